"""汇总: the figures of a period, and the records behind each of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import LEDGERS
from tecdesk.store.book import Book
from tecdesk.store.figures.aggregate import behind
from tecdesk.tally.parts import breakdowns
from tecdesk.tally.sheet import Sheet
from tecdesk.tally.sheet import make_sheet
from tecdesk.ui.breaks import TABLE_AND_PANEL
from tecdesk.ui.breaks import is_wide
from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.lookup import Lookup
from tecdesk.ui.models.tally import TallyModel
from tecdesk.ui.models.tally_grid import GROUPS
from tecdesk.ui.models.tally_grid import MAIN
from tecdesk.ui.models.tally_grid import Asked
from tecdesk.ui.models.tally_grid import matrix
from tecdesk.ui.models.tally_grid import summary
from tecdesk.ui.pages.figures.evidence import Behind
from tecdesk.ui.pages.figures.evidence import Evidence
from tecdesk.ui.pages.figures.spans import Spans
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import DropDown
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.group_heading import GroupHeading
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.segments import Segments
from tecdesk.ui.parts.table import Table
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from tecdesk.domain.period import Period
    from tecdesk.tally.line import Line
    from tecdesk.ui.desk import Desk

_SPLITS = {
    "": "不分",
    "village": "村",
    "month": "月份",
    "quarter": "季度",
}
_KINDS = {
    "form": ("培训形式", "training"),
    "industry": ("行业", "training"),
    "material": ("资料", "handout"),
    "occasion": ("场合", "handout"),
    "kind": ("基地类型", "base"),
    "level": ("基地级别", "base"),
    "status": ("户类别", "pairing"),
    "helper_unit": ("帮扶单位", "pairing"),
    "way": ("帮扶方式", "pairing"),
}


class TallyPage(Page):
    """A sheet that is computed, never kept; Enter on a figure opens its records.

    Attributes:
        model, table, evidence: its parts. sheet: what was computed last.
    """

    key = "tally"
    title = "汇总"
    registers = None

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lookup = Lookup(desk.book, desk.bus)
        self.sheet: Sheet | None = None
        self.model = TallyModel()
        self.table = Table(self.model, cells=True, row_height=1.4)
        heading = GroupHeading(self.table, self._group_of)
        self.table.setHorizontalHeader(heading)
        self.evidence = Evidence(self.lookup)
        self.evidence.hide()
        self.spans = Spans(self._on_chosen)
        self.split = Segments("分列", self._on_chosen)
        self.kinds = DropDown("按类别分列", self._on_kind)
        self.group = DropDown("指标", self._on_chosen)
        self._kind = ""
        self._build()
        self.table.opened.connect(self.open_figure)
        self.table.clicked.connect(self.open_figure)
        self.evidence.close_wanted.connect(self.escape)
        self.evidence.open_wanted.connect(desk.bus.wanted)

    def commands(self) -> Sequence[Command]:
        return (
            Command("走格子", shown="↑↓←→", hint=True),
            Command("看明细", shown="Enter", hint=True),
            Command("关上", self.escape, "Esc", hint=True),
            Command("打开这些记录", self.evidence.open_all, "Ctrl+Enter"),
            Command("预览和打印", self._print, "Ctrl+P"),
            Command("复制成表格", shown="Ctrl+C"),
        )

    @property
    def by(self) -> str:
        """The breakdown shown; empty for the list of indicators."""
        return self._kind or str(self.split.value or "")

    @property
    def period(self) -> Period:
        """The period shown."""
        return self.spans.period(self.desk.bus.year)

    def reload(self) -> None:
        self.header.sub.setText(f"{self.desk.bus.year}年度 · 现算，不另存")
        path, period, by = self.desk.book.path, self.period, self.by
        wanted = [by] if by else []
        self.desk.jobs.start(
            "算汇总",
            lambda _job: _computed(path, period, wanted),
            self._show,
            key="tally",
        )

    def settle(self, argument: object) -> None:
        self.table.setFocus()

    def escape(self) -> None:
        """Close the panel."""
        self.evidence.hide()
        self._left.show()
        self.table.setFocus()

    def open_figure(self, index: QModelIndex) -> None:
        """Show the records behind the figure at an index."""
        asked = self.model.asked(index)
        if asked is None:
            return
        path, period = self.desk.book.path, self.period
        self.desk.jobs.start(
            "找记录",
            lambda _job: _behind(path, asked, period),
            lambda rows: self._show_evidence(asked, period, rows),
            key="evidence",
        )

    def _show(self, sheet: Sheet) -> None:
        self.sheet = sheet
        at = self.table.currentIndex()
        today = date.today()  # noqa: DTZ011 - the desk's own day
        if self.by:
            title = _SPLITS.get(self.by) or _KINDS[self.by][0]
            title = "村(社区)" if self.by == "village" else title
            grid = matrix(sheet, self.by, title, self._lines(sheet), today)
        else:
            grid = summary(sheet, today)
        self.model.show_grid(grid)
        self._fit()
        row_, column_ = max(at.row(), 0), max(at.column(), 1 if self.by else 2)
        index = self.model.index(row_, column_)
        self.table.setCurrentIndex(index if index.isValid() else self._first())
        self._say(sheet)
        if self.evidence.isVisible():
            self.open_figure(self.table.currentIndex())

    def _first(self) -> QModelIndex:
        return self.model.index(0, 1 if self.by else 2)

    def _lines(self, sheet: Sheet) -> list[Line]:
        chosen = str(self.group.value or "main")
        return [
            line
            for line in sheet.lines
            if self.by in breakdowns(line.indicator)
            and (
                line.indicator.key in MAIN
                and (not line.indicator.per or line.unit == "份")
                if chosen == "main"
                else line.indicator.key.startswith(f"{chosen}.")
            )
        ]

    def _say(self, sheet: Sheet) -> None:
        counts = []
        for register in LEDGERS:
            keys = [i for i in INDICATORS.values() if i.register == register.key]
            lines_ = [line for line in sheet.lines if line.indicator in keys]
            most = max((line.figure.records for line in lines_), default=0)
            counts.append(f"{most} {register.word}{register.label}")
        self.desk.bus.say(f"已算好：{'、'.join(counts)}")

    def _show_evidence(self, asked: Asked, period: Period, rows: Behind) -> None:
        self._left.setVisible(is_wide(self, TABLE_AND_PANEL))
        self.evidence.widen(alone=self._left.isHidden())
        self.evidence.show()
        self.evidence.ask(asked, period, rows)
        if self._left.isHidden():
            self.evidence.table.setFocus()
        self._fit()

    def _fit(self) -> None:
        room = self._room()
        for gap in (1.6, 0.9, 0.5, 0.2, 0.0):
            widths = self.table.wanted_widths(gap)
            if sum(widths) <= room:
                break
        spare = max(room - sum(widths), 0) // max(len(widths), 1)
        for at, width in enumerate(widths):
            self.table.setColumnWidth(at, width + min(spare, lines(8)))
        self.table.updateGeometries()

    def _room(self) -> int:
        """The width there is, also when the scroll bar has not come yet."""
        tall = self.table.verticalHeader().length() + lines(2.8)
        scrolls = tall > self.table.height()
        return self.table.width() - (lines(0.6) if scrolls else 0)

    def _group_of(self, at: int) -> str:
        heads = self.model.grid.heads
        return heads[at].group if at < len(heads) else ""

    def _build(self) -> None:
        print_ = button("打印汇总表", self._print, icon="printer")
        self.header.add(print_)
        self.split.offer(list(_SPLITS.items()), "")
        kinds = [("", "按类别…"), *((key, name) for key, (name, _) in _KINDS.items())]
        self.kinds.offer(list(kinds), "")
        self.group.offer([("main", "要目"), *GROUPS.items()], "main")
        bar = QWidget()
        bar.setFixedHeight(lines(2.4))
        parts = (self.spans, label("分列", "note", tone="hint"), self.split, self.kinds)
        bar.setLayout(row(*parts, self.group, None, edge=1.0))
        note = area("totals")
        note.setFixedHeight(lines(1.6))
        words = "人次可以相加，人数要去重；份、册、张不相加。数字按 Enter 打开明细。"
        note.setLayout(row(label(words, "note", tone="hint"), None, edge=1.0))
        left = self._left = QWidget()
        made = column(bar, self.table, note, gap=0)
        made.setStretch(1, 1)
        left.setLayout(made)
        both = row(left, self.evidence, gap=0)
        both.setStretch(0, 1)
        self.body.addLayout(both, 1)
        self.group.hide()

    def _on_chosen(self, _value: object) -> None:
        if self.sender() is not self.kinds:
            self._kind = ""
            self.kinds.show_value("")
        self.group.setVisible(bool(self.by))
        self.evidence.hide()
        self.reload()

    def _on_kind(self, value: object) -> None:
        self._kind = str(value or "")
        if self._kind:
            self.group.show_value(_KINDS[self._kind][1])
        self.group.setVisible(bool(self.by))
        self.evidence.hide()
        self.reload()

    def _print(self) -> None:
        self.desk.bus.wanted.emit("reports", self.period)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.sheet is not None:
            self._fit()


def _computed(path: Path, period: Period, by: list[str]) -> Sheet:
    with Book.open(path, writing=False) as book:
        return make_sheet(book, period, by)


def _behind(path: Path, asked: Asked, period: Period) -> Behind:
    with Book.open(path, writing=False) as book:
        return behind(
            book,
            asked.indicator,
            period,
            unit=asked.unit,
            by=asked.by,
            part=asked.part,
        )
