from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import DeskError
from tecdesk.store.backups import making
from tecdesk.store.backups.making import back_up
from tecdesk.store.backups.restoring import restore
from tecdesk.store.backups.shelf import FOLDER
from tecdesk.store.backups.shelf import LIST
from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tests.store.mishaps import crash
from tests.store.test_migrations import RELEASED

if TYPE_CHECKING:
    from pathlib import Path


def _add(book: Book, title: str) -> None:
    with book.edit(f"新增 {title}") as edit:
        edit.add_many("training", [({"title": title, "note": "字" * 200}, {})] * 100)


@pytest.fixture
def saved(book: Book) -> Path:
    """A backup of the book with 100 sessions; it then got another 100."""
    _add(book, "水稻")
    copy = back_up(book.path)
    _add(book, "茶叶")
    return copy


def test_a_backup_is_made_while_the_book_is_open(book: Book, saved: Path) -> None:
    assert saved.parent == book.path.parent / FOLDER
    assert saved.name.startswith("清河镇_")
    assert saved.suffix == ".tecdesk"
    with Book.open(saved, writing=False) as copy:
        assert copy.count("training") == 100
        assert copy.undo_label == "新增 水稻"
    assert book.count("training") == 200
    assert {path.name for path in saved.parent.iterdir()} == {saved.name, LIST}


def test_two_in_a_second_are_two(book: Book, tmp_path: Path) -> None:
    folder = tmp_path / "盘"
    first, second = back_up(book.path, folder), back_up(book.path, folder)
    assert first != second
    assert {first, second, folder / LIST} == set(folder.iterdir())


def test_the_place_of_backups_must_be_a_folder(book: Book, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x")
    with pytest.raises(DeskError, match="备份"):
        back_up(book.path, tmp_path / "文件")


def test_a_damaged_book_is_not_backed_up(book: Book) -> None:
    book.close()
    _damage(book.path)
    with pytest.raises(DeskError, match=r"清河镇\.tecdesk 已损坏"):
        back_up(book.path)
    assert list((book.path.parent / FOLDER).iterdir()) == []


def test_a_copy_that_is_not_whole_is_refused(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = iter(range(9))
    monkeypatch.setattr(making, "held", lambda _: (-next(counts),))
    with pytest.raises(DeskError, match="不完整"):
        back_up(book.path)
    assert list((book.path.parent / FOLDER).iterdir()) == []


def test_restore_keeps_what_was_there(book: Book, saved: Path) -> None:
    book.close()
    kept = restore(saved, book.path)
    assert kept is not None
    with Book.open(book.path) as restored, Book.open(kept) as before:
        assert (restored.count("training"), before.count("training")) == (100, 200)
    check(saved)


def test_restore_to_a_place_without_a_book(saved: Path, tmp_path: Path) -> None:
    place = tmp_path / "新电脑" / "清河镇.tecdesk"
    place.parent.mkdir()
    assert restore(saved, place) is None
    assert check(place)["training"] == 100


def test_restore_over_a_damaged_book(book: Book, saved: Path) -> None:
    book.close()
    _damage(book.path)
    damaged = book.path.read_bytes()
    kept = restore(saved, book.path)
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert check(book.path)["training"] == 100


def test_restore_over_a_book_that_crashed(book: Book, saved: Path) -> None:
    book.close()
    journal = crash(book.path)
    kept = restore(saved, book.path)
    assert kept is not None
    assert check(book.path)["training"] == 100
    with Book.open(book.path) as restored:
        assert restored.find("training")[0]["note"] == "字" * 200
    assert kept.with_name(f"{kept.name}-journal").read_bytes() == journal
    assert check(kept)["training"] == 200


def test_restore_is_refused_while_the_book_is_open(book: Book, saved: Path) -> None:
    before = book.path.read_bytes()
    with pytest.raises(DeskError, match="另一个窗口"):
        restore(saved, book.path)
    assert book.path.read_bytes() == before


@pytest.mark.parametrize("spoil", ["damage", "foreign", "missing"])
def test_a_bad_backup_leaves_the_book(book: Book, saved: Path, spoil: str) -> None:
    book.close()
    before = book.path.read_bytes()
    files = set(book.path.parent.iterdir())
    if spoil == "damage":
        _damage(saved)
    elif spoil == "foreign":
        saved.write_bytes(b"PK" * 999)
    else:
        saved.unlink()
    with pytest.raises(DeskError, match=saved.name):
        restore(saved, book.path)
    assert book.path.read_bytes() == before
    assert set(book.path.parent.iterdir()) == files


@pytest.mark.parametrize(
    "old", sorted(RELEASED.glob("*.tecdesk")), ids=lambda p: p.stem
)
def test_an_older_backup_is_checked_restored_and_then_upgraded(
    old: Path, tmp_path: Path
) -> None:
    backup = shutil.copyfile(old, tmp_path / "旧.tecdesk")
    before = backup.read_bytes()
    place = tmp_path / "清河镇.tecdesk"
    restore(backup, place)
    held = check(backup)
    assert held["training"] > 0
    assert check(place) == held
    with Book.open(place) as restored:
        assert restored.unit["name"] == "清河镇"
    assert held.items() <= check(place).items()
    assert backup.read_bytes() == before


def _damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in range(4096 * 3, len(content), 4096):
        content[at : at + 64] = b"\xa5" * 64
    path.write_bytes(content)
