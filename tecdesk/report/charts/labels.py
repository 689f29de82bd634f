"""Names under columns: cut into lines of nearly equal length, never tilted."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from tecdesk.report.page.wrap import NEVER_FIRST
from tecdesk.report.page.wrap import NEVER_LAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.charts.measures import Setting

_MOST_LINES = 3
_SAME = 0.001
"""Lengths that differ by less are the same."""
_GAP = 0.8
"""Between the names of neighbours, mm."""


def need(setting: Setting, labels: Sequence[str]) -> float:
    """Room that each name needs, mm: long ones in up to three lines.

    Four characters stay in one line, so that 王家湾村 is not cut.
    """
    least = setting.wide("四个字宽", setting.label)
    widths = [setting.wide(label, setting.label) for label in labels]
    longest = max(widths, default=0.0)
    third = longest / _MOST_LINES + setting.wide("字", setting.label) * 2 / 3
    return min(longest, max(least, third)) + _GAP


def cut(setting: Setting, label: str, room: float) -> list[str]:
    """A name in as few lines as fit into a place, of nearly equal length."""
    return even(setting, label, setting.label, room - _GAP)


def even(setting: Setting, text: str, size: float, room: float) -> list[str]:
    """A text in as few lines as fit, of nearly equal length."""
    count = max(ceil(setting.wide(text, size) / room - _SAME), 1)
    while True:
        lines = _even(text, count)
        widest = max(setting.wide(line, size) for line in lines)
        if widest <= room + _SAME or count >= len(text):
            return lines
        count += 1


def _even(label: str, count: int) -> list[str]:
    if count < 2:
        return [label]
    size = ceil(len(label) / count)
    lines = [label[at : at + size] for at in range(0, len(label), size)]
    for at in range(len(lines) - 1):
        lines[at], lines[at + 1] = _tied(lines[at], lines[at + 1])
    return [line for line in lines if line]


def _tied(one: str, other: str) -> tuple[str, str]:
    """Two lines between which no mark stands at the wrong end."""
    if len(one) > 1 and (one[-1] in NEVER_LAST or other[0] in NEVER_FIRST):
        return one[:-1], one[-1] + other
    return one, other
