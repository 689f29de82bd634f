"""Forms that look as if they asked for our figures and ask for something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.filling.proposing import propose
from tecdesk.exchange.forms.files.opening import open_form
from tests.desk.filling.forms import Layout
from tests.desk.filling.forms import make

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book

SHAPE = """
{title}|+|+
{head}|{over}|备注
{first}||
{second}||
"""
USUAL = {
    "title": "2025年科技培训情况表",
    "head": "项目",
    "over": "数量",
    "first": "培训期数",
    "second": "培训人次",
}


def whys(book: Book, folder: Path, **words: str) -> dict[str, str]:
    """Address to why a cell is asked about; "" where it is sure."""
    lines = SHAPE.format(**(USUAL | words))
    form = open_form(make(Layout("", lines, ""), folder / "空表.xlsx"))
    return {p.address: each.why for p, each in propose(book, form, 2025).items()}


def test_without_a_doubt_nothing_is_asked(town: Book, tmp_path: Path) -> None:
    assert whys(town, tmp_path) == {"B3": "", "B4": ""}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"title": "2025年秋季科技培训情况表"}, "标题里的“秋季”没看懂"),
        ({"title": "2025年东村科技培训情况表"}, "标题里写着“东村”"),
        ({"title": "2025年妇女培训情况表"}, "标题像是只问“其中妇女”"),
        ({"title": "2025年科技培训任务表"}, "标题像是问目标、计划或上年的数"),
        ({"title": "2024年科技培训情况表"}, "表上写的是2024年，要填的是2025年"),
        ({"title": "截至目前科技培训情况表"}, "不知道截至哪一天"),
        ({"over": "本月"}, "不知道“本月”是哪个月"),
        ({"over": "2024年 2025年"}, "像是好几年的"),
        ({"over": "2026年"}, "是以后的事，只有目标"),
        ({"over": "同比"}, "不知道是比上年多少，还是百分之几"),
        ({"over": "占比（%）"}, "“占比”没看懂"),
        ({"over": "完成率"}, "不知道要不要写成百分数"),
        ({"over": "上半年 下半年"}, "像是好几个时段"),
        ({"over": "数量（亩）"}, "表上的单位是亩，台账里是"),
        ({"over": "东村 南村"}, "分了两层"),
        ({"over": "目标 完成"}, "像是好几样"),
    ],
)
def test_the_whole_column_is_asked_about(
    words: dict[str, str], why: str, town: Book, tmp_path: Path
) -> None:
    found = whys(town, tmp_path, **words)
    assert found.keys() == {"B3", "B4"}
    assert all(why in each for each in found.values()), found


@pytest.mark.parametrize(
    ("second", "why"),
    [
        ("石桥镇培训人次", "“石桥镇”没看懂"),
        ("培训人数", "表上问的是人数，台账里记的是人次"),
        ("线上直播人次", "“直播”没看懂"),
        ("其中：学生", "这个“其中”没看懂；“学生”没看懂"),
        ("示范面积", "没写单位，按亩算"),
        ("帮扶资金", "没写单位，按元算"),
        ("发放资料份数和培训人次", "像是好几个指标"),
        ("责任人培训人次", "“责任人”说的是别的事"),
        ("帮扶责任人走访", "“走访”说的是别的事"),
        ("走访脱贫户", "“走访”说的是别的事"),
        ("平均每期培训人次", "“平均每期”没看懂"),
        ("累计培训农民及技术人员人次", "“人员”没看懂"),
    ],
)
def test_a_row_is_asked_about(
    second: str, why: str, town: Book, tmp_path: Path
) -> None:
    found = whys(town, tmp_path, second=second)
    assert found["B3"] == ""
    assert why in found["B4"], found


def test_a_name_is_not_a_number(town: Book, tmp_path: Path) -> None:
    found = whys(town, tmp_path, over="情况", second="帮扶责任人")
    assert found == {"B3": "", "B4": "不知道填名字还是填个数"}


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("河口镇", "石桥镇", "“石桥镇”没看懂"),
        ("东村", "合计", "不知道合计是不是只算表上这几项"),
        ("讲座", "小计", "不知道合计是不是只算表上这几项"),
        ("石桥镇", "合计", "合计里有没看懂的项"),
        ("1月", "合计", "不知道合计是不是只算表上这几个月"),
        ("文艺活动", "其中：妇女", "“文艺活动”没看懂"),
    ],
)
def test_a_sum_may_be_less_than_the_whole(
    first: str, second: str, why: str, town: Book, tmp_path: Path
) -> None:
    words = {"head": "单位", "over": "培训人次", "first": first, "second": second}
    assert why in whys(town, tmp_path, **words)["B4"]
