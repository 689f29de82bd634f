"""Written documents in the layout of GB/T 9704, as Word file and as PDF."""

from __future__ import annotations
