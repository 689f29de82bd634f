"""All registers of the book, one declaration per file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain import additions
from tecdesk.domain.registers.attachment import ATTACHMENT
from tecdesk.domain.registers.base import BASE
from tecdesk.domain.registers.base import BASE_VISIT
from tecdesk.domain.registers.base import BASE_YEAR
from tecdesk.domain.registers.bureau import BUREAU
from tecdesk.domain.registers.consult import CONSULT
from tecdesk.domain.registers.envoy import ENVOY
from tecdesk.domain.registers.envoy import ENVOY_VILLAGE
from tecdesk.domain.registers.envoy import ENVOY_YEAR
from tecdesk.domain.registers.exemplar import EXEMPLAR
from tecdesk.domain.registers.explanation import EXPLANATION
from tecdesk.domain.registers.handout import HANDOUT
from tecdesk.domain.registers.handout import MATERIAL
from tecdesk.domain.registers.handout import STOCK_IN
from tecdesk.domain.registers.network import NETWORK
from tecdesk.domain.registers.outreach import OUTREACH
from tecdesk.domain.registers.own import OWN_FIELD
from tecdesk.domain.registers.own import OWN_INDICATOR
from tecdesk.domain.registers.pairing import AID
from tecdesk.domain.registers.pairing import PAIRING
from tecdesk.domain.registers.passage import PASSAGE
from tecdesk.domain.registers.place import UNIT
from tecdesk.domain.registers.place import VILLAGE
from tecdesk.domain.registers.place import VILLAGE_NAME
from tecdesk.domain.registers.project import PROJECT
from tecdesk.domain.registers.project import PROJECT_FUND
from tecdesk.domain.registers.shown_share import SHOWN_SHARE
from tecdesk.domain.registers.target import TARGET
from tecdesk.domain.registers.training import TRAINING
from tecdesk.domain.registers.variety import VARIETY
from tecdesk.domain.registers.word import WORD

if TYPE_CHECKING:
    from tecdesk.domain.field import Field
    from tecdesk.domain.register import Carried
    from tecdesk.domain.register import Held
    from tecdesk.domain.register import Register

DECLARED: tuple[Register, ...] = (
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
    OUTREACH,
    CONSULT,
    ENVOY,
    ENVOY_VILLAGE,
    ENVOY_YEAR,
    VARIETY,
    EXEMPLAR,
    NETWORK,
    PROJECT,
    PROJECT_FUND,
    BUREAU,
    ATTACHMENT,
    EXPLANATION,
    SHOWN_SHARE,
    PASSAGE,
    OWN_FIELD,
    OWN_INDICATOR,
)
"""Every register, in the order in which people meet them."""


def _pointed_to_first(declared: tuple[Register, ...]) -> dict[str, Register]:
    """Every register by key, those that its REF fields point to before it."""
    by_key = {each.key: each for each in declared}
    found: dict[str, Register] = {}

    def add(register: Register, on_the_way: tuple[str, ...]) -> None:
        for ref in register.refs:
            if ref.to not in {*found, *on_the_way}:
                add(by_key[ref.to], (*on_the_way, ref.to))
        found.setdefault(register.key, register)

    for each in declared:
        add(each, (each.key,))
    return found


REGISTERS: dict[str, Register] = _pointed_to_first(DECLARED)
"""Every register by key; a register comes after those its REF fields point to."""


def _renew() -> None:
    for register in REGISTERS.values():
        register.renew()


additions.on_change(_renew)

LEDGERS: tuple[Register, ...] = tuple(each for each in DECLARED if each.ledger)
"""The registers kept, printed and submitted as ledgers, as people see them."""

CORE: tuple[str, ...] = tuple(each.key for each in LEDGERS if each.core)
"""Keys of the ledgers that every township keeps: 0 is an answer there."""


def children(register: Register) -> tuple[Register, ...]:
    """The registers whose records belong to a record of this one."""
    return tuple(
        child
        for child in REGISTERS.values()
        if child.parent and child[child.parent].to == register.key
    )


def entered_with(register: Register) -> tuple[str, ...]:
    """The links of a register whose records are entered in another's form by it."""
    shared: list[Carried | Held] = []
    for other in REGISTERS.values():
        shared += [*other.carries, *other.holds]
    links = (each.link for each in shared if each.register == register.key)
    return tuple(dict.fromkeys(link for link in links if link != register.parent))


def field_at(register: Register, path: str) -> Field:
    """The field that a path leads to, on the register or on one it points to."""
    if "." not in path:
        return register[path]
    ref, key = path.split(".")
    return REGISTERS[register[ref].to][key]
