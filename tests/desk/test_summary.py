"""A person's words in a summary stay; the numbers in them follow the records."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk import summary as summing
from tecdesk.report.letter.document import PENDING
from tecdesk.report.letter.document import Heading
from tecdesk.report.letter.document import Slot
from tecdesk.report.letter.document import plain
from tecdesk.report.letter.document import slots
from tecdesk.report.words.clauses import tidy
from tecdesk.report.words.kept import own_place
from tecdesk.report.words.numerals import Numerals
from tecdesk.report.words.numerals import Style
from tecdesk.report.words.variants import HALF
from tecdesk.report.words.variants import WHOLE
from tests.report.township import YEAR
from tests.report.township import add_session
from tests.report.township import empty
from tests.report.township import township

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.report.letter.document import Text
    from tecdesk.store.book import Book

TODAY = date(2026, 1, 10)
FIRST = "training/0"
PEOPLE = Slot("390", "training.people@2025")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with township(tmp_path / "a.tecdesk") as book:
        yield book


def now(book: Book, year: int = YEAR) -> summing.Summary:
    return summing.summary(book, year, WHOLE, TODAY)


def shown(book: Book) -> dict[str, Text]:
    """Every printed paragraph, as the editor has it."""
    sections = now(book).draft.sections()
    return {line.place: line.text for each in sections for line in each.there}


def write(book: Book, **changed: Text | None) -> None:
    """Write as the editor does; `training__0` is training/0, None takes out."""
    texts: dict[str, Text] = dict(shown(book))
    for place, text in changed.items():
        key = place.replace("__", "/")
        texts.pop(key, None)
        if text is not None:
            texts[key] = text
    summing.write(book, now(book), texts)


def said(book: Book, place: str) -> str:
    return plain(now(book).draft.lines()[place].text)


def test_what_reads_as_generated_is_not_kept(book):
    assert summing.write(book, now(book), shown(book)) is None
    assert book.count("passage") == 0


def test_own_words_stay_and_their_number_follows_the_records(book):
    write(book, training__0=("今年培训了", PEOPLE, "人次，大家都说好。"))
    assert said(book, FIRST) == "今年培训了390人次，大家都说好。"
    with book.edit("又一期", year=YEAR) as edit:
        add_session(edit, "2025-12-01", None, 10)
    assert said(book, FIRST) == "今年培训了400人次，大家都说好。"
    assert now(book).wrong == []


def test_a_number_no_longer_generated_is_computed(book):
    place = next(iter(book.names("village")))
    tag = f"training.people@2025/village={place[-12:]}"
    write(book, training__0=("这个村培训", Slot("0", tag), "人次。"))
    held = sum(
        each.number("people") or 0
        for each in book.find("training")
        if each.text("village") == place
    )
    assert said(book, FIRST) == f"这个村培训{held}人次。"


def test_the_unit_goes_with_the_size_of_the_number(book):
    tag = "pairing.money@2025"
    write(book, pairing__0=("帮扶资金", Slot("5.05", tag), "万元。"))
    assert said(book, "pairing/0").endswith("元。")
    assert "万元" not in said(book, "pairing/0")


def test_a_paragraph_taken_out_stays_out(book):
    write(book, training__1=None)
    assert "training/1" not in now(book).draft.lines()
    assert [line.place for line in now(book).removed] == ["training/1"]
    write(book)
    assert "training/1" not in now(book).draft.lines()
    summing.take_back(book, now(book), "training/1")
    assert "training/1" in now(book).draft.lines()


def test_an_empty_section_closes_up(book):
    write(book, base__0=None)
    blocks = [block for _, block in now(book).draft.placed()]
    heads = [block.mark for block in blocks if isinstance(block, Heading)]
    assert heads[:6] == ["一、", "（一）", "（二）", "（三）", "（四）", "（五）"]


def test_every_change_is_one_step_back(book):
    write(book, training__0=("一句话。",))
    assert book.undo_label == "改总结"
    book.undo()
    assert book.count("passage") == 0
    assert "举办" in said(book, FIRST)


def test_own_paragraphs_stand_where_they_were_put(book):
    place = own_place("training/0", 1)
    write(book, **{place.replace("/", "__"): ("自己的话。",)})
    order = list(now(book).draft.lines())
    assert order[order.index("training/0") + 1] == place


def test_a_new_reading_is_offered_and_may_be_declined(book):
    old = now(book).generated.lines()[FIRST].text
    write(book, training__0=("我的话。",))
    assert now(book).news == []
    with book.edit("又一种形式", year=YEAR) as edit:
        add_session(edit, "2025-12-01", None, 10, form="远程教育")
    (line,) = now(book).news
    assert line.place == FIRST
    assert line.text != old
    summing.stay(book, now(book), FIRST)
    assert now(book).news == []
    assert said(book, FIRST) == "我的话。"


def test_another_number_alone_is_no_new_reading(book):
    write(book, training__0=("我的话。",))
    with book.edit("改人数", year=YEAR) as edit:
        first = book.find("training")[0]
        edit.change("training", first.id, {"people": 101})
    assert now(book).news == []


def test_a_typed_number_is_listed_put_back_or_kept(book):
    text = shown(book)[FIRST]
    typed = tidy(tuple("380" if piece == PEOPLE else piece for piece in text))
    assert typed != text
    write(book, training__0=typed)
    (point,) = now(book).wrong
    assert point.sentence == "第2段 写着 380人次，数据是 390人次"
    summing.accept(book, now(book), point)
    assert now(book).wrong == []
    with book.edit("又一期", year=YEAR) as edit:
        add_session(edit, "2025-12-01", None, 10)
    assert "380人次" in said(book, FIRST)


def test_number_style_reaches_changed_paragraphs(book):
    with book.edit("大", year=YEAR) as edit:
        add_session(edit, "2025-12-01", None, 11955)
    slot = Slot("0", "training.people@2025")
    write(book, training__1=("共培训", slot, "人次。"))
    summing.set_numerals(book, Numerals(Style.WAN, "多"))
    # beside its target a number stays exact; it is written as its paragraph has it
    assert summing.numerals(book) == Numerals(Style.WAN, "多")
    assert said(book, "training/1") in {"共培训12345人次。", "共培训1.2万多人次。"}


def test_problems_written_once_are_offered_the_next_year(tmp_path):
    with empty(tmp_path / "b.tecdesk") as book:
        assert said(book, "problems/todo") == PENDING
        write(book, problems__todo=("基层人手少，每村只有", "一名信息员。"))
        assert said(book, "problems/todo").startswith("基层人手少")
        (offer,) = now(book, YEAR + 1).proposals
        assert plain(offer.text) == "基层人手少，每村只有一名信息员。"
        summing.adopt(book, now(book, YEAR + 1), offer)
        after = now(book, YEAR + 1)
        assert after.proposals == []
        problems = [s for s in after.draft.sections() if s.key == "problems"]
        assert [plain(x.text) for x in problems[0].there] == [plain(offer.text)]


def test_a_declined_proposal_is_not_made_again(tmp_path):
    with empty(tmp_path / "b.tecdesk") as book:
        write(book, measures__todo=("多跑几趟。",))
        later = now(book, YEAR + 1)
        summing.decline(book, later, later.proposals[0])
        assert now(book, YEAR + 1).proposals == []
        assert said(book, "measures/todo") == "多跑几趟。"


def test_half_a_year_has_words_of_its_own(book):
    write(book, training__0=("全年的话。",))
    half = summing.summary(book, YEAR, HALF, TODAY)
    assert "全年的话" not in plain(half.draft.lines()[FIRST].text)
    assert all("2025h1" in s.tag for s in slots(half.draft.lines()[FIRST].text))
