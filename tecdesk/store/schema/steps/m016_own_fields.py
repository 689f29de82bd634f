"""Fields and figures that a county adds, and where their values lie."""

from __future__ import annotations

_TABLES = (
    "unit village village_name word target training base base_year base_visit pairing "
    "aid material handout stock_in outreach consult envoy envoy_village envoy_year "
    "variety exemplar network project project_fund bureau "
    "attachment explanation passage shown_share "
    "own_field own_indicator"
)

STATEMENTS = (
    """
    CREATE TABLE own_field (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        register TEXT,
        key TEXT,
        label TEXT,
        kind TEXT,
        unit TEXT,
        words TEXT,
        part_of TEXT,
        aliases TEXT,
        listed INTEGER,
        position INTEGER,
        retired_on TEXT,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE own_indicator (
        id TEXT PRIMARY KEY NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        binned_at TEXT,
        marks TEXT,
        register TEXT,
        key TEXT,
        label TEXT,
        unit TEXT,
        sums TEXT,
        where_field TEXT,
        where_value TEXT,
        part_of TEXT,
        definition TEXT,
        position INTEGER,
        retired_on TEXT,
        quality TEXT,
        evidence TEXT,
        note TEXT,
        search TEXT NOT NULL
    ) STRICT
    """,
    *(f"ALTER TABLE {table} ADD COLUMN own TEXT" for table in _TABLES.split()),
)
