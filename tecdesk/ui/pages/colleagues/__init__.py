"""和同事合并: give the book, join another copy, look at what both changed."""

from __future__ import annotations
