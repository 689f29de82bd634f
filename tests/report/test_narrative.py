"""The yearly summary: every number bound, every sentence as agreed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tecdesk.report.words.narrative import narrative
from tecdesk.report.words.numerals import Numerals
from tecdesk.report.words.numerals import Style
from tests.report.narrated import a_township
from tests.report.narrated import lines
from tests.report.narrated import text
from tests.report.township import YEAR
from tests.report.township import add_session

__all__ = ["a_township"]


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
