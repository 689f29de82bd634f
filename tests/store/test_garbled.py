"""Books where another program wrote what is no JSON: a sentence; saved without it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tecdesk.errors import DeskError
from tecdesk.store.backups.content import of_today
from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tecdesk.store.faults import Damaged
from tecdesk.store.recovery.recovering import recover
from tecdesk.store.told import told
from tests.conftest import make_new

BOOKS = Path(__file__).parent.parent / "data" / "books"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("garbled") / "清河镇.tecdesk"
    with make_new(path) as book:
        with book.edit("培训") as edit:
            id_ = edit.add("training", {"title": "茶园"}, {"people": "about"})
        with book.edit("改") as edit:
            edit.change("training", id_, {"title": "茶园管理"})
    return path


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(made, tmp_path / made.name)


def written(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TRIGGER IF EXISTS journal_row_fixed")
        for statement in statements:
            raw.execute(statement)
        raw.commit()
    return path


@pytest.mark.parametrize("text", ["{}}", "x", "[]", "null", "1", "{1:2}", ""])
def test_marks_that_are_none_are_damage(own: Path, tmp_path: Path, text: str) -> None:
    written(own, f"UPDATE training SET marks = '{text}'")
    for ask in (Book.open, check):
        with pytest.raises(Damaged, match="已损坏"):
            ask(own)
    with Book.open(own, writing=False) as book:
        if text:
            with pytest.raises(Damaged, match="被别的程序改过"):
                book.find("training")
    found = recover(own, tmp_path / "新.tecdesk")
    assert [item.name for item in found.doubtful] == ["茶园管理"]
    with Book.open(found.path) as book:
        (record,) = book.find("training")
        assert (record.text("title"), record.marks) == ("茶园管理", {})


def test_an_older_book_with_such_marks_is_not_brought_up(tmp_path: Path) -> None:
    old = shutil.copyfile(BOOKS / "v12.tecdesk", tmp_path / "旧.tecdesk")
    before = written(old, "UPDATE village SET marks = 'x'").read_bytes()
    with pytest.raises(Damaged):
        Book.open(old)
    with pytest.raises(Damaged), of_today(old):
        pass
    assert old.read_bytes() == before
    recover(old, tmp_path / "新.tecdesk")
    with Book.open(tmp_path / "新.tecdesk") as book:
        assert book.count("village")


def test_a_journal_that_is_none(own: Path, tmp_path: Path) -> None:
    written(
        own,
        "UPDATE journal_row SET before = '{}}' WHERE action = 'change'",
        "INSERT INTO draft VALUES ('base', '', '', 'x')",
    )
    with pytest.raises(DeskError), Book.open(own) as book:
        book.undo()
    found = recover(own, tmp_path / "新.tecdesk")
    with Book.open(found.path) as book:
        (record,) = book.find("training")
        assert len(book.history(record.id)) == 2
        assert book.rows("SELECT 1 FROM draft", []) == []


@pytest.mark.parametrize("version", [3, 12])
@pytest.mark.parametrize("table", ["base", "journal_row_record", "material"])
def test_an_older_book_without_a_table(
    tmp_path: Path, version: int, table: str
) -> None:
    old = shutil.copyfile(BOOKS / f"v{version}.tecdesk", tmp_path / "旧.tecdesk")
    kind = "INDEX" if table.startswith("journal") else "TABLE"
    with closing(sqlite3.connect(old)) as raw:
        names = [row[0] for row in raw.execute("SELECT name FROM village").fetchall()]
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(f"DROP {kind} {table}")
    recover(old, tmp_path / "新.tecdesk")
    with Book.open(tmp_path / "新.tecdesk") as book:
        assert sorted(book.names("village").values()) == sorted(names)


@pytest.mark.parametrize("text", ["x", "[]", "{", "1", "{" + '"a":{' * 9999])
def test_what_is_no_object_is_said(text: str) -> None:
    with pytest.raises(Damaged, match="被别的程序改过"):
        told(text)
    assert told('{"people":"about"}') == {"people": "about"}
    assert told(None) == told("") == {}


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("UPDATE setting SET value = 'x'", "清河镇"),
        ("UPDATE setting SET value = '[]' WHERE key = 'unit'", "清河镇"),
        ("DELETE FROM setting", "清河镇"),
        ("DROP TABLE setting", "清河镇"),
        ("DROP TABLE journal_row", ""),
        ("DELETE FROM unit", "清河镇"),
        ("UPDATE unit SET id = 'x'", "清河镇"),
    ],
)
def test_a_book_that_lost_its_unit_is_saved_with_one(
    own: Path, tmp_path: Path, statement: str, name: str
) -> None:
    written(own, statement)
    with pytest.raises(Damaged):
        Book.open(own)
    found = recover(own, tmp_path / "新.tecdesk")
    assert [item.name for item in found.doubtful] == [name] * bool(name)
    with Book.open(found.path) as book:
        assert book.unit.text("name") == "清河镇"
        assert {village.owner for village in book.find("village")} == {book.unit.id}
        assert book.count("training") == 1
