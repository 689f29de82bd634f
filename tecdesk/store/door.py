"""The one door to a file: SQLite's own module, or SQLCipher's where it is locked.

A book without a passphrase never loads SQLCipher. What both modules raise passes
through `faults`; the connections are used alike.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING
from typing import Any
from typing import cast

from tecdesk.errors import DeskError
from tecdesk.store.locked.ring import key_of

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.locked.key import Key


def reach(path: Path, *, like: Path | None = None) -> sqlite3.Connection:
    """Open a file, or make one; outside a transaction each statement stands alone.

    Args:
        path: the file.
        like: a file with whose key a new one is locked, if it is locked itself.

    Raises:
        PassphraseNeeded: one of them is locked and nobody holds its key.
    """
    key = key_of(path) if like is None else key_of(like)
    return made_with(str(path), key)


def enter(
    path: Path, *, beside: Path | None = None, like: Path | None = None
) -> sqlite3.Connection:
    """Open a file that is there, for reading and writing.

    Args:
        path: the file.
        beside: another that will be attached; it may be locked when this is not.
        like: a file with whose key an empty one is locked, if it is locked itself.

    Raises:
        PassphraseNeeded: it is locked and nobody holds its key.
    """
    empty = like is not None and not path.stat().st_size
    key = key_of(like if like and empty else path)
    both = key is not None or (beside is not None and key_of(beside) is not None)
    return made_with(f"{path.resolve().as_uri()}?mode=rw", key, cipher=both)


def attach(connection: sqlite3.Connection, path: Path, name: str) -> None:
    """Put a file beside that of a connection, to be read only.

    Raises:
        PassphraseNeeded: it is locked and nobody holds its key.
    """
    key, uri = key_of(path), f"{path.resolve().as_uri()}?mode=ro"
    if not is_locked(connection):
        connection.execute(f"ATTACH ? AS {name}", (uri,))
    else:
        connection.execute(f"ATTACH ? AS {name} KEY ?", (uri, key.spec if key else ""))


def made_with(
    where: str, key: Key | None, *, cipher: bool = False
) -> sqlite3.Connection:
    """A connection by the module that a key wants.

    Args:
        where: path, or URI when it begins with file.
        key: of the file; None when it has none.
        cipher: take SQLCipher's module in any case.
    """
    uri = where.startswith("file:")
    if key is None and not cipher:
        return sqlite3.connect(where, uri=uri, isolation_level=None)
    locked = _cipher().connect(where, uri=uri, isolation_level=None)
    locked.execute("PRAGMA cipher_log_level = NONE")
    if key:
        locked.execute(f'PRAGMA key = "{key.spec}"')
    return cast("sqlite3.Connection", locked)


def by_name(connection: sqlite3.Connection) -> None:
    """Let the rows of a connection be asked by the names of their columns."""
    locked = is_locked(connection)
    connection.row_factory = _cipher().Row if locked else sqlite3.Row


def is_locked(connection: object) -> bool:
    """True for a connection by SQLCipher's module."""
    return not isinstance(connection, sqlite3.Connection)


def _cipher() -> Any:
    """SQLCipher's module, on first need."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise DeskError(
            "这台电脑上装的程序打不开有密码的台账。", "装一份完整的农技台账再打开。"
        ) from error
    return dbapi2
