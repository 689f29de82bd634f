from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tecdesk.desk.explaining import explain
from tecdesk.tally.checkup.checkup import checkup
from tecdesk.tally.due import Finding
from tecdesk.tally.due import Limits
from tecdesk.tally.due import Urgency
from tecdesk.tally.due import findings
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import session
from tests.tally.entering import target
from tests.tally.entering import village
from tests.tally.entering import visit

if TYPE_CHECKING:
    from tecdesk.store.book import Book

TODAY = date(2025, 12, 15)
JULY = date(2025, 7, 15)


def _found(book: Book, day: date = TODAY, **limits: int) -> dict[str, Finding]:
    found = findings(book, 2025, day, Limits(**limits))
    return {each.key: each for each in found}


def _records(book: Book, finding: Finding) -> set[str]:
    assert finding.where is not None
    return {record.id for record in book.find(finding.page, finding.where)}


def test_an_empty_book_only_lacks_targets(book: Book) -> None:
    assert set(_found(book)) == {"targets"}


def test_the_most_urgent_comes_first(sample_book: Book) -> None:
    found = findings(sample_book, 2025, date(2026, 1, 5))
    assert found[0].key == "submit"
    assert [f.urgency for f in found] == sorted(f.urgency for f in found)


def test_households_without_a_visit_are_named_by_village(book: Book) -> None:
    ids = [
        household(book, name, village=village(book, place) if place else None)
        for name, place in (
            ("甲", "石桥村"),
            ("乙", "石桥村"),
            ("丙", "柳树村"),
            ("丁", "新民社区"),
            ("戊", None),
        )
    ]
    seen = household(book, "己")
    visit(book, seen, "2025-12-01")
    finding = _found(book)["visits"]
    assert finding.text == "5 户 90 天没有走访"
    assert finding.detail == "柳树村 1 户、石桥村 2 户、新民社区 1 户等 4 个村"
    assert (finding.count, finding.urgency) == (5, Urgency.SOON)
    assert _records(book, finding) == set(ids)
    assert _found(book, days_unvisited=30)["visits"].text == "5 户 30 天没有走访"


def test_a_visit_known_to_the_year_is_neither_done_nor_missing(book: Book) -> None:
    line = household(book)
    visit(book, line, "2025", times=12)
    found = _found(book)
    assert "visits" not in found
    assert found["visits.unclear"].urgency is Urgency.LATER
    assert _records(book, found["visits.unclear"]) == {line}


def test_a_month_without_training_is_told_from_its_tenth_day(book: Book) -> None:
    session(book, "2025-11-09", village=village(book, "下坪村"))
    finding = _found(book)["session"]
    assert finding.text == "12月还没有培训"
    assert finding.detail == "上次是 11月9日 下坪村 养殖"
    assert "session" not in _found(book, date(2025, 12, 9))
    assert "session" not in _found(book, date(2025, 11, 30))
    session(book, "2025-12")
    assert "session" not in _found(book)


def test_nothing_of_the_day_is_asked_of_another_years_book(book: Book) -> None:
    session(book, "2025-11-09")
    household(book)
    found = _found(book, date(2026, 6, 20))
    assert not {"session", "visits"} & set(found)


def test_a_year_is_to_be_submitted_in_december_and_at_last_after_it(
    book: Book,
) -> None:
    session(book, "2025-11-09")
    assert "submit" not in _found(book, JULY)
    assert _found(book)["submit"].detail == "今年还剩 17 天"
    late = _found(book, date(2026, 1, 5))["submit"]
    assert (late.urgency, late.detail) == (Urgency.NOW, "2025 年已过完")
    sent: dict[str, dict[str, str | int]] = {"2025": {"revision": 1}}
    book.change_settings(lambda now: replace(now, submissions=sent))
    assert "submit" not in _found(book)


def test_stock_below_nought_names_the_material(book: Book) -> None:
    leaf = add(book, "material", title="明白纸", unit="份")
    add(book, "stock_in", date="2025-01-01", material=leaf, quantity=100)
    add(book, "handout", date="2025-03-01", material=leaf, quantity=100)
    assert "stock_below" not in _found(book)
    add(book, "handout", date="2025-03-01", material=leaf, quantity=20)
    finding = _found(book)["stock_below"]
    assert finding.text == "《明白纸》：入库 100 份，发了 120 份，多发 20 份"
    assert finding.detail == "补上没记的入库，或改正发放数量"
    assert _records(book, finding) == {leaf}


def test_several_of_a_kind_stand_in_one_line(book: Book) -> None:
    leaves = [add(book, "material", title=name, unit="份") for name in ("甲", "乙")]
    for leaf in leaves:
        add(book, "stock_in", date="2025-01-01", material=leaf, quantity=1)
        add(book, "handout", date="2025-03-01", material=leaf, quantity=2)
    finding = _found(book)["stock_below"]
    assert (finding.text, finding.count) == ("发的比入库的多：2 处", 2)
    assert finding.detail in {"《甲》、《乙》", "《乙》、《甲》"}
    assert _records(book, finding) == set(leaves)


def test_training_without_handouts_opens(book: Book) -> None:
    bare = session(book, "2025-12-01", sessions=2)
    finding = _found(book)["no_handout"]
    assert finding.text == "培训：2 期没有登记随发资料"
    assert (finding.count, finding.detail) == (2, "发过的补上数量，没发的不用管")
    assert _records(book, finding) == {bare}


def test_what_was_explained_is_not_told_again(book: Book) -> None:
    session(book, "2025-12-01")
    found = checkup(book, 2025, TODAY, keys=["no_handout"])
    explain(book, 2025, found.points[0], "这一期没有发资料。")
    assert "no_handout" not in _found(book)


def test_targets_are_missed_this_year_and_in_november_for_the_next(
    book: Book,
) -> None:
    assert _found(book, JULY)["targets"].text == "2025 年目标还没填"
    target(book, "base.new", 1)
    assert not {"targets", "targets.next"} & set(_found(book, JULY))
    finding = _found(book)["targets.next"]
    assert (finding.text, finding.page) == ("2026 年目标还没填", "target")
    target(book, "base.new", 1, year=2026)
    assert "targets.next" not in _found(book)


def test_the_sample_year(sample_book: Book) -> None:
    found = _found(sample_book)
    assert {key: each.count for key, each in found.items()} == {
        "submit": 0,
        "visits.unclear": 35,
        "no_number": 2,
        "no_handout": 17,
        "nothing_given": 3,
        "visits_together": 37,
        "targets.next": 0,
    }
    for finding in found.values():
        if finding.where:
            assert sample_book.count(finding.page, finding.where)
