"""The indicators of all registers, in the order of the summary sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain import additions
from tecdesk.domain.additions import Extended
from tecdesk.domain.indicators.base import BASE
from tecdesk.domain.indicators.bureau import BUREAU
from tecdesk.domain.indicators.consult import CONSULT
from tecdesk.domain.indicators.envoy import ENVOY
from tecdesk.domain.indicators.exemplar import EXEMPLAR
from tecdesk.domain.indicators.handout import HANDOUT
from tecdesk.domain.indicators.network import NETWORK
from tecdesk.domain.indicators.outreach import OUTREACH
from tecdesk.domain.indicators.pairing import PAIRING
from tecdesk.domain.indicators.project import PROJECT
from tecdesk.domain.indicators.publicity import PUBLICITY
from tecdesk.domain.indicators.training import TRAINING
from tecdesk.domain.indicators.variety import VARIETY
from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    from tecdesk.domain.indicator import Indicator

_DECLARED: dict[str, Indicator] = {
    indicator.key: indicator
    for indicator in (
        *TRAINING,
        *HANDOUT,
        *BASE,
        *PAIRING,
        *OUTREACH,
        *PUBLICITY,
        *CONSULT,
        *ENVOY,
        *VARIETY,
        *EXEMPLAR,
        *NETWORK,
        *PROJECT,
        *BUREAU,
    )
}

INDICATORS: Extended[Indicator] = Extended(_DECLARED)
"""Every indicator by key; those that books add stand after the last of their group."""


def _renew() -> None:
    every = dict(INDICATORS.declared)
    for added in additions.in_force().indicators:
        every[added.key] = added
    groups = list(dict.fromkeys(each.group for each in every.values()))
    ordered = sorted(every.values(), key=lambda each: groups.index(each.group))
    INDICATORS.become({each.key: each for each in ordered})


additions.on_change(_renew)

_OF_SEVERAL = {"publicity": "宣传培训"}

GROUPS: dict[str, str] = {
    group: REGISTERS[group].label if group in REGISTERS else _OF_SEVERAL[group]
    for group in dict.fromkeys(each.group for each in INDICATORS.values())
}
"""First part of the keys of indicators to what people call it, in their order."""

ALIASES: dict[str, tuple[str, ...]] = {
    "training.sessions": ("举办培训", "培训场次", "培训班", "技术培训"),
    "training.people": ("培训农民", "参训人次", "培训农民人次"),
    "handout.quantity": ("发放科技资料", "资料发放", "发放宣传资料"),
    "base.new": ("新建基地", "建设示范基地", "新增示范基地", "新建示范基地数"),
    "base.in_use": ("示范基地", "示范基地数", "在用示范基地"),
    "base.area": ("基地面积",),
    "base.households": ("带动户数",),
    "pairing.objects": ("结对帮扶户数", "结对帮扶", "帮扶户数"),
    "pairing.new": ("新增结对户数",),
    "pairing.visits": ("走访", "入户走访"),
    "pairing.villages": ("帮扶村",),
    "outreach.sessions": ("科普活动", "开展科普活动", "科普宣传活动", "科技下乡活动"),
    "outreach.visits": ("科普活动人次", "科普宣传人次", "参与科普人次"),
    "publicity.people": ("科技宣传培训", "宣传培训", "科技宣传培训人次"),
    "publicity.ip": ("知识产权宣传培训", "知识产权宣传培训人次"),
    "consult.served": ("咨询服务", "咨询人次", "科技咨询", "现场咨询"),
    "consult.calls": ("热线受理", "受理热线电话"),
    "envoy.in_force": ("科技特派员", "科技特派员人数", "在岗科技特派员"),
    "envoy.new": ("选派科技特派员", "新增科技特派员"),
    "variety.introduced": ("引进新品种新技术", "引进新品种", "引进新技术"),
    "variety.area": ("推广面积", "新品种新技术推广面积"),
    "exemplar.in_force": ("科技示范户", "示范户"),
    "exemplar.new": ("新增科技示范户", "新增示范户", "培育科技示范户"),
    "network.stations": ("信息服务站点", "科技信息服务站点"),
    "project.applied": ("申报科技项目", "科技项目申报", "项目申报"),
    "project.approved": ("立项科技项目", "科技项目立项", "实施科技项目"),
    "project.accepted": ("科技项目验收", "验收科技项目"),
    "bureau.briefs": ("信息报送", "报送信息", "简报"),
}
"""Other names under which a county's target sheet asks for an indicator."""


def by_label(text: str) -> Indicator | None:
    """The indicator that a label or one of its other names means; None if unknown."""
    wanted = _plain(text)
    for indicator in INDICATORS.values():
        names = (indicator.key, indicator.label, *ALIASES.get(indicator.key, ()))
        if wanted in {_plain(name) for name in names}:
            return indicator
    return None


def _plain(text: str) -> str:
    return "".join(text.replace("（", "(").replace("）", ")").split())
