"""Submitting a township of 2,000 persons, each with an ID number, hashed under a key.

The command as a person calls it, in a process of its own; once without a key, once with
one; and hashing alone, as work of the processors and as time on a clock.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from bench.rounds import DATA
from bench.rounds import Run
from bench.rounds import python
from bench.rounds import run
from bench.rounds import tell
from tecdesk.domain.identity import check_character
from tecdesk.domain.persons import hashed
from tecdesk.exchange.packages.hashing import PersonKey
from tecdesk.store.book import Book

PERSONS = 2_000
ROUNDS = 3
BOUND_S = 3.0
KEY = PersonKey(bytes(range(32)))


def main() -> None:
    """Submit some times over, each from a book that was never submitted."""
    DATA.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=DATA) as folder:
        for name, secret in (("without a key", ""), ("hashed", KEY.secret.hex())):
            book = _made(Path(folder) / f"{name}.tecdesk", secret)
            runs = [_submitted(book) for _ in range(ROUNDS)]
            walls, work = [each.wall for each in runs], [each.cpu for each in runs]
            tell(
                f"Package of {PERSONS:,} persons, written and verified, {name}",
                [
                    ("", "median", "worst", "bound"),
                    ("wall s", median(walls), max(walls), BOUND_S),
                    ("CPU s", median(work), max(work), ""),
                ],
            )
    wall, work_ = time.perf_counter(), time.process_time()
    people = {n: hashed(n, "", "") for n in map(_number, range(PERSONS))}
    KEY.of({n: person for n, person in people.items() if person})
    wall, work_ = time.perf_counter() - wall, time.process_time() - work_
    rows = [("", "wall s", "CPU s"), ("hashing alone", wall, work_)]
    tell(f"{PERSONS:,} persons", rows)


def _made(path: Path, secret: str) -> Path:
    with Book.create(path, "清河镇") as book:
        with book.edit("记", year=2025) as edit:
            village = edit.add("village", {"name": "东村"})
            given = {"village": village, "helper": "张三", "since": "2025-01-01"}
            rows = (
                {"name": f"户{at}", "id_number": _number(at), **given}
                for at in range(PERSONS)
            )
            edit.add_many("pairing", [(values, {}) for values in rows])
        book.change_settings(lambda now: replace(now, person_key=secret))
    return path


def _number(at: int) -> str:
    """A made-up number of an area that does not exist."""
    body = f"990000{1940 + at % 60}0101{at % 1000:03}"
    return body + check_character(body)


def _submitted(book: Path) -> Run:
    with tempfile.TemporaryDirectory(dir=DATA) as folder:
        own = Path(shutil.copy(book, Path(folder) / "own.tecdesk"))
        stick = Path(folder) / "stick"
        stick.mkdir()
        return run(python("tecdesk", "submit", own, "--year", 2025, "--to", stick))


if __name__ == "__main__":
    main()
