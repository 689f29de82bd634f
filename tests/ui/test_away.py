"""A book on a stick is not opened where it lies: a copy is offered."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tecdesk.drives import drive
from tecdesk.drives.volume import Kind
from tecdesk.drives.volume import Volume
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture(params=[Kind.REMOVABLE, Kind.NETWORK])
def away(
    request: pytest.FixtureRequest,
    new_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    stick = tmp_path / "U盘"
    stick.mkdir()
    volume = Volume(stick, "/dev/sdb1", request.param)
    monkeypatch.setattr(drive, "volumes", lambda: [volume])
    return Path(shutil.copy(new_file, stick / new_file.name))


def opened(qtbot: QtBot, path: Path) -> Window:
    window = Window(Preferences(), path)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.first_page is not None or window.shell is not None)
    return window


def test_left_alone_nothing_is_opened(
    away: Path, qtbot: QtBot, asked: list[str]
) -> None:
    window = opened(qtbot, away)
    assert len(asked) == 1
    assert asked[0].endswith("不直接打开。")
    assert window.shell is None
    assert window.first_page is not None
    assert {path.name for path in away.parent.iterdir()} == {away.name}


def test_the_copy_is_opened_and_remembered(
    away: Path, qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialogs, "choose", lambda *_: "copy")
    window = opened(qtbot, away)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=10_000)
    assert window.shell is not None
    assert window.shell.desk.book.path == home / away.name
    assert Preferences().recent == [home / away.name]
    qtbot.waitUntil(lambda: window.shell is None or window.shell.desk.jobs.idle)
    window.close()
