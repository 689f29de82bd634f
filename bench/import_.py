"""Importing 100,000 rows against reading and inserting them with nothing between.

The other side reads the workbook with python-calamine and puts the eleven columns
into a bare sqlite3 table. LibreOffice, if it is there, turns the same file into csv:
a yardstick for CPU time that an office machine knows.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench import sample
from bench.rounds import DATA
from bench.rounds import Run
from bench.rounds import python
from bench.rounds import ratio
from bench.rounds import run
from bench.rounds import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS = 100_000
ROUNDS = 5


def main() -> None:
    """Compare, each run on a fresh book."""
    ledger = sample.ledger(ROWS)
    empty = sample.empty_book()
    ours, bare, office = [], [], []
    for number in range(ROUNDS):
        with tempfile.TemporaryDirectory(dir=DATA) as folder:
            book = Path(shutil.copy(empty, folder))
            ours.append(run(python("tecdesk", "import", book, ledger)))
            _check(book)
            bare.append(run(python("bench.import_", ledger, Path(folder, "bare.db"))))
        if number < 2 and (converter := shutil.which("soffice")):
            office.append(_convert(converter, ledger))
    rows: list[Sequence[object]] = [("", "wall s", "CPU s", "peak MiB")]
    rows.append(_row("tecdesk import", ours))
    rows.append(_row("calamine + sqlite3", bare))
    if office:
        rows.append(_row("LibreOffice to csv", office))
    walls = ratio([r.wall for r in ours], [r.wall for r in bare])
    cpus = ratio([r.cpu for r in ours], [r.cpu for r in bare])
    rows.append(("ratio to bare", walls, cpus, ""))
    tell(f"Import of {ROWS:,} rows, eleven columns", rows)


def _row(name: str, runs: Sequence[Run]) -> tuple[object, ...]:
    return (
        name,
        median(r.wall for r in runs),
        median(r.cpu for r in runs),
        median(r.peak for r in runs),
    )


def _check(book: Path) -> None:
    connection = sqlite3.connect(book)
    [[count]] = connection.execute("SELECT count(*) FROM training").fetchall()
    connection.close()
    if count != ROWS:
        raise SystemExit(f"{count} rows arrived")


def _convert(converter: str, ledger: Path) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        to = ("--headless", "--convert-to", "csv", "--outdir", folder, str(ledger))
        return run([converter, profile, *to])


def bare(ledger: Path, database: Path) -> None:
    """Read it and insert it."""
    from python_calamine import CalamineWorkbook

    database.unlink(missing_ok=True)
    connection = sqlite3.connect(database)
    connection.execute(
        "CREATE TABLE ledger(id INTEGER PRIMARY KEY, a, b, c, d, e, f, g, h, i, j, k)"
    )
    rows = CalamineWorkbook.from_path(str(ledger)).get_sheet_by_index(0).to_python()
    holes = ", ".join("?" * 11)
    connection.executemany(
        f"INSERT INTO ledger(a, b, c, d, e, f, g, h, i, j, k) VALUES ({holes})",
        rows[2:],
    )
    connection.commit()
    connection.close()


if __name__ == "__main__":
    if len(sys.argv) > 2:
        bare(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        main()
