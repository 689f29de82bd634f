"""The status line: last thing done with 撤销, running work, keys of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QProgressBar
from PySide6.QtWidgets import QWidget

from tecdesk.ui import icons
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from tecdesk.ui.command import Command
    from tecdesk.ui.jobs import Job

_QUIET_MS = 300
_BESIDE = 9.0
"""Room for the mark and 撤销 beside the sentence, in lines."""
_MOST = 0.7
"""Share of the line that a sentence may take from the keys."""


class Status(QFrame):
    """One line at the bottom that never moves and never fades."""

    def __init__(self, undo: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("area", "status")
        self.setFixedHeight(lines(1.45))
        self._mark = picture("check", "accent")
        self._said = label("", "note")
        self._undo = button("撤销", undo, look="link")
        self._undo_key = key_cap("Ctrl+Z")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(lines(8))
        self._amount = label("", "note", tone="hint")
        self._stop = button("停止", self._cancel, look="link")
        self._hints = row(gap=0.6)
        self._keys: list[QWidget] = []
        left = row(self._mark, self._said, self._undo, self._undo_key, gap=0.3)
        work = row(self._bar, self._amount, self._stop, gap=0.4)
        self._note = label("", "note", tone="hint")
        self._aside = area("aside")
        inside = row(picture("shield-check", "accent"), self._note, gap=0.3)
        inside.setContentsMargins(lines(0.6), 0, 0, 0)
        self._aside.setLayout(inside)
        self.setLayout(row(left, work, None, self._hints, self._aside, edge=0.6))
        self._jobs: list[Job] = []
        self._sentence = ""
        self._patience = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._patience.timeout.connect(self._show_work)
        self.undoable(label="")
        self._hide_work()
        self.note("")
        self.say("")

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._said.text()

    @property
    def noted(self) -> str:
        """What stands at the right end."""
        return self._note.text()

    def say(self, sentence: str) -> None:
        """Say what was done; it stays until the next thing is done."""
        self._sentence = sentence
        icons.put(self._mark, "check", "accent")
        self._mark.setVisible(bool(sentence))
        self._fit()

    def note(self, words: str) -> None:
        """Say at the right end what goes on by itself; nothing takes it away."""
        self._note.setText(words)
        self._aside.setVisible(bool(words))
        self._fit()

    def undoable(self, label: str) -> None:
        """Offer to undo the step named, or nothing."""
        self._undo.setVisible(bool(label))
        self._undo_key.setVisible(bool(label))
        self._undo.setToolTip(f"撤销：{label}")

    def hint(self, commands: Iterable[Command]) -> None:
        """Show the keys that matter on the page; the last of them first of all."""
        clear(self._hints)
        self._keys = [_hint(command) for command in commands]
        for each in self._keys:
            self._hints.addWidget(each)
        self._fit()

    def begun(self, job: Job) -> None:
        """Work has started; nothing is shown for the first moments."""
        self._jobs.append(job)
        if self._jobs == [job]:
            self._patience.start()

    def progressed(self, job: Job, done: int, total: int, words: str) -> None:
        """Show how far the work is."""
        if self._jobs[:1] == [job]:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            self._amount.setText(words or (f"{done} / {total}" if total else ""))

    def ended(self, job: Job) -> None:
        """The work is over; what was begun next may still be going on."""
        shown = self._jobs[:1] == [job]
        self._jobs = [each for each in self._jobs if each is not job]
        if not shown:
            return
        self._patience.stop()
        self._hide_work()
        self.say(self._sentence)
        if self._jobs:
            self._patience.start()

    def _show_work(self) -> None:
        if not self._jobs:
            return
        icons.put(self._mark, "hourglass", "text2")
        self._mark.show()
        self._said.setText(f"正在{self._jobs[0].label}")
        for widget in self._work():
            widget.show()
        self._bar.setRange(0, 0)

    def _hide_work(self) -> None:
        for widget in self._work():
            widget.hide()
        self._amount.clear()

    def _work(self) -> tuple[QWidget, ...]:
        return self._bar, self._amount, self._stop

    def _cancel(self) -> None:
        if self._jobs:
            self._jobs[0].cancel()

    def _fit(self) -> None:
        """What was done is more than the keys: those without room are left out."""
        metrics = self._said.fontMetrics()
        whole = self.width() - lines(_BESIDE)
        if not self._aside.isHidden():
            whole -= self._aside.sizeHint().width() + self._hints.spacing()
        wanted = min(metrics.horizontalAdvance(self._sentence), round(whole * _MOST))
        taken = self._show_keys(whole - wanted)
        room = max(whole - taken, lines(8))
        mode = Qt.TextElideMode.ElideRight
        self._said.setText(metrics.elidedText(self._sentence, mode, room))
        self._said.setToolTip(self._sentence)

    def _show_keys(self, room: int) -> int:
        """Show the keys there is room for; returns what they take, in pixels."""
        taken, gap = 0, self._hints.spacing()
        for each in (*self._keys[-1:], *self._keys[:-1]):
            width = each.sizeHint().width() + gap
            fits = taken + width <= room
            each.setVisible(fits)
            # One that has no room leaves none for those after it.
            taken, room = (taken + width, room) if fits else (taken, taken)
        return taken

    def minimumSizeHint(self) -> QSize:
        """The keys give way: they keep no window wide."""
        return QSize(lines(20), lines(1.45))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._bar.isVisible():
            self._fit()


def _hint(command: Command) -> QWidget:
    made = QWidget()
    words = label(command.label, "note", tone="hint")
    made.setLayout(row(key_cap(command.cap), words, gap=0.3))
    return made
