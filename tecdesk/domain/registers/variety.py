"""新品种新技术: what was introduced, tried, demonstrated and spread."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Register
from tecdesk.domain.registers.shared import BASE_LINK
from tecdesk.domain.registers.shared import ENVOY_LINK
from tecdesk.domain.registers.shared import PROJECT_LINK
from tecdesk.domain.registers.shared import date
from tecdesk.domain.registers.shared import industry
from tecdesk.domain.registers.shared import village

VARIETY = Register(
    key="variety",
    label="新品种新技术",
    own=(
        date(
            "引进日期",
            "引进时间",
            "推广时间",
            "推广日期",
            "时间",
            "试验时间",
            "示范时间",
            "引种时间",
        ),
        Field(
            "kind",
            "类型",
            Kind.CHOICE,
            words="variety_kind",
            default="新品种",
            aliases=("类别", "种类", "项目类型"),
            sticky=True,
            listed=True,
        ),
        Field(
            "stage",
            "环节",
            Kind.CHOICE,
            words="variety_stage",
            aliases=("阶段", "引进或推广", "推广环节", "推广方式", "应用情况"),
            sticky=True,
            listed=True,
        ),
        Field(
            "title",
            "名称",
            required=True,
            aliases=(
                "品种名称",
                "技术名称",
                "品种",
                "技术",
                "新品种",
                "新技术",
                "新品种名称",
                "新技术名称",
                "品种(技术)名称",
                "新品种新技术名称",
                "新品种(新技术)名称",
                "设备名称",
            ),
            listed=True,
        ),
        industry(),
        Field(
            "source", "来源", aliases=("引进单位", "品种来源", "技术来源", "供种单位")
        ),
        village("实施村", "推广村", "行政村", "地点"),
        Field(
            "items",
            "项数",
            Kind.COUNT,
            unit="项",
            default=1,
            aliases=("个数", "品种数", "技术项数"),
        ),
        Field(
            "area",
            "面积",
            Kind.AREA,
            unit="亩",
            aliases=(
                "面积(亩)",
                "推广面积",
                "示范面积",
                "试验面积",
                "种植面积",
                "推广面积(亩)",
                "规模(亩)",
            ),
            listed=True,
        ),
        Field(
            "quantity",
            "数量",
            Kind.NUMBER,
            aliases=("引进数量", "推广数量", "规模"),
            listed=True,
        ),
        Field("unit", "单位", aliases=("计量单位", "数量单位"), sticky=True),
        ENVOY_LINK,
        BASE_LINK,
        PROJECT_LINK,
        Field(
            "effect",
            "效果",
            Kind.NOTE,
            aliases=("成效", "推广效果", "效益", "表现", "增产增收情况"),
        ),
    ),
    named_by="title",
    dated_by="date",
    word="项",
    same_by=(
        ("date", "kind", "title", "stage", "village"),
        ("date", "title", "village"),
    ),
    titles=("新品种", "新技术", "引进"),
    ledger=True,
    townwide=True,
)
"""An event with its stage: what was introduced in one year is spread in another."""
