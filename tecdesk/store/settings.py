"""What belongs to the book and is no record: one dataclass, kept as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    import sqlite3


@dataclass
class Settings:
    """Settings of one book.

    Attributes:
        unit: id of the unit that owns the book.
        operator: who is at the desk; stands in the journal.
        year: the year being worked on; None takes the calendar's.
        complete_since: register key to the first year for which it is complete;
            figures of earlier years are not printed as last year's.
        submissions: year (as text) to its last package: revision, digest, at.
        mappings: fingerprint of a heading to the columns chosen for it.
        lists: register key to the columns and filters kept for its list; see
            `store.layouts`.
        apart: mark of records that look the same to how many a person knows of.
    """

    unit: str = ""
    operator: str = ""
    year: int | None = None
    complete_since: dict[str, int] = field(default_factory=dict)
    submissions: dict[str, dict[str, str | int]] = field(default_factory=dict)
    mappings: dict[str, dict[str, str | None]] = field(default_factory=dict)
    apart: dict[str, int] = field(default_factory=dict)
    lists: dict[str, dict[str, Any]] = field(default_factory=dict)


def load(connection: sqlite3.Connection) -> Settings:
    """The settings in the file; unknown keys of newer programs are left alone."""
    known = {f.name for f in fields(Settings)}
    rows = connection.execute("SELECT key, value FROM setting").fetchall()
    return Settings(**{k: json.loads(v) for k, v in rows if k in known})


def save(connection: sqlite3.Connection, settings: Settings) -> None:
    """Write all settings; the caller holds the transaction."""
    connection.executemany(
        "INSERT INTO setting(key, value) VALUES (?, ?) "
        "ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        [(k, json.dumps(v, ensure_ascii=False)) for k, v in asdict(settings).items()],
    )
