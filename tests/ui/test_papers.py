"""预览和打印: the preview scrolls and zooms, the panel prints just what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.pages.papers.sheets_view import WIDTH
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.printing import printers
from tecdesk.ui.printing.order import Order
from tecdesk.ui.printing.order import PrintFault
from tecdesk.ui.printing.printers import Printers
from tests.ui.conftest import settle
from tests.ui.papers import press
from tests.ui.papers import sign_in
from tests.ui.papers import two_printers

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.printing.order import Progress
    from tecdesk.ui.printing.order import Stopped
    from tecdesk.ui.shell import Shell

__all__ = ["two_printers"]


def test_what_is_seen_is_what_is_printed(
    shell: Shell, qtbot: QtBot, sent: list[Order]
) -> None:
    page = sign_in(shell, qtbot)
    press(shell, "Ctrl+P")
    settle(qtbot, shell)
    (order,) = sent
    assert order.data is page.view.data
    assert (order.first, order.last, order.copies) == (1, 4, 1)
    assert order.printer == "HP M1136"
    assert shell.status.text == "培训签到表：4 张已交给打印机 HP M1136"


def test_pages_copies_and_paper_are_chosen(
    shell: Shell, qtbot: QtBot, sent: list[Order]
) -> None:
    panel = sign_in(shell, qtbot).panel
    choices = panel.choices
    choices.span.choose("some")
    choices.first.setText("2")
    choices.last.setText("３")
    choices.copies.setText("5")
    choices.paper.choose("A3")
    assert panel._print.text() == "打印 10 张"
    press(shell, "Ctrl+Return")
    settle(qtbot, shell)
    (order,) = sent
    assert (order.first, order.last, order.copies, order.paper) == (2, 3, 5, "A3")


@pytest.mark.parametrize(
    ("first", "last"), [("0", "2"), ("3", "2"), ("1", "9"), ("", "")]
)
def test_pages_that_are_not_there_are_not_printed(
    shell: Shell, qtbot: QtBot, sent: list[Order], first: str, last: str
) -> None:
    panel = sign_in(shell, qtbot).panel
    panel.choices.span.choose("some")
    panel.choices.first.setText(first)
    panel.choices.last.setText(last)
    assert not panel._print.isEnabled()
    assert panel._said.text() == "一共 4 页，页码要在 1–4 之间，小的在前。"
    panel.print()
    assert sent == []


def test_the_printer_is_remembered(
    shell: Shell, qtbot: QtBot, sent: list[Order]
) -> None:
    page = sign_in(shell, qtbot)
    page.panel.choices.printer.choose("Canon LBP2900")
    assert Preferences().text("printer") == "Canon LBP2900"
    shell.go("home")
    page = sign_in(shell, qtbot)
    assert page.panel.choices.printer_name == "Canon LBP2900"


def test_without_a_printer_saving_is_the_button(
    shell: Shell,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printers, "installed", Printers)
    target = tmp_path / "签到表.pdf"
    monkeypatch.setattr(Dialogs, "save_file", lambda *_: target)
    page = sign_in(shell, qtbot)
    panel = page.panel
    assert panel._keep.property("look") == "filled"
    assert panel._print.property("look") == ""
    assert "没有装打印机" in panel._said.text()
    assert panel._folder.isHidden()
    press(shell, "Ctrl+Return")
    settle(qtbot, shell)
    assert target.read_bytes() == page.view.data
    assert panel._folder.isVisible()
    assert panel.written == target


def test_a_jam_can_be_gone_on_from(
    shell: Shell, qtbot: QtBot, sent: list[Order], monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = printers.send

    def jam(order: Order, _progress: Progress, _stopped: Stopped) -> int:
        raise PrintFault("打印机停了。", "看它卡没卡纸。", 3)

    monkeypatch.setattr(printers, "send", jam)
    panel = sign_in(shell, qtbot).panel
    panel.print()
    settle(qtbot, shell)
    assert shell.notice._text.text() == "打印机停了。看它卡没卡纸。"
    assert panel._again.text() == "从第 3 张续印"
    monkeypatch.setattr(printers, "send", noted)
    panel._again.click()
    settle(qtbot, shell)
    assert (sent[0].first, sent[0].last) == (3, 4)
    assert not shell.notice.isVisible()
    assert panel._again.isHidden()


def test_printing_does_not_hold_the_window_and_stops(
    shell: Shell, qtbot: QtBot, sent: list[Order], monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(_order: Order, progress: Progress, stopped: Stopped) -> int:
        progress(1, 4, "第 2 张，共 4 张")
        while not stopped():
            pass
        return 1

    monkeypatch.setattr(printers, "send", slow)
    page = sign_in(shell, qtbot)
    page.panel.print()
    qtbot.waitUntil(lambda: page.panel._said.text() == "正在打印第 2 张，共 4 张")
    assert page.panel._stop.isVisible()
    assert not page.panel._print.isEnabled()
    page.view.next()  # the window goes on
    page.panel._stop.click()
    settle(qtbot, shell)
    assert page.panel._again.text() == "从第 2 张续印"
    assert shell.status.text == "打印停下了，后面还有 3 张"
    assert page.panel._print.isEnabled()


def test_keys_turn_and_size_the_pages(
    shell: Shell, qtbot: QtBot, sent: list[Order]
) -> None:
    view = sign_in(shell, qtbot).view
    whole = view.sheets.scale
    press(shell, "PgDown")
    assert view.page == 1
    QTest.keyClick(view.sheets, Qt.Key.Key_End)
    assert view._number.text() == "第 4 页，共 4 页"
    press(shell, "PgUp")
    assert view.page == 2
    press(shell, "Ctrl+2")
    assert view.sheets.zoom == WIDTH
    assert view.sheets.scale > whole
    assert view.page == 2
    press(shell, "Ctrl+1")
    assert view.sheets.scale == pytest.approx(view.sheets.actual)
    press(shell, "Ctrl++")
    assert view.zoom.text() == "125% ▾"
    press(shell, "Ctrl+0")
    assert view.sheets.scale == whole
    settle(qtbot, shell)
    assert view.sheets._picture(2) is not None


def test_drawn_pages_are_not_kept_for_ever(
    shell: Shell, qtbot: QtBot, sent: list[Order]
) -> None:
    view = sign_in(shell, qtbot).view
    for _ in range(4):
        for at in range(4):
            view.sheets.go(at)
            settle(qtbot, shell)
        view.larger()
    assert len(view.sheets._drawn) <= 8


def test_a_page_taller_than_the_room_is_read_to_its_end(
    shell: Shell, qtbot: QtBot, sent: list[Order]
) -> None:
    view = sign_in(shell, qtbot).view
    press(shell, "Ctrl+2")
    bar, seen = view.sheets.verticalScrollBar(), [0]
    while view.page == 0:
        press(shell, "PgDown")
        assert bar.value() > seen[-1]
        seen.append(bar.value())
    assert len(seen) > 2
    press(shell, "PgUp")
    assert view.page == 0
