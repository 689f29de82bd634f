"""组织与信息: meetings, briefs, honours and what was spent, in few words."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Register
from tecdesk.domain.registers.shared import count
from tecdesk.domain.registers.shared import count_unit
from tecdesk.domain.registers.shared import date

BUREAU = Register(
    key="bureau",
    label="组织与信息",
    own=(
        date("时间", "会议时间", "报送日期", "报送时间", "印发日期"),
        Field(
            "kind",
            "类别",
            Kind.CHOICE,
            words="bureau_kind",
            required=True,
            aliases=("类型", "事项类别", "工作类别"),
            sticky=True,
            listed=True,
        ),
        Field(
            "title",
            "事项",
            required=True,
            aliases=(
                "名称",
                "内容",
                "标题",
                "题目",
                "会议名称",
                "工作事项",
                "荣誉名称",
            ),
            listed=True,
        ),
        count("次数", "条数", "期数", "篇数"),
        count_unit("bureau_unit", "次"),
        Field(
            "people",
            "参加人数",
            Kind.COUNT,
            unit="人",
            aliases=("人数", "参会人数", "参加人次"),
        ),
        Field(
            "level",
            "级别",
            Kind.CHOICE,
            words="base_level",
            aliases=("采用级别", "授予级别", "荣誉级别"),
            listed=True,
        ),
        Field(
            "money",
            "科技投入",
            Kind.MONEY,
            unit="元",
            aliases=("科技经费", "科技支出", "科技经费投入", "投入资金"),
            listed=True,
        ),
        Field(
            "budget",
            "财政支出",
            Kind.MONEY,
            unit="元",
            aliases=("财政总支出", "本级财政支出"),
        ),
    ),
    named_by="title",
    dated_by="date",
    word="条",
    same_by=(("date", "kind", "title"),),
    titles=("组织", "信息报送", "简报", "会议"),
    ledger=True,
)
