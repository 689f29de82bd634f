"""Recognises columns by what their cells hold: villages, ID numbers, dates."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from tecdesk.domain.characters import narrow
from tecdesk.domain.field import Kind
from tecdesk.domain.reading import as_written
from tecdesk.domain.village_names import looks_like_village
from tecdesk.domain.village_names import within
from tecdesk.exchange.ledgers.slots import slots_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Sequence

    from tecdesk.domain.register import Register
    from tecdesk.exchange.ledgers.slots import Slot
    from tecdesk.exchange.sources.sheets import Row

ENOUGH = 0.9
"""Share of the filled cells that must look alike."""
CONTENT = 4
"""How sure a column is that was recognised by its cells, from 1 to 10."""

_ID = re.compile(r"\d{17}[\dXx]|\d(\.\d+)?[eE]\+1[67]")
_PHONE = re.compile(r"1[3-9]\d{9}")
_DATE = re.compile(
    r"(19|20)\d\d[-./年]\d{1,2}([-./月]\d{0,2}日?)?|\d{1,2}月\d{1,2}日|20\d{2}[01]\d[0-3]\d"
)


def recognised(
    register: Register,
    taken: dict[int, tuple[str, int]],
    named: Collection[int],
    body: Sequence[Row],
    villages: Collection[str],
) -> dict[int, tuple[str, int]]:
    """The columns given, and those that only their cells tell.

    Args:
        register: the register of the sheet.
        taken: column index to slot key and sureness, from the headings.
        named: columns that have a heading and are no counters.
        body: some rows below the heading.
        villages: names of the villages of the book.
    """
    found = dict(taken)
    for slot in _wanted(register, {key for key, _ in taken.values()}):
        for column in sorted(named):
            if not _may_be(slot, column, found, register):
                continue
            cells = [
                row[column] for row in body if column < len(row) and row[column] != ""
            ]
            if _alike(slot, cells, villages):
                found[column] = (slot.key, CONTENT)
                break
    return found


def _wanted(register: Register, given: set[str]) -> Iterator[Slot]:
    """Slots still free whose cells have a look of their own."""
    for slot in slots_of(register).values():
        field = slot.field
        telling = field.kind in {Kind.ID_NUMBER, Kind.PHONE} or field.to == "village"
        if (
            slot.own
            and slot.key not in given
            and (telling or slot.key == register.dated_by)
        ):
            yield slot


def _may_be(
    slot: Slot, column: int, found: dict[int, tuple[str, int]], register: Register
) -> bool:
    """True for a column without a slot; a village may hide in a free text column."""
    if column not in found:
        return True
    field = slots_of(register)[found[column][0]].field
    free_text = field.kind is Kind.TEXT and not field.required and not field.person
    return slot.field.to == "village" and free_text


def _alike(slot: Slot, cells: Sequence[object], villages: Collection[str]) -> bool:
    if not cells:
        return False
    return sum(_fits(slot, cell, villages) for cell in cells) >= ENOUGH * len(cells)


def _fits(slot: Slot, cell: object, villages: Collection[str]) -> bool:
    kind = slot.field.kind
    if kind is Kind.DATE:
        return isinstance(cell, date) or bool(_DATE.fullmatch(_text(cell)))
    if kind is Kind.ID_NUMBER:
        return bool(_ID.fullmatch(_text(cell)))
    if kind is Kind.PHONE:
        return bool(_PHONE.fullmatch(_text(cell)))
    return isinstance(cell, str) and _names_village(_text(cell), villages)


def _names_village(text: str, villages: Collection[str]) -> bool:
    """True for a village's name, or a place in a village that the book knows."""
    if text in villages or looks_like_village(text):
        return True
    around = within(text)
    return around is not None and around[0] in villages


def _text(cell: object) -> str:
    return narrow(as_written(cell)).replace(" ", "")
