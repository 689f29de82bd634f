"""Looks a book over: whole, of today's form, and how many records it holds."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.store.connection import check_ours
from tecdesk.store.connection import connect
from tecdesk.store.faults import guarded
from tecdesk.store.opening import check_header
from tecdesk.store.schema import drift

if TYPE_CHECKING:
    from pathlib import Path


def check(book: Path) -> dict[str, int]:
    """Check every page and link of a book without writing to it.

    Returns:
        Register key to the number of records in use.

    Raises:
        DeskError: what is wrong, and what to do.
    """
    check_header(book)
    with guarded(book), closing(connect(book, writing=False)) as connection:
        check_ours(connection, book)
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
        if found != "ok" or loose or drift(connection):
            raise DeskError(
                f"台账 {book.name} 已损坏。", "不要再写入；用“恢复”从最近的备份取回。"
            )
        return {
            key: int(
                connection.execute(
                    f'SELECT count(*) FROM "{key}" WHERE binned_at IS NULL'
                ).fetchone()[0]
            )
            for key in REGISTERS
        }
