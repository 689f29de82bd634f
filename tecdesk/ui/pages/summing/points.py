"""Right of the text: what to look at in it, each with its two answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.report.letter.document import plain
from tecdesk.ui.fonts import lines
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

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from tecdesk.desk.summary import Summary
    from tecdesk.report.words.disagreements import Disagreement
    from tecdesk.report.words.draft import Line
    from tecdesk.report.words.kept import Kept

WIDTH, NARROW = 17.0, 14.0
_LONG = 90


@dataclass(frozen=True)
class Answers:
    """What the page does with each answer.

    Attributes:
        show: puts the cursor on a number. put_back, accept: of a number.
        take_new, stay: of a new reading. adopt, decline: of last year's words.
        bring_back: of a paragraph taken out.
    """

    show: Callable[[Disagreement], object]
    put_back: Callable[[Disagreement], object]
    accept: Callable[[Disagreement], object]
    take_new: Callable[[Line], object]
    stay: Callable[[Line], object]
    adopt: Callable[[Kept], object]
    decline: Callable[[Kept], object]
    bring_back: Callable[[Line], object]


class PointsPanel(QFrame):
    """The list of what to look at; under it how numbers are written, and the way back.

    Signals:
        shown: it has something else to say.
    """

    shown = Signal()

    def __init__(self, answers: Answers, *foot: QWidget) -> None:
        super().__init__()
        self.setProperty("area", "panel")
        self._answers = answers
        self._title = label("要看的", "section", bold=True)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(lines(0.35))
        body = QWidget()
        body.setLayout(self._inside)
        head = area("head")
        head.setFixedHeight(lines(2.2))
        head.setLayout(row(self._title, None, edge=0.8))
        below = area("foot")
        below.setFixedHeight(lines(2.5))
        below.setLayout(row(*foot, None, edge=0.6))
        made = column(head, scrolled(body), below, gap=0)
        made.setStretch(1, 1)
        self.setLayout(made)
        self.widen(wide=True)

    def widen(self, *, wide: bool) -> None:
        """Leave the text its room on a narrow screen."""
        self.setFixedWidth(lines(WIDTH if wide else NARROW))

    def show_summary(self, now: Summary) -> None:
        """List what there is to look at."""
        clear(self._inside)
        wrong = now.wrong
        pending = [each for each in now.points if each.pending]
        count = len(now.points) + len(now.news) + len(now.proposals)
        self._title.setText(f"要看的 {count} 处" if count else "要看的")
        self._group("和数据对不上", wrong, self._wrong)
        self._group("还要填", pending, self._pending)
        self._group("这段有新说法", now.news, self._news)
        self._group("去年写过的", now.proposals, self._proposal)
        self._group("删掉的段落", now.removed, self._removed)
        if not count:
            self._inside.insertWidget(0, _quiet())
        self.shown.emit()

    def _group(
        self, title: str, each: Sequence[object], make: Callable[..., None]
    ) -> None:
        if not each:
            return
        if self._inside.count():
            self._inside.addWidget(rule())
        self._inside.addWidget(label(title, bold=True))
        for one in each:
            make(one)

    def _wrong(self, point: Disagreement) -> None:
        self._line("triangle-alert", "red", point.sentence, point)
        stay = button("保留", lambda: self._answers.accept(point))
        if point.slot is not None and point.slot.tag:
            back = button("改回数据", lambda: self._answers.put_back(point))
            self._pair(back, stay)
        else:
            self._pair(stay)

    def _pending(self, point: Disagreement) -> None:
        self._line("circle-dashed", "amber", point.sentence, point)

    def _line(self, icon: str, tone: str, words: str, point: Disagreement) -> None:
        made = LineButton(words, 2.6)
        text = label(words, "note", wrap=True)
        inside = row(picture(icon, tone), text)
        inside.setStretch(1, 1)
        made.setLayout(inside)
        made.clicked.connect(lambda: self._answers.show(point))
        self._inside.addWidget(made)

    def _news(self, line: Line) -> None:
        self._words(plain(line.text))
        self._pair(
            button("用新的", lambda: self._answers.take_new(line)),
            button("留着我的", lambda: self._answers.stay(line)),
        )

    def _proposal(self, offer: Kept) -> None:
        self._words(plain(offer.text))
        self._pair(
            button("用上", lambda: self._answers.adopt(offer)),
            button("不用", lambda: self._answers.decline(offer)),
        )

    def _removed(self, line: Line) -> None:
        words = Elided(plain(line.text), "note")
        back = button("放回", lambda: self._answers.bring_back(line), look="link")
        made = row(words, back)
        made.setStretch(0, 1)
        self._inside.addLayout(made)

    def _words(self, words: str) -> None:
        cut = words if len(words) <= _LONG else f"{words[:_LONG]}…"
        self._inside.addWidget(label(cut, "note", wrap=True))

    def _pair(self, *buttons: QWidget) -> None:
        self._inside.addLayout(row(*buttons, None))


def _quiet() -> QWidget:
    words = "数都和记录对得上，没有要填的。画线的数跟着记录变；直接改字，自动保存。"
    return label(words, "note", tone="hint", wrap=True)
