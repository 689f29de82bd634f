from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.words import WORD_LISTS
from tecdesk.store.book import Book
from tecdesk.store.log.history import history
from tecdesk.store.log.history import restore_to
from tecdesk.store.query import Filter
from tests.own.making import CHOSEN
from tests.own.making import COUNTED
from tests.own.making import KEYS
from tests.own.making import WORDS
from tests.own.making import add_everywhere
from tests.own.making import keys_of
from tests.own.making import whole_of
from tests.store.filling import filled

if TYPE_CHECKING:
    from collections.abc import Iterator

EACH = pytest.mark.parametrize("key", [k for k in KEYS if k != "unit"])


@pytest.fixture(scope="module")
def county_made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A book with the two fields on every register; records may be added."""
    path = tmp_path_factory.mktemp("own") / "清河镇.tecdesk"
    with Book.create(path, "清河镇") as book:
        add_everywhere(book)
        yield book


@EACH
def test_a_register_has_them_before_the_common_ones(
    county_made: Book, key: str
) -> None:
    register = REGISTERS[key]
    assert [f.label for f in register.fields[-5:-3]] == [COUNTED, CHOSEN]
    counted, chosen = (register[each] for each in keys_of(key))
    assert (counted.kind, counted.unit) == (Kind.COUNT, "户")
    assert counted.part_of == whole_of(register)
    assert [w.text for w in WORD_LISTS[chosen.words].words] == list(WORDS)
    assert county_made.count("own_field") == 2 * len(KEYS)


@EACH
def test_a_record_is_kept_found_ordered_and_added_up(
    county_made: Book, key: str
) -> None:
    counted, chosen = keys_of(key)
    book = county_made
    with book.edit("记") as edit:
        values = filled(edit, REGISTERS[key])
        some = [
            edit.add(key, {**values, counted: number, chosen: word})
            for number, word in ((5, "甲类"), (7, "乙类"), (None, None))
        ]
    among = Filter(ids=some)
    assert [book.require(key, id_)[counted] for id_ in some] == [5, 7, None]
    assert book.count(key, Filter({chosen: "甲类"}, ids=some)) == 1
    assert book.count(key, Filter({chosen: None}, ids=some)) == 1
    assert book.count(key, Filter(among={counted: [5, 7]}, ids=some)) == 2
    assert book.count(key, Filter(words="乙类", ids=some)) == 1
    ordered = book.find(key, among, order=(f"-{counted}",))
    assert [r[counted] for r in ordered] == [7, 5, None]
    assert book.totals(key, (counted,), among) == {counted: 12}
    assert {"甲类", "乙类"} <= set(book.suggestions(key, chosen))
    assert book.columns(key, (counted, chosen), among)[0][1:] == (5, "甲类")


@EACH
def test_undo_and_redo_and_the_history(county_made: Book, key: str) -> None:
    counted, chosen = keys_of(key)
    book = county_made
    with book.edit("记") as edit:
        id_ = edit.add(key, {**filled(edit, REGISTERS[key]), counted: 3})
    with book.edit("改") as edit:
        edit.change(key, id_, {counted: 4, chosen: "丙类"}, {counted: "about"})
    book.undo()
    assert (book.require(key, id_)[counted], book.require(key, id_)[chosen]) == (
        3,
        filled_word(book, key, id_),
    )
    book.redo()
    now = book.require(key, id_)
    assert (now[counted], now[chosen], now.marks[counted]) == (4, "丙类", "about")
    changed = history(book, key, id_)[1].changes
    told = {(REGISTERS[key][c.key].label, c.before, c.after) for c in changed}
    assert (COUNTED, 3, 4) in told
    first = history(book, key, id_)[0].step
    restore_to(book, key, id_, first)
    assert book.require(key, id_)[counted] == 3


def filled_word(book: Book, key: str, id_: str) -> object:
    """What the record was filled with when it was made."""
    first = history(book, key, id_)[0].changes
    return {c.key: c.after for c in first}[keys_of(key)[1]]


def test_what_a_book_does_not_know_stays(county_made: Book) -> None:
    strange = "xffffff01"
    with county_made.edit("记") as edit:
        id_ = edit.add("training", {"title": "茶", strange: "别处的"})
        edit.change("training", id_, {"title": "茶叶"})
        edit.change("training", id_, {keys_of("training")[0]: 2})
    found = county_made.require("training", id_)
    assert found.values[strange] == "别处的"
    with pytest.raises(KeyError), county_made.edit("记") as edit:
        edit.add("training", {"title": "茶", "strange": "别处的"})
