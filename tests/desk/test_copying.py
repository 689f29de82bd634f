from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.copying import as_html
from tecdesk.desk.copying import as_text
from tecdesk.desk.seen import seen
from tecdesk.domain.record import NOT_APPLICABLE
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import session
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.desk.seen import Seen
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book

NUMBER = "990000198001010012"


def _table(book: Book, register: str, *columns: str, whole: bool = False) -> Seen:
    records = book.find(register)
    return seen(book, register, columns, records, 2025, whole=whole)


def _lines(table: Seen) -> list[list[str]]:
    return [line.split("\t") for line in as_text(table).splitlines()]


def test_a_list_is_copied_under_its_headings_with_names_for_ids(book: Book) -> None:
    session(book, "2025-12-09", village=village(book, "下坪村"), cost=120050)
    table = _table(book, "training", "held_on", "village", "title", "people", "cost")
    assert _lines(table) == [
        ["培训日期", "村(社区)", "培训内容", "参训人次(人次)", "经费(元)"],
        ["2025-12-09", "下坪村", "养殖", "10", "1200.50"],
    ]
    assert as_text(table, headings=False).count("\r\n") == 1


def test_headings_are_in_the_words_of_the_year(book: Book) -> None:
    assert seen(book, "training", ["aided"], [], 2020).headings == ("其中贫困户(人次)",)


def test_numbers_of_persons_are_masked_unless_asked_for(book: Book) -> None:
    household(book, id_number=NUMBER, phone="13912345032")
    table = _table(book, "pairing", "id_number", "phone")
    assert _lines(table)[1] == ["990000********0012", "139****5032"]
    whole = _table(book, "pairing", "id_number", "phone", whole=True)
    assert _lines(whole)[1] == [f'="{NUMBER}"', '="13912345032"']


@pytest.mark.parametrize(
    ("written", "copied"),
    [
        ("3-5", '="3-5"'),
        ("007", '="007"'),
        ("1e5", '="1e5"'),
        ("3月5日", '="3月5日"'),
        ("=1+1", '="=1+1"'),
        ("@某", '="@某"'),
        ('=HYPERLINK("x")', '="=HYPERLINK(""x"")"'),
        ("6组", "6组"),
        ("", ""),
    ],
)
def test_a_text_stays_a_text_in_a_spreadsheet(
    book: Book, written: str, copied: str
) -> None:
    household(book, group=written)
    assert _lines(_table(book, "pairing", "name", "group"))[1] == ["甲", copied]


@pytest.mark.parametrize(
    ("day", "copied"),
    [("2025-03-05", "2025-03-05"), ("2025-03", '="2025-03"'), ("2025", "2025")],
)
def test_a_month_does_not_become_its_first_day(
    book: Book, day: str, copied: str
) -> None:
    session(book, day)
    assert _lines(_table(book, "training", "held_on"))[1] == [copied]


def test_tabs_line_ends_and_quotation_marks_stay_within_their_cell(book: Book) -> None:
    session(book, "2025", note='两行\n"引号"', place='"引号"开头')
    text = as_text(_table(book, "training", "note", "place"), headings=False)
    assert text == '"两行\n""引号"""\t"""引号""开头"\r\n'


def test_blank_nought_and_not_applicable_are_three_things(book: Book) -> None:
    with book.edit("新增") as edit:
        told: Values = {"held_on": "2025", "title": "养殖", "people": 0}
        edit.add("training", told, {"women": NOT_APPLICABLE})
    table = _table(book, "training", "people", "women", "aided")
    assert table.rows == ((0, "—", None),)
    assert _lines(table)[1] == ["0", "—", ""]


def test_the_html_keeps_texts_as_text_and_escapes_them(book: Book) -> None:
    household(book, "<张&三>", group="3-5")
    add(book, "pairing", name="乙", helper="丙", since="2025-03", note="两\n行")
    records = book.find("pairing", order=("since",))
    columns = ["name", "group", "since", "note", "family_size"]
    html = as_html(seen(book, "pairing", columns, records, 2025))
    assert html.startswith("<table><tr><th>户主姓名</th>")
    text = "<td style=\"mso-number-format:'\\@'\">"
    assert f"{text}&lt;张&amp;三&gt;</td>{text}3-5</td><td>" not in html
    assert f"{text}&lt;张&amp;三&gt;</td>{text}3-5</td>" in html
    assert f"{text}2025-03</td>{text}两<br>行</td><td></td>" in html


def test_a_whole_date_in_html_is_left_to_the_spreadsheet(book: Book) -> None:
    session(book, "2025-03-05")
    html = as_html(_table(book, "training", "held_on"), headings=False)
    assert html == "<table><tr><td>2025-03-05</td></tr></table>"
