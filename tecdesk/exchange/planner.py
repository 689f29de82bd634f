"""Makes the plans of a file: reads, checks and matches every line, writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple
from typing import TypeAlias

from tecdesk.domain.field import Kind
from tecdesk.domain.reading import Context
from tecdesk.exchange.carried import groups_of
from tecdesk.exchange.cells import Column
from tecdesk.exchange.checks import Checker
from tecdesk.exchange.comparison import compare
from tecdesk.exchange.layout import Layout
from tecdesk.exchange.layout import in_order
from tecdesk.exchange.ledger_year import commonest_year
from tecdesk.exchange.ledger_year import titled_year
from tecdesk.exchange.line import Status
from tecdesk.exchange.lines import LineReader
from tecdesk.exchange.names import PENDING
from tecdesk.exchange.plan import SheetPlan
from tecdesk.exchange.recognise import SURE
from tecdesk.exchange.slots import slots_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tecdesk.domain.register import Register
    from tecdesk.exchange.known import Known
    from tecdesk.exchange.line import Line
    from tecdesk.exchange.names import Names
    from tecdesk.exchange.recognise import Recognised
    from tecdesk.exchange.sheets import Sheet


Brought: TypeAlias = dict[str, list[tuple[str, int]]]


class Found(NamedTuple):
    """A sheet that is a ledger."""

    sheet: Sheet
    recognised: Recognised
    titles: tuple[str, ...]


class Planner:
    """Plans the sheets of one file one after the other.

    Attributes:
        path: the file.
        year: year of the ledger as a person gave it; None to find it.
    """

    def __init__(
        self,
        path: Path,
        known: Known,
        year: int | None,
        watch: Callable[[int], None],
    ) -> None:
        self.path = path
        self.year = year
        self._known = known
        self._watch = watch
        self._checker = Checker()

    def plan(self, found: Found) -> SheetPlan:
        """The plan of one sheet."""
        register = found.recognised.register
        year = self.year or titled_year(found.titles)
        columns = in_order(_columns(found.recognised, Context(year=year)))
        reader = LineReader(found.sheet, found.recognised, columns)
        reader.read(self._watch)
        year = self._settle_year(register, columns, year)
        names = self._resolve(columns)
        layout = Layout(register, columns, names, year)
        plan = SheetPlan(
            path=self.path,
            sheet=found.sheet.name,
            register=register,
            year=year,
            first=found.recognised.first,
            depth=found.recognised.depth,
            headings=found.recognised.headings,
            layout=layout,
            groups=groups_of(columns, register, year or self._known.year),
            lines=reader.lines,
            skipped=reader.skipped,
            names=names,
        )
        self._checker.check(plan)
        compare(plan, self._known)
        self._tell_pending(plan)
        plan.questions = tuple(dict.fromkeys(q for c in columns for q in c.questions))
        return plan

    def _settle_year(
        self, register: Register, columns: list[Column], year: int | None
    ) -> int | None:
        """The year of the ledger; cells such as 3月5日 are read again with it."""
        if year is not None:
            return year
        lasting = bool(register.ends_by) or not register.dated_by
        dated = [c for c in columns if c.field.kind is Kind.DATE]
        if lasting:
            return self._known.year
        own = [c for c in dated if c.slot.key == register.dated_by]
        year = commonest_year(day for column in own for day in column.dates())
        for column in dated if year else ():
            column.reread(column.context._replace(year=year))
        return year

    def _resolve(self, columns: list[Column]) -> dict[str, Names]:
        """Put ids into the cells of REF columns."""
        names = {}
        for column in columns:
            if column.slot.own and column.field.kind is Kind.REF:
                known = names[column.slot.key] = self._known.names(column.field.to)
                for cell in column.values():
                    known.resolve(cell, column.slot.key)
        return names

    def _tell_pending(self, plan: SheetPlan) -> None:
        """What the lines say about records that REF columns add, first line first."""
        brought = _brought(plan)
        added: dict[str, dict[str, None]] = {}
        refs = [
            (position, column.field.to)
            for position, column in enumerate(plan.layout.columns)
            if column.slot.key in plan.names
        ]
        if not any(self._known.names(register).pending for _, register in refs):
            return
        for line in plan.lines:
            if line.status is Status.FAULTY:
                continue
            for position, register in refs:
                id_ = line.cells[position].value
                if isinstance(id_, str) and id_.startswith(PENDING):
                    self._tell(plan, line, position, brought)
                    name = self._known.names(register).name_of(id_)
                    added.setdefault(register, {})[name] = None
        plan.added = {register: list(names) for register, names in added.items()}

    def _tell(self, plan: SheetPlan, line: Line, ref: int, brought: Brought) -> None:
        column = plan.layout.columns[ref]
        names = plan.names[column.slot.key]
        id_ = str(line.cells[ref].value)
        for key, position in brought.get(column.slot.key, ()):
            value = line.cells[position].value
            if value is not None:
                names.tell(id_, key, value)


def _columns(found: Recognised, context: Context) -> list[Column]:
    slots = slots_of(found.register)
    by_column = {heading.column: heading for heading in found.headings}
    return [
        Column(
            index,
            by_column[index].text,
            slots[key],
            context._replace(unit=by_column[index].unit),
            sure=sureness >= SURE,
        )
        for index, (key, sureness) in found.columns.items()
    ]


def _brought(plan: SheetPlan) -> Brought:
    """REF field to the fields its record gets, with the cells they come from."""
    columns = list(enumerate(plan.layout.columns))
    found: Brought = {}
    for ref in plan.names:
        for key in plan.register[ref].brings:
            for position, column in columns:
                if column.slot.key in {key, f"{ref}.{key}"}:
                    found.setdefault(ref, []).append((key, position))
    return found
