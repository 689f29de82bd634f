"""The fast path and the thorough one store the same records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.book import Book
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.domain.field import Value

ALIKE: list[dict[str, Value]] = [
    {"title": "淡水鱼养殖", "held_on": "2025-03-01", "people": 45, "form": ""},
    {"title": "果树修剪", "held_on": "2025", "people": None, "form": "讲座"},
]
UNLIKE: list[dict[str, Value]] = [*ALIKE, {"people": 3, "title": "换了次序"}, {}]


@pytest.fixture
def book(tmp_path: Path):
    with Book.create(tmp_path / "书.tecdesk", "清河镇") as book:
        yield book


@pytest.mark.parametrize("rows", [ALIKE, UNLIKE])
def test_given_values_and_defaults_are_stored(book: Book, rows) -> None:
    with book.edit("批") as edit:
        ids = edit.add_many("training", [(row, {}) for row in rows])
    blank = REGISTERS["training"].blank()
    for id_, row in zip(ids, rows, strict=True):
        wanted = {k: None if v == "" else v for k, v in (blank | row).items()}
        assert dict(book.require("training", id_).values) == wanted
        assert book.require("training", id_).owner == book.unit.id


@pytest.mark.parametrize("rows", [ALIKE, UNLIKE])
def test_marks_and_search_go_with_their_row(book: Book, rows) -> None:
    with book.edit("批") as edit:
        ids = edit.add_many(
            "training",
            [(r, {"women": NOT_APPLICABLE} if n else {}) for n, r in enumerate(rows)],
        )
    found = [book.require("training", id_).marks for id_ in ids]
    assert found == [{}] + [{"women": NOT_APPLICABLE}] * (len(rows) - 1)
    [fish] = book.find("training", Filter(words="dsyyz"))
    assert fish.id == ids[0]


@pytest.mark.parametrize("rows", [[{"nonsense": 1}], [{}, {"nonsense": 1}]])
def test_an_unknown_field_is_a_bug(book: Book, rows) -> None:
    with pytest.raises(KeyError, match="nonsense"), book.edit("批") as edit:
        edit.add_many("training", [(row, {}) for row in rows])
    assert book.count("training") == 0


def test_a_register_that_completes_itself(book: Book) -> None:
    with book.edit("批", year=2024) as edit:
        [closed] = edit.add_many("base", [({"name": "旧", "status": "已撤销"}, {})])
    assert book.require("base", closed).values["closed_on"] == "2024"
