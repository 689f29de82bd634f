"""Measures a county's merge: 80 packages of 2,000 records; against bare sqlite3.

Bounds: 60 s and 500 MiB, and three times the time in which sqlite3 alone inserts the
same rows into the same tables, with the same indexes and a transaction a package.

    python -m bench.merge              compare
    python -m bench.merge bare B DB    insert the rows of book B into DB
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import NAMESPACE_OID
from uuid import uuid5

from bench import sample
from bench.rounds import DATA
from bench.rounds import python
from bench.rounds import ratio
from bench.rounds import run
from bench.rounds import tell
from tecdesk.domain.registers import REGISTERS

UNITS, RECORDS, ROUNDS = 80, 2000, 3
SECONDS, MIB, TIMES = 60, 500, 3
_ID = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def main() -> None:
    """Compare, each run into a new book."""
    packages = made()
    ours, bare, again = [], [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory(dir=DATA) as folder:
            book = Path(folder, "县.tecdesk")
            run(python("tecdesk", "new", book, "--unit", "样例县"))
            ours.append(run(python("tecdesk", "merge", book, *packages)))
            bare.append(run(python("bench.merge", "bare", book, Path(folder, "b.db"))))
            again.append(run(python("tecdesk", "merge", book, *packages)))
    inserted = [float(each.told["seconds"]) for each in bare]
    rows = int(bare[0].told["rows"])
    walls = [each.wall for each in ours]
    tell(
        f"Merge of {UNITS} packages, {rows:,} rows",
        [
            ("", "wall s", "CPU s", "peak MiB", "bound"),
            ("merge", min(walls), ours[0].cpu, ours[0].peak, f"{SECONDS} s, {MIB} MiB"),
            ("the same again", again[0].wall, again[0].cpu, again[0].peak, ""),
            ("sqlite3 alone", min(inserted), "", "", ""),
            ("ratio", ratio(walls, inserted), "", "", TIMES),
        ],
    )


def made() -> list[Path]:
    """The packages; each is the one township's with ids of its own."""
    folder = DATA / f"packages{UNITS}x{RECORDS}"
    if not folder.exists():
        part = folder.with_suffix(".making")
        part.mkdir(parents=True, exist_ok=True)
        _make(part)
        part.rename(folder)
    return sorted(folder.glob("*.tdk"))


def _make(folder: Path) -> None:
    from tecdesk.exchange.packages.package import pack
    from tecdesk.exchange.packages.selection import gather
    from tecdesk.store.book import Book

    with Book.open(sample.township(RECORDS), writing=False) as book:
        content = gather(book, sample.YEARS[-1], 1)
    for number in range(1, UNITS + 1):
        name = f"第{number:02}镇"

        def own(found: re.Match[bytes], name: str = name) -> bytes:
            return str(uuid5(NAMESPACE_OID, f"{name}{found[0].decode()}")).encode()

        lines = {key: _ID.sub(own, data) for key, data in content.records.items()}
        unit = _ID.sub(own, content.unit.id.encode()).decode()
        card = replace(content.unit, id=unit, name=name, code=f"990000{number:03}")
        made_at = datetime(2025, 12, 15)  # noqa: DTZ001 - any day
        data = pack(replace(content, unit=card, records=lines), {}, made_at)
        (folder / f"{name}.tdk").write_bytes(data)


def insert_bare(book: Path, target: Path) -> None:
    """Insert every merged row with sqlite3 alone; print the seconds it took."""
    rows = _rows(book)
    with closing(sqlite3.connect(book)) as merged:
        asked = (
            "SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY type = 'index'"
        )
        schema = [row[0] for row in merged.execute(asked)]
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        for statement in schema:
            if "sqlite_" not in statement:
                connection.execute(statement)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -16384")
        begun = time.perf_counter()
        count = 0
        for tables in rows.values():
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("PRAGMA defer_foreign_keys = ON")
            for key, each in tables.items():
                holes = ", ".join("?" * len(each[0]))
                connection.executemany(f'INSERT INTO "{key}" VALUES ({holes})', each)
                count += len(each)
            connection.execute("COMMIT")
        seconds = time.perf_counter() - begun
    print(json.dumps({"seconds": seconds, "rows": count}))


def _rows(book: Path) -> dict[str, dict[str, list[tuple[object, ...]]]]:
    """Owner to register to its rows."""
    found: dict[str, dict[str, list[tuple[object, ...]]]] = {}
    with closing(sqlite3.connect(book)) as connection:
        (own,) = connection.execute(
            "SELECT value FROM setting WHERE key = 'unit'"
        ).fetchone()
        for key in REGISTERS:
            for row in connection.execute(f'SELECT * FROM "{key}" ORDER BY rowid'):
                if row[1] != json.loads(own):
                    found.setdefault(row[1], {}).setdefault(key, []).append(row)
    return found


if __name__ == "__main__":
    if len(sys.argv) > 2:
        insert_bare(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
