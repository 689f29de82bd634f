"""A migration of a released book that fails in its middle leaves the book as it was."""

from __future__ import annotations

import random
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database
from sqlite_utils import Migrations

from tecdesk.store.book import Book
from tecdesk.store.connection import SCHEMA_VERSION
from tecdesk.store.schema import migrations
from tests.store.test_migrations import RELEASED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VERSIONS = range(1, SCHEMA_VERSION)


def cut_short(at: int, steps: int) -> Migrations:
    """All migrations; the one of this number is cut off.

    Args:
        at: which one, from 1.
        steps: of SQLite's machine that it may do; it fails at its end at the latest.
    """
    made = Migrations("tecdesk")
    for number, migration in enumerate(
        migrations.MIGRATIONS.pending(Database(memory=True)), start=1
    ):
        fn = _cut(migration.fn, steps) if number == at else migration.fn
        made(name=migration.name)(fn)
    return made


def _cut(fn: Callable[[Database], None], steps: int) -> Callable[[Database], None]:
    def run(db: Database) -> None:
        db.conn.set_progress_handler(lambda: 1, steps)
        try:
            fn(db)
        finally:
            db.conn.set_progress_handler(None, 0)
        raise sqlite3.OperationalError("interrupted at the end")

    return run


@pytest.mark.parametrize("version", VERSIONS)
def test_the_book_stays_and_opens_the_next_time(
    version: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "清河镇.tecdesk"
    shutil.copyfile(RELEASED / f"v{version}.tecdesk", book)
    before, dice = book.read_bytes(), random.Random(version)
    for at in range(version + 1, SCHEMA_VERSION + 1):
        steps = round(10 ** dice.uniform(0, 4))
        with monkeypatch.context() as patched:
            patched.setattr(migrations, "MIGRATIONS", cut_short(at, steps))
            with pytest.raises(sqlite3.OperationalError, match="interrupted"):
                Book.open(book)
        assert book.read_bytes() == before, f"{at} after {steps}"
        assert list(tmp_path.glob("[!.]*")) == [book], f"{at} after {steps}"
    with Book.open(book) as opened:
        assert opened.unit["name"] == "清河镇"
