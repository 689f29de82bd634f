"""A machine that sleeps in the middle: nothing lost, nothing done thirty times."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication

from tecdesk.paths import resource
from tecdesk.store import drafts
from tecdesk.store import edit as edit_room
from tecdesk.store.backups import shelf
from tecdesk.store.backups.keeping import Kept
from tecdesk.store.backups.keeping import keep
from tecdesk.store.backups.names import Why
from tecdesk.store.checkup import check
from tecdesk.ui import safety
from tests.ui.conftest import fresh  # noqa: F401  a fixture
from tests.ui.conftest import home  # noqa: F401  a fixture
from tests.ui.conftest import qapp  # noqa: F401  a fixture
from tests.ui.conftest import settle
from tests.ui.forms import begun
from tests.ui.forms import fill

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.store.book import Book
    from tecdesk.ui.shell import Shell

STARTED_S, ASLEEP_S = 0.4, 0.3
LEDGER = resource("samples", "培训台账2025.xlsx")


def test_asleep_while_importing_and_submitting(new_file: Path, tmp_path: Path) -> None:
    path = shutil.copyfile(new_file, tmp_path / "清河镇 2025.tecdesk")
    (tmp_path / "盘").mkdir()
    _through_a_sleep("import", path, LEDGER)
    _through_a_sleep("submit", path, "--year", 2025, "--to", tmp_path / "盘")
    assert check(path)["training"] == 46
    assert len(list((tmp_path / "盘").rglob("*.tdk"))) == 1


def _through_a_sleep(*words: object) -> None:
    """A command that is stopped on the way, for as long as a test may take."""
    with subprocess.Popen(
        [sys.executable, "-m", "tecdesk", *map(str, words)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as command:
        time.sleep(STARTED_S)
        if command.poll() is None:
            os.kill(command.pid, signal.SIGSTOP)
            time.sleep(ASLEEP_S)
            os.kill(command.pid, signal.SIGCONT)
        _, said = command.communicate(timeout=60)
        assert command.returncode == 0, said


@pytest.mark.usefixtures("home", "qapp")
def test_the_clock_of_backups_rings_once(
    fresh: Shell,  # noqa: F811
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Twenty times the half hour goes by in one sleep."""
    made: list[Kept] = []

    def kept(*words: object) -> Kept:
        made.append(keep(*words))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr(safety, "keep", kept)
    page = begun(fresh)
    fill(page, held_on="2025-12-15", title="茶园", people="68")
    assert page.save(go_on=True)
    fill(page, title="写到一半")
    fresh.safety.clock.start(40)
    time.sleep(0.8)
    QCoreApplication.processEvents()
    fresh.safety.clock.stop()
    settle(qtbot, fresh)
    assert len(made) == 1
    book = fresh.desk.book
    found = shelf.backups(shelf.folder_of(book.path), book.path.stem)
    assert [each.named.why for each in found] == [Why.WORKING.value]
    qtbot.waitUntil(lambda: drafts.load(book, "training") is not None, timeout=3000)


def test_awake_in_another_year(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock has jumped, forward and back: the next backup is still the newest."""
    path, names = book.path, []
    for at in ("2026-05-01 08:00:00", "2031-01-01 00:00:00", "2019-01-01 00:00:00"):
        monkeypatch.setattr(edit_room, "now", lambda at=at: at)
        with book.edit(at) as edit:
            edit.add("training", {"title": at})
        names.append(keep(path, Why.WORKING).path)
        assert keep(path, Why.WORKING).made is False
    newest = shelf.newest(path)
    assert newest is not None
    assert newest.path == names[-1]
    assert check(newest.path)["training"] == 3
    assert book.undo_label == "2019-01-01 00:00:00"


def test_the_stick_is_gone_afterwards(book: Book, tmp_path: Path) -> None:
    """The second copy is said to be lacking, in one sentence; the first is made."""
    stick = tmp_path / "U盘"
    stick.mkdir()
    assert keep(book.path, Why.HAND, stick).trouble is None
    with book.edit("新增") as edit:
        edit.add("training", {"title": "果树修剪"})
    shutil.rmtree(stick)
    kept = keep(book.path, Why.WORKING, stick)
    assert kept.made
    assert kept.trouble is not None
    assert kept.trouble.sentence.count("。") == 1
    assert kept.trouble.next_step.endswith("。")
