"""Shares that a person shows otherwise than the records give them."""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE shown_share (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        year INTEGER,
        span TEXT,
        indicator TEXT,
        by TEXT,
        part TEXT,
        computed INTEGER,
        shown INTEGER,
        reason TEXT,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX shown_share_year ON shown_share(year)",
)
