"""词表与村: names that change."""

from __future__ import annotations
