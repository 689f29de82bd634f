"""Fills records of any register with values of the right kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Values
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book
    from tecdesk.store.edit import Edit

KEYS = tuple(REGISTERS)

VALUES: dict[Kind, tuple[Value, Value]] = {
    Kind.TEXT: ("张𠮷，李'\"䶮\\", "王㛃%_"),
    Kind.NOTE: ("两行\n文字", "另一条说明"),
    Kind.DATE: ("2025-03-05", "2024"),
    Kind.YEAR: (2025, 2024),
    Kind.COUNT: (37, 0),
    Kind.NUMBER: (1250, 3),
    Kind.MONEY: (123456789, 5),
    Kind.AREA: (16978, 1),
    Kind.CHOICE: ("讲座", "现场指导"),
    Kind.CHOICES: ("粮食、蔬菜", "茶叶"),
    Kind.INDICATOR: ("training.people", "base.new"),
    Kind.ID_NUMBER: ("990000198001010011", "99000019790202002X"),
    Kind.PHONE: ("13800000000", "0851-2345678"),
}


def filled(edit: Edit, register: Register, which: int = 0) -> dict[str, Value]:
    """A value for every field; records that it points to are added.

    Args:
        edit: where they are added.
        register: the register.
        which: the first (0) or the second (1) value of each kind.
    """
    return {f.key: _value(edit, register, f, which) for f in register.fields}


def _value(edit: Edit, register: Register, field: Field, which: int) -> Value:
    if field.kind is not Kind.REF:
        return VALUES[field.kind][which]
    if field.to == register.key:
        return None
    target = REGISTERS[field.to]
    return edit.add(field.to, filled(edit, target, which))


def add_session(book: Book) -> str:
    """One session of training, in a step of its own."""
    with book.edit("新增培训") as edit:
        values: Values = {"title": "水稻", "held_on": "2025-03-05", "people": 30}
        return edit.add("training", values)


def every_row(book: Book) -> dict[str, list[tuple[object, ...]]]:
    """Every column of every row in use or in the bin."""
    return {
        key: sorted(map(tuple, book.connection.execute(f"SELECT * FROM {key}")))
        for key in KEYS
    }
