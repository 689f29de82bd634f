"""Rows pasted into a list: the same plan, preview and undo as for a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk import importing
from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.sources.pasted import pasted_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.change import Change
    from tecdesk.exchange.ledgers.plan import Plans
    from tecdesk.store.book import Book


def read_pasted(
    book: Book, text: str, register: str, columns: Sequence[str], year: int
) -> Plans:
    """What pasting would do; nothing is written.

    Args:
        book: the book.
        text: the clipboard's text, cells parted by tabs, with a heading or without.
        register: key of the register whose list it is pasted into.
        columns: keys of the list's columns in their order, for rows without heading.
        year: the year of dates without one.

    Returns:
        One plan, to be shown and applied as that of a file. Its row numbers count
        the heading, also one that was not pasted.

    Raises:
        DeskError: nothing that fits the register is on the clipboard.
    """
    source = pasted_source(text, REGISTERS[register], columns)
    plans = importing.read_plans(book, source, register=register, year=year)
    plans.source = source
    return plans


def apply_pasted(book: Book, plans: Plans) -> Change:
    """Carry out the plan in one transaction, which one undo takes back.

    Raises:
        DeskError: the book refused or was changed since; it is as it was.
    """
    register = plans[0].register
    lines = sum(plan.writes for plan in plans)
    label = f"粘贴 {lines} {register.word}{register.label}"
    return importing.apply(book, plans, label=label)
