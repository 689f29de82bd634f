"""What a passphrase costs: the same work in a locked book and in a plain one, in turn.

Both are copies of one book of 100,000 records. The question behind each ratio is
asked of both within a moment, the first of the two by turns. Bound for daily work: 1.3;
opening and a backup decipher every page once, which a plain file does not have to.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench import sample
from bench.rounds import DATA
from bench.rounds import python
from bench.rounds import run
from bench.rounds import tell
from bench.save import saves

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.rounds import Run
    from tecdesk.store.book import Book

ROWS = 100_000
BOUND = 1.3
WORDS = "青草-河湾 47 粒豆"
_IMPORTS = 3
_WHOLE = ("open with", "backup")
_ROUNDS = {"list": 15, "tally": 15, "open": 7, "backup": 5, "save": 60}
Work = dict[str, "Callable[[], object]"]


def main() -> None:
    """Compare in one process; imports in one each."""
    with tempfile.TemporaryDirectory(dir=DATA) as folder:
        place = Path(folder)
        told = dict(run(python("bench.locked", sample.book(ROWS), place)).told)
        told.update(_imports(place))
    rows: list[tuple[object, ...]] = [("", "plain ms", "locked ms", "ratio", "bound")]
    for name, found in told.items():
        rows.append((name, *found, "" if name.startswith(_WHOLE) else BOUND))
    tell(f"A book of {ROWS:,} with a passphrase, against the same without", rows)


def times(source: Path, place: Path) -> None:
    """One process: medians of both sides and of their ratios, as JSON."""
    from tecdesk.store.book import Book
    from tecdesk.store.locked.changing import change_passphrase

    paths = [Path(shutil.copy(source, place / f"{n}.tecdesk")) for n in ("一", "二")]
    change_passphrase(paths[1], WORDS)
    told = {"open with its checks": _compared(*map(_opening, paths), rounds=7)}
    with Book.open(paths[0]) as plain, Book.open(paths[1], passphrase=WORDS) as locked:
        sides = [_works(plain), _works(locked)]
        for name in sides[0]:
            rounds = _ROUNDS[name.split()[0].rstrip(":")]
            told[name] = _compared(sides[0][name], sides[1][name], rounds=rounds)
    print(json.dumps(told))


def _opening(path: Path) -> Callable[[], object]:
    from tecdesk.store.book import Book

    def work() -> None:
        Book.open(path, passphrase=WORDS).close()

    return work


def _works(book: Book) -> Work:
    from tecdesk.domain.indicators import INDICATORS
    from tecdesk.domain.period import Period
    from tecdesk.store.backups.making import back_up
    from tecdesk.store.book import Book as Reading
    from tecdesk.store.figures.aggregate import figures
    from tecdesk.store.lists.listing import Lists
    from tecdesk.store.lists.view import View
    from tecdesk.store.query import Filter

    lists, wanted = (
        Lists(Reading.open(book.path, writing=False)),
        [*INDICATORS.values()],
    )
    views = [
        View("training", Filter(words=words)) for words in ("", "果树", "第03村 讲座")
    ]
    return {
        **{f"save: {name}": work for name, work in saves(book).items()},
        "list: open, search": lambda: [lists.open(v).page(0, 50) for v in views],
        "tally of a year": lambda: figures(book, wanted, Period(2025), "village"),
        "backup": lambda: back_up(book.path),
    }


def _compared(
    plain: Callable[[], object], locked: Callable[[], object], *, rounds: int
) -> list[float]:
    pairs = []
    for at in range(rounds):
        if at % 2:
            pairs.append((_timed(plain), _timed(locked)))
        else:
            pairs.append((_timed(locked), _timed(plain))[::-1])
    return _medians(pairs)


def _medians(pairs: list[tuple[float, float]]) -> list[float]:
    """Of both sides, and of the ratios."""
    ratio = median(locked / plain for plain, locked in pairs)
    return [*(median(side) for side in zip(*pairs, strict=True)), ratio]


def _imports(place: Path) -> dict[str, list[float]]:
    """Wall and CPU: on a machine that does other work, the second says more."""
    from tecdesk.store.locked.changing import change_passphrase

    ledger, empty = sample.ledger(ROWS), sample.empty_book()
    given = place / "密码.txt"
    given.write_text(WORDS, "utf-8")
    walls, cpus = [], []
    for at in range(_IMPORTS):
        found: dict[str, Run] = {}
        for name in ("plain", "locked")[:: 1 if at % 2 else -1]:
            book = Path(shutil.copy(empty, place / f"{name}{at}.tecdesk"))
            if name == "locked":
                change_passphrase(book, WORDS)
            options = ["--book-passphrase-file", given] if name == "locked" else []
            found[name] = run(python("tecdesk", "import", book, ledger, *options))
        walls.append((found["plain"].wall * 1000, found["locked"].wall * 1000))
        cpus.append((found["plain"].cpu * 1000, found["locked"].cpu * 1000))
    return {
        f"import of {ROWS:,} rows": _medians(walls),
        "the same, CPU": _medians(cpus),
    }


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    if len(sys.argv) > 1:
        times(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        main()
