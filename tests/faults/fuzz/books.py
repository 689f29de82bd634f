"""Books of others: bytes shaken, and cells changed by another program."""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from contextlib import closing
from contextlib import suppress
from typing import TYPE_CHECKING

from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.store import sums
from tecdesk.store.backups.comparing import compare
from tecdesk.store.backups.content import look
from tecdesk.store.book import Book
from tecdesk.store.recovery.recovering import recover
from tecdesk.tally.sheet import make_sheet
from tests.conftest import make_new
from tests.faults.fuzz.shaking import shaken

if TYPE_CHECKING:
    import random
    from pathlib import Path

_PAGE = 4096
_STATEMENTS = (
    *("DROP TABLE {t}", "DELETE FROM {t}", "ALTER TABLE {t} RENAME TO other"),
    *("ALTER TABLE {t} ADD COLUMN more TEXT", "ALTER TABLE {t} DROP COLUMN {c}"),
    *("CREATE TRIGGER x AFTER INSERT ON {t} BEGIN DELETE FROM {t}; END",),
    *("CREATE VIEW v AS SELECT * FROM {t}", "PRAGMA user_version = {n}"),
    *("PRAGMA application_id = {n}", "UPDATE sqlite_master SET sql = 'x' || sql"),
    *("UPDATE sqlite_master SET rootpage = {n} WHERE name = '{t}'", "VACUUM"),
    *(
        "UPDATE {t} SET {c} = NULL",
        "UPDATE {t} SET {c} = {v}",
        "UPDATE {t} SET {c} = {v}",
    ),
    *("UPDATE {t} SET {c} = {v}", "INSERT INTO {t}({c}) VALUES ({v})"),
)
_VALUES = (
    *("''", "'x'", "-1", "9223372036854775807", "x'00ff'", "'昨天'", "'[]'", "'{{}}'"),
    *("'2025-13-45'", "char(0)", "printf('%.*c', 100000, 'x')", "'null'", "'\"x\"'"),
)


class Books:
    """Opens a book as the program does, asks it, and saves what can be saved."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.number = folder, 0
        self.right = folder / "对.tecdesk"
        with make_new(self.right) as book, book.edit("培训") as edit:
            village = next(iter(book.names("village")))
            values: dict[str, str | int | None] = {
                "held_on": "2025-03-05",
                "title": "茶园管理",
                "people": 45,
            }
            edit.add("training", values | {"village": village}, {"people": "about"})
            edit.add("base", {"name": "果园", "village": village})
        sums.forget(self.right)
        self.whole = self.right.read_bytes()
        with closing(sqlite3.connect(self.right)) as raw:
            sql = "SELECT name FROM sqlite_master WHERE type = 'table'"
            names = [str(row[0]) for row in raw.execute(sql).fetchall()]
            self.tables = {
                name: [row[1] for row in raw.execute(f'PRAGMA table_info("{name}")')]
                for name in names
            }

    def made(self, dice: random.Random) -> bytes:
        if dice.random() < 0.4:
            return self._shaken(dice)
        path = self.folder / "改.tecdesk"
        path.write_bytes(self.whole)
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            raw.execute("PRAGMA writable_schema = ON")
            raw.execute("PRAGMA ignore_check_constraints = ON")
            for _ in range(dice.randint(1, 3)):
                with suppress(sqlite3.Error, UnicodeDecodeError):
                    raw.execute(self._statement(dice))
        return path.read_bytes()

    def _shaken(self, dice: random.Random) -> bytes:
        """Its first page, where its form stands, oftener than the others."""
        if dice.random() < 0.5:
            return shaken(self.whole[:_PAGE], dice) + self.whole[_PAGE:]
        return shaken(self.whole, dice)

    def _statement(self, dice: random.Random) -> str:
        table = dice.choice([*self.tables])
        column = dice.choice(self.tables[table])
        number = dice.choice((0, 1, 5, 2**31 - 1, 99999))
        made = dice.choice(_STATEMENTS)
        return made.format(t=table, c=column, n=number, v=dice.choice(_VALUES))

    def taken(self, data: bytes) -> object:
        self.number += 1
        place = self.folder / str(self.number)
        place.mkdir()
        try:
            return self._asked(place, data)
        finally:
            shutil.rmtree(place)

    def _asked(self, place: Path, data: bytes) -> object:
        path = place / "清河镇.tecdesk"
        path.write_bytes(data)
        lot = zlib.crc32(data)  # the same whichever input was the first
        for ask in (look, lambda backup: compare(self.right, backup)):
            with suppress(DeskError):
                ask(path)
        if lot % 4 == 0:
            _saved(path, place / "新.tecdesk")
        with Book.open(path) as book:
            for key in REGISTERS:
                book.find(key)
                book.names(key)
            make_sheet(book, Period(2025), () if lot % 5 else None)
            return book.undo()


def _saved(path: Path, new: Path) -> None:
    """What is said to be saved must be a book that opens."""
    with suppress(DeskError):
        recover(path, new)
    try:
        if new.exists():
            Book.open(new).close()
    except DeskError as error:
        raise AssertionError(error.sentence) from error
