"""What else a township's summary counts, and who or what a record belongs to."""

from __future__ import annotations

from tecdesk.store.schema.steps.m014_tables import TABLES

_COLUMNS = (
    ("training", "topic TEXT"),
    ("training", "outreach TEXT REFERENCES outreach(id)"),
    ("training", "envoy TEXT REFERENCES envoy(id)"),
    ("training", "base TEXT REFERENCES base(id)"),
    ("training", "project TEXT REFERENCES project(id)"),
    ("handout", "topic TEXT"),
    ("handout", "outreach TEXT REFERENCES outreach(id)"),
    ("handout", "envoy TEXT REFERENCES envoy(id)"),
)
_LINKS = (
    ("training", ("outreach", "envoy", "base", "project")),
    ("handout", ("outreach", "envoy")),
    ("outreach", ("within", "envoy")),
    ("consult", ("outreach", "envoy")),
    ("variety", ("envoy", "base", "project")),
)
_COUNTED = (
    "outreach",
    "consult",
    "envoy_year",
    "variety",
    "exemplar",
    "network",
    "project",
    "project_fund",
    "bureau",
)

STATEMENTS = (
    *TABLES,
    *(f"ALTER TABLE {table} ADD COLUMN {column}" for table, column in _COLUMNS),
    *(
        f"CREATE INDEX {table}_{link} ON {table}({link}) WHERE {link} IS NOT NULL"
        for table, links in _LINKS
        for link in links
    ),
    "DROP INDEX training_tally",
    """
    CREATE INDEX training_tally ON training(
        binned_at, held_on, village, form, industry,
        sessions, people, women, aided, id, envoy, topic
    )
    """,
    "CREATE INDEX outreach_date ON outreach(binned_at, held_on)",
    "CREATE INDEX consult_date ON consult(binned_at, date)",
    "CREATE INDEX variety_date ON variety(binned_at, date)",
    "CREATE INDEX bureau_date ON bureau(binned_at, date)",
    "CREATE INDEX envoy_village_envoy ON envoy_village(envoy)",
    "CREATE INDEX envoy_year_envoy ON envoy_year(envoy)",
    "CREATE INDEX envoy_year_date ON envoy_year(binned_at, date)",
    "CREATE INDEX project_fund_project ON project_fund(project)",
    "CREATE INDEX project_fund_date ON project_fund(binned_at, date)",
    *(
        f"CREATE INDEX {table}_rough ON {table}(quality) "
        "WHERE quality IS NOT NULL AND quality <> '实数'"
        for table in _COUNTED
    ),
    *(
        f"CREATE INDEX {table}_about ON {table}(marks) "
        "WHERE marks IS NOT NULL AND instr(marks, '\"about\"')"
        for table in _COUNTED
    ),
)
