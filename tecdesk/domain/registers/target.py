"""年度目标任务: what the county asks for in a year."""

from __future__ import annotations

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.register import Register

TARGET = Register(
    key="target",
    label="年度目标",
    own=(
        Field(
            "year",
            "年度",
            Kind.YEAR,
            required=True,
            aliases=("年份", "目标年度"),
            listed=True,
        ),
        Field(
            "indicator",
            "指标",
            Kind.INDICATOR,
            required=True,
            aliases=("指标名称", "目标任务", "任务名称", "工作任务", "主要指标"),
            listed=True,
        ),
        Field("unit", "计量单位", aliases=("单位",), listed=True),
        Field(
            "value",
            "年度目标",
            Kind.NUMBER,
            required=True,
            aliases=("目标", "目标值", "目标数", "任务数", "年度任务", "目标任务数"),
            listed=True,
        ),
        Field(
            "source",
            "任务来源",
            aliases=("来源", "下达单位"),
            sticky=True,
            listed=True,
        ),
    ),
    named_by="indicator",
    word="项",
    same_by=(("year", "indicator", "unit"),),
    titles=("目标任务", "目标", "任务"),
)
