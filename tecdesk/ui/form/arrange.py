"""Which fields stand where in a form: the needed ones first, short ones in pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.field import Value
from tecdesk.domain.register import COMMON
from tecdesk.domain.register import EVIDENCE
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import children

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.record import Values
    from tecdesk.domain.register import Held
    from tecdesk.domain.register import Register

_SHORT = frozenset(
    {Kind.COUNT, Kind.NUMBER, Kind.AREA, Kind.MONEY, Kind.YEAR, Kind.CHOICE, Kind.DATE}
)
_LONGEST_LABEL = 5
_LINE = 13.4
"""Room of a line in a list of the form, in lines of text."""
_WIDTHS = {
    Kind.DATE: 5.4,
    Kind.YEAR: 3.0,
    Kind.COUNT: 3.4,
    Kind.NUMBER: 3.8,
    Kind.AREA: 3.8,
    Kind.MONEY: 4.4,
    Kind.CHOICE: 3.4,
}
_LEAST = 4.4
"""What a text needs at least; it takes what is left."""

UNIT = "unit"
"""Field with the unit of the number before it."""

Row = tuple[Field, ...]
OTHERS = "其余"
_MANY = 9
"""From so many fields on the rest of a form is parted by what they are."""


@dataclass(frozen=True)
class Section:
    """Rows of a form under a heading.

    Attributes:
        name: what they are. rows: the rows.
    """

    name: str
    rows: list[Row]

    @property
    def keys(self) -> tuple[str, ...]:
        """Its fields in their order."""
        return tuple(field.key for row in self.rows for field in row)


@dataclass(frozen=True)
class Belongs:
    """A register whose records are entered in the form of another.

    Attributes:
        register: the register of the records. link: its REF field that points here.
        fixed: values each has. copies: (their field, our field) copied on saving.
        held: how they are entered if they are records of their own.
    """

    register: Register
    link: str
    fixed: tuple[tuple[str, Value], ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    held: Held | None = None

    @property
    def label(self) -> str:
        """What the list of them is called."""
        return (self.held and self.held.label) or self.register.heading

    @property
    def known(self) -> frozenset[str]:
        """Fields that need not be shown or typed: the parent says them."""
        keys = {key for key, _ in self.fixed} | {key for key, _ in self.copies}
        return frozenset(keys | {self.link})

    @property
    def untold(self) -> frozenset[str]:
        """Fields that are not said where it is told on one line."""
        line = self.held.line if self.held else ()
        others = {field.key for field in self.register.fields if field.key not in line}
        return frozenset(others) if self.held else self.known

    def complete(
        self, values: Mapping[str, Value], parent: str, own: Values
    ) -> dict[str, Value]:
        """The values of a record with what the one it belongs to says of it.

        Args:
            values: of the record.
            parent: id of the one it belongs to.
            own: values of that.
        """
        begins = self.held.begins if self.held else ()
        blank = {t: own.get(o) for t, o in begins if values.get(t) is None}
        copied = {theirs: own.get(ours) for theirs, ours in self.copies}
        return {**values, **blank, self.link: parent, **copied}


def sections(
    register: Register, hidden: frozenset[str]
) -> tuple[Section, list[Section]]:
    """The parts of a form: what is nearly always filled, and the rest.

    Args:
        register: the register.
        hidden: keys of fields that are set elsewhere.
    """
    fields = [f for f in (*register.own, *register.common) if f.key not in hidden]
    main = [f for f in fields if f.required or f.sticky or _is_typed_often(f)]
    rest = [f for f in fields if f not in main]
    parts: dict[str, list[Field]] = {OTHERS: []}
    if own := [field for field in register.added if field.key not in hidden]:
        parts[_ADDED] = own
    for field in rest:
        name = _part(field) if len(rest) >= _MANY else OTHERS
        parts.setdefault(name, []).append(field)
    found = [Section(n, _paired(register, parts[n])) for n in _PARTS if parts.get(n)]
    return Section("", _paired(register, main)), found


_NUMBERS, _LINKS, _SAID = "数量", "关联", "说明"
_ADDED = "自加栏目"
_PARTS = (_ADDED, OTHERS, _NUMBERS, _LINKS, _SAID)


def _part(field: Field) -> str:
    """Where a field stands in the rest of a long form."""
    if field.key in {common.key for common in COMMON}:
        return _SAID
    if field.kind is Kind.REF and field.to != "village":
        return _LINKS
    counted = field.kind.is_number and field.kind is not Kind.YEAR
    return _NUMBERS if counted else OTHERS


def _is_typed_often(field: Field) -> bool:
    """True for what a list shows; the column of 佐证 rather counts photos."""
    return field.listed and field.key != EVIDENCE


def hidden(register: Register) -> frozenset[str]:
    """Fields that no one types: links to the record whose form this stands in."""
    keys = {field.key for field in register.fields if field.inner or field.retired}
    keys |= {register.parent} if register.parent else set()
    keys |= {
        each.link
        for field in register.refs
        for each in belonging(REGISTERS[field.to])
        if each.register is register and each.held is None
    }
    return frozenset(keys)


def belonging(register: Register) -> list[Belongs]:
    """What is entered in this register's form besides its own fields."""
    found = {child.key: Belongs(child, child.parent) for child in children(register)}
    for carried in register.carries:
        if carried.register not in found:
            found[carried.register] = Belongs(
                REGISTERS[carried.register],
                carried.link,
                tuple(each for each in carried.fixed if each[0] != "unit"),
                carried.copies,
            )
    held = [
        Belongs(REGISTERS[each.register], each.link, held=each)
        for each in register.holds
    ]
    return [*found.values(), *held]


def brief(belongs: Belongs) -> dict[Field, float]:
    """The fields of what belongs that stand on one line, with their widths.

    Those declared; else in their order as far as there is room, what must be filled
    first of all. 0 for the first text, which takes what is left.
    """
    register = belongs.register
    if belongs.held:
        return _shared_out([register[key] for key in belongs.held.line])
    away = belongs.known | hidden(register)
    open_ = [f for f in register.fields if f.key not in away]
    wanted = sorted((f for f in open_ if f.listed or f.required), key=_may_wait)
    room, chosen = _LINE, []
    for field in wanted:
        room -= _WIDTHS.get(field.kind, _LEAST)
        if room < 0:
            break
        chosen.append(field)
    return _shared_out([field for field in open_ if field in chosen])


def _shared_out(fields: list[Field]) -> dict[Field, float]:
    texts = [field for field in fields if field.kind not in _WIDTHS]
    return {f: 0.0 if f in texts[:1] else _WIDTHS.get(f.kind, _LEAST) for f in fields}


def _may_wait(field: Field) -> bool:
    return not field.required


def is_wide(register: Register, field: Field) -> bool:
    """True when a field takes a row of its own."""
    if field.key == UNIT:
        return False
    if field.sticky or field.kind not in _SHORT or len(field.heading) > _LONGEST_LABEL:
        return True
    return field.key == register.dated_by and not register.ends_by


def _paired(register: Register, fields: list[Field]) -> list[Row]:
    made: list[Row] = []
    waiting: Field | None = None
    for field, following in zip(fields, [*fields[1:], None], strict=True):
        counted = following is not None and following.key == UNIT
        if is_wide(register, field) or counted:
            if waiting:
                made.append((waiting,))
                waiting = None
            if counted:  # a number stands beside its unit
                waiting = field
            else:
                made.append((field,))
        elif waiting:
            made.append((waiting, field))
            waiting = None
        else:
            waiting = field
    if waiting:
        made.append((waiting,))
    return made
