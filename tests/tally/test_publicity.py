"""One figure over two registers: 宣传培训人次 and what belongs to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.store.figures.aggregate import ZERO
from tecdesk.tally.asked import whole
from tecdesk.tally.evidence import evidence
from tecdesk.tally.meaning import meaning
from tecdesk.tally.membership import memberships
from tecdesk.tally.renewal import reaches
from tecdesk.tally.sheet import make_sheet
from tests.tally.entering import add
from tests.tally.entering import session
from tests.tally.entering import target
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book
    from tecdesk.tally.sheet import Line

YEAR = Period(2025)
KEY = "publicity.people"
IP = "publicity.ip"


def fair(book: Book, visits: int, **more: Value) -> str:
    told: dict[str, Value] = {"held_on": "2025-04-26", "title": "知识产权日"}
    return add(book, "outreach", **{**told, "visits": visits, **more})


def line(book: Book, key: str = KEY) -> Line:
    return make_sheet(book, YEAR, ("village", "month")).line(key)


def test_it_is_the_sum_without_parts_of_events(book: Book) -> None:
    session(book, "2025-03-01", people=30)
    whole_fair = fair(book, 200)
    fair(book, 50, within=whole_fair)
    assert line(book).figure.value == 230
    assert line(book).figure.records == 2


def test_villages_and_months_add_up(book: Book) -> None:
    place = village(book, "柳树村")
    session(book, "2025-03-01", people=30, village=place)
    fair(book, 200, village=place)
    fair(book, 7)
    for by in ("village", "month"):
        parts = [part.figure.value or 0 for part in line(book).parts_by(by)]
        assert sum(parts) == 237
    here = {part.key: part.figure.value for part in line(book).parts_by("village")}
    assert (here[place], here[""]) == (230, 7)


def test_a_topic_among_others_is_its_part(book: Book) -> None:
    session(book, "2025-03-01", people=30, topic="知识产权")
    fair(book, 200, topic="防震减灾、知识产权")
    fair(book, 40, topic="防震减灾")
    assert line(book, IP).figure.value == 230
    assert INDICATORS[IP].part_of == KEY


def test_its_target_and_last_year(book: Book) -> None:
    session(book, "2025-03-01", people=30)
    session(book, "2024-03-01", people=60)
    fair(book, 90)
    target(book, KEY, 240)
    assert line(book).rate == 50
    assert line(book).last_year is None
    since = {"training": 2024}
    book.change_settings(lambda now: replace(now, complete_since=since))
    assert line(book).last_year is None  # outreach of last year may be missing
    since = {"training": 2020, "outreach": 2024}
    book.change_settings(lambda now: replace(now, complete_since=since))
    now = line(book)
    assert (now.last_year and now.last_year.value, now.change) == (60, 60)
    assert now.times == 2


def test_its_records_are_those_of_both(book: Book) -> None:
    ids = [fair(book, 200), session(book, "2025-03-01", people=30)]
    asked = whole(line(book), YEAR)
    found = evidence(book, asked, date(2025, 12, 1))
    assert [record.id for record, _ in found.rows] == ids[::-1]  # the oldest first
    assert found.totals.added == found.asked.figure.value == 230


def test_a_record_knows_that_it_is_in_it(book: Book) -> None:
    id_ = fair(book, 200)
    found = memberships(book, book.require("outreach", id_), 2025)
    added = {each.asked.indicator.key: each.adds for each in found}
    assert added[KEY] == added["outreach.visits"] == 200
    assert IP not in added
    assert reaches({"outreach"}, INDICATORS[KEY])
    assert not reaches({"handout"}, INDICATORS[KEY])


def test_unknown_numbers_do_not_hide_the_known(book: Book) -> None:
    assert line(book).figure == ZERO
    fair(book, 9, quality="估数")
    add(book, "outreach", held_on="2025-05", title="没有记人次")
    now = line(book).figure
    assert (now.value, now.records, now.quality) == (9, 2, "估数")


def test_its_meaning_names_both(book: Book) -> None:
    told = "".join(meaning(INDICATORS[KEY], 2025).sentences)
    assert "取自培训" in told
    assert "取自科普活动" in told
    assert "培训人次和科普参与人次合起来的数，不和它们相加" in told
