"""The long version: python -m tests.faults.soak [--kills 1000] [--flips 600] ...

Prints what was done and with which seeds; stops with an error at the first thing that
is not as it must be.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tests.conftest import make_new
from tests.conftest import make_sample
from tests.faults.filling import fill_once
from tests.faults.flipping import WRONG
from tests.faults.flipping import flips
from tests.faults.killing import kill_once
from tests.faults.merging import make_county
from tests.faults.merging import merge_once
from tests.faults.small_disk import small_disk
from tests.faults.worker import Worker
from tests.faults.worker import state_of
from tests.journeys.test_merge_cut import cut_merges
from tests.journeys.test_power_cut import cut_imports
from tests.journeys.test_power_cut import cut_submits

if TYPE_CHECKING:
    from collections.abc import Callable

_ANEW = 50
"""After so many kills a new book is begun, or it would only grow."""
_LOOK = 500


def main() -> int:
    """Everything once; returns the exit code."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--kills", type=int, default=1000)
    asked.add_argument("--flips", type=int, default=600)
    asked.add_argument("--works", type=int, default=50_000)
    asked.add_argument("--full", type=int, default=400)
    asked.add_argument("--full-merges", type=int, default=200)
    asked.add_argument("--cut-merges", type=int, default=200)
    asked.add_argument("--cut-imports", type=int, default=200)
    asked.add_argument("--cut-submits", type=int, default=100)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, run, count in (
            ("flips", _flip, given.flips),
            ("works", _work, given.works),
            ("full disks", _fill, given.full),
            ("full disks while merging", _fill_merging, given.full_merges),
            ("cut merges", _cut_merging, given.cut_merges),
            ("cut imports", _cut_importing, given.cut_imports),
            ("cut submits", _cut_submitting, given.cut_submits),
            ("kills", _kill, given.kills),
        ):
            _timed(name, run, Path(folder) / name, (count, given.seed))
    return 0


def _timed(
    name: str,
    run: Callable[[Path, int, int], str],
    folder: Path,
    given: tuple[int, int],
) -> None:
    folder.mkdir()
    begun = time.monotonic()
    told = run(folder, *given)
    spent = time.monotonic() - begun
    sys.stdout.write(f"{name} {given[0]}, seed {given[1]}: {told} ({spent:.0f} s)\n")
    sys.stdout.flush()


def _kill(folder: Path, count: int, seed: int) -> str:
    middle = 0
    for number in range(count):
        place = folder / f"{number // _ANEW}"
        if number % _ANEW == 0:
            place.mkdir()
            make_new(place / "清河镇.tecdesk").close()
        middle += kill_once(place / "清河镇.tecdesk", seed * 1_000_000 + number)
    return f"{middle} in the middle of a piece of work, none lost anything"


def _flip(folder: Path, count: int, seed: int) -> str:
    path = folder / "清河镇.tecdesk"
    make_sample(path)
    Book.open(path).close()
    told = flips(path, count, seed)
    if told[WRONG]:
        raise AssertionError(told)
    return ", ".join(f"{number} {what}" for what, number in told.items())


def _fill(folder: Path, count: int, seed: int) -> str:
    (folder / "桌").mkdir()
    with small_disk(folder / "盘") as disk:
        numbers = range(seed * 1_000_000, seed * 1_000_000 + count)
        refused = Counter(fill_once(disk, folder / "桌", n) for n in numbers)
    return ", ".join(f"{n} {what or 'had room'}" for what, n in refused.most_common())


def _fill_merging(folder: Path, count: int, seed: int) -> str:
    (folder / "桌").mkdir()
    county = make_county(folder / "桌")
    with small_disk(folder / "盘") as disk:
        numbers = range(seed * 1_000_000, seed * 1_000_000 + count)
        refused = Counter(merge_once(disk, county, n) for n in numbers)
    return ", ".join(f"{n} with {what} refused" for what, n in refused.most_common())


def _cut_merging(folder: Path, count: int, seed: int) -> str:
    cuts, seen = cut_merges(folder, count, seed)
    return f"{cuts} before the end, with {sorted(seen)} packages in"


def _cut_importing(folder: Path, count: int, seed: int) -> str:
    cuts, found = cut_imports(folder, count, seed)
    return f"{cuts} before the end, {sorted(found)} records found"


def _cut_submitting(folder: Path, count: int, seed: int) -> str:
    cuts, packages = cut_submits(folder, count, seed)
    return f"{cuts} before the end, {packages} whole packages found"


def _work(folder: Path, count: int, seed: int) -> str:
    path = folder / "清河镇.tecdesk"
    make_new(path).close()
    worker = Worker(path, seed, io.StringIO())
    for number in range(count):
        worker.work()
        worker.log.seek(0)
        worker.log.truncate()
        if number % _LOOK == 0 and state_of(worker.book) != worker.state:
            raise AssertionError(f"after {number}")
    if state_of(worker.book) != worker.state:
        raise AssertionError("at the end")
    worker.book.close()
    check(path)
    done = Counter(worker.done).most_common()
    return ", ".join(f"{number} {name}" for name, number in done)


if __name__ == "__main__":
    raise SystemExit(main())
