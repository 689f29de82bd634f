"""Makes a new book: built whole beside its place, then moved in."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.safe_file import PART
from tecdesk.safe_file import sync_folder
from tecdesk.store.batch import insert
from tecdesk.store.beside import set_journal_aside
from tecdesk.store.door import reach
from tecdesk.store.edit import now
from tecdesk.store.faults import guarded
from tecdesk.store.ids import new_ids
from tecdesk.store.log import chain
from tecdesk.store.reach import check_length
from tecdesk.store.schema.drift import APPLICATION_ID
from tecdesk.store.settings import change

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


def create(path: Path, unit: str) -> None:
    """Make the file of a new book.

    Raises:
        DeskError: it exists already, or its folder cannot be written.
    """
    check_length(path)
    with os_errors(path, "新建台账"):
        taken = path.exists()
    if taken:
        raise DeskError(f"{path} 已经有了。", "换一个文件名，或打开原来的台账。")
    part = path.with_name(path.name + PART)
    with os_errors(path, "新建台账"):
        part.unlink(missing_ok=True)
        part.touch()
    try:
        with guarded(path), closing(reach(part)) as c:
            build(c)
            c.execute("BEGIN")
            add_unit(c, unit, next(new_ids()))
            c.execute("COMMIT")
            begin_chain(c)
        with os_errors(path, "新建台账"):
            set_journal_aside(path, path)
            part.rename(path)
            sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


def build(connection: sqlite3.Connection) -> None:
    """Run every migration that the file has not seen and stamp it as ours."""
    from sqlite_utils import Database

    from tecdesk.store.schema.migrations import MIGRATIONS

    MIGRATIONS.apply(Database(connection))
    version = len(MIGRATIONS.applied(Database(connection)))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")


def begin_chain(connection: sqlite3.Connection) -> None:
    """Let the journal of a book be chained from now on."""
    connection.execute("BEGIN")
    chain.begin(connection, now())
    connection.execute("COMMIT")


def add_unit(connection: sqlite3.Connection, name: str, id_: str) -> None:
    """Let the book belong to a unit that it does not know yet.

    Args:
        connection: in a transaction that may write.
        name: of the unit.
        id_: of the unit.
    """
    values = {"name": name, "full_name": full_name(name)}
    insert(connection, "unit", [(values, {})], ids=[id_], system=(id_, now()), year=0)
    change(connection, lambda new: replace(new, unit=id_))


def full_name(name: str) -> str:
    """The name on the seal that a township of this name usually has."""
    return f"{name}人民政府" if name.endswith(("镇", "乡")) else name
