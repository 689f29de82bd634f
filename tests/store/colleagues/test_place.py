"""A copied file is another copy; the same file stays the same."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tecdesk.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path


def copies(book: Book) -> list[str]:
    return [row[0] for row in book.rows("SELECT copy FROM book_copy ORDER BY step", [])]


def written(path: Path) -> list[str]:
    """The ids of copies in a book after one more step."""
    with Book.open(path) as book:
        with book.edit("加村") as edit:
            edit.add("village", {"name": "新村"})
        return copies(book)


def test_a_file_that_stays_has_one_id(new_file: Path, tmp_path: Path) -> None:
    path = shutil.copyfile(new_file, tmp_path / "书.tecdesk")
    once = written(path)
    assert written(path) == once
    assert len(set(once)) == 2  # where it was made, and here


def test_a_copy_gets_an_id_of_its_own(new_file: Path, tmp_path: Path) -> None:
    path = shutil.copyfile(new_file, tmp_path / "书.tecdesk")
    before = written(path)
    other = shutil.copyfile(path, tmp_path / "另一本.tecdesk")
    assert written(other)[:-1] == before
    assert written(path) == before


def test_a_copy_put_back_in_the_same_place_is_another(
    new_file: Path, tmp_path: Path
) -> None:
    path = shutil.copyfile(new_file, tmp_path / "书.tecdesk")
    kept = shutil.copyfile(path, tmp_path / "留着.tecdesk")
    first = written(path)
    kept.replace(path)
    second = written(path)
    assert first[:-1] == second[:-1]
    assert first[-1] != second[-1]


def test_looking_writes_nothing(new_file: Path, tmp_path: Path) -> None:
    path = shutil.copyfile(new_file, tmp_path / "书.tecdesk")
    before = path.read_bytes()
    with Book.open(path):
        pass
    assert path.read_bytes() == before
