"""The yearly summary's sections that close up, its plan, its frame and its files."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from tecdesk.report.letter.document import PENDING
from tecdesk.report.letter.document import Document
from tecdesk.report.letter.document import Heading
from tecdesk.report.letter.pdf import document_pdf
from tecdesk.report.letter.word import document_docx
from tecdesk.report.words.narrative import narrative
from tests.report.narrated import a_township
from tests.report.narrated import lines
from tests.report.narrated import text
from tests.report.township import YEAR
from tests.report.township import add_session
from tests.report.township import add_targets
from tests.report.township import empty

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.store.book import Book

__all__ = ["a_township"]


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Book]:
    with empty(tmp_path / "b.tecdesk") as book:
        yield book


def headings(document: Document) -> list[str]:
    return [
        block.mark + "".join(map(str, block.text))
        for block in document.blocks
        if isinstance(block, Heading) and block.level == 2
    ]


class TestSections:
    def test_all_of_them_in_order(self, book):
        assert headings(narrative(book, YEAR)) == [
            "（一）强化科技培训，提高农民素质",
            "（二）结合农时农事，抓好资料发放",
            "（三）突出示范带动，推进基地建设",
            "（四）落实帮扶责任，做好结对帮扶",
            "（五）目标任务完成情况",
            "（六）存在的问题",
            "（一）工作目标",
            "（二）主要措施",
        ]

    def test_numbers_close_up(self, bare):
        with bare.edit("基地", year=YEAR) as edit:
            edit.add("base", {"name": "菜园", "founded_on": "2025-03"})
        whole = narrative(bare, YEAR)
        assert headings(whole)[:2] == [
            "（一）突出示范带动，推进基地建设",
            "（二）存在的问题",
        ]
        assert "结合农时建基地。" in text(bare)

    def test_a_target_without_records_is_said(self, bare):
        with bare.edit("目标", year=YEAR) as edit:
            add_targets(edit, YEAR)
        told = text(bare)
        assert "农业科技培训年度目标为4期，全年尚未举办" in told
        assert "5项均未达到目标" in told

    def test_an_empty_year_asks_for_text(self, bare):
        whole = narrative(bare, YEAR)
        assert headings(whole) == [
            "（一）存在的问题",
            "（一）工作目标",
            "（二）主要措施",
        ]
        assert len(whole.pending) == 3
        assert whole.name == "河口镇2025年科技推广工作总结及2026年工作计划_草稿"

    def test_a_whole_year_is_no_draft(self, book):
        whole = narrative(book, YEAR)
        assert whole.pending == ()
        assert whole.name == "河口镇2025年科技推广工作总结及2026年工作计划"

    def test_one_target_has_a_table_but_no_count(self, bare):
        with bare.edit("目标", year=YEAR) as edit:
            values = {"year": YEAR, "indicator": "base.new", "unit": "个"}
            edit.add("target", values | {"value": 200})
        assert "目标任务完成情况见下表。" in text(bare)
        assert "目标任务共" not in text(bare)


class TestPlan:
    def test_this_years_targets_are_carried_over_and_said_so(self, book):
        assert "2026年目标任务下达前，暂按2025年度目标任务安排" in text(book)

    def test_next_years_targets_are_the_aims(self, book):
        with book.edit("下年", year=YEAR) as edit:
            add_targets(edit, YEAR + 1, base_new=5)
        told = text(book)
        assert "2026年主要目标是：" in told
        assert "3.新建示范基地5个。" in told
        assert "暂按" not in told

    def test_no_problem_no_measure(self, bare):
        places = list(bare.names("village"))
        with bare.edit("好", year=YEAR) as edit:
            for village in (*places, *places):
                day = add_session(edit, "2025-03-01", village, 30)
                values = {"training": day, "date": "2025-03-01", "quantity": 30}
                edit.add("handout", values)
        told = lines(bare)
        assert told[told.index("（二）主要措施") + 1] == PENDING
        assert "健全基础台账" not in text(bare)

    def test_words_of_the_year(self, book):
        with book.edit("早年", year=2019) as edit:
            add_session(edit, "2019-03-01", None, 30, aided=12)
        assert "贫困户12人次，占40%" in text(book, 2019)
        assert "脱贫户" not in text(book, 2019)


class TestFrame:
    def test_a_year_that_is_not_over(self, book):
        from datetime import date

        told = text(book, until=date(2025, 6, 30), signed_on=date(2025, 7, 5))
        assert "数据统计截至2025年6月30日。" in told
        assert "今年以来共举办农业科技培训4期" in told
        assert told.endswith("2025年7月5日")

    def test_a_long_name_breaks_the_title_after_it(self, tmp_path):
        name = "石门坎苗族彝族回族自治乡"
        with empty(tmp_path / "c.tecdesk", name) as book:
            whole = narrative(book, YEAR)
        assert list(whole.lines())[:3] == [
            name,
            "2025年科技推广工作总结",
            "及2026年工作计划",
        ]
        assert whole.ending.unit == f"{name}人民政府"

    def test_the_full_name_signs(self, book):
        with book.edit("全称", year=YEAR) as edit:
            edit.change("unit", book.unit.id, {"full_name": "河口镇农业中心"})
        assert lines(book)[-2] == "河口镇农业中心"


class TestFiles:
    def test_word_says_what_the_model_says(self, book):
        body = docx.Document(BytesIO(document_docx(narrative(book, YEAR)))).element.body
        printed = [
            "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
            for paragraph in body.iter(qn("w:p"))
        ]
        assert [line for line in printed if line] == lines(book)

    def test_paper_says_what_the_model_says(self, book):
        reader = PdfReader(BytesIO(document_pdf(narrative(book, YEAR))))
        pages = [page.extract_text() for page in reader.pages]
        read = "".join(re.sub(r"— \d —", "", page) for page in pages)
        read = "".join(read.split())
        for line in lines(book):
            assert "".join(line.split()) in read
        assert 3 <= len(pages) <= 5
