"""What is counted of handed-out materials."""

from __future__ import annotations

from tecdesk.domain.indicator import Condition
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum

_UNLINKED = Condition("training", negated=True)

HANDOUT = (
    Indicator(
        "handout.quantity",
        "发放资料",
        "份",
        "handout",
        Sum(("quantity",)),
        definition="统计期内发放的全部资料，含培训随发，份、册、张分列不相加。",
        per="unit",
        per_default="份",
        splits=("material", "occasion"),
    ),
    Indicator(
        "handout.registered",
        "其中登记发放",
        "份",
        "handout",
        Sum(("quantity",)),
        definition="培训随发以外，活动、入户等逐次登记的发放。",
        where=(_UNLINKED,),
        per="unit",
        per_default="份",
        splits=("material", "occasion"),
        part_of="handout.quantity",
    ),
    Indicator(
        "handout.titles",
        "资料种数",
        "种",
        "handout",
        Distinct((("material.title",),)),
        definition="统计期内发放过的不同资料名称；未登记名称的随发资料不计。",
        splits=("material", "occasion"),
    ),
)
