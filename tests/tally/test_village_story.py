from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.tally.village_story import village as story_of
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import session
from tests.tally.entering import village
from tests.tally.entering import visit

if TYPE_CHECKING:
    from tecdesk.store.book import Book


def test_a_village_tells_what_happened_there_and_nothing_else(book: Book) -> None:
    here, there = village(book, "下坪村"), village(book, "石桥村")
    leaf = add(book, "material", title="明白纸")
    held = session(book, "2025-03-01", village=here, people=30)
    add(book, "handout", date="2025-03-01", village=here, training=held, quantity=5)
    add(book, "handout", date="2025-04-01", village=here, material=leaf, quantity=9)
    add(book, "base", name="茶园", village=here, founded_on="2023", area=1000)
    line = household(book, "郑冬梅", village=here, since="2024-02", helper="丙")
    visit(book, line, "2025-05-01", times=2)
    session(book, "2025-03-02", village=there)
    story = story_of(book, here)
    assert [(e.day, e.kind, e.text, e.amount) for e in story.events] == [
        ("2025-04-01", "发放", "《明白纸》", "9 份"),
        ("2025-03-01", "培训", "养殖", "30 人次"),
        ("2024-02", "结对", "郑冬梅与丙结对", ""),
        ("2023", "建成", "建成茶园", "100 亩"),
    ]
    assert [each.year for each in story.years] == [2025, 2024, 2023]
    assert [(s.label, s.shown) for s in story.years[0].sums] == [
        ("培训期数", "1 期"),
        ("培训人次", "30 人次"),
        ("发放资料", "14 份"),
        ("示范基地(期末在用)", "1 个"),
        ("结对户数", "1 户"),
        ("走访次数", "2 次"),
        ("帮扶资金", "待填"),
    ]


def test_every_figure_of_the_sample_villages_opens_to_its_records(
    sample_book: Book,
) -> None:
    figures = 0
    for place in sample_book.names("village"):
        for year in story_of(sample_book, place).years:
            for each in year.sums:
                figures += 1
                assert len(each.opens.records(sample_book)) == each.figure.records
    assert figures > 50


def test_the_newest_lines_are_kept_and_the_others_counted(book: Book) -> None:
    here = village(book, "下坪村")
    for day in range(1, 8):
        session(book, f"2025-03-0{day}", village=here)
    household(book, village=here, since="2024", until="2025-03-06")
    story = story_of(book, here, most=3)
    assert [e.day for e in story.events] == ["2025-03-07", "2025-03-06", "2025-03-06"]
    assert story.more == 6


def test_a_village_without_records_has_no_years(book: Book) -> None:
    story = story_of(book, village(book, "下坪村"))
    assert (story.years, story.events, story.more) == ((), (), 0)


def test_an_unknown_village_is_a_bug(book: Book) -> None:
    with pytest.raises(KeyError):
        story_of(book, "nowhere")
