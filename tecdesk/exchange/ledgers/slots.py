"""What the columns of a register's ledgers can fill: fields, and what lines carry."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.additions import derived
from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    from tecdesk.domain.register import Carried
    from tecdesk.domain.register import Register

_BESIDES = (
    "target",
    "village",
    "material",
    "stock_in",
    "envoy_village",
    "envoy_year",
    "project_fund",
)
IMPORTABLE = (*LEDGERS, *(REGISTERS[key] for key in _BESIDES))
"""The registers that a sheet may turn out to be, the likeliest first."""
NAMED = (*IMPORTABLE, REGISTERS["unit"])
"""Those that it is when somebody says so: a county's list of its units as well."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that a column can fill.

    Attributes:
        key: name in a column mapping: `people`, `material.kind`, `aid.money`.
        field: how the cells are read; carried fields have the column's label.
        headings: what stands over such a column, the label first.
        carried: set when the cells go to a record of another register.
        brought_by: key of the REF field that brings the cells' field along.
    """

    key: str
    field: Field
    headings: tuple[str, ...]
    carried: Carried | None = None
    brought_by: str = ""

    @property
    def own(self) -> bool:
        """True when the cells are values of the register itself."""
        return self.carried is None and not self.brought_by


def is_link(field: Field) -> bool:
    """True for a field that names a record of a ledger, which must be there already."""
    return field.kind is Kind.REF and not field.addable and REGISTERS[field.to].ledger


def slots_of(register: Register) -> dict[str, Slot]:
    """The slots of a register by key, its own fields first."""
    return _slots(register.key)


@derived
def _slots(register_key: str) -> dict[str, Slot]:
    register = REGISTERS[register_key]
    own = [
        Slot(field.key, field, (field.label, *field.aliases))
        for field in register.fields
        if (field.kind is not Kind.REF or field.addable or is_link(field))
        and not field.retired
    ]
    carried = [_carried(column) for column in register.carries]
    brought = [
        _brought(field, key)
        for field in register.fields
        for key in field.brings
        if key not in register.by_key
    ]
    return {slot.key: slot for slot in (*own, *carried, *brought)}


def _carried(column: Carried) -> Slot:
    theirs = REGISTERS[column.register][column.field]
    field = replace(theirs, key=column.key, label=column.label, required=False)
    return Slot(column.key, field, (column.label, *column.aliases), carried=column)


def _brought(field: Field, key: str) -> Slot:
    theirs = REGISTERS[field.to][key]
    slot_key = f"{field.key}.{key}"
    return Slot(
        slot_key,
        replace(theirs, key=slot_key, required=False),
        (theirs.label, *theirs.aliases),
        brought_by=field.key,
    )
