from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.identity import check_character
from tecdesk.domain.period import Period
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.store.query import Filter
from tecdesk.tally import gaps
from tecdesk.tally.gaps import Gaps
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import session
from tests.tally.entering import visit

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.tally.gaps import Gap

YEAR = Period(2025)
GOOD, OTHER = (
    body + check_character(body) for body in ("99000019800101001", "99000019790202002")
)


def _opened(book: Book, gap: Gap) -> set[str]:
    return {record.id for record in book.find(gap.register, gap.where)}


def test_an_empty_book_lacks_nothing(book: Book) -> None:
    assert not gaps.find_gaps(book, YEAR)
    assert gaps.find_gaps(book, YEAR) == Gaps()


def test_sessions_without_handout_are_counted_in_sessions(book: Book) -> None:
    with_one = session(book, "2025-03-01")
    bare = session(book, "2025-03-02", sessions=3)
    session(book, "2024-03-02")
    add(book, "handout", date="2024-12-31", quantity=5, training=with_one)
    gap = gaps.without_handout(book, YEAR)
    assert (gap.count, _opened(book, gap)) == (3, {bare})


def test_aid_without_money_is_counted_in_households(book: Book) -> None:
    one, other = household(book, "甲"), household(book, "乙")
    blank = [
        add(book, "aid", pairing=one, date="2025-03-01", way="物资"),
        add(book, "aid", pairing=one, date="2025", way=None),
    ]
    visit(book, one, "2025-03-02")
    add(book, "aid", pairing=one, date="2025-03-03", way="资金", money=0)
    add(book, "aid", pairing=one, date="2024", way="资金")
    with book.edit("新增") as edit:
        absent = {"pairing": other, "date": "2025", "way": "技术"}
        edit.add("aid", absent, {"money": NOT_APPLICABLE})
    gap = gaps.blank_money(book, YEAR)
    assert (gap.count, _opened(book, gap)) == (1, set(blank))


def test_blank_id_numbers_are_doubtful_only_where_most_are_kept(book: Book) -> None:
    blank = household(book, "甲")
    assert gaps.doubtful_ids(book, YEAR).count == 0
    household(book, "乙", id_number=GOOD)
    assert gaps.doubtful_ids(book, YEAR).count == 0
    household(book, "丙", id_number=OTHER)
    wrong = household(book, "丁", id_number=GOOD[:-1] + "A")
    household(book, "戊", until="2025-03")
    gap = gaps.doubtful_ids(book, YEAR)
    assert (gap.count, _opened(book, gap)) == (2, {blank, wrong})


def test_a_years_visits_in_one_line_are_gathered(book: Book) -> None:
    one = household(book)
    gathered = visit(book, one, "2025", times=12)
    visit(book, one, "2025", times=1)
    visit(book, one, "2025-03", times=3)
    visit(book, one, "2024", times=12)
    add(book, "aid", pairing=one, date="2025", way="技术", times=4)
    gap = gaps.gathered_visits(book, YEAR)
    assert (gap.count, _opened(book, gap)) == (1, {gathered})


def test_evidence_is_missed_only_where_it_is_kept(book: Book) -> None:
    bare = session(book, "2025-03-01")
    assert not gaps.without_evidence(book, "training", YEAR)
    session(book, "2025-03-02", evidence="照片 2 张")
    gap = gaps.without_evidence(book, "training", YEAR)
    assert (gap.count, _opened(book, gap)) == (1, {bare})


def test_a_photo_is_evidence_until_it_is_binned(book: Book) -> None:
    bare, shown = session(book, "2025-03-01"), session(book, "2025-03-02")
    session(book, "2025-03-03", evidence="签到表")
    with book.edit("照片") as edit:
        of = {"register": "training", "record": shown}
        told = {"name": "1.jpg", "digest": "d", "form": "jpg", **of}
        photo = edit.add("attachment", told)
    gap = gaps.without_evidence(book, "training", YEAR)
    assert _opened(book, gap) == {bare}
    with book.edit("删除") as edit:
        edit.bin("attachment", photo)
    gap = gaps.without_evidence(book, "training", YEAR)
    assert _opened(book, gap) == {bare, shown}


def test_the_sample_year(sample_book: Book) -> None:
    assert gaps.find_gaps(sample_book, YEAR) == Gaps(17, 3, 2, 37)
    without = gaps.without_handout(sample_book, YEAR)
    assert without.where == Filter(period=YEAR, without="handout")
