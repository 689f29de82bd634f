from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import Phase
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.store import edit as edit_room
from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tecdesk.store.colleagues.stamps import known
from tecdesk.store.compacting import compact
from tecdesk.store.compacting import foreseen
from tecdesk.store.log.altered import altered
from tecdesk.store.log.verifying import verify
from tecdesk.store.past import as_of
from tecdesk.store.rows import stored_columns

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Content = dict[str, list[tuple[object, ...]]]


def _content(book: Book) -> Content:
    """Every row of every register, in use and in the bin, whatever its place."""
    found = {}
    for key in REGISTERS:
        names = ", ".join(f'"{name}"' for name in stored_columns(key))
        rows = book.rows(f'SELECT {names} FROM "{key}" ORDER BY id', [])
        found[key] = [tuple(row) for row in rows]
    return found


class _Clock:
    """The time as steps are stamped; each piece of work is a day later."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.day = 0
        monkeypatch.setattr(edit_room, "now", self.now)
        monkeypatch.setattr(edit_room, "_instant", lambda: f"{self.now()}.000001")

    def now(self) -> str:
        return f"2021-{self.day // 28 + 1:02}-{self.day % 28 + 1:02} 10:00:00"


def _add(book: Book, number: int) -> None:
    with book.edit("加") as edit:
        home = edit.add("pairing", {"name": f"户{number}", "helper": "李四"})
        edit.add("aid", {"pairing": home, "date": "2021-03-05", "way": "走访"})


def _change(book: Book, number: int) -> None:
    homes = book.find("pairing")
    if homes:
        with book.edit("改") as edit:
            id_ = homes[number % len(homes)].id
            edit.change("pairing", id_, {"phone": f"1390000{number:04}", "note": None})


def _bin(book: Book, number: int) -> None:
    homes = book.find("pairing")
    if homes:
        with book.edit("删") as edit:
            edit.bin("pairing", homes[number % len(homes)].id)


def _word(book: Book, number: int) -> None:
    with book.edit("词") as edit:
        edit.add("word", {"list": "industry", "text": f"行业{number}", "since": 2021})
        edit.add("village", {"name": f"第{number}村"})
        first = min(book.names("village"))
        edit.change("village", first, {"name": f"{number}号村"})


def _undo(book: Book, _number: int) -> None:
    book.undo()


def _redo(book: Book, _number: int) -> None:
    book.redo()


WORK: tuple[Callable[[Book, int], None], ...] = (
    _add,
    _change,
    _bin,
    _word,
    _undo,
    _redo,
)


@settings(
    max_examples=5,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(st.sampled_from(WORK), st.integers(0, 9999)), min_size=4, max_size=14
    ),
    st.data(),
)
def test_as_of_is_what_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    work: list[tuple[Callable[[Book, int], None], int]],
    data: st.DataObject,
) -> None:
    folder = tmp_path_factory.mktemp("past")
    with pytest.MonkeyPatch.context() as patch:
        clock = _Clock(patch)
        with Book.create(folder / "书.tecdesk", "清河镇") as book:
            then = {}
            _word(book, 0)
            for do, number in work:
                then[clock.now()] = _content(book)
                clock.day += 1
                do(book, number)
            then[clock.now()] = _content(book)
            assert verify(book.connection).whole
            assert list(altered(book.connection)) == []
            for at in data.draw(st.permutations(sorted(then)))[:3]:
                made = folder / f"{at[:10]}.tecdesk"
                as_of(book.path, at, made)
                with Book.open(made, writing=False) as past:
                    assert _content(past) == then[at]
                    assert past.settings.as_of == at
                assert check(made)["unit"] == 1


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    """A book with five days of work, then one a year later."""
    clock = _Clock(monkeypatch)
    book = Book.create(tmp_path / "书.tecdesk", "清河镇")
    for do in (_word, _add, _add, _change, _bin):
        do(book, clock.day)
        clock.day += 1
    clock.day = 300
    _change(book, 7)
    return book


def test_the_past_is_only_read(old: Book, tmp_path: Path) -> None:
    made = tmp_path / "过去.tecdesk"
    assert as_of(old.path, "2021-01-03 23:59:59", made) == 3
    with Book.open(made) as past:
        assert past.count("pairing") == 2
        with pytest.raises(DeskError, match="只看不改"), past.edit("改") as edit:
            edit.add("village", {"name": "新村"})
        with pytest.raises(DeskError, match="只看不改"):
            past.undo()
    with pytest.raises(DeskError, match="已经有了"):
        as_of(old.path, "2021-01-03", made)
    with pytest.raises(DeskError, match="还没有记过"):
        as_of(old.path, "2020-01-01", tmp_path / "没有.tecdesk")


def test_folding_keeps_what_is_promised(old: Book, tmp_path: Path) -> None:
    before, stamps = _content(old), known(old)
    said = foreseen(old, "2021-06-01")
    assert (said.steps, said.since[:10]) == (5, "2021-01-05")
    done = compact(old, "2021-06-01", "压缩 2021-06-01 以前的修改记录")
    assert (done.steps, done.records) == (said.steps, said.records)
    assert _content(old) == before
    links = verify(old.connection)
    assert (links.whole, links.checked) == (True, 7)
    assert list(altered(old.connection)) == []
    now = known(old)
    assert now.stamps == stamps.stamps
    with pytest.raises(DeskError, match="已经压缩"):
        as_of(old.path, "2021-01-03 12:00:00", tmp_path / "过去.tecdesk")
    as_of(old.path, "2021-06-01", tmp_path / "过去.tecdesk")
    assert old.undo() is not None
    assert old.undo() is None
    assert list(altered(old.connection)) == []
    assert verify(old.connection).whole
    with pytest.raises(DeskError, match="没有可压缩"):
        compact(old, "2021-06-01", "再压缩")


def test_folding_is_guarded_too(old: Book) -> None:
    compact(old, "2021-06-01", "压缩")
    for name, statement in (
        ("known", "UPDATE journal_known SET stamps = '{}' WHERE stamps IS NOT NULL"),
        ("row", "UPDATE journal_row SET register = 'base' WHERE step = 2"),
    ):
        old.connection.execute("BEGIN")
        old.connection.execute("INSERT INTO journal_door(why) VALUES (?)", (name,))
        old.connection.execute(statement)
        assert verify(old.connection).changed
        old.connection.execute("ROLLBACK")
    old.connection.execute("UPDATE pairing SET note = 'X' WHERE rowid = 1")
    assert len(list(altered(old.connection))) == 1


def test_what_is_folded_can_be_folded_again(old: Book) -> None:
    stamps = known(old).stamps
    compact(old, "2021-01-04", "压缩")
    compact(old, "2021-06-01", "再压缩")
    assert known(old).stamps == stamps
    assert verify(old.connection).whole
    assert list(altered(old.connection)) == []
