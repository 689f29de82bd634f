"""All registers of the book, one declaration per file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers.attachment import ATTACHMENT
from tecdesk.domain.registers.base import BASE
from tecdesk.domain.registers.base import BASE_VISIT
from tecdesk.domain.registers.base import BASE_YEAR
from tecdesk.domain.registers.explanation import EXPLANATION
from tecdesk.domain.registers.handout import HANDOUT
from tecdesk.domain.registers.handout import MATERIAL
from tecdesk.domain.registers.handout import STOCK_IN
from tecdesk.domain.registers.pairing import AID
from tecdesk.domain.registers.pairing import PAIRING
from tecdesk.domain.registers.passage import PASSAGE
from tecdesk.domain.registers.place import UNIT
from tecdesk.domain.registers.place import VILLAGE
from tecdesk.domain.registers.place import VILLAGE_NAME
from tecdesk.domain.registers.target import TARGET
from tecdesk.domain.registers.training import TRAINING
from tecdesk.domain.registers.word import WORD

if TYPE_CHECKING:
    from tecdesk.domain.field import Field
    from tecdesk.domain.register import Register

REGISTERS: dict[str, Register] = {
    register.key: register
    for register in (
        UNIT,
        VILLAGE,
        VILLAGE_NAME,
        WORD,
        TARGET,
        TRAINING,
        BASE,
        BASE_YEAR,
        BASE_VISIT,
        PAIRING,
        AID,
        MATERIAL,
        HANDOUT,
        STOCK_IN,
        ATTACHMENT,
        EXPLANATION,
        PASSAGE,
    )
}
"""Every register by key; a register comes after those its REF fields point to."""

LEDGERS: tuple[Register, ...] = tuple(r for r in REGISTERS.values() if r.ledger)
"""The registers kept, printed and submitted as ledgers."""


def children(register: Register) -> tuple[Register, ...]:
    """The registers whose records belong to a record of this one."""
    return tuple(
        child
        for child in REGISTERS.values()
        if child.parent and child[child.parent].to == register.key
    )


def field_at(register: Register, path: str) -> Field:
    """The field that a path leads to, on the register or on one it points to."""
    if "." not in path:
        return register[path]
    ref, key = path.split(".")
    return REGISTERS[register[ref].to][key]
