"""Groups of figures that have nothing to tell, and may be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Together
from tecdesk.domain.indicators import GROUPS
from tecdesk.domain.registers import CORE

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable

    from tecdesk.domain.indicator import Indicator
    from tecdesk.tally.line import Line


def quiet(lines: Iterable[Line]) -> frozenset[str]:
    """The groups of which no line has a record, a target or anything last year.

    A figure over several registers tells nothing new where only one of them has
    records: it is that one's.

    Args:
        lines: every line of a sheet.
    """
    every = tuple(lines)
    kept = {line.indicator.group for line in every if line.figure.records}
    speaking = {
        line.indicator.group
        for line in every
        if line.speaks and (line.target is not None or adds(line.indicator, kept))
    }
    return frozenset(GROUPS.keys() - speaking - set(CORE))


def adds(indicator: Indicator, kept: Collection[str]) -> bool:
    """False for a sum that is one of its parts alone.

    Args:
        indicator: the figure.
        kept: the groups that have records.
    """
    if not isinstance(indicator.measure, Together):
        return True
    return len({each.group for each in indicator.measure.of} & set(kept)) > 1
