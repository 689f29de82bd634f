"""What is done with the rows of a list: groups, columns, sums, many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tecdesk.ui.models.roles import Role
from tecdesk.ui.tools.bulk import BulkTool
from tecdesk.ui.tools.columns import ColumnsTool
from tecdesk.ui.tools.saved import SavedTool
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
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
