"""设置: how the window looks, who works, which year, where the book lies."""

from __future__ import annotations
