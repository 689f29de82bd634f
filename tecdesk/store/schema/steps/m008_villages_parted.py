"""Which village another was parted from."""

from __future__ import annotations

STATEMENTS = ("ALTER TABLE village ADD COLUMN split_from TEXT REFERENCES village(id)",)
