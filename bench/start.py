"""Start to first painted window, against a bare PySide6 window with an empty table.

Ours opens a book, as a person does by double-clicking it; "page" is the moment its
first page stands there with figures. Offscreen, and under Xvfb where there is one.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from typing import Any

from bench import sample
from bench.rounds import DATA
from bench.rounds import Run
from bench.rounds import in_turn
from bench.rounds import python
from bench.rounds import ratio
from bench.rounds import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 15
HEAVY = (
    "reportlab",
    "xlsxwriter",
    "docx",
    "openpyxl",
    "python_calamine",
    "sqlite_utils",
    "pypdfium2",
    "pypinyin",
    "PIL",
    "lxml",
)


def main() -> None:
    """Compare on every platform there is."""
    book = sample.book(1_000, 1)
    sides = {
        "tecdesk": python("bench.start", "ours", book),
        "bare window": python("bench.start", "bare"),
    }
    home = {"TECDESK_HOME": str(DATA / "home")}
    offscreen = {**home, "QT_QPA_PLATFORM": "offscreen"}
    _tell("offscreen", in_turn(sides, ROUNDS, **offscreen))
    with _screen() as display:
        if display:
            xcb = {**home, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
            _tell("xcb under Xvfb", in_turn(sides, ROUNDS, **xcb))


def _tell(where: str, found: dict[str, list[Run]]) -> None:
    rows: list[tuple[object, ...]] = [("", "paint ms", "page ms", "CPU ms", "peak MiB")]
    for name, runs in found.items():
        rows.append(
            (
                name,
                median(r.told["paint"] for r in runs),
                median(r.told["page"] for r in runs),
                median(r.cpu for r in runs) * 1000,
                median(r.peak for r in runs),
            )
        )
    ours, bare = found.values()
    told = [
        ratio([r.told[key] for r in ours], [r.told[key] for r in bare])
        for key in ("paint", "page")
    ]
    rows.append(("ratio", *told, "", ""))
    tell(f"Start, {where}", rows)
    heavy = max(r.told["heavy"] for r in ours)
    print(f"  heavy libraries loaded at the first paint: {heavy}")


@contextmanager
def _screen() -> Iterator[str]:
    """The name of a virtual screen; empty when there is no Xvfb."""
    if not shutil.which("Xvfb"):
        yield ""
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            yield f":{numbers.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


class _Clock:
    """Milliseconds since the process was started by the bench."""

    def __init__(self) -> None:
        self._begun = float(os.environ["BENCH_STARTED"])

    def now(self) -> float:
        return (time.monotonic() - self._begun) * 1000


def ours(book: Path) -> None:
    """The real program, from its entry point."""
    from PySide6.QtWidgets import QApplication

    run = QApplication.exec

    def watched() -> int:
        _watch(lambda window: window.shell is not None)
        return run()

    setattr(QApplication, "exec", staticmethod(watched))  # noqa: B010
    sys.argv = ["tecdesk", str(book)]
    from tecdesk.__main__ import main as start

    start()


def bare() -> None:
    """The least window with a table."""
    from PySide6.QtWidgets import QApplication
    from PySide6.QtWidgets import QMainWindow
    from PySide6.QtWidgets import QTableView

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QTableView())
    window.resize(1366, 768)
    window.show()
    _watch(lambda _: True)
    app.exec()


def _watch(stands: Any) -> None:
    """Report the first paint, and the first after the page stands; then end."""
    from PySide6.QtCore import QEvent
    from PySide6.QtCore import QObject
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    from PySide6.QtWidgets import QWidget

    clock, told = _Clock(), {}

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
                painted(watched.window())
            return False

    def painted(window: QWidget) -> None:
        if "paint" not in told:
            told["paint"] = clock.now()
            told["heavy"] = sum(name in sys.modules for name in HEAVY)
        if "page" not in told and stands(window):
            told["page"] = clock.now()
            QTimer.singleShot(0, done)

    def done() -> None:
        print(json.dumps(told), flush=True)
        os._exit(0)

    application = QApplication.instance()
    assert application is not None
    watcher = Watcher(application)
    application.installEventFilter(watcher)


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    elif sys.argv[1] == "ours":
        ours(Path(sys.argv[2]))
    else:
        bare()
