"""A record that belongs to the one in the form, typed on one line of it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tecdesk.ui.editors.table import editor
from tecdesk.ui.editors.walk import Walk
from tecdesk.ui.fonts import lines
from tecdesk.ui.form.arrange import brief
from tecdesk.ui.form.arrange import hidden
from tecdesk.ui.form.collecting import Collected
from tecdesk.ui.form.collecting import collect
from tecdesk.ui.form.collecting import is_missing
from tecdesk.ui.form.grid import Said
from tecdesk.ui.parts.button import bare_icon
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.photos.holding import Holding

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Values
    from tecdesk.ui.editors.editor import Editor
    from tecdesk.ui.form.arrange import Belongs
    from tecdesk.ui.models.lookup import Lookup


@dataclass
class Entry:
    """A record that belongs, stored or not yet.

    Attributes:
        values, marks, new: as collected from its line or form. id: empty until stored.
        touched: differs from what is stored. removed: goes to the bin on saving.
        texts: what stands in its line as typed, while that is open. photos: its own.
    """

    values: dict[str, Value]
    marks: dict[str, str] = attribute(default_factory=dict)
    new: dict[str, str] = attribute(default_factory=dict)
    id: str = ""
    touched: bool = False
    removed: bool = False
    texts: dict[str, str] = attribute(default_factory=dict)
    photos: Holding = attribute(default_factory=Holding)

    def held_for(self, register: str) -> Holding:
        """Its photos, now that it is known whose they are."""
        self.photos.register, self.photos.record = register, self.id
        return self.photos

    def take(self, found: Collected) -> None:
        """Take what stands in some of its fields."""
        others = {k: mark for k, mark in self.marks.items() if k not in found.values}
        self.marks = {**others, **found.marks}
        self.values = {**self.values, **found.values}
        self.new, self.texts = dict(found.new), {}
        self.touched = True


class EntryLine(QWidget):
    """Its first fields side by side; the sentence about them stands below.

    Args:
        given: completes values with what the record in the form says of them.

    Attributes:
        entry: the record. editors: by field key. walk: leads through them.
        stops: where Tab stops, in order.

    Signals:
        edited: something was typed. left: the cursor left a field.
        ended: Enter past the last field (1), or back before the first (-1).
        rest_wanted: its other fields. away_wanted: it should go.
    """

    edited = Signal()
    left = Signal()
    ended = Signal(int)
    rest_wanted = Signal()
    away_wanted = Signal()

    def __init__(
        self,
        belongs: Belongs,
        entry: Entry,
        lookup: Lookup,
        given: Callable[[Values], dict[str, Value]],
    ) -> None:
        super().__init__()
        self.entry = entry
        self._belongs = belongs
        self._given = given
        self._visited: set[str] = set()
        self._tried = False
        self._said = Said()
        self.editors: dict[str, Editor] = {}
        self.walk = Walk(self.editors, self)
        self.walk.ended.connect(self.ended)
        self.walk.detour = self._skip
        for field in brief(belongs):
            self._add(editor(field, lookup, belongs.register.key))
        self._place()
        self.show_entry()

    def show_entry(self) -> None:
        """Show what the entry has, or what was once typed into its line."""
        entry = self.entry
        for key, each in self.editors.items():
            each.show_value(entry.values.get(key), entry.marks.get(key, ""))
            if key in entry.new:
                each.write(entry.new[key])
        self._loaded = self.texts()
        for key, text in entry.texts.items():
            if key in self.editors:
                self.editors[key].write(text)

    def texts(self) -> dict[str, str]:
        """What stands in the line, as typed."""
        return {key: each.text for key, each in self.editors.items()}

    @property
    def dirty(self) -> bool:
        """True when something typed would be lost."""
        return self.texts() != self._loaded

    @property
    def blank(self) -> bool:
        """True when it was begun and nothing was written into it."""
        entry = self.entry
        return not (entry.id or entry.touched or self.dirty)

    def collect(self) -> Collected:
        """Read the line; nothing is said of what the record in the form says."""
        unseen = self._belongs.known | hidden(self._belongs.register)
        rest = self._given(self.entry.values)
        return collect(self._belongs.register, self.editors, rest, unseen)

    def settle(self) -> None:
        """Put what is typed into the entry."""
        if self.dirty:
            self.entry.take(self.collect())

    def check(self, *, everything: bool = False) -> Collected:
        """Say what is wrong in the fields already left, or in all of them."""
        if everything:
            self._tried = True
        found = self.collect()
        shown = [p for p in found.problems if self._tells(p.field, is_missing(p))]
        by_field = {problem.field: problem for problem in reversed(shown)}
        for key, each in self.editors.items():
            problem = by_field.get(key)
            state = "" if problem is None else "red" if problem.blocks else "amber"
            each.set_state(state, problem.text if problem else "")
        self._said.say(shown[0] if shown else None)
        return found

    def current(self) -> Editor | None:
        """The editor that has the cursor."""
        boxes = (each for each in self.editors.values() if each.box.hasFocus())
        return next(boxes, None)

    def go(self, by: int = 1) -> None:
        """Put the cursor into the first field, or into the last one."""
        order = list(self.editors.values())
        reasons = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        first = by > 0
        order[0 if first else -1].box.setFocus(reasons[not first])

    def _tells(self, key: str, missing: bool) -> bool:  # noqa: FBT001 - private
        return self._tried or (key in self._visited and not missing)

    def _skip(self, each: Editor, by: int) -> bool:
        """Enter in the empty first field of a line begun in vain leaves it."""
        in_vain = by > 0 and each is next(iter(self.editors.values()))
        if in_vain and not each.text and self.blank:
            self.ended.emit(1)
            return True
        return False

    def _add(self, each: Editor) -> None:
        key = each.field.key
        self.editors[key] = each
        self.walk.watch(each)
        each.edited.connect(self.edited)
        each.left.connect(lambda: self._on_left(key))

    def _on_left(self, key: str) -> None:
        self.editors[key].tidy()
        self._visited.add(key)
        self.check()
        self.left.emit()

    def _place(self) -> None:
        fields = dict(
            zip(self.editors.values(), brief(self._belongs).values(), strict=True)
        )
        inside = row(gap=0.2)
        for each, width in fields.items():
            inside.addWidget(each, 0 if width else 1)
            if width:
                each.setFixedWidth(lines(width))
        name = self._belongs.label
        rest = button("⋯", self.rest_wanted.emit, look="bare")
        rest.setToolTip(f"这条{name}的其余各项")
        rest.setAccessibleName(rest.toolTip())
        away = bare_icon("x", f"去掉这条{name}", self.away_wanted.emit)
        for pressed in (rest, away):
            pressed.setFixedWidth(lines(1.4))
            inside.addWidget(pressed)
        self.stops = [*(each.box for each in fields), rest, away]
        self.setLayout(column(inside, self._said, gap=0.1))
