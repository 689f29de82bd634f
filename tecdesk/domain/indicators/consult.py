"""What is counted of questions answered."""

from __future__ import annotations

from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum

_SPLITS = ("way", "industry")


def _sum(name: str, label: str, unit: str, definition: str) -> Indicator:
    """The sum of what the records say in the field of the same name."""
    return Indicator(
        f"consult.{name}",
        label,
        unit,
        "consult",
        Sum((name,)),
        definition=definition,
        splits=_SPLITS,
    )


CONSULT = (
    _sum(
        "served",
        "咨询服务人次",
        "人次",
        "统计期内受益群众人次之和，不含出动的科技人员。",
    ),
    _sum(
        "people",
        "咨询服务人数",
        "人",
        "原记的咨询人数之和，不由人次推出，与人次不相加。",
    ),
    _sum(
        "calls",
        "热线受理电话",
        "个",
        "统计期内各条记录受理电话个数之和。",
    ),
    _sum(
        "staff",
        "科技人员下乡服务",
        "人次",
        "统计期内为咨询服务出动的科技人员人次之和，不含受益群众。",
    ),
)
