"""A book comes from a stick whole, with its photos, or not at all."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk import bringing
from tecdesk.desk.bringing import bring_home
from tecdesk.errors import DeskError
from tecdesk.store.book import Book
from tecdesk.store.holder import path_of
from tecdesk.store.lock import Taken
from tecdesk.store.photos.attached import attach
from tecdesk.store.photos.companion import companion_path
from tests.store.photos import kept

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def stick(book: Book, tmp_path: Path) -> Path:
    """A book with one photo, where it should not be opened."""
    with book.edit("新增") as edit:
        id_ = edit.add(
            "training", {"held_on": "2025-03-05", "title": "茶园", "people": 3}
        )
        attach(book, edit, "training", id_, [kept(book, b"photo" * 1000)])
    book.close()
    folder = tmp_path / "U盘"
    folder.mkdir()
    for path in (book.path, companion_path(book.path)):
        shutil.copy(path, folder)
    return folder / book.path.name


def test_it_comes_with_its_photos_and_the_first_stays(
    stick: Path, tmp_path: Path
) -> None:
    home, before = tmp_path / "家", stick.read_bytes()
    copy = bring_home(stick, home)
    assert copy == home / stick.name
    assert companion_path(copy).read_bytes() == companion_path(stick).read_bytes()
    with Book.open(copy, writing=False) as book:
        assert book.count("training") == 1
    assert stick.read_bytes() == before
    assert bring_home(stick, home).name == f"{stick.stem}_2{stick.suffix}"


def test_what_a_crash_left_goes_along(stick: Path, tmp_path: Path) -> None:
    """The copy is rolled back to before the crash; the original is not touched."""
    crashed = tmp_path / "断电" / stick.name
    crashed.parent.mkdir()
    writer = sqlite3.connect(stick, isolation_level=None)
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN")
    writer.execute("CREATE TABLE half(x)")
    writer.executemany("INSERT INTO half VALUES (?)", [("x" * 900,)] * 500)
    for path in stick.parent.iterdir():
        if not path.name.endswith(".lock"):
            shutil.copy(path, crashed.parent)
    writer.execute("ROLLBACK")
    writer.close()
    journal = crashed.with_name(f"{crashed.name}-journal")
    assert journal.stat().st_size
    copy = bring_home(crashed, tmp_path / "家")
    with Book.open(copy, writing=False) as book:
        assert not book.rows("SELECT 1 FROM sqlite_master WHERE name = 'half'", [])
        assert book.count("training") == 1
    assert journal.stat().st_size


def test_a_damaged_one_leaves_no_copy(stick: Path, tmp_path: Path) -> None:
    data = bytearray(stick.read_bytes())
    data[5000:9000] = bytes(4000)
    stick.write_bytes(data)
    with pytest.raises(DeskError):
        bring_home(stick, tmp_path / "家")
    assert not list((tmp_path / "家").iterdir())


def test_one_that_is_written_meanwhile_is_refused(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = bringing._copy

    def slow(source: Path, target: Path) -> None:
        copy(source, target)
        stick.write_bytes(stick.read_bytes() + bytes(4096))

    monkeypatch.setattr(bringing, "_copy", slow)
    with pytest.raises(DeskError, match="正在被别的电脑写"):
        bring_home(stick, tmp_path / "家")
    assert not list((tmp_path / "家").iterdir())


def test_one_that_somebody_has_open_is_refused(stick: Path, tmp_path: Path) -> None:
    with Book.open(stick):
        with pytest.raises(Taken, match="已在这台电脑"):
            bring_home(stick, tmp_path / "家")
        left = path_of(stick).read_text()
    path_of(stick).write_text(left)  # as a crash leaves it
    assert bring_home(stick, tmp_path / "家").is_file()
