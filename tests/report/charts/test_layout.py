"""Charts laid out: nothing overlaps, heights are true, all stays on the page."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.report.charts.chart import Chart
from tecdesk.report.charts.chart import Form
from tecdesk.report.charts.chart import Goal
from tecdesk.report.charts.chart import Series
from tecdesk.report.charts.chart import Value
from tecdesk.report.charts.layout import lay_out
from tecdesk.report.charts.measures import box
from tecdesk.report.charts.pdf import SETTING
from tecdesk.report.charts.shapes import Dot
from tecdesk.report.charts.shapes import Drawing
from tecdesk.report.charts.shapes import Fill
from tecdesk.report.charts.shapes import Polyline
from tecdesk.report.charts.shapes import Rect
from tecdesk.report.charts.shapes import Use
from tecdesk.report.charts.shapes import Words
from tecdesk.report.charts.shapes import grains
from tecdesk.report.charts.shapes import strokes

NAMES = st.text("清河柳树王家湾上坪新民社区村委会", min_size=1, max_size=14)
NUMBERS = st.one_of(
    st.integers(-9999, 99999),
    st.decimals(-9999, 99999, places=1),
    st.none(),
    st.just("—"),
)
SLACK = 0.01


@st.composite
def charts(draw: st.DrawFn, form: Form | None = None) -> Chart:
    chosen = form or draw(st.sampled_from(list(Form)))
    labels = draw(st.lists(NAMES, min_size=1, max_size=20))
    count = 1 if chosen is Form.SHARES else draw(st.integers(1, 3))
    values: st.SearchStrategy[Value] = NUMBERS
    if chosen is Form.SHARES:
        values = st.one_of(st.integers(0, 9999), st.none())
        labels = labels[:8]
    size = len(labels)
    series = tuple(
        Series(
            f"{2025 - n}年", tuple(draw(st.lists(values, min_size=size, max_size=size)))
        )
        for n in range(count)
    )
    goal = draw(st.one_of(st.none(), st.builds(Goal, st.integers(1, 9999))))
    title = draw(st.text("图培训人次分村情况", min_size=1, max_size=60))
    return Chart(
        chosen,
        title,
        "人次",
        tuple(labels),
        series,
        None if chosen is Form.SHARES else goal,
        draw(st.lists(st.text("注口径", max_size=90, min_size=1), max_size=2)),  # type: ignore[arg-type]
    )


def texts(drawing: Drawing) -> list[Words]:
    return [shape for shape in drawing.shapes if isinstance(shape, Words)]


def columns(drawing: Drawing) -> list[Rect]:
    return [s for s in drawing.shapes if isinstance(s, Rect) and s.key is not None]


def overlapping(one: Words, other: Words) -> bool:
    left, top, right, bottom = box(one)
    x1, y1, x2, y2 = box(other)
    across = min(right, x2) - max(left, x1)
    down = min(bottom, y2) - max(top, y1)
    return across > SLACK and down > 0.3


@settings(max_examples=150, deadline=None)
@given(charts())
def test_no_text_lies_over_another_or_off_the_page(chart: Chart) -> None:
    drawing = lay_out(chart, SETTING)
    written = texts(drawing)
    for one, other in combinations(written, 2):
        assert not overlapping(one, other), (one, other)
    for each in written:
        left, top, right, bottom = box(each)
        assert left >= -SLACK, each
        assert right <= drawing.width + SLACK, each
        assert top >= -0.5, each
        assert bottom <= drawing.height + 0.5, each


@settings(max_examples=100, deadline=None)
@given(charts(Form.COLUMNS))
def test_columns_stand_on_zero_and_are_as_high_as_their_numbers(chart: Chart) -> None:
    drawn = columns(lay_out(chart, SETTING))
    found = {shape.key: shape for shape in drawn}
    known = {
        (number, at): Decimal(value)
        for number, each in enumerate(chart.series)
        for at, value in enumerate(each.values)
        if isinstance(value, int | Decimal) and value
    }
    assert found.keys() == known.keys()
    per_unit = [found[key].height / abs(float(known[key])) for key in known]
    if per_unit:
        assert max(per_unit) == pytest.approx(min(per_unit), rel=1e-6)


@settings(max_examples=100, deadline=None)
@given(charts(Form.COLUMNS))
def test_columns_do_not_touch_other_columns(chart: Chart) -> None:
    for one, other in combinations(columns(lay_out(chart, SETTING)), 2):
        across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
        down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
        assert across <= SLACK or down <= SLACK


@settings(max_examples=50, deadline=None)
@given(charts())
def test_every_number_is_written_and_opens(chart: Chart) -> None:
    written = {text.key for text in texts(lay_out(chart, SETTING)) if text.key}
    wanted = {
        (number, at)
        for number in range(len(chart.series))
        for at in range(len(chart.labels))
    }
    assert written == wanted


@settings(max_examples=50, deadline=None)
@given(charts(Form.SHARES))
def test_parts_fill_the_bar(chart: Chart) -> None:
    parts = columns(lay_out(chart, SETTING))
    if sum(chart.numbers):
        assert sum(part.width for part in parts) == pytest.approx(SETTING.width)


def made(form: Form, *rows: tuple[Value, ...], goal: Goal | None = None) -> Chart:
    labels = tuple(f"{at + 1}月" for at in range(len(rows[0])))
    series = tuple(Series(str(n), row) for n, row in enumerate(rows))
    return Chart(form, "图1", "人次", labels, series, goal)


def test_a_blank_breaks_the_line_and_says_so() -> None:
    drawing = lay_out(made(Form.LINES, (5, None, 7, 9)), SETTING)
    wide = [s for s in drawing.shapes if isinstance(s, Polyline) and s.use is Use.DATA]
    assert len(wide) == 1
    assert len([s for s in drawing.shapes if isinstance(s, Dot)]) == 3
    assert "待填" in {text.text for text in texts(drawing)}


def test_at_most_three_thin_lines() -> None:
    for high in (1, 7, 10, 37, 99, 101, 4374, 12345, 99999):
        for low in (0, -high // 3, -high):
            drawing = lay_out(made(Form.COLUMNS, (high, low)), SETTING)
            lines = [s for s in drawing.shapes if isinstance(s, Polyline)]
            thin = [line for line in lines if line.use is Use.GRID]
            assert 1 <= len(thin) <= 3, (high, low)


def test_all_blank_is_drawn_without_columns() -> None:
    drawing = lay_out(made(Form.COLUMNS, (None, "—", 0)), SETTING)
    assert columns(drawing) == []
    assert {"待填", "—", "0"} <= {text.text for text in texts(drawing)}


def test_the_goal_says_its_word_at_the_end_of_its_line() -> None:
    drawing = lay_out(made(Form.COLUMNS, (87, 115), goal=Goal(100)), SETTING)
    (line,) = [s for s in drawing.shapes if isinstance(s, Polyline) and s.dash.value]
    (word,) = [text for text in texts(drawing) if text.text == "目标100"]
    assert word.left > line.points[-1][0]


def test_what_is_pointed_at() -> None:
    drawing = lay_out(made(Form.COLUMNS, (3, 5)), SETTING)
    second = columns(drawing)[1]
    assert drawing.at(second.x + 1, second.y + 1) == (0, 1)
    assert drawing.at(0, 0) is None


def test_series_are_told_apart_by_more_than_grey() -> None:
    drawing = lay_out(made(Form.COLUMNS, (3, 5), (4, 6), (1, 2)), SETTING)
    fills = {shape.key[0]: shape.fill for shape in columns(drawing) if shape.key}
    assert list(fills.values()) == [Fill.SOLID, Fill.WHITE, Fill.RISING]


@given(
    st.sampled_from(list(Fill)),
    st.floats(0.1, 60),
    st.floats(0.1, 60),
)
def test_hatches_stay_in_their_box(fill: Fill, width: float, height: float) -> None:
    shape = Rect(5, 7, width, height, fill)
    places = [
        (x, y) for x1, y1, x2, y2 in strokes(shape) for x, y in ((x1, y1), (x2, y2))
    ]
    for x, y in [*places, *grains(shape)]:
        assert 5 - 1e-6 <= x <= 5 + width + 1e-6
        assert 7 - 1e-6 <= y <= 7 + height + 1e-6


def test_a_chart_refuses_what_it_cannot_show() -> None:
    with pytest.raises(ValueError, match="below zero"):
        made(Form.SHARES, (3, -1))
    with pytest.raises(ValueError, match="values"):
        Chart(Form.LINES, "", "", ("1月",), (Series("", (1, 2)),))
