"""Villages that envoys and the service network do not reach (P11c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import listed
from tecdesk.report.words.clauses import paragraph
from tecdesk.report.words.clauses import say
from tecdesk.report.words.clauses import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.facts import Facts

_SAID = {
    "envoy": "科技特派员服务",
    "network": "科技服务网点",
}
"""Group of an indicator `.villages` to what those lack that it does not count."""


def left_out(facts: Facts) -> dict[str, list[str]]:
    """Group to the villages that it does not reach, in county order.

    Where most villages have nothing, it was not recorded village by village: then
    nothing is said.
    """
    found = {}
    for group in _SAID:
        if facts.variant.speaks_of(group):
            shares = facts.shares(f"{group}.villages", "village")
            named = [each for each in shares if each.name]
            without = [each.name for each in named if not each.number]
            if len(without) * 2 <= len(named):
                found[group] = without
    return found


def uncovered(facts: Facts, villages: Mapping[str, Sequence[str]]) -> Text | None:
    """科技服务覆盖不全。北村没有科技特派员服务，西村没有科技服务网点."""
    lacking: dict[tuple[str, ...], list[str]] = {}
    for group, names in villages.items():
        lacking.setdefault(tuple(names), []).append(group)
    told = clauses(
        *(_lack(facts, names, groups) for names, groups in lacking.items() if names)
    )
    return paragraph(say("科技服务覆盖不全。"), sentence(told)) if told else None


def _lack(facts: Facts, names: Sequence[str], groups: Sequence[str]) -> Text:
    tag = facts.tag(f"{groups[0]}.villages", by="village", part="none")
    what = "和".join(_SAID[group] for group in groups)
    return say("{}没有{}", listed(names, tag), what)
