"""Lists however long: their rows in order, their sums, and how people like them."""

from __future__ import annotations
