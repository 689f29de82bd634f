"""The core registers, the settings and the journal."""

from __future__ import annotations

from tecdesk.store.schema.steps.m001_tables import TABLES

_FRAME = (
    """
    CREATE TABLE setting (
        key TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE journal_step (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        operator TEXT NOT NULL,
        label TEXT NOT NULL,
        undoes INTEGER REFERENCES journal_step(id),
        closed INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    """
    CREATE TABLE journal_row (
        step INTEGER NOT NULL REFERENCES journal_step(id),
        register TEXT NOT NULL,
        record TEXT NOT NULL,
        action TEXT NOT NULL,
        before TEXT,
        after TEXT
    ) STRICT
    """,
)

_INDEXES = (
    "CREATE INDEX journal_row_step ON journal_row(step)",
    "CREATE INDEX journal_row_record ON journal_row(record)",
    """
    CREATE INDEX training_tally ON training(
        binned_at, held_on, village, form, industry,
        sessions, people, women, aided, id
    )
    """,
    "CREATE INDEX handout_date ON handout(binned_at, date)",
    "CREATE INDEX handout_training ON handout(training, binned_at, unit, quantity)",
    "CREATE INDEX aid_date ON aid(binned_at, date)",
    "CREATE INDEX aid_pairing ON aid(pairing)",
    "CREATE INDEX base_year_base ON base_year(base, year)",
    "CREATE INDEX base_visit_base ON base_visit(base)",
    "CREATE INDEX target_year ON target(year)",
)

STATEMENTS = (*_FRAME, *TABLES, *_INDEXES)
