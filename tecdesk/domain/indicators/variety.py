"""What is counted of new varieties and techniques."""

from __future__ import annotations

from tecdesk.domain.indicator import Condition
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum

INTRODUCED = "引进"
_SPLITS = ("kind", "stage", "industry")

VARIETY = (
    Indicator(
        "variety.items",
        "新品种新技术",
        "项",
        "variety",
        Sum(("items",)),
        definition="统计期内引进、试验、示范、推广的各条记录项数之和。",
        splits=_SPLITS,
    ),
    Indicator(
        "variety.introduced",
        "其中引进",
        "项",
        "variety",
        Sum(("items",)),
        definition="环节为引进的项数；往年引进、今年推广的不在内。",
        where=(Condition("stage", INTRODUCED),),
        splits=("kind", "industry"),
        part_of="variety.items",
    ),
    Indicator(
        "variety.area",
        "试验示范推广面积",
        "亩",
        "variety",
        Sum(("area",)),
        definition="各条记录面积之和；同一块地种几样的重复计算。",
        splits=_SPLITS,
    ),
    Indicator(
        "variety.quantity",
        "引进推广数量",
        "斤",
        "variety",
        Sum(("quantity",)),
        definition="种子、苗木、设备等的数量，各单位分列不相加；未填单位的不计。",
        where=(Condition("unit"),),
        per="unit",
        per_default="斤",
        splits=_SPLITS,
    ),
)
