"""一户一页: everything about one thing."""

from __future__ import annotations
