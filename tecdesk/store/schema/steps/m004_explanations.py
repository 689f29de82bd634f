"""What a person says about something that a check found."""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE explanation (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        year INTEGER,
        "check" TEXT,
        subject TEXT,
        about TEXT,
        basis TEXT,
        text TEXT,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX explanation_year ON explanation(year)",
)
