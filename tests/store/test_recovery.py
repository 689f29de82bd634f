from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import DeskError
from tecdesk.store.backups.keeping import keep
from tecdesk.store.backups.names import Why
from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tecdesk.store.photos.companion import Companion
from tecdesk.store.recovery.likely import was_a_book
from tecdesk.store.recovery.recovering import recover
from tecdesk.store.sums import sums_path
from tests.store.photos import session
from tests.store.test_migrations import RELEASED
from tests.store.test_sums import flip

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ROWS = 400
Held = dict[str, tuple[object, ...]]


def _add(book: Book, first: int, count: int) -> None:
    rows: Iterable[tuple[dict[str, object], dict[str, str]]] = [
        (
            {
                "title": f"第{n}课 茶园管理" + "技术" * (n % 30),
                "people": n,
                "held_on": "2025-03-05",
            },
            {},
        )
        for n in range(first, first + count)
    ]
    with book.edit(f"新增 {first}") as edit:
        edit.add_many("training", list(rows))  # type: ignore[arg-type]


def _held(path: Path) -> Held:
    with Book.open(path, writing=False) as book:
        return {r.id: (r["title"], r["people"]) for r in book.find("training")}


@pytest.fixture
def whole(book: Book) -> tuple[Path, Held]:
    """A closed book of 400 sessions, and what is in it; without a backup."""
    _add(book, 1, ROWS)
    held = _held(book.path)
    book.close()
    return book.path, held


def _page_of(path: Path, text: str) -> int:
    return path.read_bytes().index(text.encode()) // 4096


def _ruin(path: Path, pages: Iterable[int]) -> None:
    for page in pages:
        flip(path, page * 4096, 0xFF)
        flip(path, page * 4096 + 200, 0x55)


@pytest.mark.parametrize("summed", [True, False])
def test_a_page_that_is_lost_costs_only_its_rows(
    whole: tuple[Path, Held], tmp_path: Path, summed: bool
) -> None:
    path, held = whole
    if not summed:
        sums_path(path).unlink()
    _ruin(path, [_page_of(path, "第200课")])
    before = path.read_bytes()
    found = recover(path, tmp_path / "救回.tecdesk")
    assert path.read_bytes() == before
    saved = _held(found.path)
    assert saved.items() <= held.items()
    assert ROWS - 40 < len(saved) < ROWS
    assert len(found.missing) + len(found.doubtful) >= ROWS - len(saved)
    assert {item.id for item in found.missing} == held.keys() - saved.keys()
    listed = (tmp_path / "救回_清单.txt").read_text("utf-8-sig")
    assert f"缺 {len(found.missing)} 条" in listed
    with Book.open(found.path) as book:
        assert book.undo_label == ""
        _add(book, 1000, 1)


def test_what_is_lost_comes_from_the_backup_and_its_later_changes(
    book: Book, tmp_path: Path
) -> None:
    _add(book, 1, ROWS)
    keep(book.path, Why.HAND)
    third, gone = (r.id for r in book.find("training") if r["people"] in {200, 201})
    with book.edit("改") as edit:
        edit.change("training", third, {"people": 7777})
        edit.bin("training", gone)
    held = _held(book.path)
    book.close()
    _ruin(book.path, [_page_of(book.path, "第200课")])
    found = recover(book.path, tmp_path / "救回.tecdesk")
    assert found.backup is not None
    assert _held(found.path) == held
    assert third in {item.id for item in found.completed}
    assert found.missing == []
    assert check(found.path)["training"] == ROWS - 1


def test_what_was_undone_since_the_backup_does_not_come_back(
    book: Book, tmp_path: Path
) -> None:
    _add(book, 1, 5)
    _add(book, 100, 5)
    keep(book.path, Why.HAND)
    book.undo()
    book.close()
    _ruin(book.path, [_page_of(book.path, "第2课")])
    found = recover(book.path, tmp_path / "救回.tecdesk")
    assert len(_held(found.path)) == 5


@pytest.mark.parametrize("backed", [True, False])
def test_the_first_page_may_be_the_one_that_is_lost(
    book: Book, tmp_path: Path, backed: bool
) -> None:
    _add(book, 1, ROWS)
    if backed:
        keep(book.path, Why.HAND)
    _add(book, 1000, 30)
    held = _held(book.path)
    book.close()
    _ruin(book.path, [0])
    target = tmp_path / "救回.tecdesk"
    if not backed:
        with pytest.raises(DeskError, match="也没有备份"):
            recover(book.path, target)
        assert not target.exists()
        return
    found = recover(book.path, target)
    assert _held(found.path) == held


def test_a_digit_that_turned_is_told_where_nothing_else_knows_it(
    whole: tuple[Path, Held], tmp_path: Path
) -> None:
    path, held = whole
    flip(path, path.read_bytes().index("第200课".encode()) + 3, 1)
    found = recover(path, tmp_path / "救回.tecdesk")
    saved = _held(found.path)
    assert saved.keys() == held.keys()
    wrong = {id_ for id_ in held if saved[id_] != held[id_]}
    assert len(wrong) == 1
    assert wrong <= {item.id for item in found.doubtful}


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_ruined_nothing_wrong_is_said_to_be_right(
    book: Book, tmp_path: Path, seed: int
) -> None:
    """Any pages but the first: all comes back from the backup, or is told."""
    dice = random.Random(seed)
    _add(book, 1, ROWS)
    keep(book.path, Why.HAND)
    _add(book, 1000, 60)
    held = _held(book.path)
    book.close()
    pages = book.path.stat().st_size // 4096
    _ruin(book.path, dice.sample(range(1, pages), 6))
    found = recover(book.path, tmp_path / "救回.tecdesk")
    saved = _held(found.path)
    told = {item.id for item in (*found.missing, *found.doubtful)}
    assert {i for i in saved if saved[i] != held.get(i)} <= told
    assert len(held.keys() - saved.keys()) <= 60
    check(found.path)


def test_villages_that_are_lost_leave_their_records(book: Book, tmp_path: Path) -> None:
    place = next(iter(book.names("village")))
    with book.edit("新增") as edit:
        record = edit.add("training", {"title": "甲", "village": place})
    book.close()
    at = book.path.read_bytes().index("石桥村".encode())
    sums_path(book.path).unlink()
    _ruin(book.path, [at // 4096])
    found = recover(book.path, tmp_path / "救回.tecdesk")
    with Book.open(found.path) as saved:
        assert saved.require("training", record)["village"] is None
    assert record in {item.id for item in found.loosened}


def test_photos_come_along(book: Book, tmp_path: Path) -> None:
    session(book, b"photo" * 999)
    _add(book, 1, ROWS)
    book.close()
    _ruin(book.path, [_page_of(book.path, "第200课")])
    found = recover(book.path, tmp_path / "新" / "救回.tecdesk")
    with Companion.open(found.path) as photos:
        assert len(photos.held()) == 1


@pytest.mark.parametrize("name", ["v1", "v5", "v10"])
def test_a_book_of_an_older_program_is_saved_into_one_of_today(
    name: str, tmp_path: Path
) -> None:
    old = tmp_path / "旧.tecdesk"
    old.write_bytes((RELEASED / f"{name}.tecdesk").read_bytes())
    with closing(sqlite3.connect(old)) as connection:
        count = connection.execute("SELECT count(*) FROM training").fetchone()[0]
    found = recover(old, tmp_path / "救回.tecdesk")
    with closing(sqlite3.connect(found.path)) as connection:
        new = connection.execute("SELECT count(*) FROM training").fetchone()[0]
    assert new == count > 0


def test_nothing_is_written_over(whole: tuple[Path, Held]) -> None:
    path, _ = whole
    with pytest.raises(DeskError, match="已经有了"):
        recover(path, path)


def test_only_what_was_a_book_is_worth_saving(book: Book, tmp_path: Path) -> None:
    whole = book.path.read_bytes()
    for name, data, worth in (
        ("头坏了", bytes(100) + whole[100:], True),
        ("断了", whole[:-1000], True),
        ("照片", b"\x89PNG\r\n" * 900, False),
        ("空的", b"", False),
    ):
        (tmp_path / name).write_bytes(data)
        assert was_a_book(tmp_path / name) is worth, name
