"""From changing a record to every open figure right, at 100,000 records.

The real window, offscreen: the tally page stands open with the records behind a
figure beside it, a session's people are changed, and the clock runs from before the
change is written until table, chart and panel show the new number.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.desk import fill
from bench.rounds import python
from bench.rounds import run
from bench.rounds import tell
from tecdesk.store.book import Book

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.ui.pages.figures.tally import TallyPage
    from tecdesk.ui.shell import Shell

REPEATS = 15
LIMIT_MS = 100


def main() -> None:
    """Make the book, measure in a process of its own, print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "清河镇.tecdesk")
        with Book.create(path, "清河镇") as book, book.edit("样例") as edit:
            fill(edit)
        told = run(python("bench.figures", path), QT_QPA_PLATFORM="offscreen").told
    rows = [
        (
            name,
            told[f"{name}/median"],
            told[f"{name}/p95"],
            told[f"{name}/cpu"],
            LIMIT_MS,
        )
        for name in dict.fromkeys(key.split("/")[0] for key in told)
    ]
    tell(
        "A changed record to the figures seen, 100,000 records",
        [("open", "median ms", "p95 ms", "its own work ms", "limit"), *rows],
    )


def measure(path: Path) -> None:
    """One process: every view in turn, as JSON."""
    os.environ["TECDESK_HOME"] = tempfile.mkdtemp()
    from tecdesk.app import make_application
    from tecdesk.ui.preferences import Preferences
    from tecdesk.ui.shell import Shell

    application = make_application(Preferences())
    shell = Shell(Book.open(path), Preferences())
    shell.resize(1366, 697)
    shell.show()
    if shell.desk.bus.year != 2025:
        shell.desk.bus.choose_year(2025)
    told: dict[str, float] = {}
    for name, (open_, shown) in _views(shell).items():
        open_()
        _settle(shell)
        taken = [_changed(shell, shown) for _ in range(REPEATS)]
        times = sorted(wall for wall, _ in taken)
        told[f"{name}/median"] = median(times)
        told[f"{name}/p95"] = times[int(REPEATS * 0.95)]
        told[f"{name}/cpu"] = median(own for _, own in taken)
    shell.shut()
    del application
    print(json.dumps(told))


def _views(shell: Shell) -> dict[str, tuple[Callable[[], None], Callable[[], int]]]:
    """Each view: how it is opened, and the whole year's people as it shows them."""
    from tecdesk.ui.pages.figures.question import Drawn
    from tecdesk.ui.pages.figures.question import View
    from tecdesk.ui.pages.figures.tally import TallyPage

    shell.go("tally")
    _settle(shell)
    page = shell.page("tally")
    if not isinstance(page, TallyPage):
        raise TypeError(page)

    def table(by: str) -> Callable[[], None]:
        def open_() -> None:
            page.views.choose(View.TABLE)
            page.choices.show_by(by)
            page.reload()
            _settle(shell)
            _open(page, 0 if by else 1)

        return open_

    def chart() -> None:
        page.views.choose(View.CHART)
        page.choices.show_by("month")
        page.choices.drawn.choose(Drawn.NOW)

    def charted() -> int:
        shown = page.board.chart.chart
        return int(sum(shown.numbers)) if shown else 0

    return {
        "every indicator": (table(""), lambda: _number(page, 1, 2)),
        "by village": (table("village"), lambda: _number(page, 0, 2)),
        "by month": (table("month"), lambda: _number(page, 0, 2)),
        "by quarter": (table("quarter"), lambda: _number(page, 0, 2)),
        "by form": (table("form"), lambda: _number(page, 0, 2)),
        "chart by month": (chart, charted),
    }


def _open(page: TallyPage, row: int) -> None:
    index = page.board.model.index(row, 2)
    page.board.table.setCurrentIndex(index)
    page.board.open_at(index)


def _number(page: TallyPage, row: int, column: int) -> int:
    """What the table shows, if the panel beside it agrees; else -1."""
    shown = int(page.board.model.index(row, column).data())
    told = page.evidence.told
    same = told is not None and told.asked.figure.value == shown
    return shown if same else -1


def _changed(shell: Shell, shown: Callable[[], int]) -> tuple[float, float]:
    """Milliseconds from the change to the figure that it makes.

    The second number is the processor's time of both threads: what it would take on
    a machine that does nothing else.
    """
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtCore import QEventLoop

    # Asleep between events, as a running program is: a busy wait would take the
    # time of the worker.
    asleep = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    book = shell.desk.book
    record = book.find("training", limit=1)[0]
    before = shown()
    start, busy = time.perf_counter(), time.process_time()
    with book.edit("改") as edit:
        people = record.number("people") or 0
        edit.change("training", record.id, {"people": people + 1})
    shell.desk.bus.tell(edit.change_made, None)
    while shown() != before + 1:
        QCoreApplication.processEvents(asleep)
        if time.perf_counter() - start > 10:
            raise TimeoutError(shown(), before)
    shell.grab()
    taken = (time.perf_counter() - start) * 1000
    own = (time.process_time() - busy) * 1000
    _settle(shell)
    return taken, own


def _settle(shell: Shell) -> None:
    from PySide6.QtCore import QCoreApplication

    end = time.perf_counter() + 0.1
    while not shell.desk.jobs.idle or time.perf_counter() < end:
        QCoreApplication.processEvents()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
    else:
        main()
