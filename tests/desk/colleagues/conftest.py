"""Two colleagues with a copy each of a book with four villages and one session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import make_new
from tests.desk.colleagues.laptops import laptop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book

SESSION: Values = {"held_on": "2025-03-05", "title": "大豆病虫害防治", "people": 40}


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office's book before it was copied, closed; not to be written to."""
    path = tmp_path_factory.mktemp("office") / "清河镇.tecdesk"
    with make_new(path) as book, book.edit("新增培训") as edit:
        village = book.find("village")[0].id
        edit.add("training", {**SESSION, "village": village})
    return path


@pytest.fixture
def zhang(office_file: Path, tmp_path: Path) -> Iterator[Book]:
    """张三's laptop."""
    with laptop(office_file, tmp_path / "张三", "张三") as book:
        yield book


@pytest.fixture
def li(office_file: Path, tmp_path: Path) -> Iterator[Book]:
    """李四's laptop."""
    with laptop(office_file, tmp_path / "李四", "李四") as book:
        yield book
