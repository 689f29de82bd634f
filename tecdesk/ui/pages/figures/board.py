"""The middle of the tally page: a table of figures or a chart, and what is under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QWidget

from tecdesk.desk.inert import as_line
from tecdesk.desk.inert import html_text
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.figure_delegate import FigureDelegate
from tecdesk.ui.models.tally import TallyModel
from tecdesk.ui.models.tally_grid import figure_text
from tecdesk.ui.models.tally_reported import marked
from tecdesk.ui.models.tally_reported import otherwise
from tecdesk.ui.models.tally_views import compared
from tecdesk.ui.models.tally_views import matrix
from tecdesk.ui.models.tally_views import summary
from tecdesk.ui.pages.figures.question import CALENDAR
from tecdesk.ui.pages.figures.question import View
from tecdesk.ui.pages.figures.question import kinds
from tecdesk.ui.pages.figures.question import lines_of
from tecdesk.ui.parts.chart import NOTHING
from tecdesk.ui.parts.chart import ChartView
from tecdesk.ui.parts.elided import Elided
from tecdesk.ui.parts.group_heading import GroupHeading
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import framed
from tecdesk.ui.parts.table import Table
from tecdesk.ui.parts.text import area

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from tecdesk.report.charts.of_figures import Shown
    from tecdesk.store.figures.aggregate import Figure
    from tecdesk.tally.asked import Asked
    from tecdesk.tally.reported.figures import Place
    from tecdesk.ui.models.tally_grid import Grid
    from tecdesk.ui.pages.figures.question import Answer

_NOTE = "人次可以相加，人数要去重；份、册、张不相加。数字按 Enter 打开明细。"
_FOLDED = "这些台账今年没有记录、目标和上年数，汇总表上也不印。按 Enter 都列出来。"
_CHART = 25.0
"""Width of a chart in which its numbers stand comfortably, in lines."""
_BAR = 0.6
"""Width of the scroll bar, in lines."""
_GAPS = (1.6, 0.9, 0.5, 0.2)
"""Room between columns, the widest that fits, in lines."""


class Board(QWidget):
    """Shows what was answered, keeps the place, says what stands under the cursor.

    Attributes:
        model, table: figures in rows and columns. chart: the same drawn.

    Signals:
        opened: an Asked that the person wants to see behind.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._then: Mapping[Place, Figure] = {}
        self._answer: tuple[Answer, tuple[str, str]] | None = None
        self._whole = False
        self.model = TallyModel()
        self.table = Table(self.model, cells=True, row_height=1.4)
        self.table.setItemDelegate(FigureDelegate(self.table, cells=True))
        self.table.setAccessibleName("汇总表")
        heading = GroupHeading(self.table, self._group_of)
        self.table.setHorizontalHeader(heading)
        self.chart = ChartView()
        self._shown: Shown | None = None
        self._place = framed(self.chart)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._place)
        self._note = Elided()
        note = area("totals")
        note.setFixedHeight(lines(1.6))
        note.setLayout(row(self._note, edge=1.0))
        made = column(self._stack, note, gap=0)
        made.setStretch(0, 1)
        self.setLayout(made)
        self.table.opened.connect(self.open_at)
        self.table.clicked.connect(self.open_at)
        selection = self.table.selectionModel()
        selection.currentChanged.connect(lambda *_: self._say())
        self.chart.opened.connect(lambda _key: self._open(self.current()))
        self.chart.walked.connect(lambda _key: self._say())

    @property
    def is_chart(self) -> bool:
        """True while a chart is shown."""
        return self._stack.currentWidget() is self._place

    def show_answer(self, answer: Answer, names: tuple[str, str]) -> None:
        """Show what the book said.

        Args:
            answer: sheet, chart or pairs.
            names: what stands over the two sides.
        """
        chart = answer.question.view is View.CHART
        self._stack.setCurrentWidget(self._place if chart else self.table)
        if chart:
            self._shown = answer.shown
            self.chart.show_chart(answer.shown.chart if answer.shown else None)
            self.chart.fill(self._place.height())
        else:
            self._then = answer.then
            self._answer = (answer, names)
            self._show_grid(_grid(answer, names, whole=self._whole))
        self._say()

    def current(self) -> Asked | None:
        """The figure under the cursor."""
        if self.is_chart:
            key = self.chart.marked
            return self._shown.opens.get(key) if self._shown and key else None
        return self.model.asked(self.table.currentIndex())

    def stand_on(self, asked: Asked) -> None:
        """Put the cursor on a figure, if it stands here."""
        place = self.model.grid.place_of(asked)
        if place is not None:
            self.table.setCurrentIndex(self.model.index(*place))

    def focus(self) -> None:
        """Put the keys where the figures are."""
        (self.chart if self.is_chart else self.table).setFocus()

    def said(self) -> str:
        """What was computed, for the status line."""
        if self.is_chart:
            return "已画好" if self._shown else NOTHING
        return f"已算好 {len(self.model.grid.rows)} 行"

    def copy(self) -> str:
        """Put the table on the clipboard; what to say of it."""
        if self.is_chart:
            return "图不能复制成表格，先换到表"
        rows = self.model.grid.texts()
        cells = ["".join(map(html_text, each)) for each in rows]
        data = QMimeData()
        data.setText("\r\n".join(as_line(map(_number, each)) for each in rows))
        data.setHtml(f"<table>{''.join(f'<tr>{each}</tr>' for each in cells)}</table>")
        QApplication.clipboard().setMimeData(data)
        return f"已复制 {len(rows) - 1} 行，可以粘贴到 WPS、Excel 里"

    def need(self) -> int:
        """The width below which something would be cut, in pixels."""
        if self.is_chart or not self.model.grid.heads:
            return lines(_CHART)
        return sum(self.table.wanted_widths(0)) + lines(_BAR)

    def fit(self) -> None:
        """Share the width among the columns."""
        if not self.model.grid.heads:
            return
        room, least = self._room(), self.table.wanted_widths(0)
        fits = (g for g in _GAPS if sum(least) + lines(g) * len(least) <= room)
        gap = lines(next(fits, 0))
        widths = [width + gap for width in least]
        spare = max(room - sum(widths), 0) // max(len(widths), 1)
        for at, width in enumerate(widths):
            self.table.setColumnWidth(at, width + min(spare, lines(8)))
        self.table.updateGeometries()

    def _show_grid(self, grid: Grid) -> None:
        at = self.table.currentIndex()
        first = _first_number(grid)
        self.model.show_grid(grid)
        self.fit()
        index = self.model.index(max(at.row(), 0), max(at.column(), first))
        self.table.setCurrentIndex(
            index if index.isValid() else self.model.index(0, first)
        )

    def _room(self) -> int:
        """The width there is, also when the scroll bar has not come yet."""
        tall = self.table.verticalHeader().length() + lines(2.8)
        scrolls = tall > self.table.height()
        return self.table.width() - (lines(_BAR) if scrolls else 0)

    def _group_of(self, at: int) -> str:
        heads = self.model.grid.heads
        return heads[at].group if at < len(heads) else ""

    def _say(self) -> None:
        """Under the figures: what stands under the cursor, in words."""
        asked = self.current()
        if asked is None:
            at = self.table.currentIndex().row()
            self._note.say(_FOLDED if self.model.grid.folds_at(at) else _NOTE)
            return
        number = figure_text(asked.kind, asked.figure)
        rough = "，含估数" if asked.figure.quality else ""
        records = f"{asked.figure.records} 条记录{rough}"
        was = otherwise(asked, self._then)
        then = f"（报 {figure_text(asked.kind, was)}，现 {number}）" if was else ""
        self._note.say(
            f"{asked.title}  {number} {asked.counted}{then}，{records}。Enter 看明细"
        )

    def open_at(self, index: QModelIndex) -> None:
        """Open the figure at a place of the table, or what is folded there."""
        if self._answer and self.model.grid.folds_at(index.row()):
            self._whole = True
            self.show_answer(*self._answer)
            return
        self._open(self.model.asked(index))

    def _open(self, asked: Asked | None) -> None:
        if asked is not None:
            self.opened.emit(asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.chart.fill(self._place.height())
        self.fit()


def _grid(answer: Answer, names: tuple[str, str], *, whole: bool) -> Grid:
    question, sheet = answer.question, answer.sheet
    if sheet is None:
        return compared(answer.pairs, names)
    by = question.by
    if not by:
        grid = summary(sheet, question.today, whole=whole)
        return marked(grid, answer.then, question.period, by="")
    title = "村(社区)" if by == "village" else {**kinds(), **CALENDAR}[by]
    lines_ = lines_of(sheet, by, question.group)
    grid = matrix(sheet, by, title, lines_, question.today)
    return marked(grid, answer.then, question.period, by=by)


def _first_number(grid: Grid) -> int:
    return next((at for at, head in enumerate(grid.heads) if head.number), 0)


def _number(text: str) -> str:
    """A spreadsheet reads − as a text; numbers go with its own sign."""
    return text.replace("−", "-")
