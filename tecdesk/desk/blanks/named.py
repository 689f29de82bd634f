"""The records that a blank sheet is to be filled from, as a person names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.blanks.sheets import BLANKS
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.store.coded import by_code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book


def records_named(book: Book, kind: str, written: Iterable[str]) -> list[Record]:
    """The records of codes on paper or of ids, in their order.

    Args:
        book: only read.
        kind: key of the sheet.
        written: codes as printed or scanned, or ids.

    Raises:
        DeskError: there is no such record, or the sheet is not for its register.
    """
    return [_named(book, kind, each) for each in written]


def _named(book: Book, kind: str, written: str) -> Record:
    blank = BLANKS[kind]
    by_id = (book.get(register, written) for register in REGISTERS)
    found = next((each for each in by_id if each), None) or by_code(book, written)
    if found is None:
        raise DeskError(
            f"台账里没有编码或 id 是“{written}”的记录。", "看一看是不是写错了。"
        )
    if found.register not in blank.registers:
        able = "、".join(REGISTERS[key].label for key in blank.registers)
        raise DeskError(
            f"“{written}”是{REGISTERS[found.register].label}的记录，"
            f"{blank.name}要用{able}的记录填。"
        )
    return found
