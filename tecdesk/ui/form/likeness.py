"""Says at once that the same is in the book already; a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from tecdesk.desk.duplicates import not_the_same
from tecdesk.desk.duplicates import twins
from tecdesk.errors import DeskError
from tecdesk.ui.form.question import Question

if TYPE_CHECKING:
    from tecdesk.desk.duplicates import Twin
    from tecdesk.domain.record import Values
    from tecdesk.domain.register import Register
    from tecdesk.ui.models.lookup import Lookup

LOOK = "打开看看"


class Likeness(Question):
    """Compares what stands in the form with the book, whenever a field was left.

    Attributes:
        found: the records that it may be.

    Signals:
        look_wanted: a record to be shown.
    """

    letters = "JB"
    look_wanted = Signal(object)

    def __init__(self, register: Register, lookup: Lookup) -> None:
        super().__init__()
        self.found: list[Twin] = []
        self._register = register
        self._lookup = lookup
        self._asked: tuple[object, ...] = ()

    @property
    def different(self) -> str:
        """The answer that it is not the same."""
        return f"不是同一{self._register.word}"

    def compare(self, values: Values, itself: str, *, near: bool) -> None:
        """Look for records like these values, if they changed since the last look.

        Args:
            values: what stands in the form.
            itself: id of the record in the form.
            near: also say what lies some days off.
        """
        keys = {part for key in self._register.same_by for part in key}
        asked = (itself, near, *(values.get(key) for key in sorted(keys)))
        if asked == self._asked:
            return
        self._asked = asked
        found = twins(self._lookup.book, self._register.key, values, itself)
        self._show([twin for twin in found if near or not twin.near])

    def clear(self) -> None:
        """Another record is in the form."""
        self._asked = ()
        self._show([])

    def _show(self, found: list[Twin]) -> None:
        self.found = found
        if not found:
            self.hide()
            return
        first, more = found[0], len(found) - 1
        text = first.sentence + (f"，另有 {more} 条相近的" if more else "")
        answers = {LOOK: self._look, self.different: self._answer}
        self.ask(text, answers)

    def _look(self) -> None:
        self.look_wanted.emit(self.found[0].record)

    def _answer(self) -> None:
        try:
            not_the_same(self._lookup.book, self.found)
        except DeskError as error:
            self._lookup.bus.trouble(error)
            return
        self._show([])
