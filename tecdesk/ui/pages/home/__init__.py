"""首页."""

from __future__ import annotations
