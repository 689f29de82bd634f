"""What a person wrote into a summary."""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE passage (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        year INTEGER,
        variant TEXT,
        place TEXT,
        text TEXT,
        bound TEXT,
        basis TEXT,
        accepted TEXT,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX passage_year ON passage(year)",
)
