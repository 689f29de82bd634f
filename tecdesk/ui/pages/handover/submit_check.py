"""The checkup on the way out: what is put right first, what wants a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.desk.explaining import explain
from tecdesk.desk.explaining import looked_into
from tecdesk.errors import DeskError
from tecdesk.tally.checkup.checkup import Standing
from tecdesk.ui.editors.line import Line
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.points import ICONS
from tecdesk.ui.models.points import TONES
from tecdesk.ui.opening import open_point
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.elided import Elided
from tecdesk.ui.parts.line_button import LineButton
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import framed
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.tally.checkup.checkup import Checkup
    from tecdesk.tally.checkup.checkup import Point
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job

_SHOWN = 12
"""So many are dealt with here; where there are more, on the page of the checkup."""


class CheckView(QWidget):
    """Lines that open what is wrong, or a box beside each that wants a word.

    Attributes:
        boxes: the findings with their boxes, in order.

    Signals:
        passed: the way is free; what to say about it. stopped: it is not; what to
            say, and whether something must be put right first.
        refused: the book could not be looked at.
        pressed: the filled button.
    """

    passed = Signal(str)
    stopped = Signal(str, bool)
    refused = Signal()
    pressed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.boxes: list[tuple[Point, Line]] = []
        self._head = label("", "section", bold=True, wrap=True)
        self._note = label("", "note", tone="hint", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(lines(0.3))
        self._more = button("", self._to_page, look="link")
        self._again = button("改好了，再查一遍", self.pressed.emit, look="filled")
        self._go = button("记下说明，上报", self.pressed.emit, look="filled")
        self._arrange()

    @property
    def wrong(self) -> bool:
        """True while what is shown must be put right first."""
        return not self._again.isHidden()

    def look(self) -> Job:
        """Look whether all is in order, in the worker."""
        path, year = self._desk.book.path, self._desk.bus.year
        return self._desk.jobs.start(
            "体检",
            lambda job: looked_into(path, year, stopped=job.cancelled),
            self.show_found,
            failed=self._on_failed,
        )

    def show_found(self, found: Checkup) -> None:
        """Let it pass, or show what is in the way."""
        wrong, open_ = found.blocking, found.waiting
        if wrong:
            words = f"有 {len(wrong)} 处要先改好"
            self._show(wrong, words, "点开改，改好回到这一页再查一遍。", boxes=False)
        elif open_:
            words = f"有 {len(open_)} 处没写说明"
            note = "写错的点开改；没写错的，写一句为什么。空着也能报，县里会来问。"
            self._show(open_, words, note, boxes=True)
        else:
            self.passed.emit(_settled(found))

    def keep(self) -> None:
        """Keep what is written in the boxes and let it pass."""
        written = self.written()
        try:
            for point, text in written:
                year = self._desk.bus.year
                change = explain(self._desk.book, year, point, text)
                self._desk.bus.tell(change, self)
        except DeskError as error:
            self._desk.bus.trouble(error)
            return
        self.passed.emit(f"写了 {len(written)} 处说明" if written else "没写说明的照报")

    def go(self) -> None:
        """Put the cursor where the work is."""
        (self.boxes[0][1] if self.boxes else self._again).setFocus()

    def written(self) -> list[tuple[Point, str]]:
        """The findings for which something is written that was not there before."""
        texts = [(point, box.text().strip()) for point, box in self.boxes]
        return [(p, text) for p, text in texts if text and not _same(p, text)]

    def _show(
        self, points: Sequence[Point], words: str, note: str, *, boxes: bool
    ) -> None:
        self._head.setText(words)
        self._note.setText(note)
        self._fill(points, boxes=boxes)
        self._again.setVisible(not boxes)
        self._go.setVisible(boxes)
        self.stopped.emit(words, not boxes)

    def _on_failed(self, error: DeskError) -> None:
        self._desk.bus.trouble(error)
        self.refused.emit()

    def _to_page(self) -> None:
        self._desk.bus.wanted.emit("checkup", None)

    def _fill(self, points: Sequence[Point], *, boxes: bool) -> None:
        clear(self._list)
        self.boxes = []
        before: QWidget = self._more
        for point in points[:_SHOWN]:
            parts: list[QWidget] = [self._line(point)]
            if boxes:
                parts.append(self._box(point))
            for part in parts:
                self._list.addWidget(part)
                self.setTabOrder(before, part)
                before = part
        for last in (self._again, self._go):
            self.setTabOrder(before, last)
            before = last
        left = len(points) - _SHOWN
        self._more.setText(
            f"还有 {left} 处，到体检页去写" if left > 0 else "到体检页看全部"
        )

    def _line(self, point: Point) -> LineButton:
        made = LineButton(point.sentence, 2.9)
        words = column(
            None,
            Elided(f"{point.check.label}：{point.finding.place}"),
            Elided(point.fact, "note", tone="hint"),
            None,
            gap=0.1,
        )
        icon = picture(ICONS[point.standing], TONES[point.standing])
        inside = row(icon, words, picture("chevron-right", "text3"))
        inside.setStretch(1, 1)
        made.setLayout(inside)
        made.clicked.connect(lambda _=False, p=point: open_point(self._desk, p))
        return made

    def _box(self, point: Point) -> Line:
        made = Line()
        made.setAccessibleName(f"说明：{point.sentence}")
        made.setPlaceholderText("说明：为什么是这样，一句话")
        if point.said.record:
            made.setText(point.said.text)
            made.setToolTip(f"这句是按旧数写的，当时：{point.said.about}")
        self.boxes.append((point, made))
        return made

    def _arrange(self) -> None:
        ground = area("surface")
        inside = column(self._head, rule(), self._note, row(self._more, None), gap=0.5)
        inside.addLayout(self._list)
        inside.addStretch(1)
        inside.setContentsMargins(lines(1.4), lines(1.2), lines(1.4), lines(1.0))
        ground.setLayout(inside)
        foot = area("foot")
        foot.setFixedHeight(lines(2.8))
        foot.setLayout(row(None, self._again, self._go, edge=1.4))
        self.setLayout(column(framed(ground), foot, gap=0))


def _same(point: Point, text: str) -> bool:
    """True when it says what it said of the same numbers."""
    return point.said.text == text and not point.said.stale


def _settled(found: Checkup) -> str:
    """提示 3 处，已说明 5 处; nothing waits for a person."""
    counts = found.counts
    said = [
        f"{standing.label} {counts[standing.value]} 处"
        for standing in (Standing.HINT, Standing.EXPLAINED)
        if counts[standing.value]
    ]
    return "，".join(said) or "没有发现问题"
