from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.store.figures.aggregate import behind
from tecdesk.tally.stories import base
from tecdesk.tally.stories import household
from tecdesk.tally.stories import lecturer
from tests.tally.entering import add
from tests.tally.entering import session
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book
    from tecdesk.tally.story import Story

TODAY = date(2025, 12, 15)
NUMBER = "990000198001010012"


def _line(book: Book, **more: Value) -> str:
    told: dict[str, Value] = {
        "name": "郑冬梅",
        "village": village(book, "下坪村"),
        "helper": "董玉兰",
        "helper_unit": "县科技局",
        "since": "2025-01",
    }
    return add(book, "pairing", **{**told, **more})


def _aid(book: Book, line: str, day: str, way: str = "走访", **more: Value) -> str:
    return add(book, "aid", pairing=line, date=day, way=way, **more)


def _years(story: Story) -> dict[int, list[str]]:
    return {each.year: [s.shown for s in each.sums] for each in story.years}


def _lines(story: Story) -> list[tuple[str, str, str, str, str]]:
    return [(e.day, e.kind, e.text, e.amount, e.by) for e in story.events]


def test_a_household_keeps_its_story_under_a_new_helper(book: Book) -> None:
    old = _line(
        book, helper="胡月娥", since="2022-06", until="2024-12", id_number=NUMBER
    )
    now = _line(book, id_number=NUMBER, status="监测对象", group="6")
    _aid(book, old, "2024-06-11", "资金", money=80000, content="种草补助")
    _aid(book, now, "2025-12-12", content="看了牛舍", effect="草料够")
    _aid(book, now, "2025")
    for asked in (old, now):
        story = household(book, asked, TODAY)
        assert (story.id, story.name, story.place) == (now, "郑冬梅", "下坪村 6组")
        assert story.tag == "监测对象"
        assert [(t.helper, t.now) for t in story.ties] == [
            ("董玉兰", True),
            ("胡月娥", False),
        ]
        assert _lines(story) == [
            ("2025-12-12", "走访", "看了牛舍；草料够", "1 次", "董玉兰"),
            ("2025-01", "结对", "郑冬梅与董玉兰（县科技局）结对", "", ""),
            ("2025", "走访", "全年走访合记", "1 次", "董玉兰"),
            ("2024-12", "结束", "郑冬梅与胡月娥（县科技局）结束结对", "", ""),
            ("2024-06-11", "资金", "种草补助", "800 元", "胡月娥"),
            ("2022-06", "结对", "郑冬梅与胡月娥（县科技局）结对", "", ""),
        ]


def test_the_figures_of_a_year_are_those_of_the_tally_and_open(book: Book) -> None:
    line = _line(book)
    _aid(book, line, "2025-03-01", times=2)
    _aid(book, line, "2025", times=3)
    _aid(book, line, "2025-04-01", "资金", money=120000)
    _aid(book, line, "2025-05-01", "物资", goods="草料", goods_value=36000)
    _aid(book, line, "2025-06-01", "技术", times=2)
    _aid(book, line, "2024-06-01", "资金", money=100)
    story = household(book, line, TODAY)
    assert _years(story) == {
        2025: ["5 次", "1200 元", "360 元", "2 次"],
        2024: ["0 次", "1 元", "待填", "0 次"],
    }
    assert [s.shown for s in story.totals] == ["5 次", "1201 元", "360 元", "2 次"]
    for sum_, key in zip(
        story.years[0].sums, ("visits", "money", "goods"), strict=False
    ):
        indicator = INDICATORS[f"pairing.{key}"]
        rows = behind(book, indicator, Period(2025), also={"pairing": line})
        assert sum(adds or 0 for _, adds in rows) == sum_.figure.value
        opened = {record.id for record in sum_.opens.records(book)}
        assert {record.id for record, adds in rows if adds} <= opened


def test_money_that_does_not_apply_is_not_awaited(book: Book) -> None:
    line = _line(book)
    with book.edit("新增") as edit:
        told: dict[str, Value] = {"pairing": line, "date": "2025", "way": "技术"}
        edit.add("aid", told, {"money": NOT_APPLICABLE})
    (year,) = household(book, line, TODAY).years
    assert [s.shown for s in year.sums] == ["0 次", "—", "待填", "1 次"]


def test_namesakes_with_other_numbers_are_other_households(book: Book) -> None:
    one = _line(book, id_number=NUMBER)
    other = _line(book, id_number="990000197902020029")
    nameless = _line(book, helper="丙")
    assert [t.pairing for t in household(book, one, TODAY).ties] == [one]
    assert [t.pairing for t in household(book, other, TODAY).ties] == [other]
    assert [t.pairing for t in household(book, nameless, TODAY).ties] == [nameless]


def test_a_line_without_number_joins_the_only_namesake_of_its_village(
    book: Book,
) -> None:
    one = _line(book, id_number=NUMBER)
    bare = _line(book, helper="丙", since="2020", until="2024")
    _line(book, village=village(book, "石桥村"))
    story = household(book, bare, TODAY)
    assert [t.pairing for t in story.ties] == [one, bare]
    assert story.facts[0].text == "990000********0012"


def test_personal_facts_are_masked_unless_asked_for(book: Book) -> None:
    line = _line(book, id_number=NUMBER, phone="13912345032", family_size=3)
    facts = {f.label: f.text for f in household(book, line, TODAY).facts}
    assert facts["身份证号码"] == "990000********0012"
    assert facts["联系电话"] == "139****5032"
    assert facts["家庭人口"] == "3 人"
    whole = {f.label: f.text for f in household(book, line, TODAY, whole=True).facts}
    assert whole["身份证号码"] == NUMBER
    assert whole["联系电话"] == "13912345032"


@pytest.mark.parametrize(
    ("until", "now"), [("2025-12", True), ("2025-12-14", False), ("2026", True)]
)
def test_who_looks_after_it_now_depends_on_the_day(
    book: Book, until: str, now: bool
) -> None:
    line = _line(book, until=until)
    assert household(book, line, TODAY).ties[0].now is now


def test_older_lines_are_left_out_and_counted(book: Book) -> None:
    line = _line(book)
    for day in range(1, 6):
        _aid(book, line, f"2025-03-0{day}")
    story = household(book, line, TODAY, most=2)
    assert [e.day for e in story.events] == ["2025-03-05", "2025-03-04"]
    assert story.more == 4
    assert _years(story)[2025][0] == "5 次"


def test_goods_are_said_with_their_quantity(book: Book) -> None:
    line = _line(book)
    goods: dict[str, Value] = {"goods": "草料", "quantity": 40000, "unit": "公斤"}
    _aid(book, line, "2025-05-01", "物资", **goods, goods_value=36000)
    assert _lines(household(book, line, TODAY))[0][2:4] == ("草料 400 公斤", "360 元")


def test_an_unknown_household_is_a_bug(book: Book) -> None:
    with pytest.raises(KeyError):
        household(book, "nobody", TODAY)


def test_a_base_tells_its_years_and_its_visitors(book: Book) -> None:
    one = add(
        book,
        "base",
        name="茶园",
        kind="种植基地",
        village=village(book, "下坪村"),
        founded_on="2021-03",
        closed_on="2025-06",
        status="已撤销",
        area=3090,
        phone="13912345032",
    )
    add(book, "base_year", base=one, year=2024, area=3000, output=123400)
    add(book, "base_visit", base=one, date="2024-05-01", people=40, content="观摩")
    add(book, "base_visit", base=one, date="2024-06-01", people=2)
    story = base(book, one)
    assert (story.name, story.place, story.tag) == ("茶园", "下坪村", "已撤销")
    assert _lines(story) == [
        ("2025-06", "撤销", "茶园（种植基地）撤销", "", ""),
        ("2024-06-01", "观摩", "观摩指导", "2 人次", ""),
        ("2024-05-01", "观摩", "观摩", "40 人次", ""),
        ("2024", "年度", "面积 300 亩，产值 1234 元", "", ""),
        ("2021-03", "建成", "建成茶园（种植基地）", "309 亩", ""),
    ]
    assert _years(story) == {2024: ["300 亩", "待填", "1234 元", "42 人次"]}
    assert ("电话", "139****5032") in [(f.label, f.text) for f in story.facts]
    (year,) = story.years
    assert len(year.sums[-1].opens.records(book)) == 2


def test_a_lecturer_is_found_alone_and_among_others(book: Book) -> None:
    place = village(book, "下坪村")
    session(book, "2025-03-01", lecturer="彭桂兰", village=place, people=30, women=4)
    session(book, "2024-03-01", lecturer="查美玲、彭桂兰", people=20, sessions=2)
    session(book, "2024-04-01", lecturer="彭桂", people=99)
    session(book, "2024-05-01", lecturer="查美玲", title="听彭桂兰讲课", people=99)
    story = lecturer(book, "彭桂兰")
    assert _lines(story) == [
        ("2025-03-01", "培训", "养殖，其中妇女 4 人次", "30 人次", "下坪村"),
        ("2024-03-01", "培训", "养殖", "20 人次", ""),
    ]
    assert _years(story) == {2025: ["1 期", "30 人次"], 2024: ["2 期", "20 人次"]}
    assert [s.shown for s in story.totals] == ["3 期", "50 人次"]


def test_an_old_session_is_told_in_the_words_of_its_year(book: Book) -> None:
    session(book, "2019-03-01", lecturer="彭桂兰", aided=3, form="讲座")
    (event,) = lecturer(book, "彭桂兰").events
    assert event.text == "养殖（讲座），其中贫困户 3 人次"
