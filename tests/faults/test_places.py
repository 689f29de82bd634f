"""Places that refuse: full, read-only, taken, far: one sentence and a next step."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.safeguard import safeguard
from tecdesk.errors import DeskError
from tecdesk.store import connection as connection_room
from tecdesk.store.backups import shelf
from tecdesk.store.backups.keeping import keep
from tecdesk.store.backups.making import back_up
from tecdesk.store.backups.names import Why
from tecdesk.store.backups.restoring import restore
from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tests.exchange.loop_stick import LoopStick
from tests.exchange.loop_stick import made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FULL = 12
"""So many amounts of free room are tried."""


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[LoopStick]:
    """A small disk of 4 MB."""
    disk = made("ext2", tmp_path)
    yield disk
    disk.pull()


def _leave(stick: LoopStick, free: int) -> None:
    """Leave so many bytes free on a disk."""
    filler = stick.folder / "片.mp4"
    filler.unlink(missing_ok=True)
    room = shutil.disk_usage(stick.folder).free - free
    filler.write_bytes(bytes(max(room, 0)))


def _refused(error: pytest.ExceptionInfo[DeskError], *words: str) -> None:
    said = error.value
    assert any(word in said.sentence for word in words), said
    assert said.sentence.endswith("。")
    assert said.next_step.endswith("。")


@pytest.mark.slow
def test_a_disk_that_fills_up_while_backing_up(
    sample_path: Path, stick: LoopStick
) -> None:
    """Whatever room there is: a whole backup or none, and the earlier ones stay."""
    first = back_up(sample_path, stick.folder / "备份")
    dice, size, refused = random.Random(4), sample_path.stat().st_size, 0
    for _ in range(FULL):
        _leave(stick, dice.randrange(int(size * 1.3)))
        said, made_now = _tried(sample_path, stick.folder / "备份")
        refused += "满" in said
        assert made_now or "满" in said
        if made_now:
            shelf.check_digest(made_now)
            check(made_now)
            made_now.unlink()
        assert check(first)
        assert not list((stick.folder / "备份").glob("*.part"))
    assert refused > 0


def _tried(book: Path, folder: Path) -> tuple[str, Path | None]:
    try:
        return "", back_up(book, folder)
    except DeskError as error:
        return error.sentence, None


def test_a_full_disk_leaves_the_book_and_its_place(
    sample_path: Path, stick: LoopStick
) -> None:
    """Restoring where there is no room changes nothing."""
    place = shutil.copyfile(sample_path, stick.folder / "清河镇.tecdesk")
    before = place.read_bytes()
    _leave(stick, 100_000)
    with pytest.raises(DeskError) as error:
        restore(sample_path, place)
    _refused(error, "满")
    assert place.read_bytes() == before
    names = {path.name for path in stick.folder.iterdir()} - {"lost+found"}
    assert names <= {"清河镇.tecdesk", ".清河镇.tecdesk.lock", "片.mp4"}


def test_a_read_only_disk(sample_path: Path, stick: LoopStick) -> None:
    stick.remount("ro")
    with pytest.raises(DeskError) as error:
        back_up(sample_path, stick.folder / "备份")
    _refused(error, "只读")
    kept = keep(sample_path, Why.HAND, stick.folder)
    assert kept.made
    assert kept.trouble is not None
    assert "只读" in kept.trouble.sentence


def test_a_book_held_by_another_program(
    sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_room, "BUSY_MS", 50)
    with closing(sqlite3.connect(sample_path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DeskError) as error:
            back_up(sample_path)
        _refused(error, "正被另一个程序使用")
    assert check(back_up(sample_path))


def test_what_needs_a_backup_is_not_begun_without(sample_path: Path) -> None:
    (sample_path.parent / shelf.FOLDER).write_text("这里有个同名的文件")
    with pytest.raises(DeskError) as error:
        safeguard(sample_path, Why.IMPORT)
    _refused(error, "导入前要先备份，没有做成，台账还没有动。")


def test_a_long_path_with_characters_and_blanks(tmp_path: Path) -> None:
    """250 characters with its backups, as Windows allows."""
    folder = tmp_path / "清河镇 农业农村服务中心（2025 年）"
    while len(str(folder)) < 175:
        folder /= "nong ji tai zhang 2025"
    folder.mkdir(parents=True)
    path = folder / "清河镇 科技推广台账.tecdesk"
    assert len(str(path)) > 190
    with Book.create(path, "清河镇") as book, book.edit("新增") as edit:
        edit.add("training", {"title": "甲"})
    backup = keep(path, Why.CLOSING).path
    assert len(str(backup)) > 220
    assert check(backup)["training"] == 1
    restore(backup, path)
    assert check(path)["training"] == 1


def test_a_path_that_is_too_long_is_said(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["清河镇 农业农村服务中心（2025 年）"] * 10)
    folder.mkdir(parents=True)
    with pytest.raises(DeskError) as error:
        Book.create(folder / "清河镇.tecdesk", "清河镇")
    _refused(error, "路径太长")


def test_a_name_nearly_too_long_is_backed_up(tmp_path: Path) -> None:
    path = tmp_path / f"{'清河镇台账' * 14}.tecdesk"
    Book.create(path, "清河镇").close()
    first = keep(path, Why.HAND).path
    assert shelf.newest(path) is not None
    assert len(first.name.encode()) < 230


def test_a_name_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as error:
        Book.create(tmp_path / f"{'清河镇台账' * 20}.tecdesk", "清河镇")
    _refused(error, "文件名太长")
