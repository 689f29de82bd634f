"""这个数怎么来的: the records behind a figure, and that they add up."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from tecdesk.domain.indicator import Count
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.record import Record
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import show
from tecdesk.store.figures.aggregate import State
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.cells import short_date
from tecdesk.ui.models.cells import what
from tecdesk.ui.models.roles import LEFT
from tecdesk.ui.models.roles import RIGHT
from tecdesk.ui.models.roles import Role
from tecdesk.ui.models.tally_grid import Asked
from tecdesk.ui.models.tally_grid import figure_text
from tecdesk.ui.parts.button import bare_icon
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.table import Table
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import use_as
from tecdesk.ui.wanted import Rows

if TYPE_CHECKING:
    from tecdesk.domain.period import Period
    from tecdesk.ui.models.lookup import Lookup

Index = QModelIndex | QPersistentModelIndex
Behind = list[tuple[Record, int | None]]


class EvidenceModel(QAbstractTableModel):
    """Date, what, and what each record adds."""

    def __init__(self, lookup: Lookup) -> None:
        super().__init__()
        self._lookup = lookup
        self.rows: Behind = []
        self._asked: Asked | None = None

    def show_rows(self, asked: Asked, rows: Behind) -> None:
        """Show the records behind a figure."""
        self.beginResetModel()
        self._asked, self.rows = asked, rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._asked is None:
            return None
        record, adds = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(record, adds, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() == 2 else LEFT
        if role == Role.TONE and index.column() == 2 and not adds:
            return "amber" if adds is None else "text3"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or self._asked is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section == 2 else LEFT
        if role == Qt.ItemDataRole.DisplayRole:
            register = REGISTERS[self._asked.indicator.register]
            dated = register[register.dated_by].heading if register.dated_by else ""
            return (dated, register.label, self._asked.counted)[section]
        return None

    def _text(self, record: Record, adds: int | None, at: int) -> str:
        register = REGISTERS[record.register]
        if at == 0:
            year = 0 if register.ends_by else self._lookup.year
            return short_date(record.text(register.dated_by), year)
        if at == 1:
            return what(register, record.values, self._lookup)
        if adds is None:
            return "待填"
        return show(self._asked.kind, adds) if self._asked else ""


class Evidence(QFrame):
    """The panel of the tally page.

    Attributes:
        model: the records.

    Signals:
        close_wanted: the panel should go. open_wanted: register key and Rows.
    """

    close_wanted = Signal()
    open_wanted = Signal(str, object)

    def __init__(self, lookup: Lookup) -> None:
        super().__init__()
        use_as(self, "panel")
        self.widen(alone=False)
        self.asked: Asked | None = None
        self._figure = label("", "figure", bold=True)
        self._unit = label("", tone="hint")
        self._where = label("", "note", tone="hint", wrap=True)
        self._sum = label("", "note", wrap=True)
        self._means = label("", "note", tone="hint", wrap=True)
        self._mark = picture("check", "accent")
        self.model = EvidenceModel(lookup)
        self.table = Table(self.model, row_height=1.5, first_edge=0.8)
        self.table.opened.connect(lambda _index: self.open_one())
        self._open = button("打开", self.open_all, icon="arrow-right")
        self._arrange()

    def widen(self, *, alone: bool) -> None:
        """Take the whole page where the table has no room beside it."""
        self.setMinimumWidth(lines(17))
        self.setMaximumWidth(lines(200 if alone else 17))

    def ask(self, asked: Asked, period: Period, rows: Behind) -> None:
        """Show the records behind a figure."""
        self.asked = asked
        self._figure.setText(figure_text(asked.kind, asked.figure))
        self._unit.setText(asked.counted)
        of = f"{asked.name}  " if asked.name else ""
        self._where.setText(f"{of}{period.year}年{period.name}  {asked.label}")
        self._means.setText(asked.indicator.definition)
        self.model.show_rows(asked, rows)
        self.table.fit(1, gap=0.3)
        self._sum.setText(self.sentence())
        self._mark.setVisible(bool(rows))
        self._open.setText(f"打开这 {len(rows)} 条")
        self._open.setEnabled(bool(rows))

    def sentence(self) -> str:
        """How the records make the figure, in words."""
        asked, rows = self.asked, self.model.rows
        if asked is None or not rows:
            return "没有记录，所以是 0。"
        known = [adds for _, adds in rows if adds is not None]
        total, blank = sum(known), len(rows) - len(known)
        if asked.figure.state is not State.KNOWN:
            return f"{len(rows)} 条记录都还没有填这个数。"
        shown = show(asked.kind, total)
        agrees = "与表中一致" if total == asked.figure.value else "与表中不一致"
        match asked.indicator.measure:
            case Count():
                text = f"共 {shown} 条记录，{agrees}"
            case Distinct():
                text = f"{len(rows)} 条记录去重后是 {shown}，{agrees}"
            case _:
                text = f"{len(rows)} 条记录相加 = {shown}，{agrees}"
        return f"{text}；{blank} 条待填" if blank else text

    def open_all(self) -> None:
        """Show these records on their page."""
        self._show(tuple(record for record, _ in self.model.rows))

    def open_one(self) -> None:
        """Show the marked record on its page."""
        at = self.table.currentIndex().row()
        if 0 <= at < len(self.model.rows):
            self._show((self.model.rows[at][0],))

    def _show(self, records: tuple[Record, ...]) -> None:
        if not records or self.asked is None:
            return
        register = REGISTERS[records[0].register]
        key, ids = register.key, [record.id for record in records]
        if register.parent:
            key = register[register.parent].to
            ids = [record.text(register.parent) for record in records]
        ids = list(dict.fromkeys(ids))
        words = f"{self.asked.name}{self.asked.label} {len(ids)} 条"
        self.open_wanted.emit(key, Rows(tuple(ids), words))

    def _arrange(self) -> None:
        close = bare_icon("x", "关上 Esc", self.close_wanted.emit)
        top = row(label("这个数怎么来的", "note", tone="hint"), None, close)
        number = row(self._figure, self._unit, None)
        number.setAlignment(self._unit, Qt.AlignmentFlag.AlignBottom)
        head = column(top, number, self._where, gap=0.15)
        head.setContentsMargins(lines(0.8), lines(0.5), lines(0.8), lines(0.5))
        agrees = row(self._mark, self._sum, gap=0.3)
        agrees.setStretch(1, 1)
        tail = column(agrees, self._means, gap=0.3)
        tail.setContentsMargins(lines(0.8), lines(0.5), lines(0.8), lines(0.6))
        foot = area("foot")
        foot.setFixedHeight(lines(2.5))
        foot.setLayout(row(self._open, None, edge=0.8))
        made = column(head, self.table, tail, foot, gap=0)
        made.setStretch(1, 1)
        self.setLayout(made)
