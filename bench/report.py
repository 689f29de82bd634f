"""The year report of a township of 2,000 records over all registers: all its papers.

The command as a person calls it, in a process of its own: PDF, workbooks and the Word
file, from the book to the folder.
"""

from __future__ import annotations

import shutil
import tempfile
from statistics import median

from bench import sample
from bench.rounds import DATA
from bench.rounds import python
from bench.rounds import run
from bench.rounds import tell

RECORDS = 2_000
ROUNDS = 5
BOUND_S, BOUND_MIB = 5.0, 300.0


def main() -> None:
    """Write the report some times over."""
    book = sample.township(RECORDS)
    runs = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory(dir=DATA) as folder:
            command = python("tecdesk", "report", book, "--year", 2025, "--out", folder)
            runs.append(run(command))
            shutil.rmtree(folder)
    tell(
        f"Year report of {RECORDS:,} records",
        [
            ("", "median", "worst", "bound"),
            (
                "wall s",
                median(r.wall for r in runs),
                max(r.wall for r in runs),
                BOUND_S,
            ),
            ("CPU s", median(r.cpu for r in runs), max(r.cpu for r in runs), ""),
            (
                "peak MiB",
                median(r.peak for r in runs),
                max(r.peak for r in runs),
                BOUND_MIB,
            ),
        ],
    )


if __name__ == "__main__":
    main()
