"""Packages a county received, its answers, and remarks on a report given back."""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE county_package (
        file TEXT PRIMARY KEY NOT NULL,
        unit TEXT NOT NULL,
        name TEXT NOT NULL,
        code TEXT NOT NULL,
        parent TEXT NOT NULL,
        year INTEGER NOT NULL,
        period TEXT NOT NULL,
        revision INTEGER NOT NULL,
        digest TEXT NOT NULL,
        written TEXT NOT NULL,
        photos INTEGER NOT NULL,
        wrong INTEGER NOT NULL,
        size INTEGER NOT NULL,
        manifest TEXT NOT NULL,
        called TEXT NOT NULL,
        at TEXT NOT NULL,
        operator TEXT NOT NULL,
        copied_from TEXT NOT NULL DEFAULT '',
        withdrawn INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    """
    CREATE TABLE county_source (
        member TEXT PRIMARY KEY NOT NULL,
        files TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE county_answer (
        id INTEGER PRIMARY KEY,
        file TEXT NOT NULL REFERENCES county_package(file),
        state TEXT NOT NULL,
        at TEXT NOT NULL,
        operator TEXT NOT NULL,
        reason TEXT NOT NULL,
        remarks TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX county_answer_file ON county_answer(file, id)",
    """
    CREATE TABLE report_remark (
        id INTEGER PRIMARY KEY,
        slip TEXT NOT NULL,
        period TEXT NOT NULL,
        revision INTEGER NOT NULL,
        register TEXT NOT NULL,
        record TEXT NOT NULL,
        field TEXT NOT NULL,
        text TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX report_remark_record ON report_remark(record)",
)
