from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tecdesk.store.book import Book
from tecdesk.store.ids import new_ids
from tecdesk.store.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "seal"),
    [
        ("清河镇", "清河镇人民政府"),
        ("白马乡", "白马乡人民政府"),
        ("县科技局", "县科技局"),
    ],
)
def test_a_new_book_knows_its_unit(tmp_path: Path, name: str, seal: str) -> None:
    with Book.create(tmp_path / "账.tecdesk", name) as book:
        assert (book.unit["name"], book.unit["full_name"]) == (name, seal)
        assert book.unit.owner == book.unit.id == book.settings.unit
        assert (book.undo_label, book.redo_label) == ("", "")
        assert (book.undo(), book.redo()) == (None, None)


def test_settings_are_kept(book: Book) -> None:
    kept = Settings(
        unit=book.unit.id,
        operator="王小明",
        year=2024,
        complete_since={"training": 2023},
        submissions={"2024": {"revision": 2, "digest": "ab"}},
        mappings={"列": {"时间": "held_on", "序": None}},
    )
    book.change_settings(lambda _: kept)
    book.close()
    with Book.open(book.path) as again:
        assert again.settings == kept
        assert again.year == 2024


def test_settings_of_a_newer_program_are_left_alone(book: Book) -> None:
    raw = book.connection
    raw.execute("INSERT INTO setting VALUES ('colour', '\"red\"')")
    book.change_settings(lambda now: replace(now, operator="王小明"))
    book.close()
    with Book.open(book.path) as again:
        asked = "SELECT value FROM setting WHERE key = 'colour'"
        assert again.connection.execute(asked).fetchone()[0] == '"red"'


def test_settings_that_another_connection_changed_are_not_overwritten(
    book: Book,
) -> None:
    with book.sibling() as other:
        book.change_settings(lambda now: replace(now, lists={"base": {"order": "x"}}))
        other.change_settings(
            lambda now: replace(now, lists={**now.lists, "training": {}}, year=2024)
        )
        book.change_settings(lambda now: replace(now, operator="王小明"))
    assert (book.settings.year, book.settings.operator) == (2024, "王小明")
    assert book.settings.lists == {"base": {"order": "x"}, "training": {}}


def test_only_what_differs_is_written(book: Book) -> None:
    written: list[str] = []
    book.connection.set_trace_callback(written.append)
    book.change_settings(lambda now: replace(now, year=2024))
    book.connection.set_trace_callback(None)
    assert [sql for sql in written if "INSERT" in sql and "'year'" in sql]
    assert len([sql for sql in written if "INSERT" in sql]) == 1


def test_settings_changed_in_an_edit_go_with_it(book: Book) -> None:
    def fails() -> None:
        with book.edit("新增") as edit:
            edit.add("training", {"title": "水稻"})
            book.change_settings(lambda now: replace(now, year=2024))
            assert book.settings.year == 2024
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fails()
    assert book.settings.year is None
    book.reread_settings()
    assert book.settings.year is None


def test_settings_of_another_connection_are_taken_over(book: Book) -> None:
    with book.sibling() as other:
        other.change_settings(lambda now: replace(now, year=2024))
    assert book.settings.year is None
    book.reread_settings()
    assert book.settings.year == 2024


def test_a_sibling_writes_under_the_same_lock(book: Book) -> None:
    with book.sibling() as other, other.edit("新增") as edit:
        id_ = edit.add("training", {"title": "水稻"})
    assert book.require("training", id_)["title"] == "水稻"
    assert book.undo_label == "新增"
    with book.edit("再写") as edit:  # the sibling did not take the lock along
        edit.bin("training", id_)


def test_a_book_that_rests_keeps_little_in_memory(book: Book) -> None:
    def kib(each: Book) -> int:
        return -int(each.rows("PRAGMA cache_size", [])[0][0])

    before = kib(book)
    book.rest()
    with Book.open(book.path, writing=False) as reader, book.sibling() as writer:
        assert kib(book) == kib(reader) < before == kib(writer)


def test_a_record_that_is_not_there(book: Book) -> None:
    assert book.get("training", "nothing") is None
    with pytest.raises(KeyError, match="training nothing"):
        book.require("training", "nothing")


def test_ids_are_uuids_in_the_order_of_time() -> None:
    ids = new_ids()
    made = [next(ids) for _ in range(3000)]
    form = r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    assert made == sorted(set(made))
    assert all(re.fullmatch(form, id_) for id_ in made)


def test_ids_made_at_the_same_moment_differ() -> None:
    assert len({next(new_ids()) for _ in range(2000)}) == 2000


USE = """
import sys
from pathlib import Path
from tecdesk.store.book import Book
with Book.open(Path(sys.argv[1])) as book:
    book.find('training'), book.unit, book.undo_label
    with book.edit('新增') as edit:
        edit.add('training', {'title': '水稻'})
    book.undo()
"""
HEAVY = [
    "sqlite_utils",
    "sqlcipher3",
    "calamine",
    "reportlab",
    "xlsxwriter",
    "docx",
    "PySide6",
    "PIL",
]


@pytest.mark.parametrize(
    "code",
    [
        "import tecdesk.store.book",
        USE,
        "import tecdesk.tally.sheet",
        "import tecdesk.cli.parser",
    ],
    ids=["import", "use", "tally", "cli"],
)
def test_nothing_heavy_is_loaded(book: Book, code: str) -> None:
    book.close()
    asked = f"import sys; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", f"{code}\n{asked}", str(book.path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
