"""The records that belong to the one in the form, as a short list typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.desk.last import last
from tecdesk.domain.words import in_year
from tecdesk.store.query import Filter
from tecdesk.ui import icons
from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.form.arrange import brief
from tecdesk.ui.form.entry_line import Entry
from tecdesk.ui.form.entry_line import EntryLine
from tecdesk.ui.form.entry_told import EntryTold
from tecdesk.ui.form.fresh import begun
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.domain.record import Values
    from tecdesk.ui.editors.editor import Editor
    from tecdesk.ui.form.arrange import Belongs
    from tecdesk.ui.models.lookup import Lookup


class Belongings(QWidget):
    """A titled list in the form; its entries are typed into where they stand.

    Attributes:
        belongs: what is listed. entries: stored ones and those to come.
        given: completes values with what the record in the form says of them.
        year_of: its year.
        key: begins an entry.

    Signals:
        wanted: an Entry whose other fields are to be filled or looked at.
        edited: something was typed or taken away. left: the cursor left a field.
        passed: Enter past the last entry (1), or back before the first (-1).
    """

    wanted = Signal(object, object)
    edited = Signal()
    left = Signal()
    passed = Signal(object, int)

    def __init__(self, belongs: Belongs, lookup: Lookup, key: str = "") -> None:
        super().__init__()
        self.belongs = belongs
        self.key = key
        self.entries: list[Entry] = []
        self.given: Callable[[Values], dict[str, Value]] = dict
        self.year_of: Callable[[], int] = lambda: lookup.year
        self._lookup = lookup
        self._lines: dict[int, EntryLine] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(lines(0.2))
        self.box = area("box")
        title = label(belongs.label, tone="hint")
        self._heads = row(gap=0.2)
        self._add = button(f"加一条{belongs.label}", self.add, look="bare")
        self._add.setFont(sized("note"))
        icons.put(self._add, "plus", "accent")
        foot = row(self._add, key_cap(self.key), None)
        inside = column(self._heads, self._list, foot, gap=0.1)
        inside.setContentsMargins(lines(0.2), 0, 0, 0)
        self.box.setLayout(inside)
        self.setLayout(column(title, self.box, gap=0.2))

    def load(self, parent: str) -> None:
        """Show what belongs to a stored record; nothing for a new one."""
        self._fold()
        self.entries = [self._entry(record) for record in self._stored(parent)]
        self._show()

    @property
    def dirty(self) -> bool:
        """True when something here would be lost."""
        typed = any(line.dirty for line in self.open_lines())
        return typed or any(entry.touched or entry.removed for entry in self.entries)

    def open_lines(self) -> list[EntryLine]:
        """The entries that are typed into, from top to bottom."""
        found = (self._lines.get(id(entry)) for entry in self.shown())
        return [line for line in found if line is not None]

    def open_editors(self) -> list[Editor]:
        """The fields of the entries that are typed into."""
        return [each for line in self.open_lines() for each in line.editors.values()]

    def shown(self) -> list[Entry]:
        """The entries that stay."""
        return [entry for entry in self.entries if not entry.removed]

    def add(self) -> None:
        """Begin a new entry below the others; one begun in vain serves again."""
        vain = next((line for line in self.open_lines() if line.blank), None)
        if vain is None:
            register = self.belongs.register
            fresh = begun(register, self._lookup) | dict(self.belongs.fixed)
            self.entries.append(Entry(fresh))
            self.open_line(self.entries[-1])
        else:
            vain.go()

    def open_line(self, entry: Entry, by: int = 1) -> EntryLine:
        """Type into an entry: its first field, or -1 its last; 0 leaves the cursor."""
        if id(entry) not in self._lines:
            line = EntryLine(self.belongs, entry, self._lookup, self.given)
            self._lines[id(entry)] = line
            self._connect(line)
            self._show()
        if by:
            self._lines[id(entry)].go(by)
        return self._lines[id(entry)]

    def settle(self) -> None:
        """Put what is typed into the entries; those begun in vain go."""
        for line in self.open_lines():
            if line.blank:
                self._drop(line.entry)
            else:
                line.settle()

    def first_refused(self) -> Editor | None:
        """Say what is wrong; the first field that makes saving impossible."""
        for line in self.open_lines():
            found = {} if line.blank else line.check(everything=True).refused
            for problem in found:
                order = list(line.editors.values())
                return line.editors.get(problem.field, order[0])
        return None

    def keep(self, entry: Entry) -> None:
        """Take an entry whose other fields were filled in a form of its own."""
        entry.touched, entry.texts = True, {}
        if line := self._lines.get(id(entry)):
            line.show_entry()
        self._show()
        self.edited.emit()

    def kept(self) -> list[Entry]:
        """The entries that differ from what is stored, with what is being typed."""
        for line in self.open_lines():
            line.entry.texts = line.texts() if line.dirty else {}
        return [e for e in self.entries if e.touched or e.removed or e.texts]

    def put(self, entries: Iterable[Entry]) -> None:
        """Take entries as they were kept: of a stored record in its place."""
        known = {entry.id: at for at, entry in enumerate(self.entries) if entry.id}
        for entry in entries:
            if entry.id in known:
                self.entries[known[entry.id]] = entry
            elif not entry.id:
                self.entries.append(entry)
            if entry.texts:
                self.open_line(entry, 0)
        self._show()

    def remove(self, entry: Entry) -> None:
        """Take an entry away; a stored one goes to the bin on saving."""
        if entry.id:
            entry.removed = True
            self._close(entry)
            self._show()
        else:
            self._drop(entry)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def current(self) -> tuple[EntryLine, Editor] | None:
        """The line and field with the cursor."""
        pairs = ((line, line.current()) for line in self.open_lines())
        return next(((line, here) for line, here in pairs if here), None)

    def same_as_before(self, line: EntryLine, into: Editor) -> None:
        """Put what the entry above has into a field; else what was entered last."""
        key, above = into.field.key, self._above(line.entry)
        if above is None:
            return
        if key in above.new:
            into.write(above.new[key])
        else:
            into.show_value(above.values.get(key), above.marks.get(key, ""))
        into.edited.emit()

    def _above(self, entry: Entry) -> Entry | None:
        at = self.shown().index(entry)
        if at:
            above = self.shown()[at - 1]
            if line := self._lines.get(id(above)):
                line.settle()
            return above
        found = last(self._lookup.book, self.belongs.register.key, alone=False)
        return self._entry(found) if found else None

    def _on_ended(self, line: EntryLine, by: int) -> None:
        """Enter walks on into the next entry, and from the last into a new one."""
        order = self.shown()
        at = order.index(line.entry) + by
        if by > 0 and line.blank:
            self._drop(line.entry)
            self.passed.emit(self, by)
        elif 0 <= at < len(order):
            self.open_line(order[at], by)
        elif by > 0:
            self.add()
        else:
            self.passed.emit(self, by)

    def _connect(self, line: EntryLine) -> None:
        entry = line.entry
        for each in line.editors.values():
            each.year_of = self.year_of
        line.edited.connect(self.edited)
        line.left.connect(self.left)
        line.ended.connect(lambda by: self._on_ended(line, by))
        line.walk.same = lambda editor: self.same_as_before(line, editor)
        line.rest_wanted.connect(lambda: self._ask_rest(line))
        line.away_wanted.connect(lambda: self.remove(entry))

    def _ask_rest(self, line: EntryLine) -> None:
        line.settle()
        self.wanted.emit(self, line.entry)

    def _drop(self, entry: Entry) -> None:
        self.entries = [each for each in self.entries if each is not entry]
        self._close(entry)
        self._show()

    def _close(self, entry: Entry) -> None:
        if line := self._lines.pop(id(entry), None):
            line.hide()
            line.deleteLater()

    def _fold(self) -> None:
        for entry in self.entries:
            self._close(entry)

    def _stored(self, parent: str) -> list[Record]:
        if not parent:
            return []
        where = Filter(equals={self.belongs.link: parent})
        return self._lookup.book.find(self.belongs.register.key, where)

    def _entry(self, record: Record) -> Entry:
        return Entry(dict(record.values), dict(record.marks), id=record.id)

    def _show(self) -> None:
        """Lay the entries out anew; those that are typed into stay what they are."""
        while self._list.count():
            widget = self._list.takeAt(0).widget()
            if widget not in self._lines.values():
                widget.hide()
                widget.deleteLater()
        for entry in self.shown():
            self._list.addWidget(self._lines.get(id(entry)) or self._told(entry))
        self._name_columns()

    def _name_columns(self) -> None:
        """Names stand over the fields while something is typed into them."""
        clear(self._heads)
        if not self.open_lines():
            return
        for field, width in brief(self.belongs).items():
            name = label(in_year(field.heading, self._lookup.year), "note", tone="hint")
            self._heads.addWidget(name, 0 if width else 1)
            if width:
                name.setFixedWidth(lines(width))
        self._heads.addSpacing(lines(3.2))

    def _told(self, entry: Entry) -> QWidget:
        told = EntryTold(self.belongs, entry, self._lookup)
        told.chosen.connect(lambda: self.open_line(entry))
        told.away_wanted.connect(lambda: self.remove(entry))
        return told
