"""Books with two fields of the county's own on every register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book

KEYS = tuple(REGISTERS)
COUNTED, CHOSEN = "其中外来户", "县里分类"
WORDS = ("甲类", "乙类", "丙类")


def keys_of(register: str) -> tuple[str, str]:
    """The keys of the two fields of a register: the count and the choice."""
    at = KEYS.index(register)
    return f"x0000{at:02x}01", f"x0000{at:02x}02"


def whole_of(register: Register) -> str:
    """The count that the added one is a part of; empty where there is none."""
    counts = [f.key for f in register.own if f.kind is Kind.COUNT and not f.inner]
    return counts[0] if counts else ""


def add_everywhere(book: Book, *registers: str) -> None:
    """Add the two fields to some registers, or to all."""
    with book.edit("加栏目") as edit:
        for key in registers or KEYS:
            counted, chosen = keys_of(key)
            edit.add(
                "own_field",
                {
                    "register": key,
                    "key": counted,
                    "label": COUNTED,
                    "kind": Kind.COUNT.value,
                    "unit": "户",
                    "part_of": whole_of(REGISTERS[key]),
                    "aliases": "外来户、外来的户",
                    "listed": 1,
                    "position": 1,
                },
            )
            edit.add(
                "own_field",
                {
                    "register": key,
                    "key": chosen,
                    "label": CHOSEN,
                    "kind": Kind.CHOICE.value,
                    "words": "、".join(WORDS),
                    "position": 2,
                },
            )
