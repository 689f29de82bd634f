"""A filter kept under a name; its period moves on with the working year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.period import Period
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.register import Register

_PARTS = ("half", "quarter", "month")


@dataclass(frozen=True)
class SavedFilter:
    """A filter with a name.

    Attributes:
        name: what people call it.
        where: the filter; of its period only the part of the year is kept.
    """

    name: str
    where: Filter

    def in_year(self, year: int) -> Filter:
        """The filter with its period in that year."""
        where = self.where
        period = where.period and _moved(where.period, year)
        return Filter(
            equals=where.equals,
            words=where.words,
            period=period,
            binned=where.binned,
            without=where.without,
            among=where.among,
        )


def to_plain(saved: SavedFilter) -> dict[str, Any]:
    """JSON-ready data."""
    where = saved.where
    return {
        "name": saved.name,
        "equals": dict(where.equals),
        "among": {key: list(values) for key, values in where.among.items()},
        "words": where.words,
        "binned": where.binned,
        "without": where.without,
        "period": _plain_period(where.period),
    }


def from_plain(register: Register, plain: Mapping[str, Any]) -> SavedFilter:
    """The filter that data stand for; fields the register lacks are passed over."""

    def known(values: Mapping[str, Any]) -> dict[str, Any]:
        return {key: v for key, v in values.items() if key in register.by_key}

    where = Filter(
        equals=known(plain.get("equals", {})),
        words=plain.get("words", ""),
        period=_period(plain.get("period")),
        binned=plain.get("binned", False),
        without=plain.get("without", ""),
        among=known(plain.get("among", {})),
    )
    return SavedFilter(plain["name"], where)


def _plain_period(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    parts = {part: getattr(period, part) for part in _PARTS}
    until = period.until.isoformat() if period.until else None
    return {"year": period.year, **parts, "until": until}


def _period(plain: Mapping[str, Any] | None) -> Period | None:
    if plain is None:
        return None
    until = plain.get("until")
    return Period(
        plain["year"],
        **{part: plain.get(part) for part in _PARTS},
        until=date.fromisoformat(until) if until else None,
    )


def _moved(period: Period, year: int) -> Period:
    """The same part of another year; 29 February is the 28th where there is none."""
    until = period.until
    if until:
        day = 28 if (until.month, until.day) == (2, 29) else until.day
        until = date(year, until.month, day)
    return Period(year, period.half, period.quarter, period.month, until)
