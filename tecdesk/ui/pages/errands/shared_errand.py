"""An errand whose records share some fields, above the grid of what differs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.ui.pages.errands.errand import ErrandPage
from tecdesk.ui.pages.errands.shared_fields import SharedFields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from tecdesk.domain.field import Field
    from tecdesk.domain.problem import Problem
    from tecdesk.ui.desk import Desk


class SharedErrand(ErrandPage):
    """The cursor begins in the first shared field, the date.

    Attributes:
        shared: the fields of all. of: key of their register. common: which they
            are; `date` is among them. widths: of all but the last, in lines.
    """

    of = ""
    common: tuple[Field, ...] = ()
    widths: tuple[float, ...] = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shared.edited.connect(self._wait.start)
        self.shared.finished.connect(self.table.go)
        day = self.lookup.context.today or date.today()  # noqa: DTZ011
        if day.year == desk.bus.year:
            self.shared.editors["date"].show_value(day.isoformat())
        self.begin()
        self.shared.edited.connect(self.keeper.touch)

    def made_top(self) -> QWidget:
        self.shared = SharedFields(self.of, self.common, self.widths, self.lookup)
        return self.shared

    def unread(self) -> Problem | None:
        problem = self.shared.unread()
        marked = [problem] if problem else []
        if self.made is not None and self.model.dirty:
            found = (each.problem for each in self.made.objections)
            marked += [p for p in found if p.blocks and p.field in self.shared.editors]
        self.shared.mark(marked)
        return problem

    def begin(self) -> None:
        """What stands in the shared fields now is nothing that would be lost."""
        self._begun = self.texts()

    @property
    def dirty(self) -> bool:
        return super().dirty or self.texts() != self._begun

    def texts(self) -> dict[str, str]:
        return self.shared.texts()

    def put(self, texts: Mapping[str, str]) -> None:
        self.shared.put(texts)

    def done(self) -> None:
        """What is shared stays for the next time; it is no longer to be kept."""
        super().done()
        self.begin()

    def settle(self, argument: object) -> None:
        super().settle(argument)
        self.shared.go()

    def other_side(self) -> None:
        if self.table.hasFocus():
            self.shared.go()
        else:
            self.table.go()
