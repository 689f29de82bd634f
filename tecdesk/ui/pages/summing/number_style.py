"""How large numbers are written in the summary: one choice for the book."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.report.words.numerals import Numerals
from tecdesk.report.words.numerals import Style
from tecdesk.ui.parts.button import DropDown

if TYPE_CHECKING:
    from collections.abc import Callable

_LIMITS = (1000, 10_000)
_STYLES = {Style.ROUNDED: "12300{}", Style.WAN: "1.2万{}"}


class NumberStyle(DropDown):
    """Exact, or shortened with 余 or with 多, from 1000 or from 1万 on."""

    def __init__(self, chosen: Callable[[Numerals], object]) -> None:
        super().__init__("大数怎么写", lambda value: chosen(_numerals(value)))
        self.setToolTip("大数怎么写：和目标比的数总是写全")

    def show_numerals(self, now: Numerals) -> None:
        """Show the style in use."""
        self.offer([(each, _name(each)) for each in _CHOICES], _like(now))


def _numerals(value: object) -> Numerals:
    return value if isinstance(value, Numerals) else Numerals()


def _like(now: Numerals) -> Numerals:
    """The choice that a style stands for."""
    plain = replace(now, times=False)
    return plain if plain in _CHOICES else Numerals(now.style, now.more)


def _name(numerals: Numerals) -> str:
    if numerals.style is Style.EXACT:
        return "数写全：4374"
    shown = _STYLES[numerals.style].format(numerals.more)
    from_wan = numerals.style is Style.ROUNDED and numerals.exact_below > _LIMITS[0]
    return f"大数：{shown}" + ("（1万起）" if from_wan else "")


_CHOICES = (
    Numerals(),
    *(Numerals(Style.WAN, more) for more in "余多"),
    *(
        Numerals(Style.ROUNDED, more, exact_below=limit)
        for limit in _LIMITS
        for more in "余多"
    ),
)
"""Everything that can be chosen, the usual one first."""
