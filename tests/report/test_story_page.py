from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader

from tecdesk.report.sheets.story_page import story_block
from tecdesk.report.sheets.story_page import story_pdf
from tecdesk.tally import stories
from tecdesk.tally.village_story import village as village_story
from tests.report.reading import pages
from tests.tally.entering import add
from tests.tally.entering import session
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.tally.story import Story

TODAY = date(2025, 12, 15)
NUMBER = "990000198001010012"


def _household(book: Book, *, whole: bool = False) -> Story:
    line = add(
        book,
        "pairing",
        name="张𠮷",
        village=village(book, "下坪村"),
        helper="李䶮",
        helper_unit="县科技局",
        since="2025-01",
        id_number=NUMBER,
    )
    add(book, "aid", pairing=line, date="2025-12-12", way="走访", content="看了牛舍")
    add(book, "aid", pairing=line, date="2024", way="资金", money=80000)
    return stories.household(book, line, TODAY, whole=whole)


def test_the_page_says_everything_with_numbers_masked(book: Book) -> None:
    pdf = story_pdf(_household(book), book.unit, TODAY)
    (page,) = PdfReader(BytesIO(pdf)).pages
    text = "".join(page.extract_text().split())
    for said in (
        "张𠮷帮扶档案",
        "身份证号码：990000********0012",
        "帮扶责任人：李䶮（县科技局）2025年1月起，至今",
        "2025年：走访1次资金待填",
        "2025-12-12走访看了牛舍1次李䶮",
        "2024年：走访0次资金800元",
        "历年合计：走访1次资金800元",
        "打印日期：2025年12月15日",
        "证件号码和电话已隐去中间几位。",
    ):
        assert said in text, said
    assert NUMBER not in text
    assert "全文" not in text


def test_whole_numbers_make_it_internal(book: Book) -> None:
    story = _household(book, whole=True)
    block = story_block(story, book.unit, TODAY)
    assert block.restricted
    assert not block.notes
    assert NUMBER in pages(block)[0]
    assert not story_block(_household(book), book.unit, TODAY).restricted


def test_the_lines_of_a_year_stand_under_its_figures(book: Book) -> None:
    block = story_block(_household(book), book.unit, TODAY)
    firsts = [str(row.cells[0]).split("：")[0] for row in block.rows]
    assert firsts == [
        "身份证号码",
        "帮扶责任人",
        "2025年",
        "2025-12-12",
        "2025-01",
        "2024年",
        "2024",
        "历年合计",
    ]


def test_no_line_over_all_columns_is_wider_than_the_page(sample_book: Book) -> None:
    from tecdesk.report.page.fonts import measure
    from tecdesk.report.page.metrics import STRONG

    for place in sample_book.names("village"):
        block = story_block(village_story(sample_book, place), sample_book.unit, TODAY)
        for row in block.rows:
            if row.label_span:
                assert measure(str(row.cells[0]), *STRONG) < 170


def test_a_long_story_runs_over_pages_and_says_what_is_left_out(book: Book) -> None:
    here = village(book, "下坪村")
    for number in range(120):
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        session(book, day, village=here, title="淡水鱼养殖与水质调控" * 2)
    block = story_block(village_story(book, here, most=100), book.unit, TODAY)
    printed = pages(block)
    assert len(printed) > 2
    assert all("内容和结果" in page for page in printed)
    assert "更早的还有20条，没有印出。" in printed[-1]


def test_a_lecturer_and_a_base_have_pages_too(book: Book) -> None:
    session(book, "2025-03-01", lecturer="彭桂兰", village=village(book, "下坪村"))
    story = stories.lecturer(book, "彭桂兰")
    (page,) = pages(story_block(story, book.unit, TODAY))
    assert "彭桂兰授课情况" in page
    assert "2025-03-01培训养殖10人次下坪村" in page
    one = add(book, "base", name="茶园", founded_on="2021-03")
    (page,) = pages(story_block(stories.base(book, one), book.unit, TODAY))
    assert "茶园档案" in page
