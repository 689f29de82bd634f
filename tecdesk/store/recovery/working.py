"""A working copy of a damaged book: pages that lie are blanked, its head is replaced.

The book itself is only ever read. A journal that a crash left is copied along, so that
SQLite rolls back in the copy what was half done.
"""

from __future__ import annotations

import shutil
import struct
from contextlib import closing
from contextlib import suppress
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import os_errors
from tecdesk.store import sums
from tecdesk.store.door import reach
from tecdesk.store.faults import errors
from tecdesk.store.locked import cipher
from tecdesk.store.locked.ring import key_of

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.locked.key import Key

_PAGE = 4096
_HEAD = 100
"""Bytes before the tree on the first page."""
_INTERIOR = 5
_VALID_FOR = slice(92, 96)
_NEEDED = {"setting", "unit", "journal_step", "journal_row", "_sqlite_migrations"}
"""Some tables that every book has."""


def working_copy(book: Path, folder: Path, backup: Path | None) -> tuple[Path, int]:
    """Copy a damaged book into a folder, ready to be read.

    Args:
        book: the damaged book.
        folder: an empty folder for the copy.
        backup: a book whose head may stand in for a damaged one.

    Returns:
        The copy, and how many of its pages are known to be wrong.

    Raises:
        DeskError: the book cannot be read at all, or there is no room.
    """
    copy = folder / "damaged.tecdesk"
    journal = book.with_name(f"{book.name}-journal")
    with os_errors(book, "读取"):
        shutil.copyfile(book, copy)
        if journal.exists():
            shutil.copyfile(journal, copy.with_name(f"{copy.name}-journal"))
    bad = sums.turned(book)
    if key := key_with(book, backup):
        bad = sorted({*bad, *lay_open(copy, key)})
    _blank(copy, [number for number in bad if number > 1])
    if backup and (1 in bad or not has_tables(copy)):
        _give_head(copy, backup)
    return copy, len(bad)


def key_with(book: Path, backup: Path | None) -> Key | None:
    """The key of a book; of its backup where its own first page is lost."""
    return key_of(book) or (key_of(backup) if backup else None)


def lay_open(copy: Path, key: Key) -> list[int]:
    """Write what the pages of a locked copy hold in their place.

    Returns:
        Numbers of the pages that are not what was written; they are zeros then.
    """
    with suppress(*errors()), closing(reach(copy)) as connection:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()  # rolls back
    copy.with_name(f"{copy.name}-journal").unlink(missing_ok=True)
    macs, bad = cipher.mac_key(key), []
    whole = copy.read_bytes()
    with copy.open("rb+") as stream:
        for at in range(0, len(whole), _PAGE):
            number, page = at // _PAGE + 1, whole[at : at + _PAGE]
            if cipher.is_whole(page, number, macs):
                stream.write(cipher.opened(page, number, key))
            else:
                bad.append(number)
                stream.write(bytes(len(page)))
    return bad


def _plain(backup: Path) -> bytes:
    key, whole = key_of(backup), backup.read_bytes()
    if key is None:
        return whole
    pages = range(0, len(whole), _PAGE)
    return b"".join(
        cipher.opened(whole[at : at + _PAGE], at // _PAGE + 1, key) for at in pages
    )


def has_tables(path: Path) -> bool:
    """True when the list of tables can be read whole."""
    return _listed(path) >= _NEEDED


def has_records(path: Path) -> bool:
    """True when tables of records are in the list, whatever else is not."""
    return bool(_listed(path) & REGISTERS.keys())


def _listed(path: Path) -> set[str]:
    try:
        with closing(reach(path)) as connection:
            sql = "SELECT name, length(sql) FROM sqlite_master"
            return {str(row[0]) for row in connection.execute(sql)}
    except errors():
        return set()


def _blank(copy: Path, pages: list[int]) -> None:
    """Zero pages, so that SQLite refuses them instead of reading what is not true."""
    with copy.open("rb+") as stream:
        for number in pages:
            stream.seek((number - 1) * _PAGE)
            stream.write(bytes(_PAGE))


def _give_head(copy: Path, backup: Path) -> None:
    """Put the pages that list the tables in place of the damaged ones.

    A backup is a copy page by page: its tables begin where those of the book do,
    unless the book's form changed since.
    """
    journal = copy.with_name(f"{copy.name}-journal")
    journal.unlink(missing_ok=True)
    whole = _plain(backup)
    numbers = [1, *_below(whole[:_PAGE])]
    with copy.open("rb+") as stream:
        for number in numbers:
            stream.seek((number - 1) * _PAGE)
            stream.write(
                _standing_alone(whole[(number - 1) * _PAGE : number * _PAGE], number)
            )


def _standing_alone(page: bytes, number: int) -> bytes:
    """The first page without the size of the file it came from."""
    if number != 1:
        return page
    made = bytearray(page)
    made[_VALID_FOR] = bytes(4)
    return bytes(made)


def _below(first: bytes) -> list[int]:
    """The pages under the first when the list of tables does not fit on it."""
    if first[_HEAD] != _INTERIOR:
        return []
    count = struct.unpack_from(">H", first, _HEAD + 3)[0]
    last = struct.unpack_from(">I", first, _HEAD + 8)[0]
    cells = struct.unpack_from(f">{count}H", first, _HEAD + 12)
    return [*(struct.unpack_from(">I", first, cell)[0] for cell in cells), last]
