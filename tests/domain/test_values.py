from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.field import Value
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.reading import Context
from tecdesk.domain.record import ABOUT
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.values import PARSERS
from tecdesk.domain.values import SHOWN
from tecdesk.domain.values import parse
from tecdesk.domain.values import reader
from tecdesk.domain.values import show
from tecdesk.domain.values import shown_number
from tecdesk.domain.words import WORD_LISTS


def field_of(kind: Kind, **more: Any) -> Field:
    if kind is Kind.REF:
        more.setdefault("to", "village")
    if kind in {Kind.CHOICE, Kind.CHOICES}:
        more.setdefault("words", "training_form")
    return Field("field", "字段", kind, **more)


def test_every_kind_is_read_and_shown() -> None:
    assert set(PARSERS) == set(Kind)
    assert set(SHOWN) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("written", [None, "", "  ", "\u3000", "\n"])
def test_blank_is_unknown_for_every_kind(kind: Kind, written: object) -> None:
    reading = parse(field_of(kind), written)
    assert (reading.value, reading.mark, reading.problem) == (None, "", None)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("written", ["-", "—", "－", "——", "/", "／", "无", "未开展"])
def test_a_dash_is_not_applicable_for_every_kind(kind: Kind, written: str) -> None:
    reading = parse(field_of(kind), written)
    assert (reading.value, reading.mark) == (None, NOT_APPLICABLE)
    assert reading.problem is None
    assert show(kind, None, NOT_APPLICABLE) == "—"


def test_blank_zero_and_not_applicable_are_three_values() -> None:
    count = field_of(Kind.COUNT)
    readings = [parse(count, written)[:2] for written in ("", "0", "—")]
    assert readings == [(None, ""), (0, ""), (None, NOT_APPLICABLE)]
    assert [show(Kind.COUNT, *reading) for reading in readings] == ["", "0", "—"]


def test_words_for_not_known_are_blank_with_a_note() -> None:
    reading = parse(field_of(Kind.TEXT), "待定")
    assert (reading.value, reading.note) == (None, "待定")
    assert parse(field_of(Kind.NOTE), "待定").value == "待定"


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.is_number])
@pytest.mark.parametrize("written", ["几十", "abc", "1/2", "１２ｘ", "=A1+1", True])
def test_garbage_in_a_number_names_what_was_written(kind: Kind, written: Any) -> None:
    problem = parse(field_of(kind), written).problem
    assert problem
    assert problem.blocks
    assert problem.field == "field"
    assert problem.value == str(written)


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (Kind.MONEY, 200000, "2000"),
        (Kind.MONEY, 120050, "1200.5"),
        (Kind.MONEY, 5, "0.05"),
        (Kind.AREA, 16978, "1697.8"),
        (Kind.AREA, 3000, "300"),
        (Kind.NUMBER, 4000, "40"),
        (Kind.NUMBER, 4025, "40.25"),
        (Kind.COUNT, 50500, "50500"),
        (Kind.YEAR, 2025, "2025"),
        (Kind.DATE, "2025-03", "2025-03"),
        (Kind.ID_NUMBER, "11010519491231002X", "11010519491231002X"),
        (Kind.INDICATOR, "training.people", "培训人次"),
        (Kind.INDICATOR, "别的指标", "别的指标"),
    ],
)
def test_shown_values(kind: Kind, value: Value, shown: str) -> None:
    assert show(kind, value) == shown


def test_an_estimate_is_shown_as_one() -> None:
    assert show(Kind.COUNT, 120, ABOUT) == "约120"


@pytest.mark.parametrize(
    ("kind", "value", "number"),
    [
        (Kind.COUNT, 50500, 50500),
        (Kind.AREA, 16978, 1697.8),
        (Kind.AREA, 16970, 1697),
        (Kind.MONEY, 120050, 1200.5),
        (Kind.COUNT, None, None),
        (Kind.TEXT, "12", None),
    ],
)
def test_shown_numbers(kind: Kind, value: Value, number: float | None) -> None:
    shown = shown_number(kind, value)
    assert shown == number
    assert type(shown) is type(number)


AMOUNTS = st.integers(0, 10**12)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)).map(dt.date.isoformat)
LETTERS = st.text(
    st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Po"]), min_size=1, max_size=12
)
FORMS = st.sampled_from([word.text for word in WORD_LISTS["training_form"].words])
STORED: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: LETTERS,
    Kind.NOTE: st.lists(LETTERS, min_size=1, max_size=3).map("\n".join),
    Kind.DATE: st.one_of(DAYS, DAYS.map(lambda d: d[:7]), DAYS.map(lambda d: d[:4])),
    Kind.YEAR: st.integers(1900, 2099),
    Kind.COUNT: AMOUNTS,
    Kind.NUMBER: AMOUNTS,
    Kind.MONEY: AMOUNTS,
    Kind.AREA: AMOUNTS,
    Kind.CHOICE: FORMS | LETTERS,
    Kind.CHOICES: st.lists(FORMS, min_size=1, unique=True).map("、".join),
    Kind.REF: LETTERS,
    Kind.INDICATOR: st.sampled_from(list(INDICATORS)),
    Kind.ID_NUMBER: st.from_regex(r"[1-9][0-9]{16}[0-9X]", fullmatch=True),
    Kind.PHONE: st.from_regex(r"1[0-9]{10}|0[0-9]{2,3}-[0-9]{7,8}", fullmatch=True),
}


def test_every_kind_has_a_round_trip() -> None:
    assert set(STORED) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
def test_what_is_shown_reads_back_as_the_same_value(
    kind: Kind, data: st.DataObject
) -> None:
    field = field_of(kind)
    stored = parse(field, data.draw(STORED[kind])).value
    reading = parse(field, show(kind, stored))
    assert reading.value == stored


@pytest.mark.parametrize(
    "kind", [k for k in Kind if k not in {Kind.TEXT, Kind.NOTE, Kind.CHOICE, Kind.REF}]
)
@given(data=st.data())
def test_a_stored_value_is_read_unchanged(kind: Kind, data: st.DataObject) -> None:
    value = data.draw(STORED[kind])
    if kind is Kind.ID_NUMBER and value.endswith("000"):
        return  # may be damaged: see test_texts
    assert parse(field_of(kind), show(kind, value)).value == value


@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.AREA])
@given(value=AMOUNTS)
def test_an_estimate_reads_back_as_one(kind: Kind, value: int) -> None:
    assert parse(field_of(kind), show(kind, value, ABOUT))[:2] == (value, ABOUT)


@pytest.mark.parametrize("kind", Kind)
@given(
    written=st.one_of(
        st.text(max_size=20),
        st.floats(),
        st.integers(),
        st.booleans(),
        st.dates(),
        st.datetimes(),
        st.times(),
        st.text("年月日.-至、0123456789万亿千百十余约人元亩分()（） ", max_size=12),
    )
)
def test_nothing_a_cell_can_hold_raises(kind: Kind, written: object) -> None:
    reading = parse(field_of(kind), written, Context(year=2025))
    assert reading.value is None or isinstance(reading.value, str | int)
    assert isinstance(show(kind, reading.value, reading.mark), str)
    if kind.is_number and reading.value is not None:
        assert isinstance(reading.value, int)
        assert reading.value >= 0


def test_a_reader_tells_like_cells_of_unlike_types_apart() -> None:
    read = reader(field_of(Kind.TEXT))
    assert [read(cell).value for cell in (True, 1, "1", 1.0, True)] == [
        "是",
        "1",
        "1",
        "1",
        "是",
    ]


@pytest.mark.parametrize("kind", Kind)
def test_a_reader_reads_like_parse(kind: Kind) -> None:
    field, context = field_of(kind), Context(year=2025)
    read = reader(field, context)
    for cell in ("3.5", 3.5, "120人", None, "—", "讲座", "3.5", 45356.0):
        assert read(cell) == parse(field, cell, context)


def test_an_unknown_indicator_is_named_in_the_problem() -> None:
    reading = parse(field_of(Kind.INDICATOR), "养蚕户数")
    assert reading.value == "养蚕户数"
    assert reading.problem
    assert reading.problem.blocks
    assert "养蚕户数" in reading.problem.text


@pytest.mark.parametrize("written", ["2025", 2025, 2025.0, "2025年", "二〇二五年度"])
def test_years(written: object) -> None:
    assert parse(field_of(Kind.YEAR), written).value == 2025


@pytest.mark.parametrize("written", ["25", "20250301", 2025.5, "1066", "今年"])
def test_what_is_not_a_year(written: object) -> None:
    assert parse(field_of(Kind.YEAR), written).problem


def test_this_year_is_the_ledger_s() -> None:
    assert parse(field_of(Kind.YEAR), "今年", Context(year=2024)).value == 2024
