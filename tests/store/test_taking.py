from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.store.backups.comparing import compare
from tecdesk.store.backups.comparing import pairs
from tecdesk.store.backups.keeping import keep
from tecdesk.store.backups.names import Why
from tecdesk.store.backups.taking import take
from tecdesk.store.query import Filter
from tests.store.filling import filled
from tests.store.test_migrations import RELEASED

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book


@pytest.fixture
def ids(book: Book) -> list[str]:
    """Three sessions; all are in the backup."""
    with book.edit("新增") as edit:
        return edit.add_many(
            "training", [({"title": t, "people": 10}, {}) for t in ("甲", "乙", "丙")]
        )


def test_what_differs_is_told_by_register(book: Book, ids: list[str]) -> None:
    backup = keep(book.path, Why.HAND).path
    with book.edit("改") as edit:
        edit.change("training", ids[0], {"people": 99})
        edit.bin("training", ids[1])
        new = edit.add("training", {"title": "丁"})
    found = compare(book.path, backup)["training"]
    assert found.there == ()
    assert found.here == (new,)
    assert found.both == (ids[0], ids[1])
    assert found.same == 1
    assert not compare(book.path, backup)["village"].any
    first, second = pairs(book.path, backup, "training", ids[:2])
    assert (first.there and first.there["people"]) == 10
    assert (first.here and first.here["people"]) == 99
    assert (second.here and bool(second.here.binned_at)) is True
    (alone,) = pairs(book.path, backup, "training", [new])
    assert alone.there is None


def test_chosen_records_come_back_as_one_step(book: Book, ids: list[str]) -> None:
    backup = keep(book.path, Why.HAND).path
    with book.edit("改") as edit:
        edit.change("training", ids[0], {"people": 99})
        edit.change("training", ids[2], {"people": 98})
        edit.bin("training", ids[1])
    book_before = _all(book)
    change = take(book, backup, {"training": ids[:2]})
    assert change.label == "从备份取回 2 条记录"
    assert {r.id for r in book.find("training")} == set(ids)
    assert book.require("training", ids[0])["people"] == 10
    assert book.require("training", ids[2])["people"] == 98
    assert book.undo_label == change.label
    book.undo()
    assert _all(book) == book_before
    book.redo()
    assert book.require("training", ids[0])["people"] == 10


@pytest.mark.parametrize("key", [k for k in REGISTERS if k != "unit"])
def test_a_record_of_any_register_comes_back(book: Book, key: str) -> None:
    """It was never here: whatever it points to and has comes along."""
    with book.edit("满") as edit:
        record = edit.add(key, filled(edit, REGISTERS[key]))
    backup = keep(book.path, Why.HAND).path
    kept = book.require(key, record)
    book.undo()
    assert book.get(key, record) is None
    take(book, backup, {key: [record]})
    assert book.require(key, record) == kept
    book.undo()
    assert book.get(key, record) is None


def test_visits_come_back_with_their_household(book: Book) -> None:
    with book.edit("新增") as edit:
        home = edit.add("pairing", {"name": "张三", "since": "2025"})
        edit.add("aid", {"pairing": home, "date": "2025-03-01"})
    backup = keep(book.path, Why.HAND).path
    book.undo()
    take(book, backup, {"pairing": [home]})
    assert book.count("aid") == 1


def test_taking_what_is_the_same_does_nothing(book: Book, ids: list[str]) -> None:
    backup = keep(book.path, Why.HAND).path
    before = book.undo_label
    assert not take(book, backup, {"training": ids}).registers
    assert book.undo_label == before


@pytest.mark.parametrize(
    "old", sorted(RELEASED.glob("*.tecdesk")), ids=lambda path: path.stem
)
def test_an_older_backup_is_compared_and_taken_from(
    book: Book, old: Path, tmp_path: Path
) -> None:
    before = old.read_bytes()
    found = compare(book.path, old)
    some = found["training"].there[:3]
    assert some
    take(book, old, {"training": some})
    assert compare(book.path, old)["training"].there == found["training"].there[3:]
    assert old.read_bytes() == before


def test_a_backup_that_cannot_be_read_takes_nothing(
    book: Book, ids: list[str], tmp_path: Path
) -> None:
    spoilt = tmp_path / "坏.tecdesk"
    spoilt.write_bytes(b"junk")
    with pytest.raises(DeskError, match="坏"):
        take(book, spoilt, {"training": ids})
    assert book.undo_label == "新增"


def _all(book: Book) -> dict[str, list[Record]]:
    """Every record whole; when it was changed is not put back by an undo."""
    both = Filter(), Filter(binned=True)
    return {
        key: sorted(
            (r for where in both for r in book.find(key, where)), key=lambda r: r.id
        )
        for key in REGISTERS
    }
