"""One line of a ledger file on its way into the book."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING
from typing import NamedTuple

if TYPE_CHECKING:
    from tecdesk.domain.problem import Problem
    from tecdesk.exchange.ledgers.cells import Cell
    from tecdesk.exchange.ledgers.kept import Kept


class Status(Enum):
    """What importing a line does."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    FAULTY = "faulty"


class Difference(NamedTuple):
    """A field of a changed line, as people read it.

    Attributes:
        key: slot key of the field.
        label: what people see over it.
        old: what the book has.
        new: what the file has.
    """

    key: str
    label: str
    old: str
    new: str


class Line:
    """One line.

    Attributes:
        row: its number in the sheet, from 1.
        cells: its cells, in the order of the plan's columns.
        rest: hash of the cells that no column is known for.
        odd: one of its cells must be looked at closely.
        status: what importing it does.
        record: the record of the book it is the same as; None when new or faulty.
        problems: what is wrong with it; all but hints make it faulty.
        differences: what it changes in its record and what the record carries.
        wanted: False when a person chose to keep the record of the book.
    """

    __slots__ = (
        "cells",
        "differences",
        "odd",
        "problems",
        "record",
        "rest",
        "row",
        "status",
        "wanted",
    )

    def __init__(
        self, row: int, cells: tuple[Cell, ...], rest: int, *, odd: bool
    ) -> None:
        self.row = row
        self.cells = cells
        self.rest = rest
        self.odd = odd
        self.status = Status.NEW
        self.record: Kept | None = None
        self.problems: tuple[Problem, ...] = ()
        self.differences: tuple[Difference, ...] = ()
        self.wanted = True

    @property
    def applies(self) -> bool:
        """True when importing it writes something."""
        status = self.status  # asked 100,000 times: a set would hash it each time
        return self.wanted and (status is Status.NEW or status is Status.CHANGED)
