"""What is counted of demonstration bases."""

from __future__ import annotations

from tecdesk.domain.indicator import Condition
from tecdesk.domain.indicator import Count
from tecdesk.domain.indicator import Counts
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum
from tecdesk.domain.registers.base import PROPOSED

_APPROVED = Condition("status", PROPOSED, negated=True)

BASE = (
    Indicator(
        "base.in_use",
        "示范基地(期末在用)",
        "个",
        "base",
        Count(),
        Counts.IN_FORCE,
        definition="期末前建成、期末时未撤销的基地；推荐待审批的不计。",
        where=(_APPROVED,),
        splits=("kind", "level"),
    ),
    Indicator(
        "base.new",
        "新建示范基地",
        "个",
        "base",
        Count(),
        Counts.BEGUN,
        definition="建成日期在统计期内的基地。",
        splits=("kind", "level"),
    ),
    Indicator(
        "base.proposed",
        "推荐待审批基地",
        "个",
        "base",
        Count(),
        definition="推荐日期在统计期内、状态仍为待审批的基地。",
        dated_by="proposed_on",
        where=(Condition("status", PROPOSED),),
        splits=("kind", "level"),
    ),
    Indicator(
        "base.area",
        "示范面积",
        "亩",
        "base",
        Sum(("area",), yearly="base_year"),
        Counts.IN_FORCE,
        definition="期末在用基地面积之和；有当年年度情况的取当年数。",
        where=(_APPROVED,),
        splits=("kind", "level"),
    ),
    Indicator(
        "base.households",
        "带动农户",
        "户",
        "base",
        Sum(("households",), yearly="base_year"),
        Counts.IN_FORCE,
        definition="期末在用基地带动户数之和；有当年年度情况的取当年数。",
        where=(_APPROVED,),
        splits=("kind", "level"),
    ),
)
