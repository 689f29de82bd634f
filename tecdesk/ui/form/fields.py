"""The fields of one record: shown, read, checked, problems beside them."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tecdesk.domain.rules import problems
from tecdesk.ui.editors.editor import Editor
from tecdesk.ui.editors.editor import LineEditor
from tecdesk.ui.editors.line import Line
from tecdesk.ui.editors.links import RefEditor
from tecdesk.ui.editors.numbers import DateEditor
from tecdesk.ui.editors.offers import OfferLine
from tecdesk.ui.form.arrange import hidden
from tecdesk.ui.form.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.domain.problem import Problem
    from tecdesk.domain.register import Register
    from tecdesk.ui.models.lookup import Lookup

_TO_COME = "new"


@dataclass
class Collected:
    """What stands in the form, as it would be stored.

    Attributes:
        values, marks: of the fields shown. new: REF field key to a name to add.
        problems: what is wrong, errors first.
    """

    values: dict[str, Value] = attribute(default_factory=dict)
    marks: dict[str, str] = attribute(default_factory=dict)
    new: dict[str, str] = attribute(default_factory=dict)
    problems: list[Problem] = attribute(default_factory=list)

    @property
    def refused(self) -> list[Problem]:
        """The problems that make saving impossible."""
        return [problem for problem in self.problems if problem.blocks]


class Fields(QWidget):
    """Editors top to bottom; Enter goes on, Shift+Enter back.

    Attributes:
        editors: by field key, in the order of the form.

    Signals:
        edited: a person changed something. finished: Enter in the last field.
        left: the cursor left a field; what stands in the form then.
    """

    edited = Signal()
    left = Signal(object)
    finished = Signal()

    def __init__(self, register: Register, lookup: Lookup) -> None:
        super().__init__()
        self.register = register
        self._lookup = lookup
        self._hidden = hidden(register)
        self.grid = Grid(register, lookup, self._hidden)
        self.setLayout(self.grid.layout_made)
        self.editors: dict[str, Editor] = self.grid.editors
        self._visited: set[str] = set()
        self._tried = False
        self._sticky: set[str] = set()
        self._loaded: dict[str, str] = {}
        self._rest: dict[str, Value] = {}
        self._dated = "" if register.ends_by else register.dated_by
        for editor in self.editors.values():
            self._connect(editor)

    def load(
        self,
        values: Mapping[str, Value],
        marks: Mapping[str, str],
        sticky: Collection[str] = (),
    ) -> None:
        """Show a record; sticky ones of its fields came from the last record."""
        self._rest = {key: values.get(key) for key in self._hidden}
        self._visited = set()
        self._tried = False
        self._sticky = {key for key in sticky if values.get(key) is not None}
        for key, editor in self.editors.items():
            editor.show_value(values.get(key), marks.get(key, ""))
            self._show_pin(editor)
        self._loaded = self.texts()
        self.check()

    def collect(self) -> Collected:
        """Read every editor."""
        found = Collected(values=dict(self._rest))
        unread: list[Problem] = []
        for key, editor in self.editors.items():
            reading = editor.reading()
            found.values[key] = reading.value
            if reading.mark:
                found.marks[key] = reading.mark
            if reading.problem:
                unread.append(reading.problem)
            if isinstance(editor, RefEditor) and editor.new_name:
                found.new[key] = editor.new_name
        checked = found.values | dict.fromkeys(found.new, _TO_COME)
        wrong = {problem.field for problem in unread if problem.blocks}
        ruled = problems(self.register, checked)
        every = [*unread, *(p for p in ruled if p.field not in wrong)]
        every = [p for p in every if p.field not in self._hidden]
        found.problems = sorted(every, key=lambda problem: not problem.blocks)
        return found

    def texts(self) -> dict[str, str]:
        """What stands in every editor, as typed."""
        return {key: editor.text for key, editor in self.editors.items()}

    def put(self, texts: Mapping[str, str]) -> None:
        """Write what was typed once into the editors; it is not saved by that."""
        self._sticky = set()
        for key, editor in self.editors.items():
            if key in texts:
                editor.write(texts[key])
            self._show_pin(editor)
        self._visited = {key for key, text in texts.items() if text}
        self.check()
        self.edited.emit()

    @property
    def unseen(self) -> set[str]:
        """What tells records apart, kept from the last one and not passed yet."""
        named = {part for key in self.register.same_by for part in key}
        return self._sticky & named - self._visited

    @property
    def dirty(self) -> bool:
        """True when something typed would be lost."""
        return bool(self._loaded) and self.texts() != self._loaded

    def check(self, *, everything: bool = False) -> Collected:
        """Show what is wrong in the fields already left, or in all of them."""
        if everything:
            self._visited = set(self.editors)
            self._tried = True
        found = self.collect()
        shown = [
            problem
            for problem in found.problems
            if problem.field in self._visited
            and (self._tried or not _is_missing(problem))
        ]
        self.grid.show_problems(shown, self._sticky)
        return found

    def focus_first(self) -> None:
        """Put the cursor into the first field that waits for typing.

        The date begins as today but is asked for all the same: the hand always
        begins in the same place, and yesterday's session is not put on today.
        """
        order = list(self.editors.values())
        free = [e for e in order if e.field.key not in self._sticky]
        waits = [e for e in free if not e.text or e.field.key == self._dated]
        self.focus((waits or free or order)[0])

    def focus(self, editor: Editor) -> None:
        """Put the cursor into a field, its text marked."""
        editor.box.setFocus(Qt.FocusReason.TabFocusReason)

    def current(self) -> Editor | None:
        """The editor that has the cursor."""
        boxes = (e for e in self.editors.values() if e.box.hasFocus())
        return next(boxes, None)

    def take_offer(self) -> None:
        """Take the word that is marked in an open list, as Enter would."""
        here = self.current()
        if here and isinstance(here.box, OfferLine):
            here.box.take_current()

    def year(self) -> int:
        """The year of the event in the form, as far as it is known."""
        dated = self._dated
        written = self.editors[dated].reading().value if dated else None
        return int(str(written)[:4]) if written else self._lookup.year

    def today(self) -> None:
        """Put today into the date field with the cursor, or into the first one."""
        here = self.current()
        dates = [e for e in self.editors.values() if isinstance(e, DateEditor)]
        if isinstance(here, DateEditor):
            here.today()
        elif dates:
            dates[0].today()

    def take(self, key: str, value: Value) -> None:
        """Put a value of another record into a field, as if typed."""
        editor = self.editors[key]
        editor.show_value(value)
        editor.edited.emit()

    def free(self, key: str) -> None:
        """A sticky value is no longer kept."""
        self._sticky.discard(key)
        self.editors[key].type("")
        self._show_pin(self.editors[key])
        self.check()

    def _connect(self, editor: Editor) -> None:
        key = editor.field.key
        editor.edited.connect(lambda: self._on_edited(key))
        editor.left.connect(lambda: self._on_left(key))
        editor.box.installEventFilter(self)
        editor.year_of = self.year

    def _on_edited(self, key: str) -> None:
        if key in self._sticky:
            self._sticky.discard(key)
            self._show_pin(self.editors[key])
        self.grid.forget(key, self._sticky)
        self.edited.emit()

    def _on_left(self, key: str) -> None:
        self.editors[key].tidy()
        self._visited.add(key)
        self.left.emit(self.check())

    def _show_pin(self, editor: Editor) -> None:
        key = editor.field.key
        if isinstance(editor, LineEditor):
            kept = key in self._sticky
            editor.set_pin((lambda: self.free(key)) if kept else None)
            editor.set_state("sticky" if kept else "")

    def _advance(self, box: QObject, by: int) -> None:
        order = [editor.box for editor in self.editors.values()]
        at = next(n for n, each in enumerate(order) if each is box) + by
        if at >= len(order):
            self.finished.emit()
        elif at >= 0:
            reason = _REASONS[by]
            order[at].setFocus(reason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers not in (_PLAIN, Qt.KeyboardModifier.ShiftModifier):
            return False
        if isinstance(watched, Line) and watched.composing:
            return False
        if isinstance(watched, OfferLine):
            watched.take_current()
        self._advance(watched, 1 if modifiers == _PLAIN else -1)
        return True


def _is_missing(problem: Problem) -> bool:
    """True for 没有填, which is only said when somebody wants to save."""
    return problem.blocks and not problem.value


_PLAIN = Qt.KeyboardModifier.NoModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REASONS = {1: Qt.FocusReason.TabFocusReason, -1: Qt.FocusReason.BacktabFocusReason}
