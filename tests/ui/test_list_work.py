"""What is done with the rows of a list: groups, columns, many at once, in and out."""

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
from tecdesk.ui.models.roles import Role
from tecdesk.ui.pages.bin import BinPage
from tecdesk.ui.tools.bulk import BulkTool
from tecdesk.ui.tools.columns import ColumnsTool
from tecdesk.ui.tools.history import HistoryTool
from tecdesk.ui.tools.paste import PasteTool
from tecdesk.ui.tools.saved import SavedTool
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.models.records import RecordsModel
    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell


def shown(model: RecordsModel, key: str) -> list[str]:
    """A column from top to bottom, with the headings of groups."""
    at = model.fields.index(model.register[key])
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def headings(page: RegisterPage) -> list[str]:
    model = page.list.model
    rows = range(model.rowCount())
    return [model.index(r, 0).data() for r in rows if not model.is_record(r)]


def trainings(shell: Shell) -> RegisterPage:
    page = register_page(shell, "training")
    page.escape()
    return page


@pytest.fixture
def page(shell: Shell, qtbot: QtBot) -> RegisterPage:
    made = trainings(shell)
    settle(qtbot, shell)
    return made


def test_groups_have_their_subtotals(page: RegisterPage, qtmodeltester: object) -> None:
    page.list.filters.group_by("village")
    model = page.list.model
    names = headings(page)
    assert model.count == 46
    assert model.rowCount() == 46 + len(names)
    assert names[0] == "清河村　小计 1 次"
    counts = [int(name.split()[2]) for name in names]
    assert sum(counts) == 46
    people = shown(model, "people")
    heads = [r for r in range(model.rowCount()) if not model.is_record(r)]
    assert sum(int(people[r]) for r in heads) == 4374
    assert model.index(heads[0], 0).data(Role.BOLD)
    qtmodeltester.check(model)  # type: ignore[attr-defined]


def test_arrow_keys_pass_over_the_headings(page: RegisterPage) -> None:
    page.list.filters.group_by("month")
    table, model = page.list.table, page.list.model
    page.list.mark(1)
    visited = [table.currentIndex().row()]
    for _ in range(model.count - 1):
        QTest.keyClick(table, Qt.Key.Key_Down)
        visited.append(table.currentIndex().row())
    assert len(set(visited)) == model.count
    assert all(model.is_record(row) for row in visited)
    ids = {model.record(row).id for row in visited}
    assert len(ids) == model.count
    for row in visited:
        assert model.row_of(model.record(row).id) == row


def test_the_keyboard_always_has_a_row(page: RegisterPage) -> None:
    page.list.filters.group_by("village")
    page.list.table.clearSelection()
    page.list.fill()
    page.search.setFocus()
    page.list.table.setFocus()
    assert page.list.current() is not None
    assert page.list.table.currentIndex().row() == 1


def test_group_order_and_columns_are_kept(
    page: RegisterPage, shell: Shell, qtbot: QtBot
) -> None:
    page.list.filters.group_by("form")
    page.list.columns.show("note", shown=True)
    header = page.list.table.horizontalHeader()
    at = page.list.model.fields.index(page.register["title"])
    header.setSortIndicator(at, Qt.SortOrder.AscendingOrder)
    again = type(page)(shell.desk, page.register)
    qtbot.addWidget(again)
    layout = again.list.columns.layout
    assert (layout.group, layout.order) == ("form", ("title",))
    assert "note" in [field.key for field in again.list.columns.fields]


def test_texts_sort_by_pinyin_both_ways_and_not_at_all(page: RegisterPage) -> None:
    table, model = page.list.table, page.list.model
    header = table.horizontalHeader()
    newest = shown(model, "title")

    def click() -> list[str]:
        at = model.fields.index(page.register["title"])
        x = header.sectionViewportPosition(at) + header.sectionSize(at) // 2
        place = header.viewport().rect().center()
        place.setX(x)
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(header.viewport(), left, pos=place)
        return shown(model, "title")

    up, down = click(), click()
    assert up[0] == "测土配方施肥"
    assert list(dict.fromkeys(down)) == list(dict.fromkeys(up))[::-1]
    assert click() == newest


def test_sums_follow_what_is_marked(
    page: RegisterPage, shell: Shell, qtbot: QtBot
) -> None:
    lst = page.list
    at = lst.model.fields.index(page.register["people"])
    lst.table.mark_rows([0, 1, 5])
    wanted = sum(lst.model.record(row).number("people") or 0 for row in (0, 1, 5))
    qtbot.waitUntil(lambda: lst.totals.count == "已选 3 次" and at in lst.totals.sums)
    settle(qtbot, shell)
    assert lst.totals.sums[at] == str(wanted)
    lst.mark(0)
    qtbot.waitUntil(lambda: lst.totals.count == "46 次")
    assert lst.totals.sums[at] == "4374"


def test_columns_by_keyboard(page: RegisterPage) -> None:
    page.work.choose_columns()
    tool = page.work.side.tool
    assert isinstance(tool, ColumnsTool)
    keys = [field.key for field in page.list.model.fields]
    assert keys[:2] == ["held_on", "village"]
    tool.box.setFocus()
    tool.move_column(1)
    assert [f.key for f in page.list.columns.fields][:2] == ["village", "held_on"]
    tool.box.setCurrentRow(0)
    before = page.list.table.columnWidth(0)
    tool.widen(2)
    assert page.list.table.columnWidth(0) > before
    QTest.keyClick(tool.box, Qt.Key.Key_Space)
    assert "village" not in [f.key for f in page.list.columns.fields]
    tool.reset()
    assert [f.key for f in page.list.columns.fields][:2] == keys[:2]
    page.escape()
    assert page.work.side.isHidden()


def test_filter_is_kept_and_used_again(page: RegisterPage) -> None:
    page.list.filters.choose("form", "讲座")
    page.list.filters.choose("period", "h1")
    page.search.setText("下坪")
    page.list.filters.search("下坪")
    some = page.list.model.count
    page.work.open_saved()
    tool = page.work.side.tool
    assert isinstance(tool, SavedTool)
    tool.name.setText("上半年讲座")
    QTest.keyClick(tool.name, Qt.Key.Key_Return)
    page.list.clear()
    assert page.list.model.count == 46
    tool.buttons["上半年讲座"].click()
    assert page.list.model.count == some < 46
    assert page.search.text() == "下坪"
    tool.drop("上半年讲座")
    assert not tool.buttons


def test_many_are_changed_after_a_look(
    page: RegisterPage, shell: Shell, qtbot: QtBot
) -> None:
    page.list.table.mark_rows([0, 1, 2])
    ids = [record.id for record in page.list.marked()]
    page.work.change_many()
    tool = page.work.side.tool
    assert isinstance(tool, BulkTool)
    tool.choose("lecturer")
    tool.editor.type("冯老师")
    qtbot.waitUntil(lambda: tool.plan is not None)
    assert tool.go.text() == "改 3 次"
    book = shell.desk.book
    before = [book.require("training", id_).text("lecturer") for id_ in ids]
    page._carry_out()
    settle(qtbot, shell)
    assert {book.require("training", i)["lecturer"] for i in ids} == {"冯老师"}
    assert book.undo_label == "3 次培训的主讲人改为“冯老师”"
    assert page.work.side.isHidden()
    shell.undo()
    settle(qtbot, shell)
    assert [book.require("training", i).text("lecturer") for i in ids] == before


def test_what_cannot_be_written_to_many_is_said(page: RegisterPage) -> None:
    page.list.table.mark_rows([0, 1])
    page.work.change_many()
    tool = page.work.side.tool
    assert isinstance(tool, BulkTool)
    tool.choose("people")
    tool.editor.type("一百二")
    tool.look()
    assert tool.plan is None
    assert not tool.go.isEnabled()


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


@pytest.mark.parametrize("key", REGISTERS)
def test_bin_of_every_register(key: str, shell: Shell) -> None:
    book = shell.desk.book
    found = book.find(key, limit=1)
    if not found or key == "unit":
        pytest.skip("no record")
    with book.edit("删") as edit:
        edit.bin(key, found[0].id)
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
