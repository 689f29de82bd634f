"""Which copy of the book this file is: one that was copied gets an id of its own.

The file remembers where it lay when it was last written. A copy lies elsewhere: on
another machine, under another path, or as another file of the disk, as one that came
back from a backup does. A file that was only moved gets a new id too; that does no
harm, for ids are only to tell changes apart that fall together.
"""

from __future__ import annotations

import hashlib
from secrets import token_hex
from typing import TYPE_CHECKING

from tecdesk import machine

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


def note_copy(connection: sqlite3.Connection, path: Path, step: int) -> None:
    """Let the steps from this one on be those of this file; the caller's step."""
    place = _place(path)
    last = connection.execute(
        "SELECT place FROM book_copy ORDER BY step DESC LIMIT 1"
    ).fetchone()
    if last is None or last[0] != place:
        connection.execute(
            "INSERT INTO book_copy(step, copy, place) VALUES (?, ?, ?)",
            (step, token_hex(6), place),
        )


def _place(path: Path) -> str:
    """Digest of where the file lies: it tells nobody the names of folders."""
    file = path.stat()
    where = f"{machine.name()}\n{path.resolve()}\n{file.st_dev}\n{file.st_ino}"
    return hashlib.sha256(where.encode()).hexdigest()[:16]
