"""What the summary says of envoys, the service network and exemplary households."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.indicators.network import STATION
from tecdesk.report.letter.document import Slot
from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import say
from tecdesk.report.words.numerals import percent
from tecdesk.report.words.spoken import Figure
from tecdesk.report.words.spoken import Rates
from tecdesk.report.words.spoken_parts import Kinds
from tecdesk.report.words.spoken_parts import Parts
from tecdesk.report.words.spoken_parts import Reached
from tecdesk.report.words.telling import Sentence
from tecdesk.report.words.telling import telling

if TYPE_CHECKING:
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.clauses import Amount
    from tecdesk.report.words.facts import Facts
    from tecdesk.report.words.spoken import Clause

HOUSEHOLDS, PERSONS = "示范户", "乡土科技人才"
DEPUTY = "科技副村长"


def _counted(key: str, verb: str, unit: str, thing: str) -> tuple[Clause, ...]:
    return (
        Figure(f"exemplar.{key}", verb, thing, unit, grown=key == "in_force"),
        Parts(f"exemplar.{key}", "kind", unit=unit, missing="类型"),
    )


EXEMPLAR = telling(
    (
        Sentence(
            (
                _counted("new", "新增", "户", HOUSEHOLDS),
                _counted("new", "新增", "人", PERSONS),
            ),
            opening="{span}",
            by="；",
            led=False,
        ),
        Sentence(
            (
                _counted("in_force", "有", "户", HOUSEHOLDS),
                _counted("in_force", "有", "人", PERSONS),
            ),
            opening="{end}",
            by="；",
            led=False,
        ),
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
        Sentence(DONE, opening="特派员{span}", led=False, remark="均已计入前述各项"),
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


@dataclass(frozen=True, slots=True)
class Everywhere:
    """What every village has, and how many have a deputy head for science."""

    def told(self, facts: Facts) -> Text | None:
        """村村有科技副村长、农民技术学校; told after the villages reached."""
        shares = facts.shares("network.villages", "kind")
        every = len(facts.villages)
        full = [s.name for s in shares if s.name and 0 < every <= s.number]
        deputies = next((s.amount for s in shares if s.name == DEPUTY), None)
        return clauses(
            say("村村有{}", "、".join(full)) if full else None,
            None if DEPUTY in full else _deputies(facts, deputies),
        )


def _deputies(facts: Facts, found: Amount | None) -> Text | None:
    """9个村（社区）配有科技副村长，占全镇的75%."""
    if not found or not found.value:
        return None
    if found.value == facts.amount("network.villages").value:
        return (f"都配有{DEPUTY}",) if found.value > 1 else None
    rate = Slot(percent(found.value, len(facts.villages)), f"{found.tag}%villages")
    words = f"{{}}村（社区）配有{DEPUTY}，占{{}}的{{}}"
    return say(words, said(found), facts.whole_area, rate)


NETWORK = telling(
    (
        Sentence(
            (
                Kinds("network.in_force", "kind", "有", _ORGANISED),
                Kinds("network.in_force", "kind", "建有", _PLACES),
                Kinds("network.in_force", "kind", "配有", _EQUIPPED),
                Kinds(
                    "network.in_force",
                    "kind",
                    "另有",
                    but=(*_ORGANISED, *_PLACES, *_EQUIPPED),
                ),
            ),
            opening="{end}",
            led=False,
            by="；",
        ),
        Sentence(
            (
                Parts(
                    "network.stations",
                    "grade",
                    "信息服务站点中",
                    missing="标准",
                    single="信息服务站点均为",
                ),
            )
        ),
        Sentence((Kinds("network.new", "kind", "{newly}新增"),)),
        Sentence(
            (
                Rates("network.in_force", "服务网络"),
                Rates("network.new", "新增服务网络"),
            ),
            led=False,
        ),
        Sentence((Reached("network.villages", "服务网络", "建在{}"), Everywhere())),
    ),
)
