from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database
from sqlite_utils import Migrations

from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.store import connection as connection_room
from tecdesk.store import opening
from tecdesk.store.birth import build
from tecdesk.store.book import Book
from tecdesk.store.schema import migrations
from tecdesk.store.schema.drift import drift

if TYPE_CHECKING:
    from collections.abc import Callable

RELEASED = Path(__file__).parent.parent / "data" / "books"


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes a program that knows one more migration, with this statement."""

    def change(statement: str) -> None:
        more = Migrations("tecdesk")
        for migration in migrations.MIGRATIONS.pending(Database(memory=True)):
            more(name=migration.name)(migration.fn)

        @more()
        def next_one(db: Database) -> None:
            db.execute("CREATE TABLE half_done (id INTEGER)")
            db.execute(statement)

        version = connection_room.SCHEMA_VERSION + 1
        monkeypatch.setattr(migrations, "MIGRATIONS", more)
        monkeypatch.setattr(connection_room, "SCHEMA_VERSION", version)
        monkeypatch.setattr(opening, "SCHEMA_VERSION", version)

    return change


def test_all_on_an_empty_file_leave_no_drift() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        build(connection)
        assert drift(connection) == []


@pytest.mark.parametrize("key", REGISTERS)
def test_drift_is_seen(key: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        build(connection)
        connection.execute(f"ALTER TABLE {key} RENAME COLUMN note TO notes")
        assert drift(connection) == [
            f"{key}.note: missing",
            f"{key}.notes: not declared",
        ]


def test_the_version_counts_the_migrations() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        build(connection)
        applied = migrations.MIGRATIONS.applied(Database(connection))
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    assert len(applied) == version == connection_room.SCHEMA_VERSION


def test_a_book_was_kept_of_every_version() -> None:
    kept = {path.stem for path in RELEASED.glob("*.tecdesk")}
    versions = range(1, connection_room.SCHEMA_VERSION + 1)
    assert kept == {f"v{version}" for version in versions}


@pytest.mark.parametrize(
    "path", sorted(RELEASED.glob("*.tecdesk")), ids=lambda p: p.stem
)
def test_released_books_open(path: Path, tmp_path: Path) -> None:
    copy = shutil.copyfile(path, tmp_path / path.name)
    before = _held(copy)
    with Book.open(copy) as book:
        assert drift(book.connection) == []
        assert book.unit["name"] == "清河镇"
        for key in REGISTERS:
            book.find(key)
        assert book.undo_label
    after = _held(copy)
    assert min(before.values()) > 0
    assert {table: after[table] for table in before} == before


def _held(path: Path) -> dict[str, int]:
    """Rows of every register's table that the file has."""
    with closing(sqlite3.connect(path)) as raw:
        asked = "SELECT name FROM sqlite_master WHERE type = 'table'"
        tables = {row[0] for row in raw.execute(asked)} & REGISTERS.keys()
        count = "SELECT count(*) FROM"
        return {t: raw.execute(f'{count} "{t}"').fetchone()[0] for t in tables}


def test_an_older_book_is_upgraded_and_kept(
    book: Book, newer: Callable[[str], None]
) -> None:
    book.close()
    before = book.path.read_bytes()
    newer("ALTER TABLE training ADD COLUMN weather TEXT")
    with Book.open(book.path) as opened:
        assert opened.count("village") == 4
        asked = "SELECT weather FROM training"
        assert opened.connection.execute(asked).fetchall() == []
    (kept,) = book.path.parent.glob("*升级前*.tecdesk")
    assert kept.read_bytes() == before
    with Book.open(book.path):  # not again
        pass
    assert list(book.path.parent.glob("*升级前*")) == [kept]


def test_reading_does_not_upgrade(book: Book, newer: Callable[[str], None]) -> None:
    book.close()
    before = book.path.read_bytes()
    newer("SELECT 1")
    with pytest.raises(DeskError, match="旧版本"):
        Book.open(book.path, writing=False)
    assert book.path.read_bytes() == before


def test_a_failing_migration_leaves_the_old_book(
    book: Book, newer: Callable[[str], None]
) -> None:
    book.close()
    before, beside = book.path.read_bytes(), set(book.path.parent.iterdir())
    newer("INSERT INTO nowhere VALUES (1)")
    with pytest.raises(sqlite3.OperationalError):
        Book.open(book.path)
    assert book.path.read_bytes() == before
    assert set(book.path.parent.iterdir()) == beside
