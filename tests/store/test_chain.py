from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.book import Book
from tecdesk.store.log.altered import Altered
from tecdesk.store.log.altered import altered
from tecdesk.store.log.door import opened
from tecdesk.store.log.redaction import redacting
from tecdesk.store.log.shown import note_about
from tecdesk.store.log.verifying import verify
from tests.store.filling import filled

if TYPE_CHECKING:
    from tecdesk.store.log.journal import Columns


@pytest.fixture
def worked(book: Book) -> Book:
    """A book in which every kind of step was done."""
    with book.edit("结对") as edit:
        ids = edit.add_many(
            "pairing",
            [({"name": f"户{n}", "phone": f"1390000000{n}"}, {}) for n in range(4)],
        )
    with book.edit("改") as edit:
        edit.change("pairing", ids[0], {"phone": "13811112222", "family_size": 3})
    with book.edit("删") as edit:
        edit.bin("pairing", ids[1])
    book.undo()
    book.redo()
    with book.edit("又一户") as edit:
        edit.add("pairing", {"name": "户五"})
    book.undo()
    book.redo()
    return book


def _raw(book: Book, statement: str, *, guarded: bool = False) -> None:
    """What another program does to the file."""
    with closing(sqlite3.connect(book.path)) as raw:
        if not guarded:
            for (name,) in raw.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                raw.execute(f"DROP TRIGGER {name}")
        raw.execute(statement)
        raw.commit()


def _found(book: Book) -> list[Altered]:
    return list(altered(book.connection))


def test_work_leaves_it_whole(worked: Book) -> None:
    links = verify(worked.connection)
    assert links.whole
    assert links.checked == worked.rows("SELECT count(*) FROM journal_step", [])[0][0]
    assert links.last
    assert _found(worked) == []


def test_what_is_added_is_proved_as_it_is_read(book: Book) -> None:
    ids = {}
    with book.edit("样本") as edit:
        for key in REGISTERS:
            if key != "unit":
                ids[key] = edit.add(key, filled(edit, REGISTERS[key], 1))
                edit.add_many(key, [(dict(book.require(key, ids[key]).values), {})])
    assert _found(book) == []
    for key, id_ in ids.items():
        _raw(book, f"UPDATE {key} SET note = 'X' WHERE id = '{id_}'", guarded=True)
    assert _found(book) == [Altered(key, id_) for key, id_ in ids.items()]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_step SET operator = '别人' WHERE id = 3",
        "UPDATE journal_step SET at = '2020-01-01 00:00:00' WHERE id = 3",
        "UPDATE journal_row SET record = 'x' WHERE step = 3",
        "UPDATE journal_row SET after = '{}' WHERE step = 3",
        "UPDATE journal_row SET before = replace(before, 'null', '1') WHERE step = 3",
        "DELETE FROM journal_row WHERE step = 3",
        "INSERT INTO journal_row(step, register, record, action) SELECT 3, '', '', ''",
        "INSERT INTO journal_step(at, operator, label) VALUES ('2026', '', '')",
    ],
)
def test_an_edit_of_the_journal_shows(worked: Book, statement: str) -> None:
    _raw(worked, statement)
    links = verify(worked.connection)
    assert not links.guarded
    assert len(links.broken) == 1


def test_a_step_that_was_taken_out_shows_in_the_next(worked: Book) -> None:
    _raw(worked, "DELETE FROM journal_step WHERE id = 3")
    assert verify(worked.connection).broken == [4]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_row SET after = '{}'",
        "DELETE FROM journal_row",
        "UPDATE journal_step SET label = 'x'",
        "DELETE FROM journal_step WHERE id = 5",
        "DELETE FROM journal_known",
    ],
)
def test_ordinary_statements_do_not_rewrite_it(worked: Book, statement: str) -> None:
    for connection in (worked.connection, sqlite3.connect(worked.path)):
        with pytest.raises(sqlite3.IntegrityError, match="not rewritten"):
            connection.execute(statement)
        connection.rollback()
        if connection is not worked.connection:
            connection.close()
    assert verify(worked.connection).whole


def test_a_changed_field_is_named(worked: Book) -> None:
    id_ = worked.find("pairing")[-1].id
    changed = worked.rows("SELECT record FROM journal_row WHERE step = 3", [])[0][0]
    _raw(worked, f"UPDATE pairing SET family_size = 9 WHERE id = '{changed}'")
    assert _found(worked) == [Altered("pairing", changed, ("family_size",))]
    assert id_


def test_rows_put_in_and_taken_out_are_named(worked: Book) -> None:
    (gone, *_) = [record.id for record in worked.find("pairing")]
    _raw(worked, f"DELETE FROM pairing WHERE id = '{gone}'")
    _raw(worked, "UPDATE village SET id = 'neu' WHERE rowid = 4")
    found = {(each.register, each.missing, each.strange) for each in _found(worked)}
    assert found == {
        ("pairing", True, False),
        ("village", True, False),
        ("village", False, True),
    }


def test_the_unit_of_a_new_book_is_proved(book: Book) -> None:
    _raw(book, "UPDATE unit SET name = '别镇'")
    (found,) = _found(book)
    assert found.register == "unit"


def _without_phone(state: Columns) -> Columns:
    kept = {key: value for key, value in state.items() if key != "search"}
    return {**kept, "phone": None} if "phone" in kept else kept


def test_a_redaction_leaves_it_whole(worked: Book) -> None:
    (id_,) = (r.id for r in worked.find("pairing") if r["name"] == "户0")
    with worked.edit("清"):
        worked.connection.execute("UPDATE pairing SET phone = NULL, search = ''")
        with redacting(worked.connection) as redact:
            for record in worked.rows("SELECT id FROM pairing", []):
                redact(record[0], _without_phone)
            note_about(worked, "到期清理", [("pairing", id_)])
    texts = worked.rows("SELECT group_concat(before || after) FROM journal_row", [])
    assert "13811112222" not in str(texts[0][0])
    assert "13900000000" not in str(texts[0][0])
    assert verify(worked.connection).whole
    assert _found(worked) == []
    with worked.edit("再改") as edit:
        edit.change("pairing", id_, {"family_size": 8})
    worked.undo()
    assert verify(worked.connection).whole
    assert _found(worked) == []
    row = "SELECT line FROM journal_redaction WHERE part = 'row' LIMIT 1"
    _raw(worked, f"UPDATE journal_row SET register = 'base' WHERE id = ({row})")
    assert verify(worked.connection).changed


def test_the_door_shuts_again(worked: Book) -> None:
    with worked.edit("x"), opened(worked.connection, "test"):
        pass
    with pytest.raises(sqlite3.IntegrityError):
        worked.connection.execute("DELETE FROM journal_row")


def test_an_older_book_begins_it(tmp_path: Path) -> None:
    old = Path(__file__).parent.parent / "data" / "books" / "v12.tecdesk"
    copy = tmp_path / "旧.tecdesk"
    copy.write_bytes(old.read_bytes())
    with Book.open(copy) as book:
        before = verify(book.connection)
        assert (before.whole, before.checked) == (True, 0)
        assert _found(book) == []
        assert book.undo()
        assert verify(book.connection).checked == 1
        assert _found(book) == []
        _raw(book, "UPDATE training SET note = 'X' WHERE rowid = 1")
        assert [each.register for each in _found(book)] == ["training"]
