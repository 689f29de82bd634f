"""Figures of several registers as one: their sum, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Together
from tecdesk.domain.quality import ESTIMATE
from tecdesk.domain.quality import INCOMPLETE
from tecdesk.store.figures.figure import ZERO
from tecdesk.store.figures.figure import Figure
from tecdesk.store.figures.figure import State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.indicator import Indicator
    from tecdesk.store.figures.figure import FigureKey

_RANK = ("", ESTIMATE, INCOMPLETE)
"""Qualities, the roughest last."""


def with_sums(
    found: Mapping[FigureKey, Figure], asked: Sequence[Indicator]
) -> dict[FigureKey, Figure]:
    """The figures that were asked for, sums over several registers among them.

    Args:
        found: figures of single registers, also of addends nobody asked for.
        asked: the indicators that were.
    """
    together = [each for each in asked if isinstance(each.measure, Together)]
    if not together:
        return dict(found)
    keys = {indicator.key for indicator in asked}
    wanted = {key: figure for key, figure in found.items() if key[0] in keys}
    for indicator in together:
        addends = {each.key for each in indicator.addends}
        places = dict.fromkeys(key[1:] for key in found if key[0] in addends)
        for unit, part in places:
            every = (found.get((key, unit, part), ZERO) for key in addends)
            wanted[indicator.key, unit, part] = added(list(every))
    return wanted


def added(figures: Sequence[Figure]) -> Figure:
    """Several figures as one: what is known is added, as over their records."""
    known = [f.value for f in figures if f.records and f.value is not None]
    records = sum(figure.records for figure in figures)
    if known:
        quality = max((f.quality for f in figures), key=_RANK.index)
        return Figure(sum(known), State.KNOWN, records, quality)
    if not records:
        return ZERO
    states = {figure.state for figure in figures if figure.records}
    blank = State.BLANK in states
    return Figure(None, State.BLANK if blank else State.NOT_APPLICABLE, records)
