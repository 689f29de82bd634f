"""Books that somebody made to do harm: refused with a sentence, and not obeyed."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tecdesk.desk.colleagues.giving import give
from tecdesk.desk.colleagues.looking import look as look_at_copy
from tecdesk.errors import DeskError
from tecdesk.store.backups.comparing import compare
from tecdesk.store.backups.content import look
from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tecdesk.store.photos.companion import Companion
from tecdesk.store.photos.companion import companion_path
from tecdesk.store.recovery.recovering import recover
from tecdesk.store.schema.drift import APPLICATION_ID
from tecdesk.store.schema.drift import SYSTEM
from tecdesk.store.schema.strangers import FRAME
from tecdesk.store.schema.strangers import acting
from tecdesk.store.schema.strangers import lacking
from tests.conftest import make_new

BOOKS = Path(__file__).parent.parent / "data" / "books"

ACTING = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON training BEGIN DELETE FROM base; END",
    "view": "CREATE VIEW v AS SELECT * FROM training",
    "virtual": "CREATE VIRTUAL TABLE f USING fts5(x)",
    "computed": "CREATE TABLE g (a INTEGER, b GENERATED ALWAYS AS (a * 2))",
    "computed-short": "CREATE TABLE g (a INTEGER, b AS (hex(zeroblob(a))))",
    "check": "CREATE TABLE g (a INTEGER CHECK (length(hex(randomblob(9))) > a))",
    "check-hidden": "CREATE TABLE g (a INTEGER CHECK/**/(random() > a))",
    "default": "CREATE TABLE g (a TEXT DEFAULT (hex(randomblob(9))))",
    "index": "CREATE INDEX i ON training(hex(title))",
}
OTHER = {
    "no-settings": "DROP TABLE setting",
    "other-column": "ALTER TABLE training RENAME COLUMN people TO persons",
    "other-table": "ALTER TABLE training RENAME TO trainings",
    "no-chain": "ALTER TABLE journal_step RENAME COLUMN chain TO link",
    "no-journal": "ALTER TABLE journal_row RENAME COLUMN register TO kind",
}


def changed(path: Path, statement: str) -> Path:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute(statement)
        raw.commit()
    return path


@pytest.fixture
def own(new_file: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(new_file, tmp_path / "清河镇.tecdesk")


@pytest.mark.parametrize("name", [*ACTING, *OTHER])
def test_a_book_with_foreign_parts_is_not_opened(own: Path, name: str) -> None:
    changed(own, (ACTING | OTHER)[name])
    before = own.read_bytes()
    for ask in (Book.open, check, look, lambda p: Book.open(p, writing=False)):
        with pytest.raises(DeskError, match="被别的程序改过") as caught:
            ask(own)
        assert own.name in caught.value.sentence
        assert caught.value.next_step.endswith("。")
    assert own.read_bytes() == before


@pytest.mark.parametrize("name", ["trigger", "check", "other-column"])
def test_such_a_backup_is_not_compared(own: Path, name: str, tmp_path: Path) -> None:
    backup = changed(
        shutil.copyfile(own, tmp_path / "旧.tecdesk"), (ACTING | OTHER)[name]
    )
    with pytest.raises(DeskError, match="被别的程序改过"):
        compare(own, backup)


def test_a_book_is_no_package_of_a_colleague(book: Book, tmp_path: Path) -> None:
    other = make_new(tmp_path / "别人.tecdesk")
    other.close()
    with pytest.raises(DeskError, match="不是农技台账的上报包"):
        look_at_copy(book, other.path)
    (tmp_path / "送").mkdir()
    with Book.create(tmp_path / "另一本.tecdesk", "白马乡") as foreign:
        given = give(foreign, tmp_path / "送")
    with pytest.raises(DeskError, match="另一本台账"):
        look_at_copy(book, given.path)


def test_a_table_more_does_no_harm(own: Path) -> None:
    changed(own, "CREATE TABLE notes (\"check\" TEXT, said TEXT DEFAULT 'CHECK (x)')")
    with Book.open(own) as book:
        assert book.count("village") == 4


@pytest.mark.parametrize("name", ["trigger", "view", "check"])
def test_what_is_saved_of_it_is_clean(own: Path, tmp_path: Path, name: str) -> None:
    changed(own, ACTING[name])
    new = tmp_path / "新.tecdesk"
    recover(own, new)
    with Book.open(new) as book:
        assert book.count("village") == 4
        assert acting(book.connection) == []


def test_an_older_book_does_not_bring_its_triggers_along(tmp_path: Path) -> None:
    old = shutil.copyfile(BOOKS / "v3.tecdesk", tmp_path / "旧.tecdesk")
    changed(old, ACTING["trigger"])
    with pytest.raises(DeskError, match="被别的程序改过"):
        Book.open(old)
    recover(old, tmp_path / "新.tecdesk")
    with Book.open(tmp_path / "新.tecdesk") as book:
        assert acting(book.connection) == []


def test_an_older_book_with_a_register_cut_short(tmp_path: Path) -> None:
    old = shutil.copyfile(BOOKS / "v3.tecdesk", tmp_path / "旧.tecdesk")
    changed(old, "ALTER TABLE training RENAME COLUMN binned_at TO gone")
    for ask in (Book.open, check, look):
        with pytest.raises(DeskError, match="被别的程序改过"):
            ask(old)


@pytest.mark.parametrize("framed", [False, True])
def test_an_old_number_on_other_tables(tmp_path: Path, framed: bool) -> None:
    path = tmp_path / "假.tecdesk"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA user_version = 2")
        raw.execute(f"CREATE TABLE training ({', '.join(SYSTEM)})")
        for table, columns in FRAME.items() if framed else ():
            raw.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
        raw.commit()
    before = path.read_bytes()
    with pytest.raises(DeskError, match="损坏" if framed else "被别的程序改过"):
        Book.open(path)
    assert path.read_bytes() == before


def test_pages_that_are_promised_and_not_there(own: Path) -> None:
    data = bytearray(own.read_bytes())
    data[28:32] = b"\x7f\xff\xff\xff"  # pages of the file
    data[92:96] = data[24:28]  # that the number may be believed
    own.write_bytes(data)
    with pytest.raises(DeskError, match="损坏"):
        Book.open(own)


def test_nothing_the_file_says_is_trusted(book: Book) -> None:
    for pragma, value in (("trusted_schema", 0), ("cell_size_check", 1)):
        assert book.connection.execute(f"PRAGMA {pragma}").fetchone()[0] == value
    with pytest.raises(sqlite3.OperationalError):
        book.connection.execute("SELECT load_extension('x')")


@pytest.mark.parametrize("path", sorted(BOOKS.glob("*.tecdesk")), ids=lambda p: p.stem)
def test_our_own_books_have_no_foreign_parts(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert acting(connection) == []


def test_a_new_book_lacks_nothing(book: Book) -> None:
    assert lacking(book.connection, today=True) == []
    assert acting(book.connection) == [], "a trigger of ours goes into OWN_TRIGGERS"


@pytest.mark.parametrize(
    "table",
    ["CREATE VIEW photo AS SELECT 1 AS digest", "CREATE TABLE photo (x TEXT)"],
)
def test_photos_of_others_are_refused(own: Path, table: str) -> None:
    with closing(sqlite3.connect(companion_path(own))) as raw:
        raw.execute("PRAGMA application_id = 0x54644B50")
        raw.execute(table)
        raw.commit()
    with pytest.raises(DeskError, match="不是农技台账的佐证文件"):
        Companion.open(own)
