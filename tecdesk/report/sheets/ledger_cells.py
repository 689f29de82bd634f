"""Records as the cells of a ledger: names for ids, masks, what is linked."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from typing import TypeAlias

from tecdesk.domain.field import Kind
from tecdesk.domain.identity import id_problem
from tecdesk.domain.persons import SAME
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import show
from tecdesk.domain.veil import veiled
from tecdesk.domain.veil import without_numbers
from tecdesk.report.page.blocks import DASH
from tecdesk.report.page.cells import number
from tecdesk.report.page.cells import total
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from tecdesk.domain.field import Field
    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record
    from tecdesk.report.page.blocks import Cell
    from tecdesk.report.sheets.ledger_layout import LedgerColumn
    from tecdesk.report.sheets.ledger_layout import Linked
    from tecdesk.store.book import Book

Maker: TypeAlias = "Callable[[Record], Cell]"
"""Makes a cell of a record."""
TO_CHECK = "证号待核对"
_HOUSEHOLD = "户"


class Source:
    """What the cells of a ledger are made from; each register is read once.

    Attributes:
        restricted: numbers of persons are shown unmasked.
    """

    def __init__(
        self, book: Book, register: str, period: Period, *, restricted: bool
    ) -> None:
        self.book, self.period, self.restricted = book, period, restricted
        self.register = REGISTERS[register]
        self._names: dict[str, dict[str, str]] = {}

    def names(self, register: str) -> dict[str, str]:
        """Names by id, in the county's order for villages."""
        if register not in self._names:
            year = self.period.year
            self._names[register] = self.book.names(register, year)
        return self._names[register]

    def maker(self, column: LedgerColumn, value: str = "") -> Maker:
        """What makes the cells of a column; `value` is the one `per` stands for."""
        if column.linked:
            return self._linked(column.linked)
        if "." in column.path:
            return self._through(column.path)
        field = self.register[column.path]
        make = self._plain(field)
        if column.yearly:
            return self._yearly(column, field, make)
        if not column.per:
            return make
        return lambda record: make(record) if record[column.per] == value else DASH

    def _plain(self, field: Field) -> Maker:
        key, kind = field.key, field.kind
        if field.to:
            names = self.names(field.to)
            return lambda record: names.get(record.text(key)) or None
        if kind.is_number and kind is not Kind.YEAR:
            return lambda record: number_cell(record, field)
        if kind is Kind.ID_NUMBER:
            return lambda record: self._id(field, record.text(key))
        return lambda record: self._shown(
            field, show(kind, record.values.get(key), record.marks.get(key, ""))
        )

    def _id(self, field: Field, written: str) -> str | None:
        """A damaged number prints blank; the remark says so."""
        return None if id_problem(written) else self._shown(field, written)

    def _shown(self, field: Field, written: str) -> str | None:
        return (written if self.restricted else veiled(field, written)) or None

    def _through(self, path: str) -> Maker:
        ref, key = path.split(".")
        to = self.register[ref].to
        records = {record.id: record for record in self.book.find(to)}
        field = REGISTERS[to][key]

        def make(record: Record) -> Cell:
            target = records.get(record.text(ref))
            return self._shown(field, show(field.kind, target[key])) if target else None

        return make

    def _yearly(self, column: LedgerColumn, field: Field, make: Maker) -> Maker:
        child = REGISTERS[column.yearly]
        where = Filter({"year": self.period.year})
        lines = {r.text(child.parent): r for r in self.book.find(child.key, where)}

        def pick(record: Record) -> Cell:
            line = lines.get(record.id)
            cell = number_cell(line, child[column.path]) if line else None
            return make(record) if cell is None else cell

        return pick

    def _linked(self, linked: Linked) -> Maker:
        register = REGISTERS[linked.register]
        found: dict[str, list[Record]] = defaultdict(list)
        for record in self.book.find(linked.register, order=(register.dated_by,)):
            if self._counts(record, linked):
                found[record.text(linked.link)].append(record)
        fields = [register[key] for key in linked.fields]
        if fields[0].kind.is_number:
            return lambda record: _sum(found.get(record.id, ()), fields)
        return lambda record: self._shown(
            fields[0], _joined(found.get(record.id, ()), fields[0])
        )

    def _counts(self, record: Record, linked: Linked) -> bool:
        if linked.only and record[linked.only[0]] != linked.only[1]:
            return False
        if linked.without and record[linked.without[0]] == linked.without[1]:
            return False
        span = self.period.span
        return not linked.dated or span.holds(record.text(linked.dated))


def number_cell(record: Record, field: Field) -> Cell:
    """A number of a record; — where it does not apply."""
    if record.marks.get(field.key) == NOT_APPLICABLE:
        return DASH
    value = record.number(field.key)
    return None if value is None else number(field.kind, value)


def _sum(records: Iterable[Record], fields: list[Field]) -> Cell:
    """What the records say of the fields together; silent ones do not count."""
    said = [
        cell
        for record in records
        for field in fields
        if (cell := number_cell(record, field)) is not None
    ]
    return total(said) if said else None


def _joined(records: Iterable[Record], field: Field) -> str:
    words = dict.fromkeys(record.text(field.key) for record in records)
    return "、".join(word for word in words if word)


def remark(record: Record, *, numbered: bool, whole: bool = False) -> str | None:
    """备注, with what has to be checked.

    Args:
        record: the line.
        numbered: some line of the ledger has an ID number: then it lacks in others.
        whole: a number somebody wrote into it is not masked.
    """
    note = record.text("note") if whole else without_numbers(record.text("note"))
    if not numbered or "id_number" not in record.values or TO_CHECK in note:
        return note or None
    if record.marks.get("id_number", "").startswith(SAME):
        return note or None
    number_ = record.text("id_number")
    lacks = not number_ and record["object_kind"] == _HOUSEHOLD
    if lacks or (number_ and id_problem(number_)):
        return f"{note}；{TO_CHECK}" if note else TO_CHECK
    return note or None
