"""The fields of one record: shown, read, checked, problems beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tecdesk.ui.editors.dates import DateEditor
from tecdesk.ui.editors.editor import Editor
from tecdesk.ui.editors.editor import LineEditor
from tecdesk.ui.editors.line import Line
from tecdesk.ui.editors.links import RefEditor
from tecdesk.ui.editors.walk import Walk
from tecdesk.ui.form.arrange import hidden
from tecdesk.ui.form.collecting import Collected
from tecdesk.ui.form.collecting import collect
from tecdesk.ui.form.collecting import is_missing
from tecdesk.ui.form.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Register
    from tecdesk.ui.models.lookup import Lookup


class Fields(QWidget):
    """Editors top to bottom; Enter goes on, Shift+Enter back.

    Attributes:
        editors: by field key, in the order of the form. walk: leads through them.
        before: the record that fields are copied from; None when there is none.

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
        self.before: Callable[[], Record | None] = _no_record
        self.walk = Walk(self.editors, self)
        self.walk.same = self.same_as_last
        self.walk.ended.connect(self._on_ended)
        for editor in self.editors.values():
            self._connect(editor)

    def load(
        self,
        values: Mapping[str, Value],
        marks: Mapping[str, str],
        sticky: Collection[str] = (),
        record: str = "",
    ) -> None:
        """Show a record; sticky ones of its fields came from the last record.

        Args:
            values: what it has.
            marks: of some of them.
            sticky: keys of the fields kept from the last record.
            record: its id, to which none of its own fields points.
        """
        self._rest = {key: values.get(key) for key in self._hidden}
        self._visited = set()
        self._tried = False
        self._sticky = {key for key in sticky if values.get(key) is not None}
        for key, editor in self.editors.items():
            if isinstance(editor, RefEditor):
                editor.own = record
            editor.show_value(values.get(key), marks.get(key, ""))
            self._show_pin(editor)
        self._loaded = self.texts()
        self.check()

    def collect(self) -> Collected:
        """Read every editor."""
        return collect(self.register, self.editors, self._rest, self._hidden)

    def name_new(self, new: Mapping[str, str]) -> None:
        """Write the names nobody has yet into their fields, as they were typed."""
        for key, name in new.items():
            self.editors[key].write(name)
        self._loaded = self.texts()

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
        self._go_where_typing_stopped()

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
            and (self._tried or not is_missing(problem))
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
        """Put the cursor into a field, its text marked: typing replaces it."""
        editor.box.setFocus(Qt.FocusReason.TabFocusReason)
        # One that had the focus when its page was left has it already, unmarked.
        editor.box.selectAll()

    def _go_where_typing_stopped(self) -> None:
        """Put the cursor behind the last thing that was typed; nothing is marked."""
        typed = [each for each in self.editors.values() if self._is_typed(each)]
        if typed:
            last = typed[-1]
            last.box.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(last, LineEditor):
                last.line.end(False)  # noqa: FBT003

    def _is_typed(self, editor: Editor) -> bool:
        begun = {"", self._loaded.get(editor.field.key), str(editor.field.default)}
        return editor.text not in begun

    def enter(self, at: int, by: int) -> None:
        """Put the cursor into a field by its place; past the last the form ends."""
        order = list(self.editors.values())
        if at >= len(order):
            self.finished.emit()
        elif by < 0 or not order[at].isHidden():
            self.focus(order[at])
        else:
            self.walk.go(order[at], by)

    def current(self) -> Editor | None:
        """The editor that has the cursor."""
        boxes = (e for e in self.editors.values() if e.box.hasFocus())
        return next(boxes, None)

    def wrong(self) -> list[Editor]:
        """The fields that something is said about, once all were looked at."""
        self.check(everything=True)
        every = self.editors.values()
        return [each for each in every if each.box.property("state") in _WRONG]

    def take_offer(self) -> None:
        """Take the word or day that is marked in an open list, as Enter would."""
        here = self.current()
        if here and isinstance(here.box, Line):
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

    def same_as_last(self, editor: Editor) -> None:
        """Put what the record before has into a field, as if typed."""
        record, key = self.before(), editor.field.key
        if record is not None and not editor.box.isReadOnly():
            editor.show_value(record.values.get(key), record.marks.get(key, ""))
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
        self.walk.watch(editor)
        editor.year_of = self.year

    def _on_ended(self, by: int) -> None:
        if by > 0:
            self.finished.emit()

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


_WRONG = ("red", "amber")


def _no_record() -> None:
    return None
