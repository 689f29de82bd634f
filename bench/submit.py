"""Submitting a township of 2,000 records: checked, drawn, written, read back, kept.

The command as a person calls it, in a process of its own, from the book to the package
in a folder; once in the open, once locked with a passphrase.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from statistics import median

from bench import sample
from bench.rounds import DATA
from bench.rounds import Run
from bench.rounds import python
from bench.rounds import run
from bench.rounds import tell

RECORDS = 2_000
ROUNDS = 5
BOUND_S, BOUND_MB = 3.0, 2.0


def main() -> None:
    """Submit some times over, each from a book that was never submitted."""
    book = sample.township(RECORDS)
    for name, words in (("in the open", ""), ("locked", "bench bench bench")):
        done = [_submitted(book, words) for _ in range(ROUNDS)]
        runs, sizes = [each for each, _ in done], [size for _, size in done]
        walls = [each.wall for each in runs]
        work = [each.cpu for each in runs]
        peaks = [each.peak for each in runs]
        tell(
            f"Package of {RECORDS:,} records, written and verified, {name}",
            [
                ("", "median", "worst", "bound"),
                ("wall s", median(walls), max(walls), BOUND_S),
                ("CPU s", median(work), max(work), ""),
                ("peak MiB", median(peaks), max(peaks), ""),
                ("size MB", median(sizes), max(sizes), BOUND_MB),
            ],
        )


def _submitted(book: Path, words: str) -> tuple[Run, float]:
    """One submission and the MB of its package."""
    with tempfile.TemporaryDirectory(dir=DATA) as folder:
        own = Path(shutil.copy(book, Path(folder) / "own.tecdesk"))
        stick = Path(folder) / "stick"
        stick.mkdir()
        command = python("tecdesk", "submit", own, "--year", 2025, "--to", stick)
        if words:
            secret = Path(folder) / "words.txt"
            secret.write_text(words)
            command += ["--passphrase-file", str(secret)]
        done = run(command)
        (package,) = stick.iterdir()
        return done, package.stat().st_size / 1e6


if __name__ == "__main__":
    main()
