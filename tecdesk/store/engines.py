"""Which engines read and write books here, for a support call."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tecdesk.errors import DeskError


def engines() -> dict[str, str]:
    """Name and version of each.

    Raises:
        DeskError: the one for books with a passphrase is missing.
    """
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise DeskError(
            "少了打开有密码台账的组件。", "把农技台账重新装一遍再试。"
        ) from error
    with closing(dbapi2.connect(":memory:")) as connection:
        locked = connection.execute("PRAGMA cipher_version").fetchone()[0]
    return {"SQLite": sqlite3.sqlite_version, "SQLCipher": locked}
