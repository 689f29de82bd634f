"""What is counted of the service network."""

from __future__ import annotations

from tecdesk.domain.indicator import Condition
from tecdesk.domain.indicator import Counts
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum

STATION = "信息服务站点"
_SPLITS = ("kind", "grade")

NETWORK = (
    Indicator(
        "network.in_force",
        "服务网络(期末)",
        "个",
        "network",
        Sum(("count",)),
        Counts.IN_FORCE,
        definition="期末以前建立、期末时没有撤销的数量之和；个、名、台等分列不相加。",
        per="unit",
        per_default="个",
        splits=_SPLITS,
    ),
    Indicator(
        "network.stations",
        "其中信息服务站点",
        "个",
        "network",
        Sum(("count",)),
        Counts.IN_FORCE,
        definition="期末在用的信息服务站点，标准化和基础性都计。",
        where=(Condition("kind", STATION),),
        per="unit",
        per_default="个",
        splits=("grade",),
        part_of="network.in_force",
    ),
    Indicator(
        "network.new",
        "新建服务网络",
        "个",
        "network",
        Sum(("count",)),
        Counts.BEGUN,
        definition="建立时间在统计期内的数量之和；个、名、台等分列不相加。",
        per="unit",
        per_default="个",
        splits=_SPLITS,
    ),
    Indicator(
        "network.villages",
        "服务网络覆盖村",
        "个",
        "network",
        Distinct((("village",),)),
        Counts.IN_FORCE,
        definition="期末有服务网络的村(社区)去重。",
        splits=_SPLITS,
        out_of="village",
    ),
)
