"""The finding that is marked: in full, with its records and room for a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QPlainTextEdit
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.domain.registers import REGISTERS
from tecdesk.tally.checkup.checkup import Standing
from tecdesk.tally.saying import spoken_day
from tecdesk.ui import icons
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.points import ICONS
from tecdesk.ui.models.points import TONES
from tecdesk.ui.parts.button import bare_icon
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.elided import Elided
from tecdesk.ui.parts.line_button import LineButton
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import scrolled
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import rule
from tecdesk.ui.parts.text import tone

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from tecdesk.tally.checkup.checkup import Point
    from tecdesk.ui.models.lookup import Lookup

WIDTH = 17.0
_LISTED = 5
"""So many of its records are named one by one."""
_NOTE = 5.6


class PointPanel(QFrame):
    """Beside the list; alone where there is no room for both.

    Attributes:
        note: where the explanation is written.

    Signals:
        kept: what is written should be kept. written: it has changed.
        open_wanted: ids of the records to open. apart: they are not the same thing.
        again: they may be the same after all. close_wanted: back to the list.
    """

    kept = Signal()
    written = Signal()
    open_wanted = Signal(object)
    apart = Signal()
    again = Signal()
    close_wanted = Signal()

    def __init__(self, lookup: Lookup) -> None:
        super().__init__()
        self.setProperty("area", "panel")
        self._lookup = lookup
        self._point: Point | None = None
        self._mark = picture("info")
        self._kind = label("", "section", bold=True, wrap=True)
        self._place = label("", bold=True, wrap=True)
        self._fact = label("", wrap=True)
        self._todo = label("", "note", tone="hint", wrap=True)
        self._records = QVBoxLayout()
        self._records.setSpacing(0)
        self._said = label("", "note", tone="hint", wrap=True)
        self.note = _Note()
        self.note.textChanged.connect(self.written.emit)
        self._close = bare_icon("x", "回列表 Esc", self.close_wanted.emit)
        self._open = button("打开", self._on_open, icon="arrow-right")
        self._apart = button("不是同一次", self.apart.emit)
        self._again = button("再问一次", self.again.emit)
        self._keep = button("记下说明", self.kept.emit, look="filled")
        self._fix = button("", self._on_open, look="filled")
        self._build()

    def widen(self, *, alone: bool) -> None:
        """Take the whole page where the list has no room beside it."""
        self.setMinimumWidth(lines(WIDTH))
        self.setMaximumWidth(lines(200 if alone else WIDTH))
        self._close.setVisible(alone)

    def show_point(self, point: Point | None, text: str = "") -> None:
        """Show a finding, and what is written about it so far."""
        self._point = point
        self._inside.setVisible(point is not None)
        self._foot.setVisible(point is not None)
        if point is None:
            return
        icons.put(self._mark, ICONS[point.standing], TONES[point.standing])
        self._kind.setText(point.check.label)
        self._place.setText(point.finding.place)
        self._fact.setText(point.fact)
        self._todo.setText(point.text.removeprefix(point.fact))
        self._show_records(point)
        self._show_said(point)
        self.note.show_text(text)
        self._show_buttons(point)

    def go(self) -> None:
        """Put the cursor where something may be written or pressed."""
        shown = (self.note, self._fix, self._open, self._again)
        next(each for each in shown if not each.isHidden()).setFocus()

    @property
    def text(self) -> str:
        """What is written."""
        return self.note.toPlainText().strip()

    def _show_records(self, point: Point) -> None:
        clear(self._records)
        found, before = point.finding, self._again
        for id_ in found.ids[:_LISTED] if len(found.ids) > 1 else ():
            name = self._lookup.name(found.register, id_)
            made = LineButton(name, 1.6)
            made.setLayout(row(Elided(name, "note"), picture("chevron-right", "text3")))
            made.clicked.connect(lambda _=False, i=id_: self.open_wanted.emit((i,)))
            self._records.addWidget(made)
            self.setTabOrder(before, made)
            before = made
        self.setTabOrder(before, self.note)
        if len(found.ids) > _LISTED:
            words = f"还有 {len(found.ids) - _LISTED} 条，打开就都看得到。"
            self._records.addWidget(label(words, "note", tone="hint"))

    def _show_said(self, point: Point) -> None:
        said = point.said
        written = f"{spoken_day(said.day)}写的。" if said.day else ""
        if point.standing is Standing.ERROR:
            words = "这一类改好才能上报，不用写说明。"
        elif said.stale:
            words = f"这句说明是按旧数写的，看看还对不对。当时：{said.about}"
        elif said.text and not said.record:
            words = f"答过：{said.text}。"
        else:
            words = written or "写一句就行，印在汇总表后面，也随上报包给县里。"
        self._said.setText(words)
        tone(self._said, "tone", "amber" if said.stale else "hint")

    def _show_buttons(self, point: Point) -> None:
        found = point.finding
        wrong = point.standing is Standing.ERROR
        answered = bool(point.said.text) and not point.said.record
        self.note.setVisible(not wrong and not answered)
        self._heading.setVisible(not wrong and not answered)
        self._keep.setVisible(not wrong and not answered)
        word = REGISTERS[found.register].word if found.register else ""
        self._apart.setText(f"不是同一{word}")
        self._apart.setVisible(bool(found.mark) and not answered)
        self._again.setVisible(answered)
        for each in (self._open, self._fix):
            each.setText(_opens(point))
        self._open.setVisible(bool(found.ids or found.page) and not wrong)
        self._fix.setVisible(wrong)

    def _on_open(self) -> None:
        if self._point is not None:
            self.open_wanted.emit(self._point.finding.ids)

    def _build(self) -> None:
        self._heading = label("说明", bold=True)
        head = row(self._mark, self._kind, self._close, gap=0.4)
        head.setStretch(1, 1)
        self._inside = QWidget()
        self._inside.setLayout(
            column(
                head,
                self._place,
                self._fact,
                self._todo,
                row(self._open, self._apart, self._again, None),
                self._records,
                rule(),
                self._heading,
                self.note,
                self._said,
                gap=0.5,
            )
        )
        self._foot = area("foot")
        self._foot.setFixedHeight(lines(2.5))
        self._foot.setLayout(row(self._keep, self._fix, None, edge=0.8))
        made = column(scrolled(self._inside), self._foot, gap=0)
        made.setStretch(0, 1)
        self.setLayout(made)
        self.widen(alone=False)


class _Note(QPlainTextEdit):
    """Some lines; Tab goes on, Ctrl+Enter is the page's."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("说明")
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines(_NOTE))
        self.setPlaceholderText("为什么是这样，一句话")

    def show_text(self, text: str) -> None:
        """Show another text without saying that somebody wrote it."""
        if text == self.toPlainText():
            return
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.setPlainText(text)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)


def _opens(point: Point) -> str:
    """打开这条, 打开这 5 条, or where a figure is looked at."""
    found = point.finding
    if not found.ids:
        return _PAGES.get(found.page, "去看看")
    if len(found.ids) == 1:
        return f"打开这{REGISTERS[found.register].word}"
    return f"打开这 {len(found.ids)} {REGISTERS[found.register].word}"


_PAGES = {"tally": "看这个数", "target": "填目标", "training": "去培训"}
