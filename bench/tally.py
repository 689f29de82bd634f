"""The year tally of all training indicators against hand-written SQL, twice.

Once over the same file, and once over a copy of the same rows with indexes made for
exactly these questions and nothing else, which no book could afford to keep. All
keep their connection open and have their pages in memory; what is timed is the work
from question to answer.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from typing import Any

from bench import county_book
from bench import sample
from bench.rounds import DATA
from bench.rounds import python
from bench.rounds import run
from bench.rounds import tell
from tecdesk.store.book import Book
from tecdesk.store.county.rows import prepare

if TYPE_CHECKING:
    from collections.abc import Callable

YEAR = 2025
REPEATS = 15
PARTS = ("", "village", "month", "form")
SESSIONS = 1_000_000

MEASURED = ("ours", "hand", "hand x", "ideal", "ideal x")
HEAD = ("by", "ours ms", "by hand ms", "ratio", "own indexes ms", "ratio")

SUMS = (
    "count(*), sum(sessions), sum(people), sum(women), sum(aided), "
    "count(DISTINCT village)"
)
GROUPS = {
    "": "",
    "village": "village",
    "month": "substr(held_on, 6, 2)",
    "form": "form",
    "owner": "owner",
}


def main() -> None:
    """Compare at both sizes."""
    for count in (100_000, SESSIONS):
        book = sample.book(count)
        told = run(python("bench.tally", book, _ideal(book))).told
        rows: list[tuple[object, ...]] = [HEAD]
        rows += [
            (by or "(whole)", *(told[f"{by}/{name}"] for name in MEASURED))
            for by in PARTS
        ]
        tell(f"Year tally, training, {count:,} sessions in ten years", rows)
    county = _county()
    told = run(python("bench.tally", county)).told
    line = ("owner", *(told[f"owner/{name}"] for name in MEASURED[:3]))
    tell("Year tally of a county by unit, training", [HEAD[:4], line])


def _county() -> Path:
    """A county's book of a hundred units with the indexes that merging makes."""
    path = county_book.county(SESSIONS)
    with Book.open(path) as book:
        prepare(book)
    return path


def _ideal(book: Path) -> Path:
    """The same rows with the indexes a specialist would make."""
    path = DATA / f"{book.stem}-by-hand.db"
    if path.exists():
        return path
    part = path.with_suffix(".making")
    part.unlink(missing_ok=True)
    connection = sqlite3.connect(part)
    connection.execute("ATTACH ? AS book", [str(book)])
    connection.execute(
        "CREATE TABLE training AS "
        "SELECT *, CAST(substr(held_on, 1, 4) AS INTEGER) AS year_of FROM book.training"
    )
    connection.execute("CREATE TABLE handout AS SELECT * FROM book.handout")
    sums = "sessions, people, women, aided, village"
    for name, group in GROUPS.items():
        keys = ", ".join(key for key in ("year_of, binned_at", group) if key)
        connection.execute(
            f"CREATE INDEX t_{name or 'all'} ON training({keys}, {sums})"
        )
        connection.execute(f"CREATE INDEX i_{name or 'all'} ON training({keys}, id)")
    connection.execute(
        "CREATE INDEX h_training ON handout(training, unit, binned_at, quantity)"
    )
    connection.execute("ANALYZE")
    connection.commit()
    connection.close()
    part.rename(path)
    return path


def compare(book: Path, ideal: Path | None = None) -> None:
    """One process: the sides in turn, medians as JSON; a county's book by unit."""
    told: dict[str, float] = {}
    sides = {
        "ours": _ours(book),
        "hand": _by_hand(book, _IN_YEAR),
    }
    if ideal:
        sides["ideal"] = _by_hand(ideal, _OF_YEAR)
    for by in PARTS if ideal else ("owner",):
        for side in sides.values():
            _same(sides["ours"](by), side(by), by)
        rounds = [
            {name: _timed(side, by) for name, side in sides.items()}
            for _ in range(REPEATS)
        ]
        for name in sides:
            told[f"{by}/{name}"] = median(each[name] for each in rounds)
            ratios = (each["ours"] / each[name] for each in rounds)
            told[f"{by}/{name} x"] = median(ratios)
    print(json.dumps(told))


def _timed(ask: Callable[[str], Any], by: str) -> float:
    start = time.process_time()  # what else runs on the machine does not count
    ask(by)
    return (time.process_time() - start) * 1000


def _ours(path: Path) -> Callable[[str], dict[str, int]]:
    from tecdesk.domain.indicators import INDICATORS
    from tecdesk.domain.period import Period
    from tecdesk.store.figures.aggregate import figures

    book = Book.open(path, writing=False)
    wanted = [i for key, i in INDICATORS.items() if key.startswith("training.")]

    def ask(by: str) -> dict[str, int]:
        found = figures(book, wanted, Period(YEAR), by)
        return {
            f"{key} {part}": figure.value or 0
            for (key, _, part), figure in found.items()
        }

    return ask


_IN_YEAR = f"held_on >= '{YEAR}' AND held_on < '{YEAR + 1}'"
_OF_YEAR = f"year_of = {YEAR}"


def _by_hand(path: Path, dated: str) -> Callable[[str], dict[str, int]]:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA cache_size = -65536")

    def ask(by: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for row in connection.execute(_sessions(by, dated)):
            part = _part(row[0], by)
            for key, value in zip(KEYS, row[2:], strict=True):
                found[f"training.{key} {part}"] = value
        for name, quantity in connection.execute(_handouts(by, dated)):
            found[f"training.handouts {_part(name, by)}"] = quantity or 0
        return found

    return ask


def _part(name: str, by: str) -> str:
    return name.lstrip("0") if by == "month" else name


KEYS = ("sessions", "people", "women", "aided", "villages")


def _sessions(by: str, dated: str) -> str:
    group = GROUPS[by]
    return (
        f"SELECT {group or repr('')}, {SUMS} FROM training "
        f"WHERE {dated} AND binned_at IS NULL {'GROUP BY 1' if by else ''}"
    )


def _handouts(by: str, dated: str) -> str:
    group = GROUPS[by].replace("village", "t.village").replace("owner", "t.owner")
    return (
        f"SELECT {group or repr('')}, sum(quantity) FROM training t JOIN handout h "
        "ON h.training = t.id AND h.unit = '份' AND h.binned_at IS NULL "
        f"WHERE t.{dated.replace('AND held', 'AND t.held')} AND t.binned_at IS NULL "
        f"{'GROUP BY 1' if by else ''}"
    )


def _same(ours: dict[str, int], hand: dict[str, int], by: str) -> None:
    if ours != hand:
        differing = set(ours.items()) ^ set(hand.items())
        raise SystemExit(f"by {by}: the sides differ: {sorted(differing)[:6]}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        compare(*map(Path, sys.argv[1:]))
    else:
        main()
