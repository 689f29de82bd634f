"""Which copy of the book changed what, and what came from colleagues."""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE book_copy (
        step INTEGER PRIMARY KEY,
        copy TEXT NOT NULL,
        place TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE joined (
        step INTEGER PRIMARY KEY REFERENCES journal_step(id),
        origin INTEGER NOT NULL,
        holds INTEGER NOT NULL,
        source TEXT NOT NULL,
        clock INTEGER NOT NULL,
        vector TEXT NOT NULL,
        was TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE joined_record (
        step INTEGER NOT NULL REFERENCES joined(step),
        register TEXT NOT NULL,
        record TEXT NOT NULL,
        stamps TEXT,
        was TEXT
    ) STRICT
    """,
    "CREATE INDEX joined_record_step ON joined_record(step)",
    """
    CREATE TABLE joined_conflict (
        id INTEGER PRIMARY KEY,
        origin INTEGER NOT NULL,
        register TEXT NOT NULL,
        record TEXT NOT NULL,
        field TEXT NOT NULL,
        ours TEXT NOT NULL,
        theirs TEXT NOT NULL,
        taken INTEGER NOT NULL,
        settled INTEGER
    ) STRICT
    """,
)
