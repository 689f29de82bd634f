"""The county's slips that lie on a stick and were not opened yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.reported.returned import is_known
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.package import name_in_files
from tecdesk.exchange.packages.slip import ENDS
from tecdesk.exchange.packages.slip import read_slip

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tecdesk.store.book import Book


def new_slips(book: Book, folders: Iterable[Path]) -> list[Path]:
    """Slips for this unit in some folders, not below them; the book is only read.

    What cannot be read is left out: whoever opens it by hand is told why.
    """
    name = name_in_files(book.unit.text("name"))
    found = []
    for folder in dict.fromkeys(folders):
        try:
            there = sorted(p for p in folder.iterdir() if _may_be_slip(p, name))
        except OSError:  # pulled meanwhile
            continue
        found += [path for path in there if _is_new(book, path)]
    return found


def _may_be_slip(path: Path, unit: str) -> bool:
    return path.name.startswith(f"{unit}_") and path.name.endswith(tuple(ENDS.values()))


def _is_new(book: Book, path: Path) -> bool:
    try:
        slip = read_slip(path)
    except DeskError:
        return False
    return slip.unit.id == book.unit.id and not is_known(book, slip)
