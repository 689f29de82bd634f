"""The records that belong to the one in the form, as a short list to add to."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.store.query import Filter
from tecdesk.ui import icons
from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.form.fresh import begun
from tecdesk.ui.models.cells import summary
from tecdesk.ui.parts.button import bare_icon
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.ui.form.arrange import Belongs
    from tecdesk.ui.models.lookup import Lookup


@dataclass
class Entry:
    """A record that belongs, stored or not yet.

    Attributes:
        values, marks, new: as collected from its form. id: empty until stored.
        touched: differs from what is stored. removed: goes to the bin on saving.
    """

    values: dict[str, Value]
    marks: dict[str, str] = attribute(default_factory=dict)
    new: dict[str, str] = attribute(default_factory=dict)
    id: str = ""
    touched: bool = False
    removed: bool = False


class Belongings(QWidget):
    """A titled list; a press opens the entry's own form.

    Attributes:
        belongs: what is listed. entries: stored ones and those to come.

    Signals:
        wanted: an Entry to be filled or looked at; a fresh one has no values.
        edited: an entry was taken away.
    """

    wanted = Signal(object, object)
    edited = Signal()

    def __init__(self, belongs: Belongs, lookup: Lookup) -> None:
        super().__init__()
        self.belongs = belongs
        self.entries: list[Entry] = []
        self._lookup = lookup
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.box = area("box")
        title = label(belongs.register.label, tone="hint")
        self._add = button(f"加一条{belongs.register.label}", self.add, look="bare")
        self._add.setFont(sized("note"))
        icons.put(self._add, "plus", "accent")
        inside = column(self._list, row(self._add, None), gap=0)
        self.box.setLayout(inside)
        self.setLayout(column(title, self.box, gap=0.2))

    def load(self, parent: str) -> None:
        """Show what belongs to a stored record; nothing for a new one."""
        self.entries = [self._entry(record) for record in self._stored(parent)]
        self._show()

    @property
    def dirty(self) -> bool:
        """True when something here would be lost."""
        return any(entry.touched or entry.removed for entry in self.entries)

    def add(self) -> None:
        """Ask for a new entry."""
        fresh = Entry(
            begun(self.belongs.register, self._lookup) | dict(self.belongs.fixed)
        )
        self.wanted.emit(self, fresh)

    def keep(self, entry: Entry) -> None:
        """Take a filled entry into the list."""
        entry.touched = True
        if entry not in self.entries:
            self.entries.append(entry)
        self._show()
        self.edited.emit()

    def put(self, entries: Iterable[Entry]) -> None:
        """Take entries as they were kept: of a stored record in its place."""
        known = {entry.id: at for at, entry in enumerate(self.entries) if entry.id}
        for entry in entries:
            if entry.id in known:
                self.entries[known[entry.id]] = entry
            elif not entry.id:
                self.entries.append(entry)
        self._show()

    def remove(self, entry: Entry) -> None:
        """Take an entry away; a stored one goes to the bin on saving."""
        if entry.id:
            entry.removed = True
        else:
            self.entries.remove(entry)
        self._show()
        self.edited.emit()

    def _stored(self, parent: str) -> list[Record]:
        if not parent:
            return []
        where = Filter(equals={self.belongs.link: parent})
        return self._lookup.book.find(self.belongs.register.key, where)

    def _entry(self, record: Record) -> Entry:
        return Entry(dict(record.values), dict(record.marks), id=record.id)

    def _show(self) -> None:
        clear(self._list)
        for entry in self.entries:
            if not entry.removed:
                self._list.addLayout(self._line(entry))

    def _line(self, entry: Entry) -> QHBoxLayout:
        known = self.belongs.known
        register = self.belongs.register
        texts = summary(register, entry.values, self._lookup, known)
        texts = [*entry.new.values(), *texts]
        text = "  ".join(texts) or self.belongs.register.label
        words = self.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, lines(13.5)
        )
        item = QPushButton(words)
        item.setProperty("look", "side")
        item.setFont(sized("note"))
        item.setToolTip(text)
        item.clicked.connect(lambda: self.wanted.emit(self, entry))
        away = bare_icon("x", f"去掉：{text}", lambda: self.remove(entry))
        made = row(item, away, gap=0)
        made.setStretch(0, 1)
        return made
