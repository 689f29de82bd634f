"""Words of the book, former village names, drafts, what can be redone."""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE village_name (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        village TEXT REFERENCES village(id),
        name TEXT,
        until INTEGER,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE word (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        list TEXT,
        text TEXT,
        since INTEGER,
        until INTEGER,
        position INTEGER,
        replaced_by TEXT,
        former TEXT,
        hidden INTEGER,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE draft (
        register TEXT PRIMARY KEY NOT NULL,
        record TEXT NOT NULL,
        at TEXT NOT NULL,
        fields TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE INDEX journal_step_undone ON journal_step(id)
        WHERE closed = 0 AND undoes IS NOT NULL
    """,
)
