"""Bases whose state, dates and area contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers.base import CLOSED
from tecdesk.domain.registers.base import UNDER_WAY
from tecdesk.domain.values import show
from tecdesk.store.query import Filter
from tecdesk.tally.checkup.check import Finding
from tecdesk.tally.saying import spoken_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.record import Record
    from tecdesk.tally.checkup.look import Look

_BASE = REGISTERS["base"]


def state_and_dates(look: Look) -> Iterator[Finding]:
    """Closed by its date but not by its state; under way but built."""
    for base in look.book.find("base", Filter(period=look.period)):
        if found := _contradiction(look, base):
            status, field, day = found
            yield Finding(
                "base_state",
                look.place(base),
                {"status": status, "label": field, "day": spoken_day(day)},
                register="base",
                ids=(base.id,),
            )


def _contradiction(look: Look, base: Record) -> tuple[str, str, str] | None:
    """The state, and the date that it does not go with."""
    status, today = base.text("status"), look.last_day.isoformat()
    closed, founded = base.text("closed_on"), base.text("founded_on")
    if closed and closed <= today and status and status != CLOSED:
        return status, _BASE["closed_on"].label, closed
    if founded and founded <= today and status == UNDER_WAY:
        return status, _BASE["founded_on"].label, founded
    return None


def area_changed(look: Look) -> Iterator[Finding]:
    """The area of a base differs much from the year before."""
    now, before = _areas(look, look.year), _areas(look, look.year - 1)
    bases = look.records("base", now)
    for id_, base in bases.items():
        area, old = now[id_], before.get(id_, base.number("area"))
        if not old or abs(area - old) * 100 <= look.bounds.area_percent * old:
            continue
        yield Finding(
            "base_area",
            look.place(base),
            {
                "year": look.year,
                "area": show(Kind.AREA, area),
                "old": show(Kind.AREA, old),
                "than": "上年" if id_ in before else "登记",
                "more": "多" if area > old else "少",
                "percent": round(abs(area - old) * 100 / old),
            },
            register="base",
            ids=(id_,),
        )


def _areas(look: Look, year: int) -> dict[str, int]:
    rows = look.book.columns("base_year", ("base", "area"), Filter({"year": year}))
    return {str(base): area for _, base, area in rows if isinstance(area, int)}
