"""汇总: table, chart and two sides; figures open, records lead to figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tecdesk.tally.compare import Side
from tecdesk.ui.pages.figures.question import Drawn
from tecdesk.ui.pages.figures.question import View
from tecdesk.ui.pages.figures.tally import TallyPage
from tecdesk.ui.tools.membership import MembershipTool
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


@pytest.fixture
def page(shell: Shell, qtbot: QtBot) -> TallyPage:
    shell.go("tally")
    made = shell.page("tally")
    assert isinstance(made, TallyPage)
    settle(qtbot, shell)
    return made


def names(page: TallyPage) -> list[str]:
    return [row[0].text.strip() for row in page.board.model.grid.rows]


def stand(page: TallyPage, name: str, column: int) -> None:
    at = page.board.model.index(names(page).index(name), column)
    page.board.table.setCurrentIndex(at)


def enter(page: TallyPage) -> None:
    QTest.keyClick(page.board.table, Qt.Key.Key_Return)


def test_every_number_of_the_table_opens(page: TallyPage) -> None:
    closed = {
        cell.text
        for row in page.board.model.grid.rows
        for cell in row[2:]
        if cell.asked is None
    }
    assert closed == {"—", ""}


def test_a_target_opens_its_figure_and_says_where_it_stands(
    page: TallyPage, shell: Shell, qtbot: QtBot
) -> None:
    stand(page, "培训人次", 3)
    enter(page)
    settle(qtbot, shell)
    told = page.evidence.told
    assert told
    assert told.asked.figure.value == 4374
    assert any("年度目标 5000 人次" in remark.text for remark in told.remarks)


def test_last_year_opens_its_own_records(
    page: TallyPage, shell: Shell, qtbot: QtBot
) -> None:
    stand(page, "示范基地(期末在用)", 5)
    enter(page)
    settle(qtbot, shell)
    assert page.evidence.told
    assert page.evidence.told.asked.period.year == 2024
    assert page.evidence.sentence() == "共 5 条记录，与表中一致"


def test_a_change_renews_the_open_figure(
    page: TallyPage, shell: Shell, qtbot: QtBot
) -> None:
    stand(page, "培训人次", 2)
    enter(page)
    settle(qtbot, shell)
    record = shell.desk.book.find("training", limit=1)[0]
    with shell.desk.book.edit("改") as edit:
        people = record.number("people") or 0
        edit.change("training", record.id, {"people": people + 6})
    shell.desk.bus.tell(edit.change_made, None)
    settle(qtbot, shell)
    assert page.board.model.index(1, 2).data() == "4380"
    assert page.evidence.sentence() == "46 条记录相加 = 4380，与表中一致"


def test_estimates_are_marked_in_table_and_panel(
    page: TallyPage, shell: Shell, qtbot: QtBot
) -> None:
    record = shell.desk.book.find("training", limit=1)[0]
    with shell.desk.book.edit("改") as edit:
        edit.change("training", record.id, {"quality": "估数"})
    shell.desk.bus.tell(edit.change_made, None)
    settle(qtbot, shell)
    stand(page, "培训人次", 2)
    assert page.board.model.grid.rows[1][2].mark == "估"
    enter(page)
    settle(qtbot, shell)
    assert page.evidence.told
    assert "含估数" in page.evidence.told.remarks[0].text


@pytest.mark.parametrize("by", ["village", "month", "quarter", "form", "status"])
@pytest.mark.parametrize("drawn", [Drawn.NOW, Drawn.LAST])
def test_charts_open_their_records(
    page: TallyPage, shell: Shell, qtbot: QtBot, by: str, drawn: Drawn
) -> None:
    page.views.choose(View.CHART)
    page.choices.show_by(by)
    page.choices.drawn.choose(drawn)
    settle(qtbot, shell)
    chart = page.board.chart
    assert chart.chart
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    settle(qtbot, shell)
    asked = page.board.current()
    assert asked
    assert page.evidence.asked == asked
    assert page.evidence.sentence().endswith(("与表中一致", "所以是 0。"))


@pytest.mark.parametrize("drawn", [Drawn.GOALS, Drawn.CHANGES, Drawn.YEARS])
def test_charts_of_the_year(
    page: TallyPage, shell: Shell, qtbot: QtBot, drawn: Drawn
) -> None:
    page.views.choose(View.CHART)
    page.choices.indicator.show_value("base.in_use")
    page.choices.drawn.choose(drawn)
    settle(qtbot, shell)
    assert page.board.chart.chart
    assert page.board.current()
    page.grab()


def test_a_chart_is_pressed_on(page: TallyPage, shell: Shell, qtbot: QtBot) -> None:
    page.views.choose(View.CHART)
    page.choices.split.choose("village")
    settle(qtbot, shell)
    chart = page.board.chart
    opened: list[object] = []
    chart.opened.connect(opened.append)
    places = [chart.place_of((0, at)) for at in range(12)]
    for place in places:
        assert place
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert opened == [(0, at) for at in range(12)]
    assert page.board.current()


def test_two_villages_side_by_side(page: TallyPage, shell: Shell, qtbot: QtBot) -> None:
    page.views.choose(View.PAIR)
    page.sides.what.choose("place")
    settle(qtbot, shell)
    heads = [head.text for head in page.board.model.grid.heads]
    assert heads[2:] == ["清河村", "柳树村", "相差", "相差率"]
    row = page.board.model.grid.rows[names(page).index("培训人次")]
    assert [cell.text for cell in row[2:]] == ["150", "1189", "−1039", "−87.4%"]


def test_two_periods_side_by_side(page: TallyPage, shell: Shell, qtbot: QtBot) -> None:
    page.views.choose(View.PAIR)
    page.sides.years[1].choose(2025)
    page.sides.parts[0].choose("h1")
    page.sides.parts[1].choose("h2")
    settle(qtbot, shell)
    left, right = page.sides.sides
    assert (left.period.half, right.period.half) == (1, 2)
    assert left == Side(left.period)
    row = page.board.model.grid.rows[names(page).index("培训人次")]
    first, second = (int(cell.text) for cell in row[2:4])
    assert first + second == 4374


def test_until_a_day(page: TallyPage, shell: Shell, qtbot: QtBot) -> None:
    spans = page.choices.spans
    spans.other.choose("until")
    spans.day.setText("6.30")
    QTest.keyClick(spans.day, Qt.Key.Key_Return)
    settle(qtbot, shell)
    assert page.question.period.until == date(2025, 6, 30)
    until = page.board.model.index(1, 2).data()
    spans.main.choose("h1")
    settle(qtbot, shell)
    assert page.board.model.index(1, 2).data() == until


def test_a_day_of_another_year_is_not_taken(page: TallyPage) -> None:
    spans = page.choices.spans
    spans.other.choose("until")
    before = page.question.period
    spans.day.setText("2023-05-01")
    QTest.keyClick(spans.day, Qt.Key.Key_Return)
    assert page.question.period == before
    assert spans.day.property("state") == "red"


def test_meanings_begin_with_the_figure_under_the_cursor(page: TallyPage) -> None:
    stand(page, "走访次数", 2)
    page.tell_meanings()
    assert page.meanings.isVisible()
    assert page.meanings.said[0] == "走访次数（次）"
    assert "统计期内方式为走访的帮扶记录次数之和。" in page.meanings.said
    page.tell_meanings()
    assert page.meanings.isHidden()


def test_the_whole_table_is_copied_with_its_headings(page: TallyPage) -> None:
    page.copy_all()
    text = QApplication.clipboard().text()
    first, second = (line.split("\t") for line in text.split("\r\n")[:2])
    assert first[:4] == ["指标", "单位", "完成", "年度目标"]
    assert second[:4] == ["培训期数", "期", "46", "40"]
    assert "<td>4374</td>" in QApplication.clipboard().mimeData().html()


def test_a_record_leads_to_its_figures(shell: Shell, qtbot: QtBot) -> None:
    training = register_page(shell, "training")
    training.list.mark(0)
    training.work.tell_figures()
    settle(qtbot, shell)
    tool = training.work.side.tool
    assert isinstance(tool, MembershipTool)
    rows = [[cell.text for cell in row] for row in tool.model.grid.rows]
    assert rows[0] == ["2025年全年", "", ""]
    assert rows[2] == ["　培训人次（人次）", "68", "4374"]
    quarter = next(at for at, row in enumerate(rows) if row[0] == "2025年第四季度")
    tool.table.setCurrentIndex(tool.model.index(quarter + 2, 0))
    QTest.keyClick(tool.table, Qt.Key.Key_Return)
    settle(qtbot, shell)
    page = shell.page("tally")
    assert isinstance(page, TallyPage)
    assert page.question.period.quarter == 4
    assert page.evidence.told
    assert page.evidence.told.asked.label == "培训人次"
    current = page.board.current()
    assert current
    assert current.title == page.evidence.told.asked.title


def test_two_sides_of_incomplete_years_say_nothing(
    page: TallyPage, shell: Shell, qtbot: QtBot
) -> None:
    page.views.choose(View.PAIR)
    settle(qtbot, shell)
    row = page.board.model.grid.rows[names(page).index("培训人次")]
    assert [cell.text for cell in row[2:]] == ["4374", "", "", ""]
    since = {"training": 2024}
    shell.desk.book.change_settings(lambda now: replace(now, complete_since=since))
    page.reload()
    settle(qtbot, shell)
    row = page.board.model.grid.rows[names(page).index("培训人次")]
    assert [cell.text for cell in row[2:]] == ["4374", "0", "+4374", "—"]


def test_a_breakdown_by_kind_leaves_no_segment_on(page: TallyPage) -> None:
    page.choices.split.choose("village")
    page.choices.kind.choose("form")
    assert page.choices.by == "form"
    assert not any(each.isChecked() for each in page.choices.split._buttons.values())
    page.choices.split.choose("month")
    on = [key for key, each in page.choices.split._buttons.items() if each.isChecked()]
    assert on == ["month"]
