"""Works on a book whose disk has room for a random number of bytes."""

from __future__ import annotations

import io
import random
import shutil
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.store.backups import shelf
from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tests.conftest import make_new
from tests.faults.worker import Worker
from tests.faults.worker import state_of

if TYPE_CHECKING:
    from pathlib import Path

MOST_FREE = 6.2
"""The power of ten of the most bytes left; the book itself has some 400 KB."""
_WORKS = 40
FILLER = "片.mp4"


class _Crowded(Worker):
    """A clerk whose disk is full: his own files lie on another one."""

    def lay_old(self) -> Path:
        """It was laid before the disk was full."""
        side = self.path.with_name("旧.tecdesk")
        return side if side.exists() else super().lay_old()


def fill_once(disk: Path, desk: Path, seed: int) -> str:
    """Work on a disk until it is full; the book is what it was before.

    Args:
        disk: the folder of a small disk; emptied before.
        desk: a folder of another disk.
        seed: of the room that is left and of the work.

    Returns:
        What was refused: the name of the piece of work, or "" when all had room.

    Raises:
        AssertionError: something acknowledged is lost, or something is not whole.
    """
    clear(disk)
    path, dice = disk / "清河镇.tecdesk", random.Random(seed)
    make_new(path).close()
    worker = _Crowded(path, seed, io.StringIO())
    worker.desk = desk
    worker.lay_old()
    for _ in range(dice.randrange(6)):
        worker.work()
    fill(disk, round(10 ** dice.uniform(2, MOST_FREE)))
    refused, sentence = _until_full(worker)
    assert not refused or "满" in sentence, f"seed {seed}: {refused}: {sentence}"
    (disk / FILLER).unlink()
    _look(path, worker, f"seed {seed}: {refused}")
    return refused


def _until_full(worker: Worker) -> tuple[str, str]:
    for _ in range(_WORKS):
        try:
            worker.work()
        except DeskError as error:
            return worker.doing, error.sentence
    return "", ""


def _look(path: Path, worker: Worker, told: str) -> None:
    worker.book.close()
    with Book.open(path) as book:
        assert state_of(book) == worker.state, f"{told}: not as it was before"
        with book.edit("又有地方了") as edit:
            edit.add("training", {"title": "再记一条", "people": 1})
    check(path)
    for each in shelf.backups(shelf.folder_of(path)):
        shelf.check_digest(each.path)
        check(each.path)
    Book.open(path.with_name("旧.tecdesk")).close()
    assert not list(path.parent.rglob("*.part")), told


def fill(disk: Path, free: int) -> None:
    """Leave so many bytes free."""
    room = shutil.disk_usage(disk).free - free
    (disk / FILLER).write_bytes(bytes(max(room, 0)))


def clear(disk: Path) -> None:
    """Leave nothing on it."""
    for each in disk.iterdir():
        if each.is_dir() and each.name != "lost+found":
            shutil.rmtree(each)
        elif each.is_file():
            each.unlink()
