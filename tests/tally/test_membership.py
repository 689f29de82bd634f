"""A record says which figures it is in, and each of them says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.figures.aggregate import behind
from tecdesk.tally.membership import memberships
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import session
from tests.tally.entering import village
from tests.tally.entering import visit

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.tally.membership import Membership


def told(book: Book, register: str, id_: str) -> list[tuple[str, int]]:
    found = memberships(book, book.require(register, id_), 2025)
    return [(f"{m.asked.period.name} {m.asked.label}", m.adds) for m in found]


def test_a_session_is_in_its_year_half_quarter_and_month(book: Book) -> None:
    place = village(book, "下坪村")
    id_ = session(book, "2025-05-03", people=40, women=15, village=place)
    session(book, "2025-05-04", people=7)
    found = memberships(book, book.require("training", id_), 2025)
    assert [m.asked.period.name for m in found[::5]] == [
        "全年",
        "上半年",
        "第二季度",
        "5月",
    ]
    assert [(m.asked.label, m.adds) for m in found[:5]] == [
        ("培训期数", 1),
        ("培训人次", 40),
        ("其中妇女", 15),
        ("培训覆盖村", 1),
        ("宣传培训人次", 40),
    ]
    assert {m.village for m in found} == {place}
    assert found[1].asked.figure.value == 47


def test_a_record_known_only_to_the_year_is_in_no_part_of_it(book: Book) -> None:
    id_ = session(book, "2025")
    assert {name for name, _ in told(book, "training", id_)} == {
        "全年 培训期数",
        "全年 培训人次",
        "全年 宣传培训人次",
    }


def test_a_handout_of_a_session_counts_with_its_date(book: Book) -> None:
    held = session(book, "2025-12-30")
    id_ = add(book, "handout", training=held, date="2026-01-04", quantity=60, unit="册")
    found = memberships(book, book.require("handout", id_), 2025)
    counted = {
        (m.asked.indicator.key, m.asked.period.year, m.asked.counted) for m in found
    }
    assert ("training.handouts", 2025, "册") in counted
    assert ("handout.quantity", 2026, "册") in counted
    assert ("handout.quantity", 2025, "册") not in counted


def test_what_lasts_is_told_for_the_last_years(book: Book) -> None:
    id_ = household(book, since="2019-06")
    years = {
        m.asked.period.year
        for m in memberships(book, book.require("pairing", id_), 2025)
        if m.asked.indicator.key == "pairing.objects" and m.asked.period.is_whole_year
    }
    assert years == {2019, 2023, 2024, 2025}


def test_a_repeat_of_what_is_counted_once_adds_nothing(book: Book) -> None:
    household(book, "甲")
    second = household(book, "乙")
    found = dict(told(book, "pairing", second))
    assert found["全年 结对户数"] == 1
    assert found["全年 帮扶责任人"] == 0


def test_what_a_record_does_not_say_is_left_out(book: Book) -> None:
    id_ = visit(book, household(book), "2025-03-03", times=2)
    assert told(book, "aid", id_)[0] == ("全年 走访次数", 2)
    assert not any("帮扶资金" in name for name, _ in told(book, "aid", id_))


def test_a_yearly_line_is_in_the_area_of_its_year(book: Book) -> None:
    base = add(book, "base", name="柑园", founded_on="2023", area=100)
    line = add(book, "base_year", base=base, year=2025, area=250)
    assert ("全年 示范面积", 250) in told(book, "base_year", line)


def test_every_membership_of_the_sample_is_true(sample_book: Book) -> None:
    for register in ("training", "handout", "base", "pairing", "aid"):
        for record in sample_book.find(register)[:6]:
            for each in memberships(sample_book, record, 2025):
                _stands_behind(sample_book, each, record.id)


def _stands_behind(book: Book, each: Membership, id_: str) -> None:
    asked = each.asked
    rows = behind(book, asked.indicator, asked.period, unit=asked.unit)
    assert {r.id: adds for r, adds in rows}[id_] == each.adds
    assert sum(adds or 0 for _, adds in rows) == asked.figure.value
