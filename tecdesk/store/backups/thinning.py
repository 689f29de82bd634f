"""Which backups may go: by day, week and month, and never the newest or a pinned one.

Order is the backups' own number, not the clock: days that a clock set back makes up
are days like others, and what was made last is the newest whatever its date says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence
    from datetime import datetime

    from tecdesk.store.backups.names import Named

DAYS, WEEKS, MONTHS = 7, 8, 24
LAST = 6
"""So many of the newest stay whatever their date: some three hours of work."""


def surplus(backups: Iterable[Named]) -> list[Named]:
    """The backups of one book that may be deleted, the oldest first."""
    newest = sorted(backups, key=lambda each: each.order, reverse=True)
    kept = set(newest[:LAST]) | {each for each in newest if each.pinned}
    for most, span in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        kept |= _newest_of_each(newest, span, most)
    return [each for each in reversed(newest) if each not in kept]


def _newest_of_each(
    newest: Sequence[Named], span: Callable[[datetime], object], most: int
) -> set[Named]:
    """The newest backup of each of the last so many spans that have any."""
    first: dict[object, Named] = {}
    for each in newest:
        first.setdefault(span(each.at), each)
    return set(list(first.values())[:most])


def _day(at: datetime) -> object:
    return at.date()


def _week(at: datetime) -> object:
    return at.isocalendar()[:2]


def _month(at: datetime) -> object:
    return at.year, at.month
