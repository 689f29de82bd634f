"""这个数怎么来的: the records behind a figure, and that they add up."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QVBoxLayout

from tecdesk.domain.indicator import Count
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.values import show
from tecdesk.store.figures.aggregate import State
from tecdesk.store.figures.scan import OWNER
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.evidence import EvidenceModel
from tecdesk.ui.models.figure_delegate import FigureDelegate
from tecdesk.ui.models.tally_grid import figure_text
from tecdesk.ui.opening import elsewhere
from tecdesk.ui.opening import shown_on
from tecdesk.ui.pages.figures.remarks import remark_line
from tecdesk.ui.parts.button import bare_icon
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.table import Table
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.wanted import Rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.record import Record
    from tecdesk.tally.asked import Asked
    from tecdesk.tally.evidence import Evidence
    from tecdesk.ui.models.lookup import Lookup
    from tecdesk.ui.pages.figures.question import Source

WIDTH, NARROW = 17.0, 13.8
"""Of the panel, in lines: usually, and where the table needs the room."""
_DOWN = QBoxLayout.Direction.TopToBottom


class EvidencePanel(QFrame):
    """The panel of the tally page.

    Attributes:
        model, table: the records. told: what is shown; None for nothing yet.

    Signals:
        close_wanted: the panel should go. open_wanted: register key and Rows.
        all_wanted: an Asked whose records are too many to be listed here.
        share_wanted: an Asked whose share is to be shown otherwise.
    """

    close_wanted = Signal()
    open_wanted = Signal(str, object)
    all_wanted = Signal(object)
    share_wanted = Signal(object)

    def __init__(self, lookup: Lookup) -> None:
        super().__init__()
        self.setProperty("area", "panel")
        self.setAccessibleName("这个数怎么来的")
        self._middle = QBoxLayout(_DOWN)
        self._middle.setSpacing(0)
        self.widen(alone=False)
        self.told: Evidence | None = None
        self._figure = label("", "figure", bold=True)
        self._unit = label("", tone="hint")
        self._where = label("", "note", tone="hint", wrap=True)
        self._source = label("", "note", tone="hint", wrap=True)
        self._sources: Mapping[str, Source] = {}
        self._sum = label("", "note", wrap=True)
        self._means = label("", "note", tone="hint", wrap=True)
        self._mark = picture("check", "accent")
        self._remarks: QVBoxLayout = column(gap=0.3)
        self.model = EvidenceModel(lookup)
        self.table = Table(self.model, row_height=1.5, first_edge=0.8)
        self.table.setItemDelegate(FigureDelegate(self.table, first_edge=0.8))
        self.table.setMinimumHeight(lines(2.6))  # heads and a record
        self.table.setAccessibleName("这个数的记录")
        self.table.selectionModel().currentRowChanged.connect(self._tell_source)
        self.table.opened.connect(lambda _index: self.open_one())
        self._open = button("打开", self.open_all, icon="arrow-right")
        self._arrange()

    @property
    def asked(self) -> Asked | None:
        """The figure that is open; None while the panel is closed."""
        return self.told.asked if self.told and not self.isHidden() else None

    def widen(self, *, alone: bool, spare: bool = True) -> None:
        """Take the whole page where the table has no room beside it.

        Args:
            alone: nothing stands beside it; records and remarks do instead.
            spare: there is room enough to be comfortable.
        """
        wide = lines(WIDTH if spare or alone else NARROW)
        self.setMinimumWidth(wide)
        self.setMaximumWidth(lines(200) if alone else wide)
        across = QBoxLayout.Direction.LeftToRight
        self._middle.setDirection(across if alone else _DOWN)
        self._middle.setStretch(0, 3)
        self._middle.setStretch(1, 2 if alone else 0)

    def tell(
        self, told: Evidence, sources: Mapping[str, Source] = MappingProxyType({})
    ) -> None:
        """Show a figure and the records behind it.

        Args:
            told: the figure.
            sources: in a county's book, unit to where its records came from.
        """
        self.told, asked = told, told.asked
        self._sources = sources
        self._figure.setText(figure_text(asked.kind, asked.figure))
        self._unit.setText(asked.counted)
        self._where.setText(asked.title.replace(" ", "  "))
        self._means.setText(f"口径：{asked.indicator.definition}")
        one = asked.by == OWNER
        units = {} if one else {key: each.unit for key, each in sources.items()}
        self.model.show_rows(asked, told.rows, units)
        self._tell_source()
        self.table.fit(1, gap=0.3)
        self._sum.setText(self.sentence())
        count = told.totals.records
        self._mark.setVisible(bool(count))
        self._open.setText(f"打开这 {count} 条" if count else "没有记录可打开")
        self._open.setEnabled(bool(count))
        clear(self._remarks)
        for remark in told.remarks:
            self._remarks.addLayout(
                remark_line(remark, self._change_target, self._change_share)
            )

    def source(self) -> str:
        """From where the marked record came, or all of a unit's; for counties."""
        asked = self.told.asked if self.told else None
        at = self.table.currentIndex().row()
        unit = asked.part if asked and asked.by == OWNER else ""
        if not unit and 0 <= at < len(self.model.rows):
            unit = self.model.rows[at][0].owner
        found = self._sources.get(unit)
        return f"来自 {found.text}" if found and found.text else ""

    def _tell_source(self, *_marked: object) -> None:
        said = self.source()
        self._source.setText(said)
        self._source.setVisible(bool(said))

    def sentence(self) -> str:
        """How the records make the figure, in words."""
        told = self.told
        if told is None or not told.totals.records:
            return "没有记录，所以是 0。"
        asked, totals = told.asked, told.totals
        count = f"{totals.records} 条记录"
        if asked.figure.state is not State.KNOWN:
            return f"{count}都还没有填这个数。"
        shown = show(asked.kind, totals.added)
        same = totals.added == asked.figure.value
        agrees = "与表中一致" if same else "与表中不一致"
        match asked.indicator.measure:
            case Count():
                text = f"共 {count}，{agrees}"
            case Distinct():
                text = f"{count}去重后是 {shown}，{agrees}"
            case _:
                text = f"{count}相加 = {shown}，{agrees}"
        blanks = f"；{totals.blanks} 条待填" if totals.blanks else ""
        listed = len(told.rows)
        rest = f"；这里列前 {listed} 条" if listed < totals.records else ""
        return f"{text}{blanks}{rest}"

    def open_all(self) -> None:
        """Show these records on their page."""
        told = self.told
        if told is not None and len(told.rows) < told.totals.records:
            self.all_wanted.emit(told.asked)
            return
        self.open_records([record for record, _ in self.model.rows])

    def open_one(self) -> None:
        """Show the marked record on its page."""
        at = self.table.currentIndex().row()
        if 0 <= at < len(self.model.rows):
            self.open_records([self.model.rows[at][0]])

    def open_records(self, records: Sequence[Record]) -> None:
        """Show records on the page of their register, children at their owner."""
        asked = self.told.asked if self.told else None
        if not records or asked is None:
            return
        first = self._marked_register() or records[0].register
        records = sorted(records, key=lambda record: record.register != first)
        key, ids = shown_on(records)
        words = f"{asked.name}{asked.label} {len(ids)} 条{elsewhere(records)}"
        self.open_wanted.emit(key, Rows(ids, words))

    def _marked_register(self) -> str:
        at = self.table.currentIndex().row()
        inside = 0 <= at < len(self.model.rows)
        return self.model.rows[at][0].register if inside else ""

    def _change_target(self, id_: str) -> None:
        self.open_wanted.emit("target", Rows((id_,), "这个数的年度目标"))

    def _change_share(self) -> None:
        if self.told is not None:
            self.share_wanted.emit(self.told.asked)

    def _arrange(self) -> None:
        close = bare_icon("x", "关上 Esc", self.close_wanted.emit)
        top = row(label("这个数怎么来的", "note", tone="hint"), None, close)
        number = row(self._figure, self._unit, None)
        number.setAlignment(self._unit, Qt.AlignmentFlag.AlignBottom)
        head = column(top, number, self._where, gap=0.15)
        head.setContentsMargins(lines(0.8), lines(0.5), lines(0.8), lines(0.5))
        agrees = row(self._mark, self._sum, gap=0.3)
        agrees.setStretch(1, 1)
        tail = column(self._source, agrees, self._remarks, self._means, None, gap=0.3)
        tail.setContentsMargins(lines(0.8), lines(0.5), lines(0.8), lines(0.6))
        foot = area("foot")
        foot.setFixedHeight(lines(2.5))
        foot.setLayout(row(self._open, None, edge=0.8))
        self._middle.addWidget(self.table, 1)
        self._middle.addLayout(tail)
        made = column(head, self._middle, foot, gap=0)
        made.setStretch(1, 1)
        self.setLayout(made)
