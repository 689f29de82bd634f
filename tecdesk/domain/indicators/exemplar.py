"""What is counted of exemplary households and trained farmers."""

from __future__ import annotations

from tecdesk.domain.indicator import Counts
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum

_SPLITS = ("kind", "industry", "rank")

EXEMPLAR = (
    Indicator(
        "exemplar.in_force",
        "示范户与农民技术员(期末)",
        "户",
        "exemplar",
        Sum(("count",)),
        Counts.IN_FORCE,
        definition="期末以前取得、期末时没有取消的数量之和；户、人分列不相加。",
        per="unit",
        per_default="户",
        splits=_SPLITS,
    ),
    Indicator(
        "exemplar.new",
        "新增示范户与农民技术员",
        "户",
        "exemplar",
        Sum(("count",)),
        Counts.BEGUN,
        definition="取得时间在统计期内的数量之和；户、人分列不相加。",
        per="unit",
        per_default="户",
        splits=_SPLITS,
    ),
)
