from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import DeskError
from tecdesk.store import sums
from tecdesk.store.backups.keeping import keep
from tecdesk.store.backups.names import Why
from tecdesk.store.backups.restoring import restore
from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tecdesk.store.content import gone
from tecdesk.store.faults import Damaged

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "水稻育秧"


def flip(path: Path, at: int, bit: int = 1) -> None:
    """Turn a bit as a failing disk does: no time of the file tells of it."""
    known = path.stat()
    content = bytearray(path.read_bytes())
    content[at] ^= bit
    path.write_bytes(content)
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))


@pytest.fixture
def closed(book: Book) -> Path:
    """A book with a session, closed as it should be."""
    with book.edit("新增") as edit:
        edit.add("training", {"title": TITLE, "people": 37})
    book.close()
    return book.path


def test_a_letter_that_turned_is_found(closed: Path) -> None:
    at = closed.read_bytes().index(TITLE.encode())
    flip(closed, at + 2)
    assert sums.turned(closed) == [at // 4096 + 1]
    with pytest.raises(Damaged, match="已损坏"):
        Book.open(closed)
    with pytest.raises(Damaged):
        check(closed)


def test_what_was_written_since_is_not_taken_for_damage(closed: Path) -> None:
    with Book.open(closed) as book, book.edit("改") as edit:
        edit.change("training", book.find("training")[0].id, {"people": 3})
    assert sums.turned(closed) == []
    Book.open(closed).close()


def test_a_copy_put_in_its_place_is_another_file(closed: Path, tmp_path: Path) -> None:
    copy = shutil.copyfile(closed, tmp_path / "副本.tecdesk")
    at = closed.read_bytes().index(TITLE.encode())
    flip(copy, at)
    shutil.copyfile(copy, closed)
    assert sums.turned(closed) == []


def test_restoring_what_is_a_step_older_is_no_damage(closed: Path) -> None:
    """The backup has the change counter that the book has one change later."""
    backup = keep(closed, Why.HAND).path
    with Book.open(closed) as book, book.edit("改") as edit:
        edit.change("training", book.find("training")[0].id, {"people": 38})
    restore(backup, closed)
    with Book.open(closed) as book:
        assert book.find("training")[0]["people"] == 37


def test_sums_of_a_stick_that_rounds_times_count(closed: Path) -> None:
    known = closed.stat()
    coarse = known.st_mtime_ns // 2_000_000_000 * 2_000_000_000
    os.utime(closed, ns=(known.st_atime_ns, coarse))
    flip(closed, closed.read_bytes().index(TITLE.encode()))
    assert len(sums.turned(closed)) == 1


@pytest.mark.parametrize("spoilt", [b"", b"{}\n", b"junk", b'{"own": 1}\nxxxx'])
def test_sums_that_are_broken_say_nothing(closed: Path, spoilt: bytes) -> None:
    sums.sums_path(closed).write_bytes(spoilt)
    assert sums.turned(closed) == []
    Book.open(closed).close()


def test_any_bit_of_the_sums_may_turn(closed: Path) -> None:
    kept = sums.sums_path(closed).read_bytes()
    dice = random.Random(3)
    for _ in range(40):
        turned = bytearray(kept)
        turned[dice.randrange(len(turned))] ^= 1 << dice.randrange(8)
        sums.sums_path(closed).write_bytes(turned)
        assert sums.turned(closed) == []


def test_a_folder_that_takes_no_sums_is_no_fault(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise DeskError("满了")

    monkeypatch.setattr(sums, "write_atomically", refuse)
    with Book.open(closed) as book, book.edit("改") as edit:
        edit.add("training", {"title": "乙"})
    assert sums.turned(closed) == []


def test_records_that_the_journal_knows_must_be_there(closed: Path) -> None:
    with Book.open(closed) as book:
        book.undo()
        book.redo()
        assert gone(book.connection) == {}
        book.connection.execute("DELETE FROM training")
        assert gone(book.connection) == {"training": 1}
    with pytest.raises(Damaged):
        Book.open(closed)


@pytest.mark.parametrize("summed", [True, False])
def test_a_torn_list_of_tables_is_damage(closed: Path, summed: bool) -> None:
    """SQLite tells of it in words that are no longer text."""
    if not summed:
        sums.sums_path(closed).unlink()
    flip(closed, closed.read_bytes().index(b"STRICT") - 20, 0xC0)
    with pytest.raises(DeskError):
        Book.open(closed)
