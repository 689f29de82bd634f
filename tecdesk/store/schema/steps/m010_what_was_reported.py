"""Reports as they went out, their files and their states."""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE kept_file (
        digest TEXT PRIMARY KEY NOT NULL,
        data BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE reported (
        id INTEGER PRIMARY KEY,
        period TEXT NOT NULL,
        revision INTEGER NOT NULL,
        way TEXT NOT NULL,
        digest TEXT NOT NULL,
        at TEXT NOT NULL,
        operator TEXT NOT NULL,
        step INTEGER NOT NULL,
        figures BLOB NOT NULL,
        words BLOB NOT NULL,
        summary BLOB NOT NULL,
        records BLOB NOT NULL,
        UNIQUE (period, revision)
    ) STRICT
    """,
    """
    CREATE TABLE reported_file (
        report INTEGER NOT NULL REFERENCES reported(id),
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        digest TEXT NOT NULL REFERENCES kept_file(digest),
        PRIMARY KEY (report, position)
    ) STRICT
    """,
    """
    CREATE TABLE reported_state (
        id INTEGER PRIMARY KEY,
        period TEXT NOT NULL,
        state TEXT NOT NULL,
        revision INTEGER NOT NULL,
        at TEXT NOT NULL,
        operator TEXT NOT NULL,
        reason TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX reported_state_period ON reported_state(period, id)",
)
