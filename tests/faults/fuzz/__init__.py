"""Files that nobody should have made, by the ten thousand."""

from __future__ import annotations
