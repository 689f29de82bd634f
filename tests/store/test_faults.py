"""Files that are no book of ours, or no whole one: refused, and left as they are."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tecdesk.store.connection import SCHEMA_VERSION
from tecdesk.store.faults import guarded
from tecdesk.store.schema.drift import APPLICATION_ID
from tests.store.mishaps import refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4096


def _opens_either_way(path: Path) -> list[Callable[[], object]]:
    return [
        lambda: Book.open(path),
        lambda: Book.open(path, writing=False),
        lambda: check(path),
    ]


def _refused_untouched(path: Path, *words: str) -> None:
    before = path.read_bytes()
    for call in _opens_either_way(path):
        refused(call, path.name, *words)
    assert path.read_bytes() == before


def test_a_missing_book(tmp_path: Path) -> None:
    path = tmp_path / "没有.tecdesk"
    for call in _opens_either_way(path):
        refused(call, "没有.tecdesk", "找不到")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_instead_of_a_book(tmp_path: Path) -> None:
    for call in _opens_either_way(tmp_path):
        refused(call, "文件夹")


def test_a_missing_folder(tmp_path: Path) -> None:
    path = tmp_path / "没有" / "清河镇.tecdesk"
    refused(lambda: Book.create(path, "清河镇"), "找不到")


def test_a_new_book_never_replaces_one(closed: Path) -> None:
    before = closed.read_bytes()
    refused(lambda: Book.create(closed, "清河镇"), "已经有了")
    assert closed.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"SQLite", "培训台账\n".encode() * 999])
def test_another_kind_of_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "账.tecdesk"
    path.write_bytes(content)
    _refused_untouched(path, "不是农技台账")


def test_another_program_s_database(tmp_path: Path) -> None:
    path = tmp_path / "账.tecdesk"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE something (id)")
    _refused_untouched(path, "不是农技台账")


def test_a_book_of_a_newer_program(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    _refused_untouched(closed, "更新版本", "升级")


@pytest.mark.parametrize("kept", [20, 100, PAGE, 3 * PAGE + 17, -PAGE])
def test_a_truncated_book(closed: Path, kept: int) -> None:
    closed.write_bytes(closed.read_bytes()[:kept])
    refused(lambda: Book.open(closed), closed.name, "损坏")
    refused(lambda: check(closed), closed.name, "损坏")


def test_damaged_pages_are_found(closed: Path) -> None:
    whole = closed.read_bytes()
    for number in range(2, len(whole) // PAGE, 7):
        damaged = bytearray(whole)
        damaged[number * PAGE : number * PAGE + 64] = b"\xa5" * 64
        closed.write_bytes(damaged)
        for call in (lambda: check(closed), lambda: Book.open(closed)):
            refused(call, closed.name, "损坏", "备份")
        assert closed.read_bytes() == damaged


def test_links_to_nothing_are_found(closed: Path) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as raw:
        raw.execute("UPDATE training SET village = 'nowhere'")
    refused(lambda: check(closed), "损坏")


def test_a_missing_column_is_found(closed: Path) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as raw:
        raw.execute("ALTER TABLE unit DROP COLUMN phone")
    refused(lambda: check(closed), "被别的程序改过")


def test_a_sound_book_is_counted(closed: Path) -> None:
    before = closed.read_bytes()
    counts = check(closed)
    assert (counts["training"], counts["village"], counts["unit"]) == (300, 4, 1)
    assert closed.read_bytes() == before


def test_a_bug_is_not_a_fault_of_the_world(tmp_path: Path) -> None:
    def bug() -> None:
        with guarded(tmp_path), closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("SELECT nothing")

    with pytest.raises(sqlite3.OperationalError):
        bug()


def test_a_copy_is_a_book(closed: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        asked = "PRAGMA application_id"
        assert connection.execute(asked).fetchone()[0] == APPLICATION_ID
    copy = shutil.copyfile(closed, tmp_path / "副本.tecdesk")
    with Book.open(copy) as opened:
        assert opened.count("training") == 300
