"""Laptops of one office: copies of one book, and what passes between them."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.desk.colleagues.giving import give
from tecdesk.desk.colleagues.joining import join
from tecdesk.desk.colleagues.looking import look
from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.book import Book
from tecdesk.store.colleagues.records import everything
from tecdesk.tally.plain import plain
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.desk.colleagues.looking import Joining


def laptop(file: Path, folder: Path, operator: str) -> Book:
    """A colleague's own copy of a book, open for writing."""
    folder.mkdir()
    book = Book.open(shutil.copyfile(file, folder / "清河镇.tecdesk"))
    book.change_settings(lambda settings: replace(settings, operator=operator))
    return book


def looked(giver: Book, taker: Book) -> Joining:
    """One gives his book, the other looks what it would do."""
    folder = taker.path.parent / "U盘"
    folder.mkdir(exist_ok=True)
    return look(taker, give(giver, folder).path)


def exchange(giver: Book, taker: Book) -> Joining:
    """One gives his book, the other joins it."""
    joining = looked(giver, taker)
    join(taker, joining)
    joining.path.unlink()
    return joining


def contents(book: Book) -> dict[str, list[object]]:
    """Every record of a book as plain data, in the bin or not."""
    return {
        key: [
            (
                *(r.id, dict(r.values), dict(r.marks), r.owner),
                *(r.created_at, r.changed_at, r.binned_at),
            )
            for r in everything(book, key)
        ]
        for key in REGISTERS
    }


def figures(book: Book, year: int = 2025) -> bytes:
    """Every figure of a year, as `tally --json` prints them."""
    return json.dumps(plain(make_sheet(book, Period(year)))).encode()
