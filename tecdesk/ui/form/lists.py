"""The lists in a form: how the cursor walks through them and the fields around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.ui.command import Command
from tecdesk.ui.editors.dates import DateEditor
from tecdesk.ui.editors.line import Line
from tecdesk.ui.form.arrange import OTHERS
from tecdesk.ui.photos.holding import Holding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from tecdesk.ui.editors.editor import Editor
    from tecdesk.ui.form.belongings import Belongings
    from tecdesk.ui.form.fields import Fields
    from tecdesk.ui.photos.strip import Strip

KEYS = ("Alt+L", "Alt+Shift+L", "Alt+Ctrl+L")
"""Begin an entry in the first list of a form, the second, the third."""

_WRONG = ("red", "amber")


class Lists:
    """They stand between the needed fields of a form and the rest.

    Args:
        fields: the form's own fields.
        lists: what belongs to its record, from top to bottom.
        photos: those of its record, below.
    """

    def __init__(
        self, fields: Fields, lists: Sequence[Belongings], photos: Strip
    ) -> None:
        self._fields = fields
        self._lists = lists
        self._photos = photos
        fields.walk.detour = self._detour
        for each in lists:
            each.year_of = fields.year
            each.passed.connect(self._on_passed)
            fields.grid.between.addWidget(each)
        fields.grid.between.addWidget(photos)

    def load(self, record: str) -> None:
        """Show what belongs to a stored record; nothing for a new one."""
        for each in self._lists:
            each.load(record)
        self._photos.show_holding(Holding(self._photos.holding.register, record))

    def landmarks(self) -> list[tuple[str, QWidget]]:
        """The parts of the form from top to bottom, by name."""
        grid = self._fields.grid
        return [
            *(
                (grid.editors[key].field.heading, grid.editors[key])
                for key in grid.main
            ),
            *((each.belongs.label, each) for each in self._lists),
            ("佐证", self._photos),
            *((OTHERS, grid.editors[part.keys[0]]) for part in grid.rest[:1]),
        ]

    @property
    def dirty(self) -> bool:
        """True when something here would be lost."""
        waiting = bool(self._photos.holding.coming)
        return waiting or any(each.dirty for each in self._lists)

    def commands(self) -> list[Command]:
        """What can be begun here; nothing where nothing belongs."""
        return [
            Command(f"加一条{each.belongs.label}", each.add, each.key)
            for each in self._lists
        ]

    def same_as_last(self) -> bool:
        """Copy into the line with the cursor; False when it is in none."""
        for each in self._lists:
            if found := each.current():
                each.same_as_before(*found)
                return True
        return False

    def today(self) -> bool:
        """Put today into the date with the cursor; False when that is in no line."""
        for each in self._lists:
            if (found := each.current()) and isinstance(found[1], DateEditor):
                found[1].today()
                return True
        return False

    def take_offer(self) -> None:
        """Take the word that is marked in an open list of words."""
        for each in self._lists:
            if (found := each.current()) and isinstance(found[1].box, Line):
                found[1].box.take_current()

    def first_refused(self) -> Editor | None:
        """Say what is wrong; the first field that makes saving impossible."""
        found = (each.first_refused() for each in self._lists)
        return next((editor for editor in found if editor), None)

    def editors(self) -> list[Editor]:
        """The fields of the form and of open lines, from top to bottom."""
        main = len(self._fields.grid.main)
        own = list(self._fields.editors.values())
        between = [e for each in self._lists for e in each.open_editors()]
        return [*own[:main], *between, *own[main:]]

    def wrong(self) -> list[Editor]:
        """Those that something is said about, once all were looked at."""
        self._fields.check(everything=True)
        self.first_refused()
        every = self.editors()
        return [each for each in every if each.box.property("state") in _WRONG]

    def _detour(self, editor: Editor, by: int) -> bool:
        """Enter walks from the needed fields through open lines to the rest."""
        own = list(self._fields.editors)
        edge = len(self._fields.grid.main) - (by > 0)
        lines = [line for each in self._lists for line in each.open_lines()]
        if not lines or own.index(editor.field.key) != edge:
            return False
        lines[0 if by > 0 else -1].go(by)
        return True

    def _on_passed(self, passed: Belongings, by: int) -> None:
        at = self._lists.index(passed)
        others = self._lists[at + 1 :] if by > 0 else self._lists[:at][::-1]
        for each in others:
            if lines := each.open_lines():
                lines[0 if by > 0 else -1].go(by)
                return
        self._fields.enter(len(self._fields.grid.main) - (by < 0), by)


def following(wrong: Sequence[Editor]) -> Editor | None:
    """The one after that with the cursor, from the first again."""
    here = [editor.box.hasFocus() for editor in wrong]
    at = here.index(True) + 1 if True in here else 0
    return wrong[at % len(wrong)] if wrong else None
