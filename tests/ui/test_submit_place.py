"""Sticks that come and go while the page is open, and what is asked beside them."""

from __future__ import annotations

import subprocess
import threading
from typing import TYPE_CHECKING
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tecdesk.desk import submitting
from tecdesk.drives import drive as drives_module
from tecdesk.drives.volume import Kind
from tecdesk.drives.volume import Volume
from tecdesk.exchange.packages import locked
from tecdesk.exchange.packages import selection
from tecdesk.exchange.packages.verify import verify
from tecdesk.ui.pages.handover.submit import SubmitPage
from tecdesk.ui.pages.papers.paper import PaperPage
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


class Ports:
    """The sticks that are in, in place of the system's list."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self.inside: list[Volume] = []
        patch.setattr(drives_module, "volumes", lambda: list(self.inside))
        for module in ("tecdesk.ui.pages.handover.place", "tecdesk.drives.drive"):
            patch.setattr(f"{module}.signature", lambda: str(self.inside))

    def plug(self, name: str, *, read_only: bool = False) -> Path:
        folder = self._folder / name
        folder.mkdir()
        made = Volume(folder, f"/dev/{name}", Kind.REMOVABLE, name, read_only)
        self.inside.append(made)
        return folder

    def pull(self, name: str) -> None:
        (self._folder / name).rmdir()
        self.inside = [each for each in self.inside if each.name != name]


@pytest.fixture
def ports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ports:
    return Ports(tmp_path, monkeypatch)


def opened(shell: Shell, qtbot: QtBot) -> SubmitPage:
    shell.go("submit")
    page = shell.page("submit")
    assert isinstance(page, SubmitPage)
    settle(qtbot, shell)
    return page


def test_a_stick_plugged_in_meanwhile_is_there_and_chosen(
    fresh: Shell, qtbot: QtBot, ports: Ports
) -> None:
    page = opened(fresh, qtbot)
    assert page.folder is None
    assert page.place._hint.isVisible()
    stick = ports.plug("KINGSTON")
    qtbot.waitUntil(lambda: page.folder == stick, timeout=5000)
    assert "KINGSTON" in page.steps["place"].words
    assert page.place.drive is not None
    ports.pull("KINGSTON")
    qtbot.waitUntil(lambda: page.folder is None, timeout=5000)
    assert page.steps["place"].state == "later"


def test_of_two_a_person_chooses_and_what_cannot_be_written_is_said(
    fresh: Shell, qtbot: QtBot, ports: Ports
) -> None:
    first, second = ports.plug("甲"), ports.plug("乙")
    ports.plug("丙", read_only=True)
    page = opened(fresh, qtbot)
    assert page.folder is None
    every = page.place.findChildren(QPushButton)
    buttons = [each for each in every if each.isCheckable()]
    assert [each.isEnabled() for each in buttons] == [True, True, False]
    assert buttons[2].text().endswith("只读，写不进去")
    page.use(second)
    assert page.place.drive is not None
    assert page.place.drive.volume.name == "乙"
    assert first != second


def test_the_last_place_is_taken_again(
    fresh: Shell, qtbot: QtBot, ports: Ports, tmp_path: Path
) -> None:
    ports.plug("甲")
    folder = tmp_path / "报县里"
    folder.mkdir()
    page = opened(fresh, qtbot)
    page.use(folder)
    page.submit()
    settle(qtbot, fresh)
    assert page.done is not None
    page.place.folder = None
    page._again()
    settle(qtbot, fresh)
    assert page.folder == folder


def test_done_on_a_stick_it_can_be_taken_out_and_the_paper_printed(
    fresh: Shell, qtbot: QtBot, ports: Ports, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        commands.append(command)
        return subprocess.CompletedProcess(command, int(len(commands) == 1))

    monkeypatch.setattr("tecdesk.drives.eject.subprocess.run", run)
    monkeypatch.setattr("tecdesk.drives.eject.shutil.which", lambda name: name)
    ports.plug("甲")
    page = opened(fresh, qtbot)
    page.submit()
    settle(qtbot, fresh)
    assert page.done is not None
    assert page.result.told.text().startswith("可以拔出")
    page.result.eject()
    settle(qtbot, fresh)
    assert "没有弹出来" in fresh.notice.text
    page.result.eject()
    settle(qtbot, fresh)
    assert page.result.told.text() == "U盘已弹出，可以拔下来。"
    assert commands[1][-1] == "/dev/甲"
    assert "Ctrl+Enter" in [c.keys for c in page.commands() if c.label == "打印上报单"]
    QTest.keyClick(fresh, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, fresh)
    paper = fresh.page("paper")
    assert isinstance(paper, PaperPage)
    assert paper.printed is not None
    assert paper.printed.note.endswith(page.done.check_code)
    paper.leave()
    assert page.result.isVisible()


def test_a_passphrase_is_typed_twice(
    fresh: Shell, qtbot: QtBot, ports: Ports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locked, "COST", 16)
    ports.plug("甲")
    page = opened(fresh, qtbot)
    page.passphrase.tick.click()
    for first, second, said in (("短", "短", "至少 8"), ("a" * 8, "b" * 8, "不一样")):
        page.passphrase.first.setText(first)
        page.passphrase.second.setText(second)
        page.submit()
        assert said in fresh.notice.text
        assert fresh.desk.jobs.idle
    page.passphrase.second.setText("a" * 8)
    page.submit()
    settle(qtbot, fresh)
    assert fresh.notice.text == ""
    assert page.done is not None
    assert verify(page.done.path, "a" * 8).locked
    assert "加了口令" in page.result.held.text()
    assert page.passphrase.first.text() == ""


def test_numbers_of_persons_are_named_before_they_go(
    shell: Shell, qtbot: QtBot, ports: Ports, tmp_path: Path
) -> None:
    page = opened(shell, qtbot)
    assert "身份证号码" in page.personal._told.text()
    assert page.personal._told.text().startswith("不带")
    page.personal.tick.click()
    assert page.personal._told.text().startswith("会带走")
    page.use(tmp_path)
    page._write(tmp_path)
    settle(qtbot, shell)
    assert page.done is not None
    assert page.done.manifest.personal
    assert "有身份证号、电话" in page.result.held.text()


@pytest.mark.parametrize("way", ["button", "Esc"])
def test_it_can_be_stopped_all_the_time(
    fresh: Shell,
    qtbot: QtBot,
    ports: Ports,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
) -> None:
    gate = threading.Event()
    gather = selection.gather

    def slow(*given: Any, **named: Any) -> Any:
        gate.wait(20)
        return gather(*given, **named)

    monkeypatch.setattr(submitting, "gather", slow)
    stick = ports.plug("甲")
    page = opened(fresh, qtbot)
    page.submit()
    qtbot.waitUntil(lambda: not page.header.isEnabled(), timeout=10_000)
    if way == "Esc":
        QTest.keyClick(fresh, Qt.Key.Key_Escape)
    else:
        buttons = page.findChildren(QPushButton)
        next(b for b in buttons if b.text() == "停止" and b.isVisible()).click()
    gate.set()
    settle(qtbot, fresh)
    assert page.done is None
    assert not list(stick.iterdir())
    assert "没有留下半成品" in fresh.notice.text
    assert page.header.isEnabled()
    assert page._go.isEnabled()
