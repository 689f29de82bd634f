"""Photos and scans of records."""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE attachment (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        name TEXT,
        caption TEXT,
        taken_on TEXT,
        register TEXT,
        record TEXT,
        digest TEXT,
        form TEXT,
        pages INTEGER,
        size INTEGER,
        position INTEGER,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX attachment_record ON attachment(record, binned_at)",
)
