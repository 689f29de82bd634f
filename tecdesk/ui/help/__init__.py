"""F1: the manual in the window, opened at the page that fits where somebody stands."""

from __future__ import annotations
