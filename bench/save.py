"""Saving one record, with journal and undo, against one bare committed insert.

Both files hold 100,000 records, lie on the same disk, and are synced at each commit.
The bare one is a table of the same columns without any index. A save may take three
times as long.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench import sample
from bench.rounds import DATA
from bench.rounds import python
from bench.rounds import run
from bench.rounds import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.store.book import Book

ROWS = 100_000
REPEATS = 100
BOUND = 3
"""So many bare inserts a save may take."""
SESSION: dict[str, str | int | None] = {
    "held_on": "2025-12-09",
    "title": "淡水鱼养殖",
    "form": "现场指导",
    "lecturer": "彭桂兰",
    "people": 68,
    "women": 27,
}


def main() -> None:
    """Compare on copies."""
    source = sample.book(ROWS)
    book = Path(shutil.copy(source, DATA / "save.tecdesk"))
    told = run(python("bench.save", book, DATA / "bare.db")).told
    head = ("", "ours ms", "p95 ms", "bare ms", "ratio", "bound")
    rows: list[tuple[object, ...]] = [head]
    for name in ("add", "change", "draft"):
        parts = ("ours", "p95", "bare", "ratio")
        rows.append((name, *(told[f"{name}/{part}"] for part in parts), BOUND))
    tell(f"One save in a book of {ROWS:,}, against a bare committed insert", rows)


def compare(book: Path, database: Path) -> None:
    """One process: both sides in turn; medians as JSON."""
    from tecdesk.store.book import Book

    bare = _bare(book, database)
    told: dict[str, float] = {}
    for name, ours in saves(Book.open(book)).items():
        pairs = [(_timed(ours), _timed(bare)) for _ in range(REPEATS)]
        mine = sorted(a for a, _ in pairs)
        told[f"{name}/ours"] = median(mine)
        told[f"{name}/p95"] = mine[int(len(mine) * 0.95)]
        told[f"{name}/bare"] = median(b for _, b in pairs)
        told[f"{name}/ratio"] = median(a / b for a, b in pairs)
    print(json.dumps(told))


def saves(book: Book) -> dict[str, Callable[[], None]]:
    """One save of each sort, to be called again and again."""
    from tecdesk.store import drafts

    village = next(iter(book.names("village")))
    ids = [record.id for record in book.find("training", limit=REPEATS)]

    def add() -> None:
        with book.edit("新增培训") as edit:
            edit.add("training", {**SESSION, "village": village})

    def change() -> None:
        with book.edit("修改培训") as edit:
            edit.change("training", ids.pop(), {"people": 999, "title": "改了"})

    def draft() -> None:
        typed = {key: f"{value} {time.time_ns()}" for key, value in SESSION.items()}
        drafts.keep(book, drafts.Draft("training", typed))

    return {"add": add, "change": change, "draft": draft}


def _bare(book: Path, database: Path) -> Callable[[], None]:
    database.unlink(missing_ok=True)
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("ATTACH ? AS book", [str(book)])
    connection.execute("CREATE TABLE ledger AS SELECT * FROM book.training")
    connection.execute("DETACH book")
    [row] = connection.execute("SELECT * FROM ledger LIMIT 1").fetchall()
    sql = f"INSERT INTO ledger VALUES ({', '.join('?' * len(row))})"

    def insert() -> None:
        connection.execute(sql, row)

    return insert


def _timed(do: Callable[[], None]) -> float:
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    if len(sys.argv) > 2:
        compare(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        main()
