"""Led households of pairings, proposals of bases, as frozen SQL; see `migrations`."""

from __future__ import annotations

STATEMENTS = (
    "ALTER TABLE pairing ADD COLUMN households INTEGER",
    "ALTER TABLE base ADD COLUMN proposed_on TEXT",
)
