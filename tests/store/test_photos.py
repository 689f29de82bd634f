from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers.attachment import takes_photos
from tecdesk.store import drafts
from tecdesk.store.backups.making import back_up
from tecdesk.store.backups.photos import copy_photos
from tecdesk.store.backups.photos import photos_in
from tecdesk.store.backups.restoring import restore
from tecdesk.store.book import Book
from tecdesk.store.photos.attached import attach
from tecdesk.store.photos.attached import counts
from tecdesk.store.photos.attached import photos_of
from tecdesk.store.photos.attached import thin
from tecdesk.store.photos.companion import Companion
from tecdesk.store.photos.companion import companion_path
from tests.store.filling import filled
from tests.store.photos import kept
from tests.store.photos import session

if TYPE_CHECKING:
    from pathlib import Path

ONE, TWO, THREE = b"one" * 1000, b"two" * 2000, b"three" * 3000


def _held(book: Path) -> set[int]:
    with Companion.open(book) as companion:
        return set(companion.held().values())


def _sizes(book: Book, record: str) -> list[int | None]:
    return [photo.number("size") for photo in photos_of(book, record)]


def test_photos_stand_in_the_order_they_came(book: Book) -> None:
    record = session(book, TWO, ONE)
    with book.edit("加佐证") as edit:
        attach(book, edit, "training", record, [kept(book, THREE)])
    assert _sizes(book, record) == [6000, 3000, 15000]
    positions = [photo.number("position") for photo in photos_of(book, record)]
    assert positions == [1, 2, 3]


def test_a_record_has_a_photo_once(book: Book) -> None:
    record = session(book, ONE, ONE)
    with book.edit("加佐证") as edit:
        assert attach(book, edit, "training", record, [kept(book, ONE)]) == []
    assert _sizes(book, record) == [3000]
    assert book.undo_label == "新增培训"


def test_adding_and_binning_can_be_undone_and_done_again(book: Book) -> None:
    record = session(book)
    with book.edit("加佐证") as edit:
        (photo,) = attach(book, edit, "training", record, [kept(book, ONE)])
    assert book.undo()
    assert photos_of(book, record) == []
    assert book.redo()
    assert _sizes(book, record) == [3000]
    with book.edit("去掉佐证") as edit:
        edit.bin("attachment", photo)
    assert photos_of(book, record) == []
    book.undo()
    assert _sizes(book, record) == [3000]


def test_how_many_each_record_has(book: Book) -> None:
    none, one, two = session(book), session(book, ONE), session(book, ONE, TWO)
    with book.edit("去掉佐证") as edit:
        edit.bin("attachment", photos_of(book, two)[0].id)
    assert counts(book, [none, one, two, "nobody"]) == {one: 1, two: 1}


@pytest.mark.parametrize("key", [k for k, r in REGISTERS.items() if takes_photos(r)])
def test_photos_go_where_their_record_goes(book: Book, key: str) -> None:
    with book.edit("新增") as edit:
        record = edit.add(key, filled(edit, REGISTERS[key]))
        values = [kept(book, data) for data in (ONE, TWO)]
        gone, _ = attach(book, edit, key, record, values)
    with book.edit("去掉一张") as edit:
        edit.bin("attachment", gone)
    with book.edit("删除") as edit:
        edit.bin(key, record)
    assert photos_of(book, record) == []
    with book.edit("恢复") as edit:
        edit.restore(key, record)
    assert _sizes(book, record) == [6000]


def test_a_photo_brings_its_record_back(book: Book) -> None:
    record = session(book, ONE)
    photo = photos_of(book, record)[0].id
    with book.edit("删除") as edit:
        edit.bin("training", record)
    with book.edit("恢复") as edit:
        edit.restore("attachment", photo)
    assert not book.require("training", record).binned_at


def test_thinning_leaves_what_something_speaks_of(book: Book) -> None:
    session(book, ONE)
    binned = session(book, TWO)
    with book.edit("删除") as edit:
        edit.bin("training", binned)
    waiting = kept(book, THREE)
    drafts.keep(book, drafts.Draft("training", {"~photos": f"[{waiting['digest']!r}]"}))
    kept(book, b"loose" * 5000)
    assert thin(book) == 25_000
    assert _held(book.path) == {3000, 6000, 15_000}
    assert thin(book) == 0
    drafts.drop(book, "training")
    assert thin(book) == 15_000


def test_thinning_leaves_what_can_be_done_again(book: Book) -> None:
    record = session(book)
    with book.edit("加佐证") as edit:
        attach(book, edit, "training", record, [kept(book, ONE)])
    book.undo()
    assert thin(book) == 0
    book.redo()
    assert _sizes(book, record) == [3000]
    book.undo()
    with book.edit("别的") as edit:
        edit.add("training", {"title": "水稻"})
    assert thin(book) == 3000
    assert _held(book.path) == set()


def test_the_file_shrinks(book: Book) -> None:
    kept(book, bytes(2_000_000))
    path = companion_path(book.path)
    before = path.stat().st_size
    assert thin(book) == 2_000_000
    assert path.stat().st_size < before / 10


def test_thinning_where_there_are_no_photos(book: Book) -> None:
    assert thin(book) == 0
    assert not companion_path(book.path).exists()


def test_photos_are_backed_up_once_for_all_backups(book: Book, tmp_path: Path) -> None:
    folder = tmp_path / "盘"
    session(book, ONE)
    copy = back_up(book.path, folder)
    assert not photos_in(folder, book.path).exists()
    assert copy_photos(book.path, folder) == 1
    session(book, TWO)
    assert copy_photos(book.path, folder) == 1
    assert copy_photos(book.path, folder) == 0
    assert _held(folder / book.path.name) == {3000, 6000}
    assert copy.is_file()


def test_a_book_without_photos_has_none_in_its_backups(
    book: Book, tmp_path: Path
) -> None:
    assert copy_photos(book.path, tmp_path / "盘") == 0
    assert not (tmp_path / "盘").exists()


def test_damaged_photos_are_not_backed_up(book: Book, tmp_path: Path) -> None:
    session(book, ONE, TWO)
    with Companion.begin(book.path) as companion:
        companion._connection.execute("UPDATE photo SET data = x'00' WHERE form != ''")
        companion.keep("jpg", TWO)
    folder = tmp_path / "盘"
    folder.mkdir()
    assert copy_photos(book.path, folder) == 1
    with Companion.open(folder / book.path.name) as copies:
        assert [data for _, data in copies.whole()] == [TWO]


def test_unreadable_photos_of_backups_are_set_aside(book: Book, tmp_path: Path) -> None:
    session(book, ONE)
    folder = tmp_path / "盘"
    folder.mkdir()
    photos_in(folder, book.path).write_bytes(b"junk" * 5000)
    assert copy_photos(book.path, folder) == 1
    assert len(list(folder.glob("清河镇_损坏_*.佐证"))) == 1


@pytest.mark.parametrize("state", ["newer", "missing", "damaged"])
def test_restoring_brings_photos_back_and_loses_none(book: Book, state: str) -> None:
    record = session(book, ONE)
    copy = back_up(book.path)
    copy_photos(book.path, copy.parent)
    session(book, TWO)
    book.close()
    path = companion_path(book.path)
    if state == "missing":
        path.unlink()
    if state == "damaged":
        path.write_bytes(b"junk" * 5000)
    restore(copy, book.path)
    assert _held(book.path) == ({3000, 6000} if state == "newer" else {3000})
    with Book.open(book.path) as opened:
        assert _sizes(opened, record) == [3000]
    aside = list(path.parent.glob("清河镇_损坏_*.佐证"))
    assert len(aside) == (1 if state == "damaged" else 0)
