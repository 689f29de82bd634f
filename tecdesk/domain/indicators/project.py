"""What is counted of science projects and of their money."""

from __future__ import annotations

from tecdesk.domain.indicator import Condition
from tecdesk.domain.indicator import Count
from tecdesk.domain.indicator import Counts
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum

PLANNED, ARRIVED, PAID = "计划", "到位", "拨付"
_SPLITS = ("kind", "level", "industry")
_FUND_SPLITS = ("source", *(f"project.{key}" for key in _SPLITS))


def _stage(name: str, label: str, dated_by: str, definition: str) -> Indicator:
    return Indicator(
        f"project.{name}",
        label,
        "项",
        "project",
        Count(),
        definition=definition,
        dated_by=dated_by,
        splits=_SPLITS,
    )


def _fund(name: str, label: str, nature: str) -> Indicator:
    return Indicator(
        f"project.{name}",
        label,
        "元",
        "project_fund",
        Sum(("money",)),
        definition=(
            f"统计期内性质为{nature}的项目资金之和；计划、到位、拨付互不相加。"
        ),
        placed_by="project.village",
        where=(Condition("nature", nature),),
        splits=_FUND_SPLITS,
    )


PROJECT = (
    _stage(
        "reserved",
        "储备项目",
        "reserved_on",
        "储备日期在统计期内的项目；储备、申报、立项、验收是一步步来的，不相加。",
    ),
    _stage("applied", "申报项目", "applied_on", "申报日期在统计期内的项目。"),
    _stage("approved", "立项项目", "approved_on", "立项日期在统计期内的项目。"),
    Indicator(
        "project.running",
        "在研项目(期末)",
        "项",
        "project",
        Count(),
        Counts.IN_FORCE,
        definition="期末以前立项、期末时没有验收也没有终止的项目。",
        where=(Condition("approved_on"),),
        splits=_SPLITS,
    ),
    _stage("accepted", "验收项目", "accepted_on", "验收日期在统计期内的项目。"),
    Indicator(
        "project.total",
        "立项项目总投资",
        "元",
        "project",
        Sum(("total",)),
        definition="立项日期在统计期内的项目总投资之和。",
        dated_by="approved_on",
        splits=_SPLITS,
    ),
    _fund("planned", "项目计划资金", PLANNED),
    _fund("arrived", "项目到位资金", ARRIVED),
    _fund("paid", "项目拨付资金", PAID),
)
