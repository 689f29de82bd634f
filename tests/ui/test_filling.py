"""填县里的表: what is understood, what a person chooses, what a figure rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tecdesk.desk.filling.binding import Binding
from tecdesk.desk.filling.binding import What
from tecdesk.domain.period import Period
from tecdesk.tally.sheet import make_sheet
from tecdesk.ui.pages.filling.held import State
from tests.ui import county
from tests.ui.conftest import settle
from tests.ui.filling import at
from tests.ui.filling import entry
from tests.ui.filling import place
from tests.ui.filling import press

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return county.workbook(tmp_path)


def test_what_is_understood_stands_in_the_form(
    shell: Shell, qtbot: QtBot, form: Path
) -> None:
    page = at(shell, qtbot, form)
    sheet = make_sheet(shell.desk.book, Period(2025))
    assert entry(page, "F6").shown == str(sheet.line("training.people").figure.value)
    assert entry(page, "D6").shown == "5000"
    assert entry(page, "H6").lacks
    assert entry(page, "F14").state is State.FORMULA
    model = page.bench.sheet.cells
    box = model.laid.box_of(place(page, "F6"))
    assert box is not None
    index = model.index(*box.key)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "汇总 F6 培训人次 · 完成情况 全年 4374 已定"


def test_the_models_are_sound(
    shell: Shell, qtbot: QtBot, form: Path, qtmodeltester: Any
) -> None:
    page = at(shell, qtbot, form)
    check = qtmodeltester.check
    check(page.bench.sheet.cells)
    check(page.bench.filled.list.rows)


def test_arrows_take_a_merged_cell_as_one_step(
    shell: Shell, qtbot: QtBot, form: Path
) -> None:
    page = at(shell, qtbot, form)
    sheet = page.bench.sheet
    sheet.stand_on(place(page, "B6"))
    press(shell, "Left")
    assert sheet.box is not None
    assert sheet.box.place.address == "A5"
    press(shell, "Right")
    assert sheet.box.place.address == "B6"
    press(shell, "Up", "Up")
    assert sheet.box.place.address == "A3"
    press(shell, "Down", "Down")
    assert sheet.box.place.address == "B6"
    press(shell, "Right", "Right", "Up", "Up", "Up", "Up")
    assert sheet.box.place.address == "A1"


def test_enter_settles_what_is_proposed_and_goes_on(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    page = at(shell, qtbot, county.workbook(tmp_path, asking=True))
    assert page.held is not None
    asking = page.held.count()[State.ASKS]
    assert asking > 2
    first = page.bench.cell.place
    assert first is not None
    assert page.held.entries[first].state is State.ASKS
    press(shell, "Return")
    assert page.held.entries[first].state is State.SET
    assert page.held.count()[State.ASKS] == asking - 1
    assert page.bench.cell.place == page.held.open_after(first)
    press(shell, "Ctrl+Shift+Return")
    assert not page.held.count()[State.ASKS]
    assert "Ctrl+Enter" in shell.status.text


def test_f8_goes_over_sheets(shell: Shell, qtbot: QtBot, form: Path) -> None:
    page = at(shell, qtbot, form)
    assert page.held is not None
    goal = place(page, "C4", sheet=1)
    page.held.set(goal, state=State.ASKS)
    press(shell, "F8")
    assert page.bench.cell.place == goal
    assert page.bench.progress.which.value == 1
    press(shell, "Return", "F8")
    assert page.bench.cell.place == goal
    press(shell, "Ctrl+PgUp")
    assert page.bench.sheet.box is not None
    assert page.bench.sheet.box.place.sheet == 0


def test_a_figure_is_chosen_by_initials(shell: Shell, qtbot: QtBot, form: Path) -> None:
    page = at(shell, qtbot, form)
    page.bench.stand_on(place(page, "G14"))
    press(shell, "Return")
    recipe = page.bench.cell.recipe
    assert shell.focusWidget() is recipe.indicator
    for picked, typed in (
        (recipe.indicator, "pxrc"),
        (recipe.when, "sbn"),
        (recipe.part, "xpc"),
        (recipe.what, "wcs"),
    ):
        assert shell.focusWidget() is picked
        QTest.keyClicks(picked, typed)
        QTest.keyClick(picked, Qt.Key.Key_Return)
    settle(qtbot, shell)
    found = entry(page, "G14")
    assert found.state is State.SET
    assert found.binding is not None
    assert found.binding.label == "培训人次 上半年 下坪村 完成数"
    line = make_sheet(shell.desk.book, Period(2025, half=1), ["village"])
    parts = line.line("training.people").parts
    assert found.shown == next(str(p.figure.value) for p in parts if p.name == "下坪村")
    assert page.bench.sheet.hasFocus()


def test_what_is_being_typed_outlasts_an_answer(
    shell: Shell, qtbot: QtBot, form: Path
) -> None:
    page = at(shell, qtbot, form)
    page.bench.stand_on(place(page, "F6"))
    recipe = page.bench.cell.recipe
    recipe.when.take(recipe.when._first("sbn", 1)[0])
    recipe.part.setFocus()
    recipe.part.selectAll()
    QTest.keyClicks(recipe.part, "xp")
    settle(qtbot, shell)
    assert entry(page, "F6").shown == "2664"
    assert recipe.part.text() == "xp"
    assert recipe.part.offered[0] == "下坪村"


def test_units_and_digits(shell: Shell, qtbot: QtBot, form: Path) -> None:
    page = at(shell, qtbot, form)
    page.bench.stand_on(place(page, "F13"))
    assert entry(page, "F13").shown == "50500"
    recipe = page.bench.cell.recipe
    recipe.unit.choose("万元")
    settle(qtbot, shell)
    assert entry(page, "F13").shown == "5.05"
    recipe.decimals.choose(1)
    settle(qtbot, shell)
    assert entry(page, "F13").shown == "5.1"
    recipe.what.take(recipe.what._first("wcl", 1)[0])
    settle(qtbot, shell)
    bound = entry(page, "F13").binding
    assert bound is not None
    assert (bound.what, bound.unit) == (What.RATE, "")


def test_a_cell_left_as_it_is(shell: Shell, qtbot: QtBot, form: Path) -> None:
    page = at(shell, qtbot, form)
    page.bench.stand_on(place(page, "F6"))
    press(shell, "Delete")
    assert entry(page, "F6").state is State.LEFT
    assert page.held is not None
    assert page.held.mapping[place(page, "F6")] is None


def test_what_was_said_of_cells_is_taken_back(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    page = at(shell, qtbot, county.workbook(tmp_path, asking=True))
    assert page.held is not None
    before = dict(page.held.entries)
    records = shell.desk.book.count("training")
    press(shell, "Ctrl+Shift+Return")
    page.bench.stand_on(place(page, "G14"))
    page.bench.bind(place(page, "G14"), Binding("training.people"))
    page.bench.stand_on(place(page, "F6"))
    press(shell, "Delete", "Ctrl+Z")
    assert entry(page, "F6") == before[place(page, "F6")]
    assert page.bench.cell.place == place(page, "F6")
    press(shell, "Ctrl+Z", "Ctrl+Z")
    settle(qtbot, shell)
    assert page.held.entries == before
    press(shell, "Ctrl+Z")
    assert "没有可以撤销的了" in shell.status.text
    assert shell.desk.book.count("training") == records


def test_an_answer_that_comes_too_late_is_nobodys(
    shell: Shell, qtbot: QtBot, form: Path
) -> None:
    page = at(shell, qtbot, form)
    before = entry(page, "F5")
    page.bench.stand_on(place(page, "F5"))
    page.bench.bind(place(page, "F5"), Binding("training.people"))
    press(shell, "Ctrl+Z")
    settle(qtbot, shell)
    assert entry(page, "F5") == before


def test_what_a_figure_rests_on(shell: Shell, qtbot: QtBot, form: Path) -> None:
    page = at(shell, qtbot, form)
    page.bench.stand_on(place(page, "B3", sheet=1))
    shown = entry(page, "B3", sheet=1).shown
    press(shell, "F4")
    settle(qtbot, shell)
    evidence = page.bench.evidence
    assert evidence.isVisible()
    assert evidence._figure.text() == shown
    assert "柳树村" in evidence._where.text()
    press(shell, "Esc")
    assert page.bench.cell.isVisible()
    assert page.bench.sheet.hasFocus()


def test_marks_in_a_sentence_are_looked_at_one_by_one(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    page = at(shell, qtbot, county.document(tmp_path))
    assert page.held is not None
    marks = [each for each in sorted(page.held.entries) if each.mark]
    assert page.held.text(marks[0].cell) == "全年举办培训46期，培训4374人次。"
    page.bench.stand_on(marks[1])
    panel = page.bench.cell
    assert panel.place == marks[1]
    assert panel._marks.isVisible()
    panel._marks.choose(marks[0])
    assert panel.recipe.indicator.text() == "培训期数"


def test_figures_follow_the_records(shell: Shell, qtbot: QtBot, form: Path) -> None:
    page = at(shell, qtbot, form)
    book = shell.desk.book
    record = book.find("training", limit=1)[0]
    now = record.values["people"]
    assert isinstance(now, int)
    with book.edit("改人次") as edit:
        edit.change("training", record.id, {"people": now + 6})
    shell.desk.bus.tell(edit.change_made, None)
    settle(qtbot, shell)
    assert entry(page, "F6").shown == "4380"


def test_a_formula_is_left_to_itself(shell: Shell, qtbot: QtBot, form: Path) -> None:
    page = at(shell, qtbot, form)
    page.bench.sheet.stand_on(place(page, "F14"))
    press(shell, "Return", "Delete")
    assert page.bench.sheet.hasFocus()
    assert entry(page, "F14").state is State.FORMULA
    assert "公式" in page.bench.cell._why.text()
    assert not page.bench.cell.recipe.isVisible()
