"""What is said of persons whom several units may have counted."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from tecdesk.store.figures.headcount import Headcount


def sentence(found: Headcount, label: str, unit: str) -> str:
    """结对户数各单位合计 120 户，跨单位去重 115 户；12 户没法比 ….

    Args:
        found: the persons.
        label: what they are called: 结对户数.
        unit: their counting unit: 户.
    """
    text = f"{label}各单位合计 {found.gross} {unit}，跨单位去重 {found.net} {unit}"
    if found.repeated:
        text += f"，{found.repeated} {unit}是重复的"
    if found.unresolved:
        text += f"；{found.unresolved} {unit}没法比{_why(found)}，可能还有重复"
    return f"{text}。"


def _why(found: Headcount) -> str:
    without = found.units - found.keyed
    units = f"，{without} 个单位没带去重码" if without else ""
    return f"（没有证件号码或号码有误{units}）"


def beside(found: Headcount, unit: str) -> str:
    """跨单位去重 115 户，5 户重复，12 户没法比: beside the figure."""
    said = [f"跨单位去重 {found.net} {unit}"]
    said += [f"{found.repeated} {unit}重复"] if found.repeated else []
    said += [f"{found.unresolved} {unit}没法比"] if found.unresolved else []
    return f"{'，'.join(said)}。"


def plain(found: Headcount) -> dict[str, Any]:
    """JSON-ready data."""
    return {
        "gross": found.gross,
        "net": found.net,
        "repeated": found.repeated,
        "unresolved": found.unresolved,
        "units": found.units,
        "units_with_hashes": found.keyed,
    }
