"""Lists of 100,000 records: open, filter while typing, sort, scroll, add up.

Each question is put to the program and, in the same process, to the shortest SQL
that reads the first page and the numbers of all rows. What a person waits for in the
window is another bench.
"""

from __future__ import annotations

import json
import random
import sys
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from typing import Any

from bench import sample
from bench.rounds import python
from bench.rounds import run
from bench.rounds import tell
from tecdesk.domain.period import Period
from tecdesk.store.book import Book
from tecdesk.store.lists.listing import Lists
from tecdesk.store.lists.view import View
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence

ROWS = 100_000
PAGE = 60
TYPED = (
    *("s", "sd", "sdh", "sdhyy", "水", "水稻", "水稻旱", "水稻旱育秧"),
    *("g", "gs", "果树", "pgl", "彭桂兰", "第03村", "d03c", "讲座", "第99999期"),
    *("水稻 第07村", "果树 彭", "zzz", "没有的", "2025-03", "第1"),
)
NUMBERS = ("sessions", "people", "women", "aided")


def main() -> None:
    """Compare times."""
    book = sample.book(ROWS)
    told = run(python("bench.list", book)).told
    rows: list[tuple[object, ...]] = [("", "median ms", "p95 ms", "by hand ms", "x")]
    for name in dict.fromkeys(key.split("/")[0] for key in told):
        parts = ("median", "p95", "hand", "ratio")
        rows.append((name, *(told.get(f"{name}/{part}", "") for part in parts)))
    tell(f"Lists of {ROWS:,} sessions, pages of {PAGE}", rows)


def times(path: Path) -> None:
    """One process: both sides in turn; medians, p95 and ratios as JSON."""
    told = {}
    book = Book.open(path, writing=False)
    for name, ours, hand in _questions(book):
        pairs = [(_timed(a), _timed(b)) for a, b in zip(ours, hand, strict=True)]
        mine = sorted(a for a, _ in pairs)
        told[f"{name}/median"] = median(mine)
        told[f"{name}/p95"] = mine[int(len(mine) * 0.95)]
        told[f"{name}/hand"] = median(b for _, b in pairs)
        told[f"{name}/ratio"] = median(a / b for a, b in pairs)
    print(json.dumps(told))


Question = tuple[str, "list[Callable[[], object]]", "list[Callable[[], object]]"]


def _questions(book: Book) -> Iterator[Question]:
    lists, bare = Lists(book), book.connection
    yield _afresh(book, "open, first page and all rows")
    yield _afresh(book, "put in order by pinyin, in the worker", "title")
    yield from _typed(lists, bare)
    yield _scrolled(lists, bare)
    yield _added_up(lists, bare)


def _afresh(book: Book, name: str, *order: str) -> Question:
    def ours() -> None:
        Lists(book).open(_view("", *order)).page(0, PAGE)

    def hand() -> None:
        _by_hand(book.connection, "", order[0] if order else "held_on DESC")

    return name, [ours] * 20, [hand] * 20


def _typed(lists: Lists, bare: sqlite3.Connection) -> Iterator[Question]:
    year = Period(2025)
    sides: list[tuple[str, Period | None, tuple[str, ...]]] = [
        ("key to page, all years", None, ()),
        ("key to page, a year", year, ()),
        ("key to page, all years by pinyin", None, ("title",)),
        ("key to page, a year by pinyin", year, ("title",)),
    ]
    for name, period, order in sides:

        def ours(
            words: str,
            period: Period | None = period,
            order: tuple[str, ...] = order,
        ) -> None:
            lists.open(_view(words, *order, period=period)).page(0, PAGE)

        def hand(
            words: str,
            period: Period | None = period,
            order: tuple[str, ...] = order,
        ) -> None:
            spanned = " AND held_on >= '2025' AND held_on < '2026'" if period else ""
            _by_hand(bare, words, order[0] if order else "held_on DESC", spanned)

        ours("")
        yield name, *_each([words for words in TYPED for _ in range(3)], ours, hand)


def _by_hand(
    bare: sqlite3.Connection, words: str, order: str, spanned: str = ""
) -> None:
    """The first page, and the row numbers of all."""
    likes = [f"%{word}%" for word in words.split()]
    where = f"binned_at IS NULL{spanned}" + " AND search LIKE ?" * len(likes)
    tail = f"FROM training WHERE {where} ORDER BY {order}"
    bare.execute(f"SELECT * {tail} LIMIT {PAGE}", likes).fetchall()
    bare.execute(f"SELECT rowid {tail}", likes).fetchall()


def _scrolled(lists: Lists, bare: sqlite3.Connection) -> Question:
    listing, dice = lists.open(_view()), random.Random(1)
    rows = [dice.randrange(len(listing)) for _ in range(200)]

    def ours(row: int) -> None:
        listing.page(row, PAGE)

    def hand(row: int) -> None:
        sql = "SELECT * FROM training WHERE binned_at IS NULL AND rowid > ? LIMIT ?"
        bare.execute(sql, (row, PAGE)).fetchall()

    return "a page anywhere", *_each(rows, ours, hand)


def _added_up(lists: Lists, bare: sqlite3.Connection) -> Question:
    def ours() -> None:
        lists.open(_view("水稻")).summary(NUMBERS)

    def hand() -> None:
        sums = ", ".join(f"sum({key})" for key in NUMBERS)
        sql = f"SELECT count(*), {sums} FROM training WHERE +binned_at IS NULL"
        bare.execute(f"{sql} AND search LIKE '%水稻%'").fetchall()

    return "count and sums of a filter", [ours] * 20, [hand] * 20


def _each(
    asked: Sequence[Any], ours: Callable[..., None], hand: Callable[..., None]
) -> tuple[list[Callable[[], object]], list[Callable[[], object]]]:
    return [partial(ours, each) for each in asked], [partial(hand, e) for e in asked]


def _view(words: str = "", *order: str, period: Period | None = None) -> View:
    return View("training", Filter(words=words, period=period), order)


def _timed(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    if len(sys.argv) > 1:
        times(Path(sys.argv[1]))
    else:
        main()
