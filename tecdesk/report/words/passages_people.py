"""What the summary says of envoys, the service network and exemplary households."""

from __future__ import annotations

from tecdesk.domain.indicators.network import STATION
from tecdesk.report.words.spoken import Figure
from tecdesk.report.words.spoken import Rates
from tecdesk.report.words.spoken import Remark
from tecdesk.report.words.spoken_parts import Kinds
from tecdesk.report.words.spoken_parts import Parts
from tecdesk.report.words.spoken_parts import Reached
from tecdesk.report.words.telling import Sentence
from tecdesk.report.words.telling import telling

HOUSEHOLDS, PERSONS = "户", "人"
DEPUTY = "科技副村长"


def _stock(unit: str, thing: str) -> Sentence:
    return Sentence(
        (
            Figure("exemplar.in_force", "{end}有", thing, unit, grown=True),
            Parts("exemplar.in_force", "kind", unit=unit, missing="类型"),
        )
    )


def _new(unit: str, thing: str) -> tuple[Figure, Parts]:
    return (
        Figure("exemplar.new", "新增", thing, unit),
        Parts("exemplar.new", "kind", unit=unit, missing="类型"),
    )


EXEMPLAR = telling(
    (
        Sentence(
            (_new(HOUSEHOLDS, "示范户"), _new(PERSONS, "乡土科技人才")),
            opening="{span}",
            by="；",
            led=False,
        ),
        _stock(HOUSEHOLDS, "示范户"),
        _stock(PERSONS, "乡土科技人才"),
    ),
)

IN_POST = Sentence(
    (
        (
            Figure("envoy.in_force", "{end}在岗", "科技特派员", grown=True),
            Parts("envoy.in_force", "kind", leave="科技特派员", missing="类别"),
        ),
        Figure("envoy.new", "{newly}新选派"),
    ),
    by="；",
)
WHERE_AND_MONEY = Sentence(
    (
        Reached("envoy.villages", "特派员服务", "{}"),
        Figure("envoy.money", "落实工作经费", grown=True),
    ),
    led=False,
)
DONE = (
    Figure("envoy.trainings", "举办培训"),
    Figure("envoy.training_people", "培训农民"),
    Figure("envoy.handouts", "发放资料"),
    Figure("envoy.varieties", "引进推广新品种新技术"),
)
"""What envoys did: it is in the totals already."""
ENVOY = telling(
    (
        IN_POST,
        WHERE_AND_MONEY,
        Sentence(
            ((*DONE, Remark("均已计入前述各项")),), opening="特派员{span}", led=False
        ),
    ),
)

_ORGANISED = (DEPUTY, "科技领导组", "协会", "专业合作社")
_EQUIPPED = ("网页", "电脑", "服务车辆")
_PLACES = (
    "农民技术学校",
    "科技活动室",
    "农资服务联系点",
    STATION,
    "热线服务站",
    "远程教育站",
    "多媒体教室",
)
NETWORK = telling(
    (
        Sentence(
            (
                Kinds("network.in_force", "kind", "{end}有", _ORGANISED),
                Kinds("network.in_force", "kind", "建有", _PLACES),
                Kinds("network.in_force", "kind", "配有", _EQUIPPED),
            ),
            led=False,
            by="；",
        ),
        Sentence((Parts("network.stations", "grade", "信息服务站点中"),)),
        Sentence((Rates("network.in_force"),)),
        Sentence((Kinds("network.new", "kind", "{newly}新建"), Rates("network.new"))),
        Sentence((Reached("network.villages", "服务网络", "建在{}"),)),
    ),
)
