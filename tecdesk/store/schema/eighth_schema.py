"""The village that another was parted from, as frozen SQL; see `migrations`."""

from __future__ import annotations

STATEMENTS = ("ALTER TABLE village ADD COLUMN split_from TEXT REFERENCES village(id)",)
