"""Cells of a column, each different one read once and kept with what came of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tecdesk.domain.characters import narrow
from tecdesk.domain.field import Kind
from tecdesk.domain.identity import id_problem
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.problem import Problem
from tecdesk.domain.problem import Severity
from tecdesk.domain.reading import as_written
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.values import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.domain.reading import Context
    from tecdesk.exchange.ledgers.slots import Slot

_TOTAL = re.compile(r".{0,12}?(小计|合计|总计|累计|共计|总合计)")
_BRACKETS = re.compile(r"\(.*?\)")
_FAULTS = frozenset(
    ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!")
)


class Cell:
    """One written cell and what it means; lines share the cells that look alike.

    Attributes:
        written: what the file holds: text, number, date; "" when empty.
        value: the stored value; for a REF the name, until it is resolved to an id.
        mark: NOT_APPLICABLE, ABOUT or nothing.
        note: what was written besides the value.
        until: end of a range of dates.
        unit: unit written in the cell.
        problem: what is wrong with it.
        odd: the line it stands in must be looked at closely.
    """

    __slots__ = ("mark", "note", "odd", "problem", "unit", "until", "value", "written")

    def __init__(self, written: object) -> None:
        self.written = written
        self.value: Value = None
        self.mark = ""
        self.note = ""
        self.until = ""
        self.unit = ""
        self.problem: Problem | None = None
        self.odd = False

    @property
    def text(self) -> str:
        """The cell as people saw it."""
        return as_written(self.written)

    @property
    def blank(self) -> bool:
        """True when nothing is written in it."""
        return (
            self.value is None and not self.mark and not self.problem and not self.note
        )

    @property
    def known(self) -> bool:
        """True when it says something: a value, or that there is none (—)."""
        return self.value is not None or self.mark == NOT_APPLICABLE


class Column(dict[object, Cell]):
    """A column of a sheet: gives the cell that was read for what is written.

    Attributes:
        index: column of the sheet, from 0; -1 for one that was made up.
        heading: what stands over it.
        slot: what it fills.
        sure: False when it was recognised by a guess that a person should look at.
        context: the ledger's year and the heading's unit.
        questions: what to confirm once per file.
    """

    def __init__(
        self,
        index: int,
        heading: str,
        slot: Slot,
        context: Context,
        *,
        sure: bool = True,
    ) -> None:
        super().__init__()
        self.index = index
        self.heading = heading
        self.slot = slot
        self.sure = sure
        self.context = context
        self.questions: list[str] = []

    def __missing__(self, written: object) -> Cell:
        cell = self[written] = Cell(written)
        self._read(cell)
        return cell

    @property
    def field(self) -> Field:
        """The field its cells are read as."""
        return self.slot.field

    def reread(self, context: Context) -> None:
        """Read all cells again, now that the ledger's year is known."""
        self.context = context
        self.questions = []
        for cell in self.values():
            self._read(cell)

    def dates(self) -> Iterator[str]:
        """The dates among its cells that name their year themselves."""
        bare = self.context._replace(year=None)
        for cell in self.values():
            if isinstance(value := parse(self.field, cell.written, bare).value, str):
                yield value

    def _read(self, cell: Cell) -> None:
        reading = parse(self.field, cell.written, self.context)
        cell.value, cell.mark, cell.note = reading.value, reading.mark, reading.note
        cell.until, cell.unit = reading.until, reading.unit
        cell.problem = self._fault(cell) or reading.problem
        if reading.confirm:
            self.questions.append(reading.confirm)
        cell.odd = self._is_odd(cell)

    def _fault(self, cell: Cell) -> Problem | None:
        """What the reading of a single value does not see."""
        if cell.written.__class__ is str and cell.written in _FAULTS:
            cell.value = None
            return self._error(cell, "是公式出错留下的，请在表里改正公式。")
        unknown = cell.value is not None and cell.value not in INDICATORS
        if self.field.kind is Kind.INDICATOR and unknown:
            return self._error(cell, "不是汇总里的指标，请改成汇总表上的叫法。")
        return None

    def _error(self, cell: Cell, said: str) -> Problem:
        sentence = f"{self.field.label}“{cell.text}”{said}"
        return Problem(self.field.key, sentence, Severity.ERROR, cell.text)

    def _is_odd(self, cell: Cell) -> bool:
        value = cell.value
        if value is None:
            return self.field.required or bool(cell.problem or cell.note)
        if value.__class__ is int:
            return bool(cell.problem) or cell.note != "" or value < 0
        if cell.problem or cell.note or cell.until:
            return True
        if self.field.kind is Kind.ID_NUMBER and id_problem(str(value)):
            return True
        return is_total(cell.written)


def is_total(written: object) -> bool:
    """True for 小计, 合 计, 柳树村小计."""
    if not isinstance(written, str) or "计" not in written:
        return False
    text = narrow(written).replace(" ", "").rstrip(":")
    return bool(_TOTAL.fullmatch(_BRACKETS.sub("", text)))
