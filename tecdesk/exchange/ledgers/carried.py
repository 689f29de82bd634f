"""Records that lines carry: the aid of a roster line, the handouts of a session."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import TypeAlias
from typing import TypeVar

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import show
from tecdesk.domain.words import WORD_LISTS
from tecdesk.exchange.ledgers.line import Difference
from tecdesk.exchange.ledgers.match import differing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Values
    from tecdesk.domain.register import Carried
    from tecdesk.domain.register import Register
    from tecdesk.exchange.ledgers.cells import Column
    from tecdesk.exchange.ledgers.kept import Kept
    from tecdesk.exchange.ledgers.kept import Stored
    from tecdesk.exchange.ledgers.line import Line


Found = TypeVar("Found", bound="Stored")
Given: TypeAlias = "tuple[dict[str, Value], dict[str, str]]"
"""Values and marks of one record."""


@dataclass(frozen=True)
class Group:
    """The columns of a sheet that make one linked record per line.

    Attributes:
        columns: positions of the columns in a line's cells, with the columns.
        year: year of the ledger, the date of records that copy none.
        others: what other groups of the register's ledgers put there.
        present: slot keys of all columns of the sheet.
    """

    columns: tuple[tuple[int, Column], ...]
    year: int
    others: tuple[Carried, ...]
    present: frozenset[str]

    @property
    def declared(self) -> Carried:
        """The declaration that the columns share the link and the fixed values of."""
        return _declared(self.columns[0][1])

    @property
    def register(self) -> str:
        """Key of the register the records go to."""
        return self.declared.register

    def given(self, line: Line) -> Given:
        """The values and marks that the line's cells give."""
        values: dict[str, Value] = {}
        marks: dict[str, str] = {}
        for position, column in self.columns:
            cell = line.cells[position]
            key = _declared(column).field
            if cell.value is not None:
                values[key] = cell.value
            if cell.mark:
                marks[key] = cell.mark
        for other in self._doubled(values):
            values[other.field] = None
        return values, marks

    def record(self, line: Line, link: str) -> Given | None:
        """The new record of a line; None when its cells say there is nothing."""
        values, marks = self.given(line)
        if not self.says_something(values):
            return None
        full = self._fixed(line)
        full[REGISTERS[self.register].dated_by] = str(self.year)
        return full | values | {self.declared.link: link}, marks

    def copied(self, owner: Values) -> dict[str, Value]:
        """What such a record takes over from the line it belongs to."""
        told = ((theirs, owner.get(ours)) for theirs, ours in self.declared.copies)
        return {theirs: value for theirs, value in told if value is not None}

    def says_something(self, values: Values) -> bool:
        """False when there is nothing to record: blank, — or 0 throughout.

        走访 as the 帮扶方式 of a line that also has a 走访次数 says nothing more.
        """
        said = dict(values)
        for other in self._doubled(values):
            for key, _ in other.fixed:
                said.pop(key, None)
        return any(said.values())

    def find(self, line: Line, linked: Sequence[Found]) -> Found | None:
        """The linked record that the line's cells are about."""
        values, marks = self.given(line)
        if not (values or marks):
            return None
        fixed = self._fixed(line)
        fitting = [record for record in linked if self._may_be_ours(record, fixed)]
        for record in fitting:
            if not differing(record, values, marks):
                return record
        ours = [record for record in fitting if not self._is_others(record)]
        return ours[0] if ours else None

    def differences(self, line: Line, record: Stored | None) -> list[Difference]:
        """What the line changes in the record, or brings along when there is none."""
        values, marks = self.given(line)
        if record is not None:
            keys = differing(record, values, marks)
        else:
            keys = list(values) if self.says_something(values) else []
        found = []
        for _, column in self.columns:
            key, kind = _declared(column).field, column.field.kind
            if key in keys:
                old = ""
                if record is not None:
                    old = show(kind, record[key], record.marks.get(key, ""))
                new = show(kind, values.get(key), marks.get(key, ""))
                found.append(Difference(column.slot.key, column.field.label, old, new))
        return found

    def _fixed(self, line: Line) -> dict[str, Value]:
        """What every such record has; 册 over or in the cell is the unit."""
        fixed = dict(self.declared.fixed)
        if "unit" in fixed:
            words = WORD_LISTS[REGISTERS[self.register]["unit"].words]
            for position, column in self.columns:
                unit = line.cells[position].unit or column.context.unit
                if word := words.match(unit):
                    fixed["unit"] = word.text
        return fixed

    def _may_be_ours(self, record: Stored, fixed: Values) -> bool:
        """Has our fixed values and, unless the date is the line's, only the year."""
        if any(record[key] != value for key, value in fixed.items()):
            return False
        dated_by = REGISTERS[self.register].dated_by
        if dated_by in dict(self.declared.copies):
            return True
        return record[dated_by] == str(self.year)

    def _is_others(self, record: Stored) -> bool:
        return any(
            other.fixed and all(record[key] == value for key, value in other.fixed)
            for other in self.others
        )

    def _doubled(self, values: Values) -> list[Carried]:
        """Other columns of the sheet that count what these values seem to say."""
        return [
            other
            for other in self.others
            if other.key in self.present and _holds(other, values)
        ]


def groups_of(columns: Sequence[Column], register: Register, year: int) -> list[Group]:
    """The groups among a sheet's columns."""
    found: dict[str, list[tuple[int, Column]]] = defaultdict(list)
    for position, column in enumerate(columns):
        if column.slot.carried:
            found[column.slot.carried.group].append((position, column))
    present = frozenset(column.slot.key for column in columns)
    return [
        Group(tuple(columns_), year, _others(name, columns_[0][1], register), present)
        for name, columns_ in found.items()
    ]


def by_link(records: Iterable[Kept], link: str) -> dict[str, list[Kept]]:
    """Linked records under the id of what they belong to."""
    found: dict[str, list[Kept]] = defaultdict(list)
    for record in records:
        if owner := record[link]:
            found[str(owner)].append(record)
    return found


def _declared(column: Column) -> Carried:
    if column.slot.carried is None:
        raise TypeError(column.slot.key)
    return column.slot.carried


def _others(group: str, column: Column, register: Register) -> tuple[Carried, ...]:
    """What other groups of the register put into the same register."""
    target = _declared(column).register
    return tuple(
        c for c in register.carries if c.register == target and c.group != group
    )


def _holds(carried: Carried, values: Values) -> bool:
    """True when values are those that a column's group always has."""
    return bool(carried.fixed) and all(
        values.get(key) == value for key, value in carried.fixed
    )
