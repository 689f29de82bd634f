"""The summary of the small township, as text to look into."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest

from tecdesk.report.words.narrative import narrative
from tests.report.township import YEAR
from tests.report.township import township

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.store.book import Book


@pytest.fixture(name="book")
def a_township(tmp_path: Path) -> Iterator[Book]:
    """The small township with its year of everything."""
    with township(tmp_path / "a.tecdesk") as book:
        yield book


def lines(book: Book, year: int = YEAR, **options: Any) -> list[str]:
    """The summary line by line; options go to `narrative`."""
    return list(narrative(book, year, **options).lines())


def text(book: Book, year: int = YEAR, **options: Any) -> str:
    return "\n".join(lines(book, year, **options))
