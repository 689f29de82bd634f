"""The township of `township` with records in every register, as people write them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import parse
from tests.report.township import YEAR
from tests.report.township import Row
from tests.report.township import township

if TYPE_CHECKING:
    from collections.abc import Collection

    from tecdesk.store.book import Book
    from tecdesk.store.edit import Edit

ROWS = Path(__file__).parents[1] / "data" / "full-year.txt"
"""A block per register: its fields, then a record a line; - for nothing. A child
begins with the name of its record."""
TARGETS = {
    "outreach.sessions": 8,
    "envoy.in_force": 4,
    "variety.area": 6000,
    "project.applied": 4,
    "publicity.people": 3000,
}
"""In hundredths of what is counted."""


GROUPS = {
    "bureau": ("bureau",),
    "outreach": ("outreach",),
    "consult": ("consult",),
    "exemplar": ("exemplar",),
    "variety": ("variety",),
    "envoy": ("envoy", "envoy_village", "envoy_year"),
    "network": ("network",),
    "project": ("project", "project_fund"),
}
"""The registers that passages were added for, with their children."""


def full_year(path: Path) -> Book:
    """A book with records of 2025 in all registers."""
    book = township(path)
    add_rows(book)
    with book.edit("目标", year=YEAR) as edit:
        for key, value in TARGETS.items():
            add_target(edit, key, value)
    return book


def add_target(edit: Edit, key: str, value: int) -> None:
    """Ask for so much of an indicator."""
    unit = INDICATORS[key].unit
    asked: Row = {"year": YEAR, "indicator": key, "unit": unit, "value": value * 100}
    edit.add("target", asked)


def add_rows(
    book: Book, only: Collection[str] = (), *, bare: bool = False, most: int = 99
) -> None:
    """Records of these registers, or of all.

    Args:
        book: where they go.
        only: keys; empty for all.
        bare: what is not required is left out, but the date.
        most: so many of each register.
    """
    named = {name: key for key, name in book.names("village").items()}
    with book.edit("其他台账", year=YEAR) as edit:
        for block in ROWS.read_text("utf-8").strip().split("\n\n"):
            head, *lines = block.splitlines()
            key, *fields = head.split(" ")
            for line in lines[:most] if key in (only or REGISTERS) else ():
                values = _values(key, fields, line.split(" "), named)
                _add(edit, key, _needed(key, values) if bare else values, named)


def _needed(key: str, values: Row) -> Row:
    register = REGISTERS[key]
    kept = {register.dated_by, register.parent}
    return {k: v for k, v in values.items() if k in kept or register[k].required}


def _values(
    key: str, fields: list[str], cells: list[str], named: dict[str, str]
) -> Row:
    register = REGISTERS[key]
    if register.parent:
        cells = cells[1:]
    values: Row = {}
    for field, cell in zip(fields, cells, strict=True):
        declared = register[field]
        if cell != "-" and declared.kind is Kind.REF:
            values[field] = named.get(cell)
        elif cell != "-":
            values[field] = parse(declared, cell).value
    return values


def _add(edit: Edit, key: str, values: Row, named: dict[str, str]) -> None:
    made = edit.add(key, values)
    name = values.get(REGISTERS[key].named_by)
    if isinstance(name, str):
        named.setdefault(name, made)
