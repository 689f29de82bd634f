"""Makes the book of a county or province: one township's ten years, many times over.

Copied in SQL, with every id and every reference moved along, for only the sizes
matter here and writing 10^7 records one by one takes hours.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

from bench import sample
from bench.rounds import DATA
from bench.rounds import python
from bench.rounds import run
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.book import Book
from tecdesk.store.connection import SCHEMA_VERSION
from tecdesk.store.log.door import opened
from tecdesk.store.rows import stored_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

TOWNSHIP = 10_000
"""Records of one unit in ten years, all registers together."""

_SESSIONS, _PAIRED, _BASES = 8_000, 100, 20

_DICE = "((n * 7919 + rowid * 104729 + n * rowid) % {})"
_PEOPLE = _DICE.format(190)
_VARIED = {
    "people": f"10 + {_PEOPLE}",
    "women": f"(10 + {_PEOPLE}) * 2 / 5",
    "aided": f"(10 + {_PEOPLE}) / 7",
    "title": "title || " + _DICE.format(99_991),
    "held_on": f"substr(held_on, 1, 8) || printf('%02d', 1 + {_DICE.format(28)})",
}
"""What differs from copy to copy; else Parquet would keep every value but once."""


def county(records: int) -> Path:
    """A book with so many records of units of TOWNSHIP each."""
    path = DATA / f"county{records}-v{SCHEMA_VERSION}.tecdesk"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".making")
        run(python("bench.county_book", part, records))
        part.rename(path)
    return path


def _make(path: Path, records: int) -> None:
    copyfile(sample.book(_SESSIONS), path)
    with Book.open(path) as book:
        _pair(book)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        indexes = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL"
        ).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        connection.execute("BEGIN")
        with opened(connection, "bench"):
            connection.execute("DELETE FROM journal_row")
        for key in REGISTERS:
            connection.execute(_copies(key, records // TOWNSHIP))
        for _, sql in indexes:
            connection.execute(sql)
        connection.execute("COMMIT")


def _copies(key: str, units: int) -> str:
    columns = stored_columns(key)
    refs = {field.key for field in REGISTERS[key].refs} | {"id", "owner"}
    moved = {c: f"printf('%04d', n) || substr(\"{c}\", 5)" for c in refs}
    chosen = ", ".join((moved | _VARIED).get(c, f'"{c}"') for c in columns)
    names = ", ".join(f'"{c}"' for c in columns)
    return (
        f"WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k "
        f'WHERE n < {units - 1}) INSERT INTO "{key}"({names}) '
        f'SELECT {chosen} FROM k CROSS JOIN "{key}"'
    )


def _pair(book: Book) -> None:
    with book.edit("其余") as edit:
        villages = list(book.names("village"))

        def place(n: int) -> str:
            return villages[n % len(villages)]

        edit.add_many("base", ((_base(n, place(n)), {}) for n in range(_BASES)))
        paired = edit.add_many(
            "pairing", ((_paired(n, place(n)), {}) for n in range(_PAIRED))
        )
        edit.add_many("aid", _visits(paired, TOWNSHIP - _SESSIONS * 6 // 5 - 135))


def _base(n: int, village: str) -> dict[str, str | int | None]:
    return {
        "name": f"示范园{n}",
        "village": village,
        "founded_on": str(2016 + n % 10),
        "area": 100 + n,
        "households": 10 + n,
    }


def _paired(n: int, village: str) -> dict[str, str | int | None]:
    return {
        "name": f"户主{n}",
        "village": village,
        "status": "脱贫户",
        "helper": f"责任人{n % 30}",
        "helper_unit": "镇政府",
        "since": str(2016 + n % 10),
    }


def _visits(
    paired: list[str], count: int
) -> Iterator[tuple[dict[str, str | int | None], dict[str, str]]]:
    for n in range(count):
        date = f"{2016 + n % 10}-{n % 12 + 1:02}-05"
        yield {"pairing": paired[n % len(paired)], "date": date, "way": "走访"}, {}


if __name__ == "__main__":
    _make(Path(sys.argv[1]), int(sys.argv[2]))
