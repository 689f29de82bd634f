"""Households led by a paired one, bases that wait for approval."""

from __future__ import annotations

STATEMENTS = (
    "ALTER TABLE pairing ADD COLUMN households INTEGER",
    "ALTER TABLE base ADD COLUMN proposed_on TEXT",
)
