"""Works in the real window as a clerk does and looks at the clock; see `bench.window`.

A time begins with a key and ends when what it asked for is painted and the window
listens again; "held" is the longest time in which it did not listen.
"""

from __future__ import annotations

import random
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtCore import QPointF
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest

from bench.list import TYPED
from tecdesk.app import make_application
from tecdesk.ui.models.delegate import RowDelegate
from tecdesk.ui.models.records import RecordsModel
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tecdesk.ui.shell import Shell

_LONG_S, _QUIET_S = 30.0, 0.3
_NOTCHES, _JUMPS = 150, 60
_ORDERS = ("lecturer", "village", "-people", "title")
_GROUPS = ("village", "form", "month", "year")


class _Start:
    """A moment."""

    def __init__(self) -> None:
        self.wall, self._busy = time.perf_counter(), time.process_time()

    def spent(self) -> tuple[float, float]:
        """Milliseconds since then, and the processor's."""
        wall, busy = time.perf_counter(), time.process_time()
        return (wall - self.wall) * 1000, (busy - self._busy) * 1000


class Clerk:
    """One window on one book.

    Attributes:
        times: what was done, to how long it took each time, in milliseconds.
        work: the same, to the processor's time of all threads: how long it would
            take on a machine that does nothing else.
    """

    def __init__(self, book: Path) -> None:
        self.times: dict[str, list[float]] = {}
        self.work: dict[str, list[float]] = {}
        self._filled = self._painted = self._held = 0.0
        self._watch()
        self._app = make_application(Preferences())
        self._window = Window(Preferences(), book)
        self._window.setWindowState(Qt.WindowState.WindowNoState)
        self._window.resize(1366, 768)
        self._window.show()
        self._until(lambda: self._window.shell is not None)
        self._rest()

    def open(self) -> None:
        """Press the key of the page, for the first time and again."""
        self._visit("list opens, first visit", "form is there, first visit")
        for _ in range(4):
            self._shell.go("home")
            self._rest()
            self._visit("list opens, later", "form is there, later")

    def all_day(self) -> None:
        """Enter, search, sort, group and scroll."""
        self._enter()
        self._search("key to list, a year")
        with self._timed("list of all years"):
            self._page.list.filters.choose("period", "ever")
        self._search("key to list, all years")
        self._scroll()
        for key in _ORDERS:
            with self._timed("all years sorted"):
                self._page.list.columns.sort((key,))
                self._page.list.renew()
        self._search("key to list, all years by pinyin")
        self._scroll()
        for key in (*_GROUPS, ""):
            with self._timed("all years grouped"):
                self._page.list.filters.group_by(key)

    @property
    def _shell(self) -> Shell:
        assert self._window.shell is not None
        return self._window.shell

    @property
    def _page(self) -> Any:
        return self._shell.page("training")

    def _visit(self, shown: str, form: str) -> None:
        start = _Start()
        QTest.keyClick(self._window, Qt.Key.Key_2, _ALT)
        self._until(lambda: self._painted > start.wall or self._is_empty())
        self._note(shown, start)
        self._until(self._can_type)
        self._note(form, start)
        self._rest()

    def _enter(self) -> None:
        for _ in range(5):
            self._page.escape()
            self._rest()
            start = _Start()
            QTest.keyClick(self._window, Qt.Key.Key_N, _CTRL)
            self._until(self._can_type)
            self._note("empty form", start)
            self._rest()
        self._page.escape()
        self._rest()

    def _can_type(self) -> bool:
        inside = self._window.focusWidget()
        return bool(inside) and self._page.panel.isAncestorOf(inside)

    def _search(self, name: str) -> None:
        """Type what people look for; the last key of each is timed."""
        line = self._page.search
        for words in TYPED:
            line.setText(words[:-1])
            self._rest()
            with self._timed(name):
                _press(line, words[-1])
        line.setText("")
        self._rest()

    def _scroll(self) -> None:
        """Turn the wheel, then jump; every question to the model is timed."""
        table, dice = self._page.list.table, random.Random(1)
        bar, view = table.verticalScrollBar(), table.viewport()
        bar.setValue(0)
        self._rest()
        with self._asked("row, wheel"):
            for _ in range(_NOTCHES):
                with self._drawn("frame, wheel"):
                    self._app.sendEvent(view, _notch(view))
        with self._asked("row, jump"):
            for _ in range(_JUMPS):
                with self._drawn("frame, jump"):
                    bar.setValue(dice.randrange(bar.maximum() + 1))

    @contextmanager
    def _timed(self, name: str) -> Iterator[None]:
        """Until the list is filled anew and its rows are painted."""
        start = _Start()
        yield
        self._held = time.perf_counter() - start.wall
        self._until(lambda: self._filled > start.wall and self._stands())
        self._note(name, start)
        self.times.setdefault(f"{name}/held", []).append(self._held * 1000)
        self._rest()

    def _stands(self) -> bool:
        return self._painted > self._filled or self._is_empty()

    def _is_empty(self) -> bool:
        here = self._shell.current == "training"
        return here and bool(self._page.list.empty.isVisible())

    @contextmanager
    def _drawn(self, name: str) -> Iterator[None]:
        start = _Start()
        yield
        self._app.processEvents()
        self._note(name, start)

    @contextmanager
    def _asked(self, name: str) -> Iterator[None]:
        """Note how long each answer of the model took."""
        told, data = self.times.setdefault(name, []), RecordsModel.data

        def timed(*asked: Any) -> Any:
            start = time.perf_counter()
            found = data(*asked)
            told.append((time.perf_counter() - start) * 1000)
            return found

        RecordsModel.data = timed  # type: ignore[method-assign,assignment]
        yield
        RecordsModel.data = data  # type: ignore[method-assign]

    def _watch(self) -> None:
        """Note when a list is filled and when a row is painted."""
        paint, fill = RowDelegate.paint, RecordsModel.show_listing

        def painted(*given: Any) -> None:
            paint(*given)
            self._painted = time.perf_counter()

        def filled(*given: Any) -> None:
            fill(*given)
            self._filled = time.perf_counter()

        RowDelegate.paint = painted  # type: ignore[method-assign,assignment]
        RecordsModel.show_listing = filled  # type: ignore[method-assign,assignment]

    def _note(self, name: str, start: _Start) -> None:
        spent, busy = start.spent()
        self.times.setdefault(name, []).append(spent)
        self.work.setdefault(name, []).append(busy)

    def _until(self, true: Callable[[], bool]) -> None:
        end = time.perf_counter() + _LONG_S
        while True:
            begun = time.perf_counter()
            self._app.processEvents()
            self._held = max(self._held, time.perf_counter() - begun)
            if true():
                return
            if begun > end:
                raise TimeoutError
            time.sleep(0.0002)

    def _rest(self) -> None:
        """Until nothing has been going on for a while."""
        quiet = time.perf_counter() + _QUIET_S
        while time.perf_counter() < quiet:
            self._app.processEvents()
            if not self._shell.desk.jobs.idle:
                quiet = time.perf_counter() + _QUIET_S
            time.sleep(0.002)


_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def _press(line: QWidget, character: str) -> None:
    line.setFocus()
    plain = Qt.KeyboardModifier.NoModifier
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_unknown, plain, character)
        line.event(event)


def _notch(view: QWidget) -> QWheelEvent:
    middle = QPointF(view.rect().center())
    return QWheelEvent(
        middle,
        view.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's
    )
