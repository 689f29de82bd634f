"""How the cells of a sheet's lines become the values of records."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.register import UNIT
from tecdesk.domain.words import WORD_LISTS
from tecdesk.exchange.ledgers.slots import slots_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.domain.register import Register
    from tecdesk.exchange.ledgers.cells import Cell
    from tecdesk.exchange.ledgers.cells import Column
    from tecdesk.exchange.ledgers.line import Line
    from tecdesk.exchange.ledgers.names import Names

_value = attrgetter("value")


class Layout:
    """The columns of a sheet, its own fields first, and what follows from them.

    Attributes:
        register: the register of the lines.
        columns: the columns that fill something.
        own: how many of them are fields of the register itself.
        keys: keys of those fields.
        constants: fields that every line has, such as the year of a target.
        assumed: fields that a new record has for want of a column: it began in the
            ledger's year. What the book knows of one is not changed by it.
    """

    def __init__(
        self,
        register: Register,
        columns: Sequence[Column],
        names: Mapping[str, Names],
        year: int | None,
    ) -> None:
        self.register = register
        self.columns = columns
        self.own = sum(column.slot.own for column in columns)
        self.keys = tuple(column.slot.key for column in columns[: self.own])
        self.constants = self._constants(year)
        begun = begun_in_year(register)
        missing = begun is not None and begun.key not in self.keys
        self.assumed: dict[str, Value] = (
            {begun.key: str(year)} if begun and year and missing else {}
        )
        self._names = names
        self._marked = any(
            cell.mark for column in columns[: self.own] for cell in column.values()
        )
        self._defaults = [
            (key, register[key].default)
            for key in self.keys
            if register[key].default is not None
        ]
        self._until = _until(register, self.keys)
        self._measured = self._measured_by()
        self._inherited = self._inherited_from()

    def values(self, line: Line) -> dict[str, Value]:
        """The values a line gives its record; what it leaves blank is not in it."""
        return {key: v for key, v in self._all(line).items() if v is not None}

    def new(self, line: Line) -> dict[str, Value]:
        """The values of a new record, blanks among them.

        All lines give the same fields in the same order, which the store likes.
        """
        values = self._all(line)
        for key, default in self._defaults:
            if values[key] is None:
                values[key] = default
        return {**values, **self.assumed} if self.assumed else values

    def _all(self, line: Line) -> dict[str, Value]:
        cells = line.cells
        values: dict[str, Value] = dict(
            zip(self.keys, map(_value, cells), strict=False)
        )
        if line.odd:
            self._add_remarks(values, cells)
        if self._measured is not None:
            heading = self.columns[self._measured].context.unit
            self._add_unit(values, cells[self._measured].unit or heading)
        for ref, key in self._inherited:
            inherited = self._names[ref].detail(values.get(ref), key)
            if inherited is not None:
                values.setdefault(key, inherited)
        if self.constants:
            values.update(self.constants)
        return values

    def marks(self, line: Line) -> dict[str, str]:
        """The marks of a line's values."""
        if not self._marked:
            return {}
        cells = zip(self.keys, line.cells, strict=False)
        return {key: cell.mark for key, cell in cells if cell.mark}

    def _constants(self, year: int | None) -> dict[str, Value]:
        return {
            field.key: year
            for field in self.register.own
            if field.kind is Kind.YEAR and field.required and field.key not in self.keys
        }

    def _add_remarks(self, values: dict[str, Value], cells: Sequence[Cell]) -> None:
        """What was written besides a value goes to the remarks: 主讲人：组长."""
        remarks = [str(values["note"])] if values.get("note") else []
        for column, cell in zip(self.columns[: self.own], cells, strict=False):
            if cell.note:
                remarks.append(f"{column.field.label}：{cell.note}")
            if cell.until and self._until and column.slot.key == self.register.dated_by:
                values[self._until] = cell.until
        if remarks:
            values["note"] = "；".join(remarks)

    def _measured_by(self) -> int | None:
        """Index of the 数量 whose cells may name the 单位: 8台 beside others in 个."""
        amount = self.register.amount
        if amount not in self.keys or not self.register[UNIT].words:
            return None
        return self.keys.index(amount)

    def _add_unit(self, values: dict[str, Value], unit: str) -> None:
        word = WORD_LISTS[self.register[UNIT].words].match(unit)
        if word and values.get(UNIT) is None:
            values[UNIT] = word.text

    def _inherited_from(self) -> list[tuple[str, str]]:
        """(REF field, field) where the record pointed to knows what has no column."""
        return [
            (field.key, key)
            for field in self.register.fields
            for key in field.brings
            if key in self.register.by_key and key not in self.keys
        ]


def begun_in_year(register: Register) -> Field | None:
    """The field with the beginning of what lasts, which a ledger's year may say."""
    if not register.ends_by or not register[register.dated_by].required:
        return None
    return register[register.dated_by]


def in_order(columns: Sequence[Column]) -> list[Column]:
    """Own columns first, then what REF fields bring, then what lines carry.

    Within these by key, so that lines of two sheets can be compared.
    """
    return sorted(
        columns, key=lambda c: (bool(c.slot.carried), not c.slot.own, c.slot.key)
    )


def label_of(register: Register, key: str) -> str:
    """What people see over a field or slot."""
    slot = slots_of(register).get(key)
    return slot.field.label if slot else register[key].label


def _until(register: Register, keys: Sequence[str]) -> str:
    """The field for the end of a range of dates, when it has no column itself."""

    def fits(field: Field) -> bool:
        return field.kind is Kind.DATE and field.key.endswith("until")

    found = [
        field.key for field in register.own if fits(field) and field.key not in keys
    ]
    return found[0] if found else ""
