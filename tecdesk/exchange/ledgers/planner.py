"""Makes the plans of a file: reads, checks and matches every line, writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from tecdesk.domain.field import Kind
from tecdesk.domain.reading import Context
from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.ledgers.carried import groups_of
from tecdesk.exchange.ledgers.cells import Column
from tecdesk.exchange.ledgers.checks import Checker
from tecdesk.exchange.ledgers.comparison import compare
from tecdesk.exchange.ledgers.layout import Layout
from tecdesk.exchange.ledgers.layout import in_order
from tecdesk.exchange.ledgers.ledger_year import commonest_year
from tecdesk.exchange.ledgers.ledger_year import titled_year
from tecdesk.exchange.ledgers.line import Status
from tecdesk.exchange.ledgers.lines import LineReader
from tecdesk.exchange.ledgers.names import stand_in
from tecdesk.exchange.ledgers.plan import SheetPlan
from tecdesk.exchange.ledgers.recognise import SURE
from tecdesk.exchange.ledgers.slots import is_link
from tecdesk.exchange.ledgers.slots import slots_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Iterable
    from pathlib import Path

    from tecdesk.domain.register import Register
    from tecdesk.exchange.ledgers.known import Known
    from tecdesk.exchange.ledgers.line import Line
    from tecdesk.exchange.ledgers.names import Names
    from tecdesk.exchange.ledgers.recognise import Recognised
    from tecdesk.exchange.sources.sheets import Sheet


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

    Registers that other lines of the file name records of are `linked`.
    """

    def __init__(
        self,
        path: Path,
        known: Known,
        year: int | None,
        watch: Callable[[int], None],
        linked: Collection[str] = (),
    ) -> None:
        self.path = path
        self.year = year
        self._linked = linked
        self._known = known
        self._watch = watch
        self._checker = Checker()
        self._done = 0

    def plan(self, found: Found) -> SheetPlan:
        """The plan of one sheet."""
        register = found.recognised.register
        year = self.year or titled_year(found.titles)
        columns = in_order(
            _columns(found.recognised, Context(year=year, words=self._known.words))
        )
        reader = LineReader(found.sheet, found.recognised, columns)
        reader.read(lambda row: self._watch(self._done + row))
        self._done += found.sheet.height
        told = year is not None
        year = self._settle_year(register, columns, year)
        announced = self._announce(found, columns, reader.lines)
        names = self._resolve(register, columns, year)
        _look_again(reader.lines, columns)
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
            announced=announced,
        )
        self._checker.check(plan)
        self._withdraw(plan)
        self._watch(self._done)
        compare(plan, self._known)
        self._watch(self._done)
        self._tell_pending(plan)
        assumed = found.recognised.assumed
        plan.questions = (*assumed, *_questions(plan, told=told))
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
        if year is not None:
            for column in dated:
                column.reread(column.context._replace(year=year))
        return year

    def _announce(
        self, found: Found, columns: list[Column], lines: list[Line]
    ) -> dict[int, str]:
        """What stands for the lines that others of the file may name, by row."""
        register = found.recognised.register.key
        if register not in self._linked:
            return {}
        links, told = self._known.links(register), {}
        keys = [column.slot.key for column in columns if column.slot.own]
        for line in lines:
            stand = stand_in(register, f"{found.sheet.name}/{line.row}")
            cells = zip(keys, line.cells, strict=False)
            if links.announce(stand, {key: cell.value for key, cell in cells}):
                told[line.row] = stand
        return told

    def _withdraw(self, plan: SheetPlan) -> None:
        """Lines that turned out faulty are not there for sheets to come."""
        for line in plan.lines if plan.announced else ():
            if line.status is Status.FAULTY and line.row in plan.announced:
                links = self._known.links(plan.register.key)
                links.withdraw(plan.announced.pop(line.row))

    def _resolve(
        self, register: Register, columns: list[Column], year: int | None
    ) -> dict[str, Names]:
        """Put ids into the cells of REF columns."""
        names = {}
        if register.key == "village":
            _spell_as_known(columns, self._known.names(register.key))
        for column in columns:
            if column.slot.own and column.field.kind is Kind.REF:
                known = names[column.slot.key] = self._known.pointed_to(column.field)
                for cell in column.values():
                    known.resolve(cell, column.slot.key, year)
        return names

    def _tell_pending(self, plan: SheetPlan) -> None:
        """Which records the REF columns add, and what the lines say about them."""
        lines = [line for line in plan.lines if line.status is not Status.FAULTY]
        for position, column in enumerate(plan.layout.columns):
            ref = column.slot.key
            if ref not in plan.names or not plan.names[ref].pending:
                continue
            names = plan.names[ref]
            used = {line.cells[position].value for line in lines}
            plan.pending[ref] = [id_ for id_ in names.pending if id_ in used]
            for key, told_at in _brought(plan, ref):
                for line in lines:
                    names.tell(
                        line.cells[position].value, key, line.cells[told_at].value
                    )


def linked_in(found: Iterable[Found]) -> set[str]:
    """The registers of which lines of these sheets name records."""
    slots = [
        slots_of(each.recognised.register)[key]
        for each in found
        for key, _ in each.recognised.columns.values()
    ]
    return {slot.field.to for slot in slots if slot.own and is_link(slot.field)}


def _spell_as_known(columns: list[Column], names: Names) -> None:
    """A list that says 柳树村委会 means the 柳树村 that the book has."""
    for column in columns:
        if column.slot.key == "name":
            for cell in column.values():
                if id_ := names.find(str(cell.value or "")):
                    cell.value = names.name_of(id_)


def _questions(plan: SheetPlan, *, told: bool) -> tuple[str, ...]:
    """What was assumed and should be confirmed once."""
    asked = [q for column in plan.layout.columns for q in column.questions]
    for key, year in plan.layout.assumed.items():
        label = plan.register[key].label
        asked.append(f"没有“{label}”列，新记的{label}都按 {year} 年，对吗？")
    dated = [group for group in plan.groups if not group.declared.copies]
    if dated and not told:
        label = REGISTERS[dated[0].register].label
        asked.append(f"表里没有写明年度，{label}按 {dated[0].year} 年记，对吗？")
    return tuple(dict.fromkeys(asked))


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


def _look_again(lines: list[Line], columns: list[Column]) -> None:
    """Which lines are odd, now that years and names are settled."""
    named = [c for c in columns if c.slot.own and c.field.kind is Kind.REF]
    more = any(cell.odd for column in named for cell in column.values())
    for line in lines:
        if line.odd or more:
            line.odd = any([cell.odd for cell in line.cells])  # noqa: C419 - faster


def _brought(plan: SheetPlan, ref: str) -> list[tuple[str, int]]:
    """Fields of the REF's records that columns fill, and where these stand."""
    return [
        (key, position)
        for key in plan.register[ref].brings
        for position, column in enumerate(plan.layout.columns)
        if column.slot.key in {key, f"{ref}.{key}"}
    ]
