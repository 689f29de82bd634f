"""What no book of ours has: parts of a database that act by themselves.

A book may come from anywhere: a stick, a colleague, a backup folder. SQLite runs what
a file's own list of tables tells it to run (triggers, views, checks, computed columns)
as soon as it is written to or read. Ours holds tables and indexes, and nothing else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tecdesk.store.schema.drift import SYSTEM
from tecdesk.store.schema.drift import drift
from tecdesk.store.schema.drift import present
from tecdesk.store.schema.steps.m013_chained_journal import TRIGGERS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection
    from collections.abc import Mapping

_BLANK = re.compile(r"\s+")


def told_plainly(statement: str) -> str:
    """A statement without its line ends and double blanks."""
    return _BLANK.sub(" ", statement).strip()


OWN_TRIGGERS = frozenset(told_plainly(each) for each in TRIGGERS)
"""The statements of triggers that a migration of ours makes, as `told_plainly`."""

FRAME = {
    "_sqlite_migrations": ("id", "migration_set", "name", "applied_at"),
    "setting": ("key", "value"),
    "journal_step": ("id", "at", "operator", "label", "undoes", "closed"),
    "journal_row": ("step", "register", "record", "action", "before", "after"),
}
"""Tables beside the registers that every book has had from the first, by columns."""
_LATER = {
    "journal_step": ("reason", "content", "chain"),
    "journal_row": ("id", "proof"),
    "draft": ("register", "record", "at", "fields"),
    "kept_file": ("digest", "data"),
    "reported": (
        *("id", "period", "revision", "way", "digest", "at", "operator", "step"),
        *("figures", "words", "summary", "records"),
    ),
    "reported_file": ("report", "position", "name", "digest"),
    "reported_state": ("id", "period", "state", "revision", "at", "operator", "reason"),
    "county_package": (
        *("file", "unit", "name", "code", "parent", "year", "period", "revision"),
        *("digest", "written", "photos", "wrong", "size", "manifest", "called", "at"),
        *("operator", "copied_from", "withdrawn"),
    ),
    "county_source": ("member", "files"),
    "county_answer": ("id", "file", "state", "at", "operator", "reason", "remarks"),
    "report_remark": (
        *("id", "slip", "period", "revision", "register", "record", "field", "text"),
        "at",
    ),
    "book_copy": ("step", "copy", "place"),
    "joined": ("step", "origin", "holds", "source", "clock", "vector", "was"),
    "joined_record": ("step", "register", "record", "stamps", "was"),
    "joined_conflict": (
        *("id", "origin", "register", "record", "field", "ours", "theirs", "taken"),
        "settled",
    ),
    "journal_start": ("after", "at", "digest", "chain"),
    "journal_known": ("id", "step", "register", "record", "proof", "stamps"),
    "journal_redaction": ("id", "step", "part", "line", "was", "now"),
    "journal_fold": ("step", "upto", "at", "digest"),
    "journal_door": ("why",),
}
"""Those that came since; what is newer may be added, and is asked for then."""

_QUIET = re.compile(
    r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\[[^\]]*\]|--[^\n]*|/\*.*?(?:\*/|$)",
    re.DOTALL,
)
"""Quoted texts and names, and comments."""
_ACTING = re.compile(r"\b(CHECK|GENERATED|AS\s*\(|VIRTUAL|DEFAULT\s*\()", re.IGNORECASE)
_CALLED = re.compile(r"(\w+)\s*\(")
_CALLS = {"instr", "and", "or", "in", "not"}
"""What may stand before a bracket in an index: no function that costs anything."""


def acting(connection: sqlite3.Connection) -> list[str]:
    """Names of what would act by itself; a book of ours has none."""
    listed = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    return [
        str(name)
        for kind, name, sql in listed
        if not _is_quiet(str(kind), str(sql or ""))
    ]


def lacking(connection: sqlite3.Connection, *, today: bool) -> list[str]:
    """What a book must have and this one has not.

    Args:
        connection: to the file.
        today: it says that it is of today's form.
    """
    found = without(connection, FRAME)
    if today:
        found += without(connection, _LATER)
        found += [each for each in drift(connection) if "not declared" not in each]
    else:
        # Every register had these from its first day.
        found += without(connection, dict.fromkeys(present(connection), SYSTEM))
    return found


def without(
    connection: sqlite3.Connection, wanted: Mapping[str, Collection[str]]
) -> list[str]:
    """Which columns a file lacks.

    Args:
        connection: to the file.
        wanted: table to columns that it should have.
    """
    found = []
    for table, columns in wanted.items():
        rows = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        have = {str(row[1]) for row in rows}
        found += [f"{table}.{each}: missing" for each in columns if each not in have]
    return found


def _is_quiet(kind: str, statement: str) -> bool:
    if kind == "trigger":
        return told_plainly(statement) in OWN_TRIGGERS
    bare = _QUIET.sub("''", statement)
    if kind == "index":
        return set(_CALLED.findall(bare.partition("(")[2].lower())) <= _CALLS
    return kind == "table" and not _ACTING.search(bare)
