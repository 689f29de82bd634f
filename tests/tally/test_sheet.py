"""Lines of a sheet and their parts: which there are, named how, blank when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.store.figures.figure import State
from tecdesk.tally.parts import breakdowns
from tecdesk.tally.sheet import make_sheet
from tests.tally.entering import add
from tests.tally.entering import village as village_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book
    from tecdesk.tally.sheet import Line

YEAR = Period(2025)


def _named(line: Line, by: str) -> Mapping[str, int | None]:
    return {part.name: part.figure.value for part in line.parts_by(by)}


def test_an_empty_book_has_every_line_at_nought(book: Book) -> None:
    sheet = make_sheet(book, YEAR, None)
    assert sheet.unit == book.unit
    assert [line.indicator.key for line in sheet.lines] == list(INDICATORS)
    for line in sheet.lines:
        assert (line.figure.value, line.figure.state) == (0, State.KNOWN)
        assert (line.target, line.rate, line.last_year, line.change) == (None,) * 4
        placed = {"village"} if line.indicator.placed_by else set()
        assert {part.by for part in line.parts} == {*placed, "month", "quarter"}
        names = ["柳树村", "下坪村", "石桥村", "新民社区"] if placed else []
        assert list(_named(line, "village")) == names
        assert [part.key for part in line.parts_by("month")] == [
            str(month) for month in range(1, 13)
        ]


@pytest.mark.parametrize(
    ("period", "months", "quarters"),
    [
        (Period(2025, half=2), range(7, 13), ["三季度", "四季度"]),
        (Period(2025, quarter=2), range(4, 7), ["二季度"]),
        (Period(2025, month=5), range(5, 6), ["二季度"]),
        (Period(2025, until=date(2025, 4, 2)), range(1, 5), ["一季度", "二季度"]),
    ],
)
def test_the_calendar_of_a_part_of_the_year(
    book: Book, period: Period, months: range, quarters: list[str]
) -> None:
    line = make_sheet(book, period, ("month", "quarter")).line("training.people")
    assert [part.name for part in line.parts_by("month")] == [f"{m}月" for m in months]
    assert [part.name for part in line.parts_by("quarter")] == quarters


def test_only_the_breakdowns_asked_for(book: Book) -> None:
    add(book, "training", held_on="2025-03-05", people=30, form="讲座")
    line = make_sheet(book, YEAR, ("form",)).line("training.people")
    assert [(p.by, p.key, p.figure.value) for p in line.parts] == [("form", "讲座", 30)]
    assert make_sheet(book, YEAR).line("training.people").parts == ()


def test_words_stand_in_the_order_of_their_list_and_unknown_last(book: Book) -> None:
    for form in ("线上", None, "讲座", "自创形式", "培训班"):
        add(book, "training", held_on="2025-03-05", people=1, form=form)
    line = make_sheet(book, YEAR, ("form",)).line("training.people")
    assert list(_named(line, "form")) == ["培训班", "讲座", "线上", "自创形式", "未填"]


def test_materials_stand_under_their_titles(book: Book) -> None:
    title = add(book, "material", title="明白纸")
    add(book, "handout", date="2025-03-05", quantity=5, material=title)
    line = make_sheet(book, YEAR, ("material",)).line("handout.quantity")
    assert _named(line, "material") == {"明白纸": 5}


def test_units_are_lines_of_their_own(book: Book) -> None:
    for unit, quantity in (("张", 7), (None, 1), ("份", 3), ("册", 4), ("担", 2)):
        add(book, "handout", date="2025-03-05", quantity=quantity, unit=unit)
    lines = make_sheet(book, YEAR).lines_of("handout.quantity")
    assert [(line.unit, line.figure.value) for line in lines] == [
        ("份", 4),
        ("册", 4),
        ("张", 7),
        ("担", 2),
    ]
    sheet = make_sheet(book, YEAR)
    assert sheet.line("handout.quantity").unit == "份"
    assert sheet.line("handout.quantity", "张").figure.value == 7
    with pytest.raises(KeyError):
        sheet.line("handout.quantity", "盘")


def test_blank_nought_and_not_applicable(book: Book) -> None:
    with book.edit("新增") as edit:
        for village, women, marks in (
            ("柳树村", None, {}),
            ("下坪村", 0, {}),
            ("石桥村", None, {"women": NOT_APPLICABLE}),
        ):
            values: dict[str, Value] = {"held_on": "2025-03-05", "women": women}
            values |= {"village": village_of(book, village), "people": 9}
            edit.add("training", values, marks)
    line = make_sheet(book, YEAR, ("village",)).line("training.women")
    states = {p.name: (p.figure.value, p.figure.state) for p in line.parts}
    assert states == {
        "柳树村": (None, State.BLANK),
        "下坪村": (0, State.KNOWN),
        "石桥村": (None, State.NOT_APPLICABLE),
        "新民社区": (0, State.KNOWN),
    }
    assert line.figure.value == 0


def test_handouts_of_a_village_that_recorded_none_are_blank(book: Book) -> None:
    here, there = village_of(book, "柳树村"), village_of(book, "下坪村")
    first = add(book, "training", held_on="2025-03-05", people=9, village=here)
    add(book, "training", held_on="2025-04-05", people=9, village=there)
    common: dict[str, Value] = {"date": "2025-03-05", "training": first}
    add(book, "handout", **common, quantity=20, unit="份")
    add(book, "handout", **common, quantity=3, unit="册")
    sheet = make_sheet(book, YEAR, ("village", "month"))
    line, books = sheet.line("training.handouts"), sheet.line("training.handouts", "册")
    assert _named(line, "village") == {
        "柳树村": 20,
        "下坪村": None,
        "石桥村": 0,
        "新民社区": 0,
    }
    assert _named(books, "village")["下坪村"] is None
    months = _named(line, "month")
    assert (months["3月"], months["4月"], months["5月"]) == (20, None, 0)


def test_a_village_that_gave_out_only_leaflets_gave_out_no_books(book: Book) -> None:
    here, there = village_of(book, "柳树村"), village_of(book, "下坪村")
    for village, unit in ((here, "份"), (there, "册")):
        session = add(book, "training", held_on="2025-03-05", village=village)
        add(book, "handout", date="2025-03-05", training=session, quantity=5, unit=unit)
    line = make_sheet(book, YEAR, ("village",)).line("training.handouts", "册")
    assert _named(line, "village")["柳树村"] == 0


def test_handouts_are_blank_when_no_session_recorded_any(book: Book) -> None:
    add(book, "training", held_on="2025-03-05", people=9)
    assert make_sheet(book, YEAR).line("training.handouts").figure.value is None
    chosen = (INDICATORS["training.handouts"],)
    alone = make_sheet(book, YEAR, (), chosen)
    assert [line.figure.state for line in alone.lines] == [State.BLANK]


def test_months_are_blank_where_records_are_known_to_the_year(book: Book) -> None:
    pairing = add(book, "pairing", name="王小明", helper="李䶮", since="2024")
    add(book, "aid", pairing=pairing, date="2025", way="走访", times=12)
    add(book, "aid", pairing=pairing, date="2025-05-06", way="走访", times=1)
    line = make_sheet(book, YEAR, None).line("pairing.visits")
    months, quarters = _named(line, "month"), _named(line, "quarter")
    assert line.figure.value == 13
    assert (months["5月"], months["6月"], months["未分月"]) == (1, None, 12)
    assert (quarters["二季度"], quarters["一季度"]) == (1, None)
    people = make_sheet(book, YEAR, None).line("training.people")
    assert set(_named(people, "month").values()) == {0}


def test_a_whole_year_hides_nothing(book: Book) -> None:
    add(book, "training", held_on="2025", people=9, village=village_of(book, "柳树村"))
    line = make_sheet(book, YEAR, ("village", "month")).line("training.people")
    assert _named(line, "village")["下坪村"] == 0
    assert _named(line, "month")["5月"] is None


def test_a_half_year_is_blank_where_records_are_known_to_the_year(book: Book) -> None:
    pairing = add(book, "pairing", name="王小明", helper="李䶮", since="2024")
    add(book, "aid", pairing=pairing, date="2025", way="走访", times=12)
    line = make_sheet(book, Period(2025, half=1)).line("pairing.visits")
    assert line.figure.state is State.BLANK
    assert (
        make_sheet(book, Period(2024, half=1)).line("pairing.visits").figure.value == 0
    )


def test_a_stock_has_a_state_at_the_end_of_each_month(book: Book) -> None:
    add(book, "base", name="一", founded_on="2024", area=100)
    add(book, "base", name="二", founded_on="2025-05", closed_on="2025-10-01", area=50)
    line = make_sheet(book, YEAR, ("month",)).line("base.area")
    months = list(_named(line, "month").values())
    assert months == [100] * 4 + [150] * 5 + [100] * 3
    assert line.figure.value == 100


def test_the_words_of_the_year(book: Book) -> None:
    labels = {
        year: make_sheet(book, Period(year)).line("training.aided").label
        for year in (2019, 2025, 2026)
    }
    assert labels == {
        2019: "其中贫困户",
        2025: "其中脱贫户",
        2026: "其中防止返贫致贫对象",
    }


def test_villages_show_in_their_years_and_wherever_they_have_records(
    book: Book,
) -> None:
    old, new = village_of(book, "石桥村"), village_of(book, "新民社区")
    with book.edit("并村") as edit:
        edit.change("village", old, {"valid_to": 2024, "replaced_by": new})
        edit.change("village", new, {"valid_from": 2025})
    add(book, "training", held_on="2024-05-05", people=8, village=old)
    assert _shown(book, 2024) == ["柳树村", "下坪村", "石桥村"]
    assert _shown(book, 2025) == ["柳树村", "下坪村", "新民社区"]
    add(book, "training", held_on="2025-05-05", people=8, village=old)
    assert _shown(book, 2025) == ["柳树村", "下坪村", "新民社区"]  # counts there
    with book.edit("没有并入") as edit:
        edit.change("village", old, {"replaced_by": None})
    assert _shown(book, 2025) == ["柳树村", "下坪村", "新民社区", "石桥村"]


def _shown(book: Book, year: int) -> list[str]:
    line = make_sheet(book, Period(year), ("village",)).line("training.people")
    return list(_named(line, "village"))


def test_every_part_has_a_name(sample_book: Book) -> None:
    sheet = make_sheet(sample_book, YEAR, None)
    ids = {id_ for key in ("village", "material") for id_ in sample_book.names(key)}
    for line in sheet.lines:
        assert {part.by for part in line.parts} <= set(breakdowns(line.indicator))
        assert all(part.name and part.name not in ids for part in line.parts)
