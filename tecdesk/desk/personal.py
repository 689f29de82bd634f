"""Which numbers of persons a year's package would take along, when asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.period import period_of
from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.packages.selection import records_of

if TYPE_CHECKING:
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book


def personal_of_year(book: Book, about: int | Period) -> list[str]:
    """Each kind of number with how many there are: 结对帮扶的证件号 38 个.

    Empty when the records of the year, or of half of it, hold none.
    """
    chosen = records_of(book, period_of(about))
    told = []
    for key, register in REGISTERS.items():
        for field in (each for each in register.fields if each.personal):
            count = sum(bool(each.text(field.key)) for each in chosen.get(key, ()))
            if count:
                told.append(f"{register.label}的{field.label} {count} 个")
    return told
