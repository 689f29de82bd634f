"""The grid of a form as a model: texts as they stand, figures where they will be."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtCore import Qt

from tecdesk.exchange.forms.grid import FormKind
from tecdesk.ui.models.roles import Role
from tecdesk.ui.pages.filling.held import State
from tecdesk.ui.pages.filling.laid import Laid
from tecdesk.ui.pages.filling.laid import lay
from tecdesk.ui.pages.filling.laid import lay_alone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.exchange.forms.grid import Place
    from tecdesk.ui.pages.filling.held import Entry
    from tecdesk.ui.pages.filling.held import Held
    from tecdesk.ui.pages.filling.laid import Box

Index = QModelIndex | QPersistentModelIndex
BACKS = {
    State.SET: "soft",
    State.ASKS: "amber_bg",
    State.LEFT: "sunken",
    State.FORMULA: "sunken",
}
TONES = {
    State.SET: "accent",
    State.ASKS: "amber",
    State.LEFT: "text3",
    State.FORMULA: "text3",
}
"""Of the word for a state."""


class SheetModel(QAbstractTableModel):
    """One sheet of a workbook or all tables of a document.

    Attributes:
        held: the form; None before one is open. laid: what is shown of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.held: Held | None = None
        self.laid = Laid()

    def show(self, held: Held | None, sheets: Sequence[int] = ()) -> None:
        """Show some sheets of a form."""
        self.beginResetModel()
        self.held = held
        shown = [held.form.sheets[at] for at in sheets] if held else []
        document = held is not None and held.form.kind is FormKind.DOCUMENT
        alone = lay_alone(shown[0]) if shown else Laid()
        self.laid = lay(shown) if document else alone
        self.endResetModel()

    def tell(self, place: Place) -> None:
        """Something of a cell is another now."""
        if box := self.laid.box_of(place):
            index = self.index(*box.key)
            self.dataChanged.emit(index, index)

    def box(self, index: Index) -> Box | None:
        """The cell that covers an index."""
        return self.laid.at(index.row(), index.column()) if index.isValid() else None

    def entry(self, box: Box) -> Entry | None:
        """What is known of a cell; of several marks the one that is least far."""
        if self.held is None:
            return None
        entries = [self.held.entries[place] for place in self.held.at(box.place)]
        asking = [entry for entry in entries if entry.state is State.ASKS]
        return next(iter((*asking, *entries)), None)

    def is_figure(self, box: Box) -> bool:
        """True where a figure stands alone, False for words with marks in them."""
        return self.held is not None and box.place in self.held.entries

    def text(self, box: Box) -> str:
        """What is read in a cell."""
        if self.held is None:
            return ""
        entry = self.held.entries.get(box.place)
        figure = entry.shown if entry else ""
        return figure or self.held.text(box.place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self.laid.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self.laid.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        box = self.box(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(box) if box else self.laid.heads.get(index.row(), "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(box) if box else self.laid.heads.get(index.row(), "")
        entry = self.entry(box) if box and role == Role.MARK else None
        return entry.state.value if entry else None

    def _spoken(self, box: Box) -> str:
        entry = self.entry(box)
        where = self.held.form.named(box.place) if self.held else ""
        words = (where, entry.label if entry else "", self.text(box))
        state = entry.state.value if entry else ""
        return " ".join(word for word in (*words, state) if word)
