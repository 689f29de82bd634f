"""What is counted of meetings, briefs, honours and spending."""

from __future__ import annotations

from tecdesk.domain.indicator import Condition
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum

MEETING, BRIEF, HONOUR = "会议", "简报信息", "荣誉"


def _of(
    name: str, label: str, unit: str, kind: str, splits: tuple[str, ...] = ()
) -> Indicator:
    return Indicator(
        f"bureau.{name}",
        label,
        unit,
        "bureau",
        Sum(("count",)),
        definition=f"统计期内类别为{kind}的数量之和，各单位分列。",
        placed_by="",
        where=(Condition("kind", kind),),
        per="unit",
        per_default=unit,
        splits=splits,
    )


BUREAU = (
    _of("meetings", "科技工作会议", "次", MEETING),
    _of("briefs", "简报信息报送", "条", BRIEF, ("level",)),
    _of("honours", "荣誉", "项", HONOUR, ("level",)),
    Indicator(
        "bureau.money",
        "本级科技投入",
        "元",
        "bureau",
        Sum(("money",)),
        definition="统计期内记下的科技投入之和。",
        placed_by="",
    ),
    Indicator(
        "bureau.budget",
        "本级财政支出",
        "元",
        "bureau",
        Sum(("budget",)),
        definition="统计期内记下的财政支出之和，用来算科技投入占多少。",
        placed_by="",
    ),
)
