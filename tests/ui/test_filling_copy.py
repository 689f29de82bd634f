"""填县里的表: the copy, the cells it lacks, the same form a year later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtCore import QPoint
from PySide6.QtCore import Qt
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDropEvent

from tecdesk.desk.filling.remembered import known_forms
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.pages.filling.held import State
from tecdesk.ui.pages.filling.page import FillingPage
from tests.ui import county
from tests.ui.conftest import settle
from tests.ui.filling import at
from tests.ui.filling import entry
from tests.ui.filling import place
from tests.ui.filling import press

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return county.workbook(tmp_path)


def test_the_copy_and_what_it_lacks(
    shell: Shell, qtbot: QtBot, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, before = at(shell, qtbot, form), form.read_bytes()
    target = form.with_name("交县里")
    monkeypatch.setattr(Dialogs, "save_file", lambda *_: target)
    press(shell, "Ctrl+Return")
    settle(qtbot, shell)
    copy = target.with_name("交县里.xlsx")
    read = openpyxl.load_workbook(copy)
    assert read["汇总"]["F6"].value == 4374
    assert read["汇总"]["F14"].value == "=F6+F8"
    assert read["汇总"]["H6"].value is None
    assert form.read_bytes() == before
    filled = page.bench.filled
    assert filled.isVisible()
    assert (filled.path, filled.list.hasFocus()) == (copy, True)
    first = filled.list.left[0]
    assert "2024年" in first.why
    assert str(copy) in shell.status.text
    press(shell, "Return")
    assert page.bench.cell.place == first.place
    assert page.bench.sheet.hasFocus()


def test_next_year_it_is_known(shell: Shell, qtbot: QtBot, form: Path) -> None:
    page = at(shell, qtbot, form)
    page.bench.stand_on(place(page, "F6"))
    press(shell, "Delete")
    page.bench.stand_on(place(page, "F5"))
    page.bench.cell.recipe.decimals.choose(2)
    settle(qtbot, shell)
    press(shell, "Esc")
    assert page.held is None
    assert [known.cells for known in known_forms(shell.desk.book)] == [56]
    shell.desk.work_on(2026)
    settle(qtbot, shell)
    page.first.known[0].click()
    settle(qtbot, shell)
    assert entry(page, "F6").state is State.LEFT
    bound = entry(page, "F5").binding
    assert bound is not None
    assert bound.decimals == 2
    assert entry(page, "H6").shown == "4374"
    assert page.bench.notice.isHidden()


def test_a_changed_form_says_so(shell: Shell, qtbot: QtBot, form: Path) -> None:
    page = at(shell, qtbot, form)
    page.fill_into(form.with_name("填好.xlsx"))
    settle(qtbot, shell)
    folder = form.parent / "新"
    folder.mkdir()
    page = at(shell, qtbot, county.workbook(folder, more=True))
    assert "不完全一样" in page.bench.notice.text
    assert entry(page, "F13").state is State.ASKS
    assert "上次的表里没有这一格" in entry(page, "F13").why
    assert entry(page, "F6").state is State.SET


def test_no_form_at_all(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "统计表.et"
    file.write_bytes(b"WPS")
    page = at(shell, qtbot, file)
    assert page.held is None
    assert "另存为 .xlsx" in shell.notice.text


def test_a_form_dropped_on_the_reports(shell: Shell, qtbot: QtBot, form: Path) -> None:
    shell.go("reports")
    settle(qtbot, shell)
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(form))])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        dragged,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    shell.page("reports").dropEvent(event)
    settle(qtbot, shell)
    assert shell.current == "filling"
    page = shell.page("filling")
    assert isinstance(page, FillingPage)
    assert page.held is not None


def test_the_form_itself_is_never_written_over(
    shell: Shell, qtbot: QtBot, form: Path
) -> None:
    page, before = at(shell, qtbot, form), form.read_bytes()
    page.fill_into(form)
    settle(qtbot, shell)
    assert "不能盖掉空表" in shell.notice.text
    assert form.read_bytes() == before
    assert page.bench.cell.isVisible()
    assert not known_forms(shell.desk.book)


def test_a_file_with_nothing_to_fill(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    import docx

    file = tmp_path / "通知.docx"
    docx.Document().save(str(file))
    page = at(shell, qtbot, file)
    assert page.held is None
    assert "没有可填的地方" in shell.notice.text
