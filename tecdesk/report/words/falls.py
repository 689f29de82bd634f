"""What fell far below the year before: only a person knows the reason (P9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.report.letter.document import PENDING
from tecdesk.report.letter.document import Slot
from tecdesk.report.words.clauses import say
from tecdesk.report.words.numerals import percent

if TYPE_CHECKING:
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.facts import Facts
    from tecdesk.tally.sheet import Line

_COMPARED = frozenset(
    {
        "training.sessions",
        "training.people",
        "base.in_use",
        "pairing.objects",
        "outreach.sessions",
        "outreach.visits",
        "consult.served",
        "envoy.in_force",
        "variety.items",
    }
)
"""What must not fall far below the year before without a reason."""


def falls(facts: Facts, limit: int) -> dict[str, Text]:
    """A paragraph for each figure that fell, which asks for the reason.

    Args:
        facts: the figures.
        limit: percent of the year before from which on a fall is a problem.
    """
    told = {
        f"fall.{line.indicator.key}": _fall(facts, line, limit)
        for line in facts.sheet.lines
        if line.indicator.key in _COMPARED
        and facts.variant.speaks_of(line.indicator.group)
    }
    return {name: text for name, text in told.items() if text}


def _fall(facts: Facts, line: Line, limit: int) -> Text | None:
    rate = line.change_rate
    before = line.last_year.value if line.last_year else None
    if rate is None or before is None or -rate < limit:
        return None
    key = line.indicator.key
    shown = Slot(percent(-(line.change or 0), before), f"{facts.tag(key)}%last")
    than = facts.than_end if facts.is_stock(key) else facts.than
    return say("{}比{}下降{}。原因：{}。", facts.label(key), than, shown, PENDING)
