"""A chart on screen: our colours at the time of painting, keys, words for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from tecdesk.report.charts.chart import Chart
from tecdesk.report.charts.chart import Form
from tecdesk.report.charts.chart import Goal
from tecdesk.report.charts.chart import Series
from tecdesk.report.charts.layout import lay_out
from tecdesk.report.charts.measures import box
from tecdesk.report.charts.shapes import Words
from tecdesk.ui import theme
from tecdesk.ui.parts.chart import NOTHING
from tecdesk.ui.parts.chart import ChartView
from tecdesk.ui.parts.chart_paint import setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

VILLAGES = ("清河村", "柳树村", "王家湾村")


def chart(form: Form = Form.COLUMNS) -> Chart:
    series = (Series("2025年", (150, 1189, None)), Series("2024年", (90, 0, 412)))
    shown = series[:1] if form is Form.SHARES else series
    return Chart(form, "培训人次分村", "人次", VILLAGES, shown, Goal(500))


@pytest.fixture
def view(qtbot: QtBot) -> ChartView:
    made = ChartView()
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show_chart(chart())
    made.show()
    return made


@pytest.fixture
def dark() -> Iterator[None]:
    yield
    theme.use(dark=False)


@pytest.mark.usefixtures("dark")
def test_colours_are_those_of_the_moment(view: ChartView) -> None:
    light = view.grab().toImage()
    theme.use(dark=True)
    painted = view.grab().toImage()
    assert light.pixelColor(1, 1) == QColor(theme.LIGHT["surface"])
    assert painted.pixelColor(1, 1) == QColor(theme.DARK["surface"])
    place = view.place_of((0, 1))
    assert place
    assert painted.pixelColor(place) == QColor(theme.DARK["accent"])


def test_arrows_walk_label_by_label(view: ChartView) -> None:
    walked: list[object] = []
    view.walked.connect(walked.append)
    for _ in range(7):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert walked[:5] == [(1, 0), (0, 1), (1, 1), (0, 2), (1, 2)]
    assert view.marked == (1, 2)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.marked == (0, 2)
    assert view.accessibleDescription() == "王家湾村 2025年 待填 人次"


def test_enter_opens_what_is_marked(view: ChartView) -> None:
    opened: list[object] = []
    view.opened.connect(opened.append)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == [(1, 0)]


def test_the_mark_stays_when_the_numbers_change(view: ChartView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Right)
    view.show_chart(chart())
    assert view.marked == (1, 0)
    view.show_chart(chart(Form.SHARES))
    assert view.marked == (0, 0)


def test_nothing_is_said(view: ChartView) -> None:
    view.show_chart(None)
    assert view.accessibleName() == NOTHING
    assert view.marked is None
    view.grab()


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("wide", [320, 700, 1200])
def test_texts_do_not_touch_in_the_type_of_the_screen(
    view: ChartView, form: Form, wide: int
) -> None:
    drawing = lay_out(chart(form), setting(wide, 200))
    texts = [shape for shape in drawing.shapes if isinstance(shape, Words)]
    for at, one in enumerate(texts):
        left, top, right, bottom = box(one)
        assert left >= -0.01
        assert right <= drawing.width + 0.01
        for other in texts[:at]:
            x1, y1, x2, y2 = box(other)
            across, down = (
                min(right, x2) - max(left, x1),
                min(bottom, y2) - max(top, y1),
            )
            assert across <= 0.01 or down <= 0.3, (one.text, other.text)
