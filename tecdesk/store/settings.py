"""What belongs to the book and is no record: one dataclass, kept as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeVar

from tecdesk.store.connection import damaged

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from collections.abc import Mapping
    from pathlib import Path

MOST = 500
"""Headings of ledgers, and forms, that are remembered: they are read with the book."""

_Kept = TypeVar("_Kept")


@dataclass
class Settings:
    """Settings of one book.

    Attributes:
        unit: id of the unit that owns the book.
        operator: who is at the desk; stands in the journal.
        people: names of those who work on the book; see `desk.people`.
        year: the year being worked on; None takes the calendar's.
        complete_since: register key to the first year for which it is complete;
            figures of earlier years are not printed as last year's.
        submissions: year (as text) to its last package: revision, digest, at.
        mappings: fingerprint of a heading to the columns chosen for it, the newest.
        lists: register key to the columns and filters kept for its list; see
            `store.layouts`.
        forms: fingerprint of another office's form to what fills its cells; see
            `desk.filling.remembered`.
        numerals: how a written summary shows large numbers; see `desk.summary`.
        county: what a county collects, and from whom; see `desk.county.units`.
        person_key: the county's key for hashes of persons, hexadecimal; empty for none.
            No package, copy for a colleague or export holds it; see `desk.person_key`.
        keep_numbers_years: so long after the end numbers of persons are kept; None
            keeps them; see `desk.expiring`.
        as_of: the moment whose content this copy of a book holds; then it is only read.
            Empty for a book. See `store.past`.
        apart: mark of records that look the same to how many a person knows of.
    """

    unit: str = ""
    operator: str = ""
    people: list[str] = field(default_factory=list)
    year: int | None = None
    complete_since: dict[str, int] = field(default_factory=dict)
    submissions: dict[str, dict[str, str | int]] = field(default_factory=dict)
    mappings: dict[str, dict[str, str | None]] = field(default_factory=dict)
    apart: dict[str, int] = field(default_factory=dict)
    lists: dict[str, dict[str, Any]] = field(default_factory=dict)
    numerals: dict[str, Any] = field(default_factory=dict)
    forms: dict[str, dict[str, Any]] = field(default_factory=dict)
    county: dict[str, Any] = field(default_factory=dict)
    as_of: str = ""
    person_key: str = ""
    keep_numbers_years: int | None = None


def newest(before: Mapping[str, _Kept], added: Mapping[str, _Kept]) -> dict[str, _Kept]:
    """What is remembered by a mark, the latest last; the oldest beyond `MOST` goes.

    Args:
        before: what was remembered.
        added: what is remembered now; the same mark is replaced.
    """
    kept = {mark: each for mark, each in before.items() if mark not in added}
    return dict([*kept.items(), *added.items()][-MOST:])


def load(connection: sqlite3.Connection) -> Settings:
    """The settings in the file; unknown keys of newer programs are left alone.

    Raises:
        ValueError: TypeError, too: what stands there was not written by us.
    """
    return _read(_texts(connection))


def sound(connection: sqlite3.Connection, path: Path) -> Settings:
    """The settings of a book that has a unit, as every book of ours has.

    Raises:
        Damaged: somebody else wrote into them.
    """
    try:
        found = load(connection)
    except (ValueError, TypeError) as error:
        raise damaged(path) from error
    asked = connection.execute("SELECT 1 FROM unit WHERE id = ?", (found.unit,))
    if asked.fetchone() is None:
        raise damaged(path)
    return found


def forget_strange(connection: sqlite3.Connection) -> None:
    """Drop what no program of ours wrote; the caller holds the transaction."""
    for key, text in _texts(connection).items():
        try:
            if key in _KNOWN:
                _value(key, text)
        except (ValueError, TypeError):
            connection.execute("DELETE FROM setting WHERE key = ?", (key,))


def change(
    connection: sqlite3.Connection, make: Callable[[Settings], Settings]
) -> Settings:
    """Read the settings, change them, and write what differs.

    The caller holds the transaction: what another connection wrote meanwhile is
    read first, and no key is written that was not changed.

    Args:
        connection: in a transaction that may write.
        make: gives the settings wanted for those in the file.

    Returns:
        What stands in the file now.
    """
    before = _texts(connection)
    wanted = asdict(make(_read(before)))
    after = {key: json.dumps(v, ensure_ascii=False) for key, v in wanted.items()}
    connection.executemany(
        "INSERT INTO setting(key, value) VALUES (?, ?) "
        "ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        [(key, text) for key, text in after.items() if before.get(key) != text],
    )
    return _read(after)


def _texts(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(map(tuple, connection.execute("SELECT key, value FROM setting")))


def _read(texts: dict[str, str]) -> Settings:
    return Settings(**{key: _value(key, texts[key]) for key in _KNOWN if key in texts})


def _value(key: str, text: str) -> Any:
    found, usual = json.loads(text), _KNOWN[key]
    if not isinstance(found, int | None if usual is None else type(usual)):
        raise TypeError(key)
    return found


_KNOWN = asdict(Settings())
"""Key to what it is in a new book."""
