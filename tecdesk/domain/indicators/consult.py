"""What is counted of questions answered."""

from __future__ import annotations

from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum

_SPLITS = ("way", "industry")

CONSULT = (
    Indicator(
        "consult.served",
        "咨询服务人次",
        "人次",
        "consult",
        Sum(("served",)),
        definition="统计期内受益群众人次之和，不含出动的科技人员。",
        splits=_SPLITS,
    ),
    Indicator(
        "consult.people",
        "咨询服务人数",
        "人",
        "consult",
        Sum(("people",)),
        definition="原记的咨询人数之和，不由人次推出，与人次不相加。",
        splits=_SPLITS,
    ),
    Indicator(
        "consult.calls",
        "热线受理电话",
        "个",
        "consult",
        Sum(("calls",)),
        definition="统计期内各条记录受理电话个数之和。",
        splits=_SPLITS,
    ),
    Indicator(
        "consult.staff",
        "科技人员下乡服务",
        "人次",
        "consult",
        Sum(("staff",)),
        definition="统计期内为咨询服务出动的科技人员人次之和，不含受益群众。",
        splits=_SPLITS,
    ),
)
