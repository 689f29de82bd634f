"""The window over a book of 100,000 records: what a person waits for, and memory.

Real keys go to the real window (`bench.clerk`), offscreen. Every round is a process
of its own, in turn with one that does the same in an empty book and against which
the memory is held. "Held" is the longest time in which the window did not listen;
"work" is the 95th percentile of the processor's own time, which is what it would
take on a machine that does nothing else.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench import sample
from bench.rounds import BOUNDED
from bench.rounds import DATA
from bench.rounds import bounded
from bench.rounds import in_turn
from bench.rounds import python
from bench.rounds import ratio
from bench.rounds import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.clerk import Clerk
    from bench.rounds import Run

ROWS = 100_000
ROUNDS = 7
BOUNDS = {
    "list opens, first visit": 150,
    "list opens, later": 150,
    "list of all years": 150,
    "form is there, first visit": 150,
    "form is there, later": 150,
    "empty form": 150,
    "key to list, a year": 100,
    "key to list, all years": 100,
    "key to list, all years by pinyin": 100,
    "row, wheel": 16,
    "row, jump": 16,
    "frame, wheel": 16,
    "frame, jump": 16,
}
"""The most it may be, in milliseconds."""
MEMORY = 1.5
"""The most that a long list may need, against an empty book."""


def main() -> None:
    """Measure, both books in turn."""
    with tempfile.TemporaryDirectory(dir=DATA) as folder:
        sides = {
            "full": python("bench.window", sample.book(ROWS)),
            "empty": python("bench.window", sample.empty_book()),
        }
        home = {"TECDESK_HOME": folder, "QT_QPA_PLATFORM": "offscreen"}
        found = in_turn(sides, ROUNDS, **home)
    _tell_times(found["full"])
    _tell_memory(found["full"], found["empty"])


def _tell_times(runs: Sequence[Run]) -> None:
    times, work = _together(runs, "times"), _together(runs, "work")
    names = [*BOUNDS, *(name for name in times if name not in BOUNDS)]
    rows = [bounded(n, times[n], work.get(n, ()), BOUNDS.get(n)) for n in names]
    tell(f"The window over {ROWS:,} records, ms", [BOUNDED, *rows])


def _together(runs: Sequence[Run], what: str) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for run in runs:
        for name, each in run.told[what].items():
            found.setdefault(name, []).extend(each)
    return found


def _tell_memory(full: Sequence[Run], empty: Sequence[Run]) -> None:
    rows: list[tuple[object, ...]] = [("", "full", "empty", "ratio", "bound")]
    for name in full[0].told["mib"]:
        sides = [[run.told["mib"][name] for run in each] for each in (full, empty)]
        rows.append((name, *map(median, sides), ratio(*sides), MEMORY))
    tell("Memory of its own (USS), MiB", rows)
    sides = [[run.peak for run in each] for each in (full, empty)]
    peak = ("peak resident", *map(median, sides), ratio(*sides))
    tell("", [peak])


def measure(book: Path) -> None:
    """One process: open the list, look at the memory, work on, look again."""
    from bench.clerk import Clerk

    with tempfile.TemporaryDirectory(dir=DATA) as folder:
        # What the list is sorted by is kept in the book.
        clerk = Clerk(Path(shutil.copy(book, folder)))
        told = _told(clerk)
    print(json.dumps(told), flush=True)
    os._exit(0)


def _told(clerk: Clerk) -> dict[str, object]:
    mib = {"first page": own_mib()}
    clerk.open()
    mib["list open"] = own_mib()
    clerk.all_day()
    mib["all years searched, sorted, grouped"] = own_mib()
    return {"mib": mib, "times": clerk.times, "work": clerk.work}


def own_mib() -> float:
    """Memory that is this process's alone, in MiB; 1 where the system cannot say."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return 1
    fields = (line.split() for line in rollup.read_text().splitlines()[1:])
    kib = [int(each[1]) for each in fields if each[0].startswith("Private_")]
    return sum(kib) / 1024


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
    else:
        main()
