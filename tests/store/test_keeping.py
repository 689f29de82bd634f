from __future__ import annotations

import os
import shutil
import threading
import time
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import Cancelled
from tecdesk.errors import DeskError
from tecdesk.store import drafts
from tecdesk.store.backups import making
from tecdesk.store.backups import shelf
from tecdesk.store.backups.content import look
from tecdesk.store.backups.keeping import SECOND
from tecdesk.store.backups.keeping import changed
from tecdesk.store.backups.keeping import keep
from tecdesk.store.backups.names import Named
from tecdesk.store.backups.names import Why
from tecdesk.store.backups.restoring import restore
from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tecdesk.store.connection import BUSY_MS
from tecdesk.store.photos.companion import Companion
from tests.store.photos import session

if TYPE_CHECKING:
    from pathlib import Path


def _add(book: Book, title: str = "水稻") -> None:
    with book.edit(f"新增 {title}") as edit:
        edit.add("training", {"title": title})


def test_a_backup_is_made_only_when_something_changed(book: Book) -> None:
    first = keep(book.path, Why.CLOSING)
    assert first.made
    assert not changed(book.path)
    assert keep(book.path, Why.WORKING).path == first.path
    assert not keep(book.path, Why.WORKING).made
    assert keep(book.path, Why.HAND).made
    _add(book)
    assert keep(book.path, Why.WORKING).made


@pytest.mark.parametrize("what", ["record", "undo", "settings", "bin"])
def test_whatever_is_changed_is_backed_up(book: Book, what: str) -> None:
    _add(book)
    keep(book.path, Why.WORKING)
    if what == "record":
        with book.edit("改") as edit:
            edit.change("training", book.find("training")[0].id, {"people": 3})
    elif what == "undo":
        book.undo()
    elif what == "settings":
        book.change_settings(lambda now: replace(now, operator="王"))
    else:
        with book.edit("删") as edit:
            edit.bin("training", book.find("training")[0].id)
    assert changed(book.path)


def test_a_draft_alone_is_not(book: Book) -> None:
    keep(book.path, Why.WORKING)
    drafts.keep(book, drafts.Draft("training", {"title": "半"}))
    assert not changed(book.path)


def test_the_list_says_which_when_why_and_how_much(book: Book) -> None:
    _add(book)
    made = keep(book.path, Why.IMPORT).path
    (only,) = shelf.backups(made.parent)
    assert (only.named.book, only.named.number) == ("清河镇", 1)
    assert only.named.why == "导入前"
    assert only.size == made.stat().st_size
    assert only.note is not None
    assert only.note.counts["training"] == 1
    assert only.note.label == "新增 水稻"
    assert replace(only.note, digest="") == look(made)


def test_backups_of_two_books_in_a_folder_are_told_apart(
    book: Book, tmp_path: Path
) -> None:
    other = tmp_path / "清河镇_旧.tecdesk"
    Book.create(other, "清河镇").close()
    keep(book.path, Why.HAND)
    keep(other, Why.HAND)
    folder = shelf.folder_of(book.path)
    assert len(shelf.backups(folder)) == 2
    assert [b.named.book for b in shelf.backups(folder, "清河镇")] == ["清河镇"]


def test_a_pinned_one_stays_and_the_newest_stays(book: Book) -> None:
    pinned = shelf.pin(keep(book.path, Why.HAND).path, pinned=True)
    for _ in range(shelf_most() + 3):
        keep(book.path, Why.HAND)
    there = shelf.backups(shelf.folder_of(book.path))
    assert len(there) == shelf_most() + 1
    assert there[-1].path == pinned
    assert there[-1].named.pinned
    assert there[-1].note is not None
    assert there[0].named.number == shelf_most() + 4
    again = shelf.pin(pinned, pinned=False)
    assert not shelf.backups(shelf.folder_of(book.path))[-1].named.pinned
    check(again)


def shelf_most() -> int:
    """All of one day: the last ones, for its newest is one of them."""
    from tecdesk.store.backups.thinning import LAST

    return LAST


def test_nothing_is_thinned_when_the_new_one_is_not_good(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        keep(book.path, Why.HAND)
    before = shelf.backups(shelf.folder_of(book.path))
    monkeypatch.setattr("tecdesk.store.backups.thinning.LAST", 1)
    monkeypatch.setattr(making, "held", lambda _: (-time.monotonic(),))
    with pytest.raises(DeskError, match="不完整"):
        keep(book.path, Why.HAND)
    assert shelf.backups(shelf.folder_of(book.path)) == before


def test_before_a_restore_and_by_it_nothing_is_thinned(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    for title in "一二三四":
        _add(book, title)
        keep(book.path, Why.HAND)
    monkeypatch.setattr("tecdesk.store.backups.thinning.LAST", 1)
    _add(book)
    assert keep(book.path, Why.RESTORE).thinned == 0
    oldest = shelf.backups(shelf.folder_of(book.path))[-1]
    book.close()
    restore(oldest.path, book.path)
    assert len(shelf.backups(shelf.folder_of(book.path))) == 5


def test_a_second_place_gets_every_backup_and_the_photos(
    book: Book, tmp_path: Path
) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    session(book, b"photo" * 999)
    made = keep(book.path, Why.CLOSING, stick)
    assert made.trouble is None
    copy = stick / SECOND / made.path.name
    assert copy.read_bytes() == made.path.read_bytes()
    assert shelf.backups(copy.parent)[0].note == shelf.backups(made.path.parent)[0].note
    with Companion.open(stick / SECOND / book.path.name) as photos:
        assert len(photos.held()) == 1


def test_a_second_place_that_is_not_in_is_said_and_not_made(
    book: Book, tmp_path: Path
) -> None:
    kept = keep(book.path, Why.CLOSING, tmp_path / "没插")
    assert kept.made
    assert kept.trouble is not None
    assert "没插" in kept.trouble.sentence
    assert not (tmp_path / "没插").exists()


def test_a_full_disk_is_said_before_it_is_filled(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(book.path.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(DeskError, match="磁盘快满了"):
        keep(book.path, Why.CLOSING)
    assert not shelf.folder_of(book.path).exists()


def test_order_survives_a_clock_set_back(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(book.path, Why.HAND)

    class Earlier(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Earlier:
            return cls(2001, 1, 1).astimezone()

    monkeypatch.setattr(shelf, "datetime", Earlier)
    back = keep(book.path, Why.HAND).path
    last = shelf.newest(book.path)
    assert last is not None
    assert last.path == back
    assert last.named.at.year == 2001


def test_a_backup_that_changed_on_disk_is_not_restored(book: Book) -> None:
    _add(book)
    made = keep(book.path, Why.HAND).path
    book.close()
    content = bytearray(made.read_bytes())
    at = content.index("水稻".encode())
    content[at] ^= 1
    made.write_bytes(content)
    with pytest.raises(DeskError, match="已损坏"):
        restore(made, book.path)
    with Book.open(book.path) as whole:
        assert whole.find("training")[0]["title"] == "水稻"


def test_a_list_that_is_broken_does_not_stop_backups(book: Book) -> None:
    made = keep(book.path, Why.HAND).path
    (made.parent / shelf.LIST).write_text("[1", "utf-8")
    assert shelf.backups(made.parent)[0].note is None
    _add(book)
    assert keep(book.path, Why.CLOSING).made


def test_what_a_crash_left_half_made_is_swept(book: Book) -> None:
    folder = shelf.folder_of(book.path)
    folder.mkdir()
    old, young = folder / "甲.tecdesk.part", folder / "乙.tecdesk.part"
    for part in (old, young):
        part.write_bytes(b"x")
    long_ago = time.time() - 9000
    os.utime(old, (long_ago, long_ago))
    keep(book.path, Why.HAND)
    assert not old.exists()
    assert young.exists()


def test_it_can_be_stopped(book: Book) -> None:
    with pytest.raises(Cancelled):
        keep(book.path, Why.HAND, cancelled=lambda: True)
    assert shelf.backups(shelf.folder_of(book.path)) == []
    assert not list(shelf.folder_of(book.path).glob("*.part"))


def test_a_writer_is_not_kept_waiting_and_the_copy_is_one_moment(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody writes between any two steps; what is copied is whole all the same."""
    for number in range(300):
        _add(book, f"题{number}")
    monkeypatch.setattr(making, "_PAGES", 2)
    stop = threading.Event()
    waits: list[float] = []

    def write() -> None:
        with book.sibling() as own:
            while not stop.is_set():
                begun = time.monotonic()
                _add(own, "同时")
                waits.append(time.monotonic() - begun)
                time.sleep(0.002)

    writer = threading.Thread(target=write)
    writer.start()
    made = [keep(book.path, Why.HAND).path for _ in range(5)]
    stop.set()
    writer.join()
    counts = [check(path)["training"] for path in made]
    assert counts == sorted(counts)
    assert counts[0] >= 300
    assert max(waits) < BUSY_MS / 1000


def test_names_of_the_next_count_on(book: Book, tmp_path: Path) -> None:
    named = shelf.next_name(tmp_path / "无", "清河镇", "手动")
    assert isinstance(named, Named)
    assert named.number == 1
    keep(book.path, Why.HAND)
    keep(book.path, Why.HAND)
    folder = shelf.folder_of(book.path)
    assert shelf.next_name(folder, "清河镇", "手动").number == 3


def test_what_was_kept_beside_the_book_is_listed(book: Book) -> None:
    made = keep(book.path, Why.HAND).path
    book.close()
    kept = restore(made, book.path)
    other = book.path.with_name("别的_恢复前_20250101_000000.tecdesk")
    shutil.copyfile(book.path, other)
    (only,) = shelf.aside(book.path)
    assert only.path == kept
    assert (only.named.book, only.named.why) == ("清河镇", "恢复前")
