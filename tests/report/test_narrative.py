"""The yearly summary: every number bound, sections that close up, plan and problems."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from typing import Any

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
from tecdesk.report.words.numerals import Numerals
from tecdesk.report.words.numerals import Style
from tests.report.township import YEAR
from tests.report.township import add_session
from tests.report.township import add_targets
from tests.report.township import empty
from tests.report.township import township

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.store.book import Book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with township(tmp_path / "a.tecdesk") as book:
        yield book


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Book]:
    with empty(tmp_path / "b.tecdesk") as book:
        yield book


def lines(book: Book, year: int = YEAR, **options: Any) -> list[str]:
    return list(narrative(book, year, **options).lines())


def text(book: Book, year: int = YEAR, **options: Any) -> str:
    return "\n".join(lines(book, year, **options))


def headings(document: Document) -> list[str]:
    return [
        block.mark + "".join(map(str, block.text))
        for block in document.blocks
        if isinstance(block, Heading) and block.level == 2
    ]


class TestBinding:
    def test_every_digit_stands_in_a_slot(self, book):
        for whole in narrative(book, YEAR).texts():
            words = "".join(piece for piece in whole if isinstance(piece, str))
            assert not re.search(r"\d", words), words

    def test_one_tag_never_shows_two_numbers(self, book):
        shown: dict[str, str] = {}
        for slot in narrative(book, YEAR).slots:
            # a table writes 175.0, a sentence 175%
            number = slot.text.removesuffix("%").removesuffix(".0")
            assert shown.setdefault(slot.tag, number) == number
            assert len(slot.tag) <= 64

    def test_one_record_changes_all_that_depends_on_it(self, book):
        before = lines(book)
        record = book.find("training", order=("held_on",))[0]
        with book.edit("改", year=YEAR) as edit:
            edit.change("training", record.id, {"people": 160})
        pairs = zip(before, lines(book), strict=True)
        told = [new for old, new in pairs if old != new]
        assert [line[:8] for line in told] == [
            "全年共举办农业科",
            "培训内容涉及粮食",
            "450",
            "90.0",
            "一是培训人次未达",
            "二是培训分布不均",
        ]
        assert "东村举办4期、培训300人次" in told[1]
        assert "全年比目标少50人次" in told[4]

    def test_a_reached_target_is_a_problem_no_more(self, book):
        record = book.find("training", order=("held_on",))[0]
        with book.edit("改", year=YEAR) as edit:
            edit.change("training", record.id, {"people": 210})
        told = text(book)
        assert "培训农民500人次，完成年度目标任务的100%" in told
        assert "2025年度5项目标任务全部完成。具体情况见下表。" in told
        assert "一是培训分布不均衡" in told
        assert "确保" not in told


class TestSentences:
    @pytest.mark.parametrize(
        "sentence",
        [
            (
                "全年共举办农业科技培训7期，完成年度目标任务的175%；"
                "培训农民390人次，占年度目标任务的78%。"
            ),
            "按培训形式分，讲座6期、培训班1期。",
            "参训人次中，妇女70人次，占17.9%。",
            "培训内容涉及粮食、蔬菜、畜牧3个行业，其中粮食4期、蔬菜2期、畜牧1期。",
            (
                "培训覆盖3个村（社区），占全镇的75%，"
                "东村举办4期、培训240人次，为各村最多。"
            ),
            "分季度看，第二季度举办3期、培训200人次，为四个季度最多。",
            (
                "全年共发放科技资料330份、挂图30张，"
                "其中按份登记的资料完成年度目标任务的110%。"
            ),
            "科技资料中，培训随发200份，赶集日和科技下乡等发放130份。",
            "除培训随发资料外，登记发放资料2种，其中明白纸130份。",
            "全年新建示范基地1个，完成年度目标任务的100%，在南村。",
            (
                "年末在用示范基地2个，其中种植基地和养殖基地各1个；"
                "示范面积80.5亩，带动农户30户。"
            ),
            (
                "年末结对帮扶2户，完成年度目标任务的100%，涉及1个村（社区），"
                "其中脱贫户和监测对象各1户；本年新结对1户。"
            ),
            "落实帮扶责任人1人，来自镇政府。",
            "全年走访12次，帮扶资金及物资折价6000元。",
            "按帮扶方式分，资金和物资各1户。",
            "2025年度目标任务共5项，达到或超过目标的4项，未达到目标的1项。",
            "一是培训人次未达到目标。全年比目标少110人次。",
            (
                "二是培训分布不均衡。东村培训人次占全镇的61.5%，"
                "西村只举办1期，北村没有举办。"
            ),
            "三是示范基地布点不全。西村、北村尚无在用示范基地。",
            (
                "四是基础资料不完整。6期培训未登记随发资料，1户帮扶资金待填，"
                "走访没有分次记录。"
            ),
            "1.举办农业科技培训4期，培训农民500人次。",
            (
                "1.继续抓好科技培训。按农时分季安排，优先到西村、北村办班，"
                "确保培训人次达到目标。"
            ),
            "4.做好常态化帮扶。对现有2户逐户核定2026年对象类别，走访一次一记，",
        ],
    )
    def test_the_year_is_told(self, book, sentence):
        assert sentence in text(book)

    def test_number_style_is_one_choice(self, book):
        with book.edit("多", year=YEAR) as edit:
            for target in book.find("target"):
                edit.bin("target", target.id)
            add_session(edit, "2025-10-08", None, 11955)
        assert "培训农民12345人次" in text(book)
        wan = text(book, numerals=Numerals(Style.WAN))
        assert "培训农民1.2万余人次" in wan
        assert "举办农业科技培训8期" in wan

    def test_incomplete_figures_say_so(self, book):
        record = book.find("training")[0]
        with book.edit("性质", year=YEAR) as edit:
            edit.change("training", record.id, {"quality": "据不完全统计"})
        assert "据不完全统计，全年共举办" in text(book)

    def test_money_and_goods_apart_when_both_are_known(self, book):
        record = next(r for r in book.find("aid") if r["way"] == "物资")
        with book.edit("折价", year=YEAR) as edit:
            edit.change("aid", record.id, {"goods_value": 30_000})
        assert "全年走访12次，帮扶资金6000元，物资折价300元。" in text(book)


class TestLastYear:
    def test_growth_only_when_the_year_before_is_on_the_books(self, book):
        assert "比上年" not in text(book)
        since = {"base": 2023}
        book.change_settings(lambda now: replace(now, complete_since=since))
        assert "年末在用示范基地2个，比上年末增加1个，其中" in text(book)

    def test_a_great_fall_asks_for_its_reason(self, book):
        with book.edit("去年", year=YEAR) as edit:
            add_session(edit, "2024-05-01", None, 600)
        since = {"training": 2024}
        book.change_settings(lambda now: replace(now, complete_since=since))
        whole = narrative(book, YEAR)
        fallen = "培训人次比上年下降35%。原因：（待填）。"
        assert [line for line in whole.pending if line.endswith(fallen)]
        assert whole.name.endswith("_草稿")


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
