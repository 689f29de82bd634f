"""The head of a book: what its figures need besides the records themselves."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import field_at
from tecdesk.errors import DeskError
from tecdesk.store.birth import create
from tecdesk.store.book import Book
from tecdesk.store.door import reach
from tecdesk.store.faults import guarded
from tecdesk.store.rows import stored_columns
from tecdesk.store.settings import change
from tecdesk.store.terms.vocabularies import lives

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.store.settings import Settings

_TARGET = "target"
_TERMS = (
    *("unit", "village", "village_name", "word", _TARGET),
    *("own_field", "own_indicator"),
)
_NAMED = {
    field_at(REGISTERS[each.register], path).to
    for each in INDICATORS.values()
    for path in each.splits
}
HELD = tuple(key for key in REGISTERS if key in {*_TERMS, *_NAMED})
"""The registers a head holds: terms, targets, and what names parts of figures."""

_RECEIVED = ("county_package", "county_source")
"""Tables that say which units have reported; without the manifests."""


def write_head(book: Book, path: Path) -> None:
    """Make a small book with the terms, targets and settings of another.

    Raises:
        DeskError: the file exists, or its folder cannot be written.
    """
    create(path, book.unit.text("name"))
    with guarded(path), closing(reach(path)) as head:
        head.execute("BEGIN")
        head.execute("DELETE FROM unit")
        for key in HELD:
            _copy(book, head, key)
        _copy_received(book, head)
        known = book.settings
        change(
            head,
            lambda new: replace(
                new,
                unit=known.unit,
                year=known.year,
                complete_since=known.complete_since,
            ),
        )
        head.execute("COMMIT")


def gather(heads: Sequence[Path], path: Path, unit: str) -> None:
    """Make one head of several, for a unit above theirs; their targets stay theirs.

    A register is complete since it was in all of them.

    Raises:
        DeskError: they renamed words differently, so figures cannot be added.
    """
    create(path, unit)
    settings, words = [], []
    with guarded(path), closing(reach(path)) as made:
        made.execute("BEGIN")
        for each in heads:
            with Book.open(each, writing=False) as head:
                settings.append(head.settings)
                words.append({k: list(map(str, v)) for k, v in lives(head).items()})
                for key in HELD:
                    if key not in {_TARGET, *(["word"] if len(words) > 1 else [])}:
                        _copy(head, made, key)
                _copy_received(head, made)
        if any(each != words[0] for each in words):
            raise DeskError(
                "这几份数据里改过的词不一样，不能加在一起。",
                "先在各县的台账里把词改成一样，再导出。",
            )
        since = _complete(settings)
        change(made, lambda new: replace(new, complete_since=since))
        made.execute("COMMIT")


def _complete(settings: Sequence[Settings]) -> dict[str, int]:
    common = set.intersection(*(set(each.complete_since) for each in settings))
    return {key: max(s.complete_since[key] for s in settings) for key in sorted(common)}


def _copy(book: Book, head: sqlite3.Connection, key: str) -> None:
    """Rows as they are, without what identifies a person or finds one by it."""
    fields = REGISTERS[key].fields
    left = {"search": "''"} | {f.key: "NULL" for f in fields if f.personal}
    _copy_rows(book, head, key, stored_columns(key), left)


def _copy_received(book: Book, head: sqlite3.Connection) -> None:
    for table in _RECEIVED:
        about = head.execute(f"PRAGMA table_info({table})").fetchall()
        names = tuple(row[1] for row in about)
        _copy_rows(book, head, table, names, {"manifest": "'{}'"})


def _copy_rows(
    book: Book,
    head: sqlite3.Connection,
    table: str,
    names: Sequence[str],
    left: Mapping[str, str],
) -> None:
    chosen = ", ".join(left.get(name, f'"{name}"') for name in names)
    rows = book.rows(f'SELECT {chosen} FROM "{table}" ORDER BY rowid', [])
    quoted, holes = ", ".join(f'"{n}"' for n in names), ", ".join("?" * len(names))
    head.executemany(
        f'INSERT OR IGNORE INTO "{table}"({quoted}) VALUES ({holes})', map(tuple, rows)
    )
