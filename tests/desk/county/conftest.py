"""A county's book that has received nothing, a township, and its stick."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.store.book import Book
from tests.desk.county.stick import COUNTY
from tests.desk.county.stick import session
from tests.desk.county.stick import township

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "县.tecdesk", COUNTY) as made:
        yield made


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    return tmp_path / "usb"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Book]:
    with township(tmp_path / "清河镇.tecdesk", "清河镇", "990000100") as book:
        session(book, "2025-05-01", 10)
        yield book
