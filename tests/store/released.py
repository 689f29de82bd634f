"""Makes the book that is kept of a released form: python -m tests.store.released OUT.

Run it once when a migration is released, and commit tests/data/books/vN.tecdesk.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.book import Book
from tecdesk.store.lock import lock_path
from tests.store.filling import filled


def make(path: Path) -> None:
    """A small book with two records of every register, one of them binned."""
    with Book.create(path, "清河镇") as book:
        for which in (0, 1):
            with book.edit(f"样本 {which + 1}") as edit:
                for key, register in REGISTERS.items():
                    if key != "unit":
                        edit.add(key, filled(edit, register, which), {"note": "about"})
        with book.edit("删除") as edit:
            edit.bin("training", book.find("training")[0].id)
        book.connection.execute("VACUUM")
    lock_path(path).unlink()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
