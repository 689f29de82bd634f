"""What is counted of science envoys, and of what they did."""

from __future__ import annotations

from tecdesk.domain.indicator import Condition
from tecdesk.domain.indicator import Count
from tecdesk.domain.indicator import Counts
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum

_SPLITS = ("kind", "source_unit")
_THEIRS = tuple(f"envoy.{key}" for key in _SPLITS)
_BY_ONE = (Condition("envoy"),)
_AS_RECORDED = "填了科技特派员的{what}，已在{total}之内，不另加。"

ENVOY = (
    Indicator(
        "envoy.in_force",
        "科技特派员(期末在岗)",
        "名",
        "envoy",
        Count(),
        Counts.IN_FORCE,
        definition="选派时间在期末以前、期末时没有结束的特派员，含三区科技人才和指导员。",
        placed_by="",
        splits=_SPLITS,
    ),
    Indicator(
        "envoy.new",
        "新选派科技特派员",
        "名",
        "envoy",
        Count(),
        Counts.BEGUN,
        definition="选派时间在统计期内的特派员。",
        placed_by="",
        splits=_SPLITS,
    ),
    Indicator(
        "envoy.villages",
        "特派员服务村",
        "个",
        "envoy_village",
        Distinct((("village",),)),
        Counts.IN_FORCE,
        definition="期末在岗特派员服务的村(社区)去重；几名特派员服务同一个村的只计一次。",
        splits=_THEIRS,
        out_of="village",
    ),
    Indicator(
        "envoy.money",
        "特派员工作经费",
        "元",
        "envoy_year",
        Sum(("money",)),
        definition="统计期内记下的特派员工作经费之和。",
        placed_by="",
        splits=_THEIRS,
    ),
    Indicator(
        "envoy.trainings",
        "特派员培训期数",
        "期",
        "training",
        Sum(("sessions",)),
        definition=_AS_RECORDED.format(what="培训期数之和", total="培训期数"),
        where=_BY_ONE,
        splits=_THEIRS,
    ),
    Indicator(
        "envoy.training_people",
        "特派员培训人次",
        "人次",
        "training",
        Sum(("people",)),
        definition=_AS_RECORDED.format(what="培训参训人次之和", total="培训人次"),
        where=_BY_ONE,
        splits=_THEIRS,
    ),
    Indicator(
        "envoy.handouts",
        "特派员发放资料",
        "份",
        "handout",
        Sum(("quantity",)),
        definition=_AS_RECORDED.format(
            what="发放记录数量之和，份、册、张分列", total="发放资料"
        ),
        where=_BY_ONE,
        per="unit",
        per_default="份",
        splits=_THEIRS,
    ),
    Indicator(
        "envoy.varieties",
        "特派员引进推广",
        "项",
        "variety",
        Sum(("items",)),
        definition=_AS_RECORDED.format(
            what="新品种新技术项数之和", total="新品种新技术"
        ),
        where=_BY_ONE,
        splits=_THEIRS,
    ),
)
