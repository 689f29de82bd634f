"""SQLite and Spark over the same figures as a book grows: time, memory, bytes.

    .venv-spark/bin/python -m bench.spark 100000 1000000     (after `make spark`)

Every side runs in a process of its own; the figures of both must be equal. What is
asked: every indicator of a year, whole and by village. 10000000 takes half an hour
and 20 GB of disk.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from bench.county_book import county
from bench.rounds import DATA
from bench.rounds import python
from bench.rounds import run
from bench.rounds import tell
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.store.book import Book
from tecdesk.store.figures.aggregate import figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.store.figures.figure import Figure
    from tecdesk.store.figures.figure import FigureKey

YEAR = 2025
PARTS = ("", "village")
ALL = tuple(INDICATORS.values())
MEMORY = "2g"
MOST_FILES = 1_000_000
"""Records up to which files by unit are tried; ten times more are 50,000 files."""
HEAD = ("records", "what", "wall s", "peak MiB", "MB", "files", "whole s", "village s")


def main(sizes: Sequence[int]) -> None:
    """Measure every size, both ways of laying out the files."""
    rows: list[tuple[object, ...]] = [HEAD]
    for size in sizes:
        book = county(size)
        rows.append((f"{size:,}", *_sqlite(book)))
        for name in ("--by-year", "") if size <= MOST_FILES else ("--by-year",):
            rows += [(f"{size:,}", *row) for row in _columns(book, name)]
        tell(f"Year {YEAR}, all indicators; the second of two askings", rows)


def _sqlite(book: Path) -> tuple[object, ...]:
    done = run(python("bench.spark", "sqlite", book))
    size = book.stat().st_size / 1e6
    asked = (done.told[by] for by in PARTS)
    return ("SQLite", done.wall, done.peak, size, 1, *asked)


def _columns(book: Path, layout: str) -> list[tuple[object, ...]]:
    folder = DATA / "columns"
    shutil.rmtree(folder, ignore_errors=True)
    options = [layout] if layout else []
    words = ("tecdesk", "export-columns", book, "--to", folder, *options)
    done = run(python(*map(str, words)))
    files = [path.stat().st_size for path in folder.rglob("*.parquet")]
    by = "years" if layout else "years, units"
    size = sum(files) / 1e6
    rows: list[tuple[object, ...]] = [
        (f"export by {by}", done.wall, done.peak, size, len(files), "", "")
    ]
    asked = run(python("bench.spark", "spark", folder, book))
    told = asked.told
    peak = told["peak"]
    times = (told[by] for by in PARTS)
    rows.append((f"Spark, {by}", asked.wall, peak, size, len(files), *times))
    shutil.rmtree(folder)
    return rows


def ask_sqlite(path: Path) -> None:
    """One process: the second of two askings, as JSON."""
    with Book.open(path, writing=False) as book:
        print(json.dumps({by: _asked(book, by)[0] for by in PARTS}))


def ask_spark(folder: Path, path: Path) -> None:
    """One process: the same of Spark, and the most memory its machine took."""
    from tecdesk.spark.lake import Lake
    from tecdesk.spark.session import start

    session = start("local[*]", MEMORY)
    java = session.sparkContext._jvm.java  # noqa: SLF001 - has no public name
    pid = java.lang.ProcessHandle.current().pid()
    with tempfile.TemporaryDirectory() as work:
        with Lake.of(session, [folder], Path(work)) as lake:
            found = {by: _asked(lake, by) for by in PARTS}
        told: dict[str, Any] = {by: wall for by, (wall, _) in found.items()}
        told["peak"] = _peak(pid)
    session.stop()
    with Book.open(path, writing=False) as book:
        for by, (_, figures_there) in found.items():
            if figures(book, ALL, Period(YEAR), by) != figures_there:
                raise SystemExit(f"by {by!r}: the engines differ")
    print(json.dumps(told))


def _asked(book: Book, by: str) -> tuple[float, dict[FigureKey, Figure]]:
    """Seconds and figures of the second of two askings."""
    figures(book, ALL, Period(YEAR), by)
    start = time.perf_counter()
    found = figures(book, ALL, Period(YEAR), by)
    return time.perf_counter() - start, found


def _peak(pid: int) -> float:
    """MiB that a process held at most."""
    text = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(text.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["sqlite", book]:
            ask_sqlite(Path(book))
        case ["spark", folder, book]:
            ask_spark(Path(folder), Path(book))
        case given:
            main([int(each) for each in given] or [100_000, 1_000_000])
