"""What goes in and out of a list: copied, pasted, exported, binned, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QListWidget
from PySide6.QtWidgets import QPushButton

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.query import Filter
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.pages.bin import BinPage
from tecdesk.ui.tools.history import HistoryTool
from tecdesk.ui.tools.paste import PasteTool
from tests.store.filling import filled
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell


def trainings(shell: Shell) -> RegisterPage:
    page = register_page(shell, "training")
    page.escape()
    return page


@pytest.fixture
def page(shell: Shell, qtbot: QtBot) -> RegisterPage:
    made = trainings(shell)
    settle(qtbot, shell)
    return made


def test_copied_rows_paste_as_the_same(
    page: RegisterPage, shell: Shell, qtbot: QtBot
) -> None:
    page.list.table.mark_rows([0, 3])
    QTest.keyClick(page.list.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QApplication.clipboard().mimeData()
    assert data.hasHtml()
    assert data.html().count("<tr>") == 3
    assert len(data.text().splitlines()) == 3
    QTest.keyClick(page.list.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, shell)
    tool = page.work.side.tool
    assert isinstance(tool, PasteTool)
    assert tool.said[0] == "相同 2 行"
    assert not tool.go.isEnabled()


def test_pasted_rows_come_in_and_the_faulty_ones_say_why(
    page: RegisterPage, shell: Shell, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setText(
        "培训日期\t村\t培训内容\t人次\r\n"
        "2025-03-05\t下坪村\t茶园春季管理\t61\r\n"
        "2025-02-30\t下坪村\t茶园春季管理\t62\r\n"
    )
    QApplication.clipboard().setMimeData(data)
    page.work.paste()
    settle(qtbot, shell)
    tool = page.work.side.tool
    assert isinstance(tool, PasteTool)
    assert tool.said[:2] == ["新增 1 行", "有问题 1 行"]
    assert any("2025-02-30" in line for line in tool.said)
    assert tool.go.text() == "导入 1 次培训"
    tool.carry_out()
    settle(qtbot, shell)
    assert page.list.model.count == 47
    assert shell.desk.book.undo_label == "粘贴 1 次培训"


def test_export_what_is_seen(
    page: RegisterPage,
    shell: Shell,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import openpyxl

    target = tmp_path / "培训.xlsx"
    monkeypatch.setattr(Dialogs, "save_file", lambda *_: target)
    page.list.filters.choose("form", "讲座")
    page.work.export()
    settle(qtbot, shell)
    rows = list(openpyxl.load_workbook(target).active.values)
    heads = next(row for row in rows if "培训日期" in row)
    assert [h for h in heads if h]
    dated = [row for row in rows if row[0] and str(row[0]).startswith("2025-")]
    assert len(dated) == page.list.model.count


def test_bin_gives_back(shell: Shell, qtbot: QtBot) -> None:
    page = trainings(shell)
    page.list.table.mark_rows([0, 1])
    page.bin_marked()
    page.work.open_bin()
    bin_ = shell.page("bin")
    assert isinstance(bin_, BinPage)
    assert (shell.current, bin_.register.key) == ("bin", "training")
    assert bin_.model.count == 2
    assert bin_.history.said[0].startswith("删到回收站")
    assert len(bin_.table.marked_rows()) == 1
    bin_.table.mark_rows([1])
    bin_.restore()
    assert bin_.model.count == 1
    assert shell.desk.book.count("training", Filter(binned=True)) == 1
    shell.undo()
    settle(qtbot, shell)
    assert bin_.model.count == 2
    assert shell.status.text.startswith("已撤销：恢复培训")


@pytest.mark.parametrize("key", [key for key in REGISTERS if key != "unit"])
def test_bin_of_every_register(key: str, shell: Shell) -> None:
    book = shell.desk.book
    with book.edit("记") as edit:
        record = edit.add(key, filled(edit, REGISTERS[key]))
    with book.edit("删") as edit:
        edit.bin(key, record)
    shell.go("bin", key)
    bin_ = shell.page("bin")
    assert isinstance(bin_, BinPage)
    assert bin_.model.count == 1
    bin_.restore()
    assert book.count(key, Filter(binned=True)) == 0


def test_history_goes_back(page: RegisterPage, shell: Shell) -> None:
    record = page.list.model.record(0)
    people = record.number("people")
    with shell.desk.book.edit("改人次") as edit:
        edit.change("training", record.id, {"people": 7})
    page.reload()
    page.list.mark(page.list.model.row_of(record.id))
    page.work.tell_history()
    tool = page.work.side.tool
    assert isinstance(tool, HistoryTool)
    assert f"参训人次：{people} → 7" in tool.said
    tool.back[0].click()
    now = shell.desk.book.require("training", record.id)
    assert now["people"] == people
    assert shell.desk.book.undo_label.startswith("恢复培训")


def test_undo_and_redo_name_their_step(shell: Shell, qtbot: QtBot) -> None:
    page = trainings(shell)
    page.list.table.mark_rows([0, 1, 2])
    page.bin_marked()
    labels = [command.label for command in shell.commands()]
    assert "撤销：删除培训：3 条" in labels
    shell.undo()
    settle(qtbot, shell)
    assert "重做：删除培训：3 条" in [command.label for command in shell.commands()]


def test_everything_has_a_name_and_the_menu_says_its_keys(page: RegisterPage) -> None:
    names = [action.text() for action in page.work.menu().actions()]
    assert names[0] == "分组"
    assert "批量修改选中的\tCtrl+R" in names
    page.list.table.mark_rows([0, 1])
    for run in (
        page.work.choose_columns,
        page.work.open_saved,
        page.work.change_many,
        page.work.tell_history,
    ):
        run()
        side = page.work.side
        assert side.accessibleName()
        kinds = (*side.findChildren(QPushButton), *side.findChildren(QLineEdit))
        for each in (*kinds, *side.findChildren(QListWidget)):
            text = each.text() if isinstance(each, QPushButton) else ""
            assert each.accessibleName() or text, each
