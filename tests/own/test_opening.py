from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain import additions
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.words import WORD_LISTS
from tecdesk.store.book import Book
from tests.own.making import COUNTED
from tests.own.making import add_everywhere
from tests.own.making import keys_of

if TYPE_CHECKING:
    from pathlib import Path


def test_they_go_with_the_book_and_come_with_it(tmp_path: Path) -> None:
    path = tmp_path / "清河镇.tecdesk"
    before = REGISTERS["base"].fields
    with Book.create(path, "清河镇") as book:
        add_everywhere(book, "base")
        assert len(REGISTERS["base"].fields) == len(before) + 2
        with book.sibling() as other, other.edit("改名") as edit:
            [first, _] = other.find("own_field")
            edit.change("own_field", first.id, {"label": "改了名"})
        assert REGISTERS["base"][keys_of("base")[0]].label == "改了名"
        book.undo()
        assert REGISTERS["base"][keys_of("base")[0]].label == COUNTED
    assert REGISTERS["base"].fields == before
    assert not additions.in_force()
    with Book.open(path, writing=False):
        assert len(REGISTERS["base"].fields) == len(before) + 2
    assert keys_of("base")[1] not in WORD_LISTS
