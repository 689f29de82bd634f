"""Words and villages through the years."""

from __future__ import annotations
