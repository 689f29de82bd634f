from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import DeskError
from tecdesk.store.book import Book
from tecdesk.store.photos.attached import photos_of
from tecdesk.store.photos.companion import Companion
from tecdesk.store.photos.companion import companion_path
from tests.store.photos import session

if TYPE_CHECKING:
    from pathlib import Path

ONE, TWO = b"one" * 1000, b"two" * 2000


def _spoil(path: Path, data: bytes) -> None:
    """Change a byte of a photo behind the program's back."""
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE photo SET data = ? WHERE data = ?", (b"x" + data, data))


def test_the_same_photo_is_kept_once(book: Book) -> None:
    first, second = session(book, ONE, TWO), session(book, ONE)
    with Companion.open(book.path) as companion:
        assert sorted(companion.held().values()) == [3000, 6000]
        for record in (first, second):
            digest = photos_of(book, record)[0].text("digest")
            assert companion.read(digest) == ONE


def test_lies_beside_the_book_under_its_name(book: Book) -> None:
    session(book, ONE)
    assert companion_path(book.path) == book.path.parent / "清河镇.佐证"
    left = {path.name for path in book.path.parent.iterdir()}
    hidden = {".清河镇.tecdesk.lock", ".清河镇.tecdesk.who"}
    assert left == {"清河镇.tecdesk", "清河镇.佐证"} | hidden


def test_a_book_without_photos_makes_no_file(book: Book) -> None:
    with pytest.raises(DeskError, match=r"清河镇\.佐证 不在台账旁边") as refused:
        Companion.open(book.path)
    assert str(book.path.parent) in refused.value.next_step
    assert not companion_path(book.path).exists()


def test_a_changed_photo_is_not_shown_and_mended_when_added_again(book: Book) -> None:
    record = session(book, ONE)
    digest = photos_of(book, record)[0].text("digest")
    _spoil(companion_path(book.path), ONE)
    with Companion.open(book.path) as companion:
        with pytest.raises(DeskError, match="已损坏"):
            companion.read(digest)
        with pytest.raises(DeskError, match="没有这张照片"):
            companion.read("0" * 64)
        assert list(companion.whole()) == []
    session(book, ONE)
    with Companion.open(book.path) as companion:
        assert companion.read(digest) == ONE
        assert list(companion.whole()) == [("jpg", ONE)]


@pytest.mark.parametrize("junk", [b"not a database " * 400, b"SQLite format 3\0" * 300])
def test_a_damaged_file_is_one_sentence_and_the_book_opens(
    book: Book, junk: bytes
) -> None:
    record = session(book, ONE)
    companion_path(book.path).write_bytes(junk)
    book.close()
    with Book.open(book.path) as opened:
        assert len(photos_of(opened, record)) == 1
        for way in (Companion.open, Companion.begin):
            with pytest.raises(DeskError, match=r"佐证文件 清河镇\.佐证 已损坏"):
                way(opened.path)
    assert companion_path(book.path).read_bytes() == junk


def test_a_page_damaged_inside_is_one_sentence(book: Book) -> None:
    record = session(book, bytes(range(256)) * 4000)
    path = companion_path(book.path)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    digest = photos_of(book, record)[0].text("digest")
    with pytest.raises(DeskError, match="已损坏"), Companion.open(book.path) as open_:
        open_.read(digest)


def test_another_programs_file_is_left_alone(book: Book) -> None:
    path = companion_path(book.path)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE theirs (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(DeskError, match="不是农技台账的佐证文件"):
        Companion.begin(book.path)
    assert path.read_bytes() == before


def test_a_file_cut_off_at_its_birth_is_begun_again(book: Book) -> None:
    companion_path(book.path).touch()
    session(book, ONE)
    with Companion.open(book.path) as companion:
        assert len(companion.held()) == 1


def _keep_and_fail(companion: Companion) -> None:
    with companion.at_once():
        companion.keep("jpg", ONE)
        raise RuntimeError


def test_all_or_nothing(book: Book) -> None:
    with Companion.begin(book.path) as companion:
        with pytest.raises(RuntimeError):
            _keep_and_fail(companion)
        assert companion.held() == {}
        companion.keep("jpg", TWO)
        assert len(companion.held()) == 1


def test_a_full_disk_is_a_sentence(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    with Companion.begin(book.path) as companion:
        companion._connection.execute("PRAGMA max_page_count = 4")
        with pytest.raises(DeskError, match=r"佐证文件.*磁盘满了"):
            companion.keep("jpg", bytes(100_000))
        assert companion.held() == {}
