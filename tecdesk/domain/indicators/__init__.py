"""The indicators of the core registers, in the order of the summary sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain import additions
from tecdesk.domain.additions import Extended
from tecdesk.domain.indicators.base import BASE
from tecdesk.domain.indicators.handout import HANDOUT
from tecdesk.domain.indicators.pairing import PAIRING
from tecdesk.domain.indicators.training import TRAINING
from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    from tecdesk.domain.indicator import Indicator

_DECLARED: dict[str, Indicator] = {
    indicator.key: indicator for indicator in (*TRAINING, *HANDOUT, *BASE, *PAIRING)
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
