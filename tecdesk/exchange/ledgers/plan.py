"""The plan of an import: what each line of each sheet does, before anything is done."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import NamedTuple

from tecdesk.domain.veil import veiled
from tecdesk.domain.veil import veiled_problem
from tecdesk.exchange.ledgers.layout import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.domain.problem import Problem
    from tecdesk.domain.register import Register
    from tecdesk.exchange.ledgers.carried import Group
    from tecdesk.exchange.ledgers.headings import Heading
    from tecdesk.exchange.ledgers.idle import Skipped
    from tecdesk.exchange.ledgers.layout import Layout
    from tecdesk.exchange.ledgers.line import Line
    from tecdesk.exchange.ledgers.line import Status
    from tecdesk.exchange.ledgers.names import Names
    from tecdesk.exchange.sources.sheets import LeftOut
    from tecdesk.exchange.sources.sheets import Source


class Fault(NamedTuple):
    """Something wrong with a cell.

    Attributes:
        sheet: the sheet.
        row: row in the sheet, from 1.
        column: heading of the column, or the label of a field without one.
        value: the cell as written.
        reason: what is wrong and what to do.
        blocks: True when the line is not imported; False when only the cell is
            left blank.
    """

    sheet: str
    row: int
    column: str
    value: str
    reason: str
    blocks: bool


@dataclass
class SheetPlan:
    """What importing one sheet does.

    Attributes:
        path: the file.
        sheet: name of the sheet.
        register: the register of its lines.
        year: year of the ledger; None when nothing tells it.
        first: first row of the heading, from 0.
        depth: rows of the heading.
        headings: every column that has a heading.
        layout: the columns that fill something.
        groups: the columns that make linked records.
        lines: the lines, in their order.
        skipped: rows that are no lines, with the reason.
        questions: what was assumed and should be confirmed once.
        names: the names that REF columns point to, by field.
        pending: stand-ins of the records that REF columns add, by field.
        announced: row of a line to what stands for its record in other lines.
    """

    path: Path
    sheet: str
    register: Register
    year: int | None
    first: int
    depth: int
    headings: tuple[Heading, ...]
    layout: Layout
    groups: list[Group]
    lines: list[Line]
    skipped: list[Skipped]
    questions: tuple[str, ...] = ()
    names: dict[str, Names] = field(default_factory=dict)
    pending: dict[str, list[str]] = field(default_factory=dict)
    announced: dict[int, str] = field(default_factory=dict)

    @property
    def header_row(self) -> int:
        """First row of the heading, from 1."""
        return self.first + 1

    @property
    def mapping(self) -> dict[str, str]:
        """Heading to the key of the field it fills."""
        columns = sorted(self.layout.columns, key=lambda column: column.index)
        return {column.heading: column.slot.key for column in columns}

    @property
    def unmapped(self) -> list[str]:
        """Headings that fill nothing, without 序号."""
        used = {column.index for column in self.layout.columns}
        return [
            h.text for h in self.headings if h.column not in used | self._counters()
        ]

    @property
    def added(self) -> dict[str, list[str]]:
        """Names of the records that importing adds besides, by register."""
        return {
            self.names[ref].register: [self.names[ref].name_of(id_) for id_ in ids]
            for ref, ids in self.pending.items()
        }

    @property
    def unsure(self) -> list[str]:
        """Headings that were recognised by a guess."""
        return [column.heading for column in self.layout.columns if not column.sure]

    def _counters(self) -> set[int]:
        return {h.column for h in self.headings if h.is_counter}

    def count(self, status: Status) -> int:
        """How many lines have a status."""
        return sum(line.status is status for line in self.lines)

    def with_status(self, status: Status) -> list[Line]:
        """The lines of a status."""
        return [line for line in self.lines if line.status is status]

    @property
    def writes(self) -> int:
        """How many lines importing adds or changes."""
        return sum(line.applies for line in self.lines)

    @property
    def faults(self) -> list[Fault]:
        """All that keeps a line or a cell out of the book; 提示 are not in it."""
        return [
            self.fault(line, problem)
            for line in self.lines
            if line.problems
            for problem in line.problems
            if problem.bars or self._lost(line, problem)
        ]

    @property
    def faulty_lines(self) -> list[Line]:
        """The lines with a fault, for the workbook of rejects."""
        return [
            line
            for line in self.lines
            if any(p.bars or self._lost(line, p) for p in line.problems)
        ]

    def fault(self, line: Line, problem: Problem) -> Fault:
        """A problem of a line with the column and the cell it is about."""
        field = self.register.by_key.get(problem.field)
        for column, cell in zip(self.layout.columns, line.cells, strict=True):
            if column.field.key == problem.field:
                field, heading, value = column.field, column.heading, cell.text
                break
        else:
            heading, value = self._label(problem.field), problem.value
        if field:
            value, problem = veiled(field, value), veiled_problem(field, problem)
        return Fault(self.sheet, line.row, heading, value, problem.text, problem.bars)

    def _label(self, key: str) -> str:
        return label_of(self.register, key) if key else ""

    def _lost(self, line: Line, problem: Problem) -> bool:
        """True when a cell is left blank because of the problem."""
        if line.record is not None and line.record.get(problem.field) is not None:
            return False
        cells = zip(self.layout.columns, line.cells, strict=True)
        return any(
            column.field.key == problem.field and cell.value is None and cell.text
            for column, cell in cells
        )


class Plans(list[SheetPlan]):
    """The plans of a file's sheets.

    Attributes:
        path: the file.
        left_out: sheets that are not imported, with the reason.
        moment: last step of the book when they were made.
        source: what was read, where it is no file that can be read again.
    """

    def __init__(
        self,
        path: Path,
        plans: list[SheetPlan],
        left_out: list[LeftOut],
        moment: int,
    ) -> None:
        super().__init__(plans)
        self.path = path
        self.left_out = left_out
        self.moment = moment
        self.source: Source | None = None

    def lines(self) -> Iterator[tuple[SheetPlan, Line]]:
        """Every line with its plan."""
        for plan in self:
            for line in plan.lines:
                yield plan, line
