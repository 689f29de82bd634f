"""Lists of 100,000 records: open, filter while typing, sort, scroll, add up.

Each question is put to the program and, in the same process, to the shortest SQL
that shows the same rows. Then the memory of a desk that opened such a list against
one that opened an empty book.
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench import sample
from bench.rounds import in_turn
from bench.rounds import python
from bench.rounds import ratio
from bench.rounds import run
from bench.rounds import tell

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from collections.abc import Iterator

    from tecdesk.store.lists.listing import Lists
    from tecdesk.store.lists.view import View

ROWS = 100_000
PAGE = 60
TYPED = (
    *("s", "sd", "sdh", "sdhyy", "水", "水稻", "水稻旱", "水稻旱育秧"),
    *("g", "gs", "果树", "pgl", "彭桂兰", "第03村", "d03c", "讲座", "第99999期"),
    *("水稻 第07村", "果树 彭", "zzz", "没有的", "2025-03", "第1"),
)
NUMBERS = ("sessions", "people", "women", "aided")


def main() -> None:
    """Compare times, then memory."""
    book = sample.book(ROWS)
    told = run(python("bench.list", "times", book)).told
    rows: list[tuple[object, ...]] = [("", "median ms", "p95 ms", "by hand ms", "x")]
    for name in dict.fromkeys(key.split("/")[0] for key in told):
        parts = ("median", "p95", "hand", "ratio")
        rows.append((name, *(told.get(f"{name}/{part}", "") for part in parts)))
    tell(f"Lists of {ROWS:,} sessions, pages of {PAGE}", rows)
    sides = {
        "100,000 records": python("bench.list", "memory", book),
        "empty book": python("bench.list", "memory", sample.empty_book()),
    }
    found = in_turn(sides, 3)
    peaks = {name: [each.peak for each in runs] for name, runs in found.items()}
    head: list[tuple[object, ...]] = [("", "peak MiB")]
    tell("Memory", head + [(name, median(each)) for name, each in peaks.items()])
    tell("", [("ratio", ratio(*peaks.values()))])


def times(path: Path) -> None:
    """One process: both sides in turn; medians, p95 and ratios as JSON."""
    from tecdesk.store.book import Book
    from tecdesk.store.lists.listing import Lists

    book = Book.open(path, writing=False)
    lists, told = Lists(book), {}
    for name, ours, hand in _questions(lists, book.connection):
        pairs = [(_timed(a), _timed(b)) for a, b in zip(ours, hand, strict=True)]
        mine = sorted(a for a, _ in pairs)
        told[f"{name}/median"] = median(mine)
        told[f"{name}/p95"] = mine[int(len(mine) * 0.95)]
        told[f"{name}/hand"] = median(b for _, b in pairs)
        told[f"{name}/ratio"] = median(a / b for a, b in pairs)
    print(json.dumps(told))


Question = tuple[str, "list[Callable[[], object]]", "list[Callable[[], object]]"]


def _questions(lists: Lists, bare: sqlite3.Connection) -> Iterator[Question]:
    yield _opened(lists, bare)
    yield from _typed(lists, bare)
    yield _sorted(lists, bare)
    yield _scrolled(lists, bare)
    yield _added_up(lists, bare)


def _opened(lists: Lists, bare: sqlite3.Connection) -> Question:
    def ours() -> None:
        listing = lists.open(_view())
        listing.first(PAGE)
        len(listing)

    def hand() -> None:
        bare.execute(f"{_SELECT} ORDER BY held_on DESC LIMIT {PAGE}").fetchall()
        sql = "SELECT rowid FROM training WHERE binned_at IS NULL ORDER BY held_on DESC"
        bare.execute(sql).fetchall()

    return "open, first page and all rows", [ours] * 20, [hand] * 20


def _typed(lists: Lists, bare: sqlite3.Connection) -> Iterator[Question]:
    from tecdesk.domain.period import Period

    for name, period in (("all years", None), ("a year", Period(2025))):

        def ours(words: str, period: Period | None = period) -> None:
            lists.open(_view(words, period=period)).first(PAGE)

        def hand(words: str, period: Period | None = period) -> None:
            likes = [f"%{word}%" for word in words.split()]
            sql = _SELECT + " AND search LIKE ?" * len(likes)
            sql += " AND held_on >= '2025' AND held_on < '2026'" if period else ""
            bare.execute(f"{sql} ORDER BY held_on DESC LIMIT {PAGE}", likes).fetchall()

        asked = [words for words in TYPED for _ in range(3)]
        yield f"key to page, {name}", *_each(asked, ours, hand)


def _sorted(lists: Lists, bare: sqlite3.Connection) -> Question:
    def ours(words: str) -> None:
        lists.open(_view(words, "title")).first(PAGE)

    def hand(words: str) -> None:
        likes = [f"%{word}%" for word in words.split()]
        sql = _SELECT + " AND search LIKE ?" * len(likes)
        bare.execute(f"{sql} ORDER BY title LIMIT {PAGE}", likes).fetchall()

    return "key to page, all years by pinyin", *_each(list(TYPED), ours, hand)


def _scrolled(lists: Lists, bare: sqlite3.Connection) -> Question:
    listing, dice = lists.open(_view()), random.Random(1)
    rows = [dice.randrange(len(listing)) for _ in range(200)]

    def ours(row: int) -> None:
        listing.page(row, PAGE)

    def hand(row: int) -> None:
        bare.execute(f"{_SELECT} AND rowid > ? LIMIT {PAGE}", (row,)).fetchall()

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
    asked: list, ours: Callable[..., None], hand: Callable[..., None]
) -> tuple[list[Callable[[], object]], list[Callable[[], object]]]:
    def bound(ask: Callable[..., None]) -> list[Callable[[], object]]:
        return [lambda each=each: ask(each) for each in asked]  # type: ignore[misc]

    return bound(ours), bound(hand)


_SELECT = "SELECT * FROM training WHERE binned_at IS NULL"


def _view(words: str = "", *order: str, period: object = None) -> View:
    from tecdesk.store.lists.view import View
    from tecdesk.store.query import Filter

    return View("training", Filter(words=words, period=period), order)  # type: ignore[arg-type]


def _timed(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


def memory(path: Path) -> None:
    """Open the list, read the first and the last page, type a word."""
    from tecdesk.store.book import Book
    from tecdesk.store.lists.listing import Lists

    lists = Lists(Book.open(path, writing=False))
    for words in ("", "s", "水稻"):
        listing = lists.open(_view(words))
        listing.first(PAGE)
        listing.page(len(listing) - PAGE, PAGE)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        {"times": times, "memory": memory}[sys.argv[1]](Path(sys.argv[2]))
    else:
        main()
