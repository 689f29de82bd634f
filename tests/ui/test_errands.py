"""One-to-many work: by the keyboard alone, problems beside the rows, one undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.query import Filter
from tecdesk.ui.models.entry import EntryModel
from tecdesk.ui.pages.errands.base_years import BaseYearsPage
from tecdesk.ui.pages.errands.leaflets import LeafletsPage
from tecdesk.ui.pages.errands.visits import VisitsPage
from tecdesk.ui.wanted import Rows
from tests.ui.conftest import settle
from tests.ui.grids import at
from tests.ui.grids import begin_composing
from tests.ui.grids import commit
from tests.ui.grids import type_into

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

KEYS = ("visits", "leaflets", "copy-targets", "base-years")
CONTROL = Qt.KeyboardModifier.ControlModifier


def visiting(shell: Shell, argument: object = None) -> VisitsPage:
    page = at(shell, "visits", argument)
    assert isinstance(page, VisitsPage)
    return page


def test_visits_by_keys_alone(shell: Shell, qtbot: QtBot) -> None:
    book = shell.desk.book
    before = book.count("aid")
    page = visiting(shell)
    date, content = page.shared.editors["date"], page.shared.editors["content"]
    assert date.box.hasFocus()
    QTest.keyClicks(date.box, "12.12")
    for key in ("date", "way"):
        QTest.keyClick(page.shared.editors[key].box, Qt.Key.Key_Return)
    assert content.box.hasFocus()
    begin_composing(content.box)
    commit(content.box, "问了越冬草料")
    QTest.keyClick(content.box, Qt.Key.Key_Return)
    assert page.table.hasFocus()
    for _ in range(3):
        QTest.keyClick(page.table, Qt.Key.Key_Space)
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    type_into(page, 5, "200")
    page.look()
    assert page.sentence == "给 4 户各记一次走访，资金合计 200 元。"
    assert page.do.text() == "记下 4 户"
    QTest.keyClick(shell, Qt.Key.Key_Return, CONTROL)
    found = book.find("aid", Filter({"date": "2025-12-12"}))
    assert len(found) == 4
    assert {row.text("content") for row in found} == {"问了越冬草料"}
    assert sum(row.number("money") or 0 for row in found) == 20000
    assert shell.status.text == "已记下：走访 4 户：12月12日"
    assert not page.model.dirty
    shell.undo()
    settle(qtbot, shell)
    assert book.count("aid") == before


def test_what_one_household_says_stands_for_it_alone(shell: Shell) -> None:
    page = visiting(shell)
    page.shared.editors["date"].type("2025-12-12")
    page.shared.editors["content"].type("看了房子")
    page.table.go()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    type_into(page, 6, "母牛下犊")
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    page.carry_out()
    found = shell.desk.book.find("aid", Filter({"date": "2025-12-12"}))
    assert sorted(row.text("content") for row in found) == ["母牛下犊", "看了房子"]


def test_visit_that_is_there_is_said_beside_its_row(shell: Shell) -> None:
    page = visiting(shell)
    page.shared.editors["date"].type("2025-12-12")
    page.table.go()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    page.carry_out()
    page.table.setCurrentIndex(page.model.index(0, 0))
    page.table.tick()
    page.look()
    last = page.model.columnCount() - 1
    assert "已有走访记录" in page.model.index(0, last).data()
    assert page.do.isEnabled()


def test_no_date_stands_in_the_way(shell: Shell) -> None:
    page = visiting(shell)
    page.table.go()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.carry_out() is False
    assert page.shared.editors["date"].box.property("state") == "red"
    assert not page.do.isEnabled()
    assert page.sentence
    assert page.model.dirty


def test_unreadable_money_stands_in_the_way(shell: Shell) -> None:
    page = visiting(shell)
    page.shared.editors["date"].type("2025-12-12")
    page.table.go()
    type_into(page, 5, "一些")
    page.look()
    assert not page.do.isEnabled()
    assert page.model.index(0, page.model.columnCount() - 1).data() == page.sentence


def test_village_and_search_narrow_and_keep_the_ticks(shell: Shell) -> None:
    page = visiting(shell)
    every = page.model.rowCount()
    village = next(r.text("village") for r, row in page._every if row.texts[1])
    page.villages.choose(village)
    some = page.model.rowCount()
    assert 0 < some < every
    QTest.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    page.villages.choose("")
    assert page.model.rowCount() == every
    assert len(page.model.ticked or ()) == some
    page.search.setText("z")
    page.search.searched.emit("z")
    assert 0 < page.model.rowCount() < every
    page.model.forget()


def test_rows_of_a_list_come_ticked(shell: Shell) -> None:
    ids = tuple(row.id for row in shell.desk.book.find("pairing", limit=2))
    page = visiting(shell, Rows(ids, "选中的"))
    assert page.model.ticked == set(ids)
    assert page.model.rowCount() == 2
    page.model.forget()


def test_f9_takes_the_marked_rows_of_the_list(shell: Shell) -> None:
    from tests.ui.conftest import register_page

    listed = register_page(shell, "pairing")
    listed.escape()
    listed.list.table.selectRow(3)
    marked = [record.id for record in listed.list.marked()]
    QTest.keyClick(shell, Qt.Key.Key_F9)
    assert shell.current == "visits"
    page = shell.page("visits")
    assert isinstance(page, VisitsPage)
    assert page.model.ticked == set(marked)
    page.model.forget()


def test_leaving_asks_about_what_is_ticked(shell: Shell, asked: list[str]) -> None:
    page = visiting(shell)
    page.table.go()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    shell.go("home")
    assert shell.current == "visits"
    assert asked == ["一次走访多户：这次写的还没有记下。"]
    page.model.forget()


def test_one_material_to_many_villages(shell: Shell, qtbot: QtBot) -> None:
    book = shell.desk.book
    page = at(shell, "leaflets")
    assert isinstance(page, LeafletsPage)
    material = book.find("material", limit=1)[0]
    QTest.keyClicks(page.shared.editors["date"].box, "12.15")
    page.shared.editors["material"].type(material.text("title"))
    page.table.go()
    assert page.table.currentIndex().column() == 2
    type_into(page, 2, "100")
    QTest.keyClick(page.table, Qt.Key.Key_D, CONTROL)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    type_into(page, 2, "５０")
    page.look()
    assert page.sentence.startswith("给 3 个村各登记一次，合计 250 ")
    QTest.keyClick(shell, Qt.Key.Key_Return, CONTROL)
    found = book.find("handout", Filter({"date": "2025-12-15"}))
    assert sorted(row.number("quantity") or 0 for row in found) == [50, 100, 100]
    assert {row.text("unit") for row in found} == {material.text("unit")}
    shell.undo()
    settle(qtbot, shell)
    assert not book.count("handout", Filter({"date": "2025-12-15"}))


def test_village_that_has_some_shows_how_many(shell: Shell) -> None:
    book = shell.desk.book
    page = at(shell, "leaflets")
    handout = next(
        row
        for row in book.find("handout")
        if row.text("village") and row.text("material") and row.number("quantity")
    )
    material = book.require("material", handout.text("material"))
    page.shared.editors["material"].type(material.text("title"))  # type: ignore[attr-defined]
    page.look()
    row = next(r for r in page.model.rows if r.id == handout.text("village"))
    assert int(row.texts[1]) >= (handout.number("quantity") or 0)


def test_yearly_figures_of_bases(shell: Shell, qtbot: QtBot) -> None:
    book = shell.desk.book
    page = at(shell, "base-years")
    assert isinstance(page, BaseYearsPage)
    assert page.model.rowCount() > 3
    assert page.sentence == "没有填新的数。"
    type_into(page, 4, "120.5")
    type_into(page, 5, "30")
    page.look()
    assert page.sentence.startswith("新填 2 个基地。")
    QTest.keyClick(shell, Qt.Key.Key_Return, CONTROL)
    lines = book.find("base_year", Filter({"year": 2025}))
    assert {row.number("area") for row in lines} >= {1205}
    page.table.setCurrentIndex(page.model.index(0, 4))
    assert page.model.index(0, 4).data() == "120.5"
    type_into(page, 4, "121")
    page.look()
    assert page.sentence.startswith("改 1 个。")
    page.model.forget()
    shell.undo()
    settle(qtbot, shell)
    assert not book.count("base_year", Filter({"year": 2025}))


@pytest.mark.parametrize("key", KEYS)
def test_every_widget_that_takes_the_focus_has_a_name(shell: Shell, key: str) -> None:
    page = at(shell, key)
    nameless = [
        type(each).__name__
        for each in page.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not each.accessibleName()
        and not getattr(each, "text", str)()
        and each.focusProxy() is None
    ]
    assert nameless == []


@pytest.mark.parametrize("key", KEYS)
def test_grid_keeps_its_promises(
    shell: Shell, key: str, qtmodeltester: ModelTester
) -> None:
    page = at(shell, key)
    model = EntryModel(page.columns, page.lookup, ticks=page.ticks)
    model.show_rows(page.model.rows)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("key", ["visits", "base-years"])
def test_no_rows_leads_to_the_first(fresh: Shell, key: str) -> None:
    page = at(fresh, key)
    register = REGISTERS[page.rows_of]
    said = [each.text() for each in page.shown.empty.findChildren(QPushButton)]
    assert said == [f"记第一{register.word}", "导入原来的台账"]
    page.shown.empty.findChildren(QPushButton)[0].click()
    assert fresh.current == register.key


def test_no_hit_lists_all_again(shell: Shell) -> None:
    page = visiting(shell)
    every = page.model.rowCount()
    page.search.setText("没有这个人")
    page.search.searched.emit("没有这个人")
    assert page.model.rowCount() == 0
    again = page.shown.empty.findChildren(QPushButton)[0]
    assert again.text() == "列出全部"
    again.click()
    assert page.model.rowCount() == every
    assert page.table.isVisible()
