from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.reading import Context
from tecdesk.domain.reading import Reading
from tecdesk.domain.values import parse

DAY = Field("day", "日期", Kind.DATE)
LEDGER = Context(year=2024)


def read(written: object, context: Context = LEDGER) -> Reading:
    return parse(DAY, written, context)


@pytest.mark.parametrize(
    "written",
    [
        "2024.3.5",
        "2024/3/5",
        "2024-03-05",
        "20240305",
        "2024年3月5日",
        "24.3.5",
        "二〇二四年三月五日",
        "45356",
        "2024/3/5 0:00:00",
        "２０２４．３．５",
        45356,
        45356.0,
        45356.75,
        20240305.0,
        dt.date(2024, 3, 5),
        dt.datetime(2024, 3, 5, 9, 30),  # noqa: DTZ001  # cells have no zone
        " 2024 年 3 月 5 日 ",
        "2024年3月5号",
        "2024。3。5",
        "2024,3,5",
        "2024.3.5.",
        "24年3月5日",
        "240305",
        "二零二四年三月五号",
        "2024-03-05T00:00:00",
        "2024.3.5(星期二)",
        "2024年3月5日上午",
        "2024年3月5日上午9:00-11:30",
        "2024.3.5 14点半",
        "2024.3.5（3天）",
    ],
)
def test_every_spelling_of_a_day(written: object) -> None:
    reading = read(written)
    assert (reading.value, reading.problem, reading.confirm) == ("2024-03-05", None, "")


@pytest.mark.parametrize(
    "written", ["3月5日", "3.5", 3.5, "0305", "305", "3/5", "3-5", "三月五日", "03.05"]
)
def test_a_day_without_a_year_takes_the_ledger_s_and_asks(written: object) -> None:
    reading = read(written)
    assert reading.value == "2024-03-05"
    assert "2024" in reading.confirm


def test_without_a_ledger_year_the_year_is_asked_for() -> None:
    problem = read("3月5日", Context()).problem
    assert problem
    assert problem.blocks
    assert "年份" in problem.text


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2024年3月", "2024-03"),
        ("2024.3", "2024-03"),
        ("2025.1", "2025-01"),
        ("2025.10", "2025-10"),
        ("2024-3月", "2024-03"),
        ("202403", "2024-03"),
        ("24年3月", "2024-03"),
        ("2024年元月", "2024-01"),
        ("二〇二四年十二月", "2024-12"),
        ("12月", "2024-12"),
        (2025.11, "2025-11"),
        ("2024", "2024"),
        (2024, "2024"),
        (2024.0, "2024"),
        ("2024年", "2024"),
        ("2024年度", "2024"),
        ("去年12月", "2023-12"),
    ],
)
def test_month_and_year_precision_is_kept(written: object, value: str) -> None:
    reading = read(written)
    assert (reading.value, reading.problem) == (value, None)


def test_a_number_that_may_have_lost_its_last_zero_is_asked_about() -> None:
    reading = read(2025.1)
    assert reading.value == "2025-01"
    assert "2025.10" in reading.confirm
    assert not read("2025.1").confirm


@pytest.mark.parametrize(
    ("written", "value", "until"),
    [
        ("2024.3.5-7", "2024-03-05", "2024-03-07"),
        ("3月5-7日", "2024-03-05", "2024-03-07"),
        ("2024-03-05至2024-03-07", "2024-03-05", "2024-03-07"),
        ("2024-3-5-7", "2024-03-05", "2024-03-07"),
        ("2024.3.5～2024.3.7", "2024-03-05", "2024-03-07"),
        ("2024年3月5日—7日", "2024-03-05", "2024-03-07"),
        ("三月五日至七日", "2024-03-05", "2024-03-07"),
        ("2024.3.5-4.2", "2024-03-05", "2024-04-02"),
        ("2024.12.30-2025.1.2", "2024-12-30", "2025-01-02"),
        ("2024.3.5、6", "2024-03-05", "2024-03-06"),
        ("2024年3-5月", "2024-03", "2024-05"),
        ("2021-2023", "2021", "2023"),
        ("2024-03-05 9:00至2024-03-07 16:00", "2024-03-05", "2024-03-07"),
    ],
)
def test_ranges_give_start_and_end(written: str, value: str, until: str) -> None:
    reading = read(written)
    assert (reading.value, reading.until) == (value, until)
    assert not reading.problem


def test_a_list_of_days_is_kept_as_a_note() -> None:
    reading = read("3月5日、12日、20日")
    assert (reading.value, reading.until) == ("2024-03-05", "2024-03-20")
    assert reading.note == "3月5日、12日、20日"


@pytest.mark.parametrize(
    ("written", "value", "note"),
    [
        ("2024年3月上旬", "2024-03", "上旬"),
        ("2024年3月底", "2024-03", "月底"),
        ("2024年底", "2024", "年底"),
        ("约2021年", "2021", "约"),
        ("2024年上半年", "2024", "上半年"),
    ],
)
def test_words_that_a_date_cannot_hold_become_a_note(
    written: str, value: str, note: str
) -> None:
    assert (read(written).value, read(written).note) == (value, note)


def test_open_beginnings() -> None:
    assert read("2021年起").value == "2021"
    assert read("2023.2至今").value == "2023-02"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("今天", "2024-03-06"),
        ("昨天", "2024-03-05"),
        ("前天", "2024-03-04"),
        ("大前天", "2024-03-03"),
        ("5", "2024-03-05"),
        ("０６", "2024-03-06"),
        ("7日", "2024-02-07"),
        ("31", "2024-01-31"),
    ],
)
def test_typed_days(written: str, value: str) -> None:
    assert read(written, Context(today=dt.date(2024, 3, 6))).value == value
    assert read(written).problem  # a file does not know today


def test_a_day_alone_is_the_last_one_of_the_year_worked_on() -> None:
    today = dt.date(2025, 3, 6)
    assert read("9", Context(2024, today)).value == "2024-12-09"
    assert read("9", Context(2025, today)).value == "2025-02-09"
    problem = read("9", Context(2026, today)).problem
    assert problem is not None
    assert "月份" in problem.text
    assert read("32", Context(2025, today)).problem


def test_typed_without_a_ledger_takes_the_year_of_today() -> None:
    assert read("3.5", Context(today=dt.date(2026, 3, 6))).value == "2026-03-05"


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("2024.2.30", "2月没有30日"),
        ("2月31日", "2月没有31日"),
        ("20240431", "4月没有31日"),
        ("2023.2.29", "2023年2月没有29日"),
        ("2024.13.1", "没有13月"),
        ("2024-00-10", "没有0月"),
        ("2024.3.0", "3月没有0日"),
        ("1024.3.5", "1024"),
        ("2024.3.7-5", "早于"),
        ("24.3", "不是日期"),
        ("5", "不是日期"),
        ("三月初五", "不是日期"),
        ("abc", "abc"),
        (True, "不是日期"),
        (-45356.0, "不是日期"),
        (float("nan"), "不是日期"),
        (dt.time(9, 0), "不是日期"),
    ],
)
def test_what_is_no_date_says_why(written: object, part: str) -> None:
    reading = read(written)
    assert reading.value is None
    assert reading.problem
    assert reading.problem.blocks
    assert part in reading.problem.text


@given(st.dates(dt.date(1954, 10, 4), dt.date(2099, 12, 31)))
def test_every_day_in_every_spelling(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    for written in (
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        f"{day:%Y/%m/%d} 0:00:00",
        float(serial),
        str(serial),
        day,
    ):
        assert read(written).value == day.isoformat()
