"""Households of a year: who was not visited, what was not filled in."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers.pairing import VISIT
from tecdesk.store.query import Filter
from tecdesk.tally import gaps
from tecdesk.tally.checkup.check import Finding
from tecdesk.tally.households import HOUSEHOLD
from tecdesk.tally.households import IDENTITY
from tecdesk.tally.households import identity_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.record import Values
    from tecdesk.tally.checkup.look import Look
    from tecdesk.tally.gaps import Gap
    from tecdesk.tally.households import Identity

_KEYS = tuple(dict.fromkeys((*IDENTITY, "object_kind", "since", "until")))
PLACE = REGISTERS["pairing"].label


def not_visited(look: Look) -> Iterator[Finding]:
    """Households in force at the end of the year, or now, without any visit in it."""
    end = look.last_day
    long_ago = (end - timedelta(look.bounds.days_unvisited)).isoformat()
    if not look.over and long_ago < f"{look.year}-01-01":
        return
    lines = _lines(look)
    where = Filter({"way": VISIT}, period=look.period)
    seen = {row[1] for row in look.book.columns("aid", ("pairing",), where)}
    households: dict[Identity, list[tuple[str, Values]]] = defaultdict(list)
    for id_, values in lines.items():
        households[identity_of(values, id_)].append((id_, values))
    found = []
    for each in households.values():
        last = [line for line in each if _in_force(line[1], end.isoformat())]
        begun = min((str(v["since"] or "") for _, v in last), default="")
        if last and begun < long_ago and not seen & {id_ for id_, _ in each}:
            found.append(last[0][0])
    if found:
        yield Finding(
            "not_visited",
            PLACE,
            {"count": len(found), "year": look.year},
            register="pairing",
            ids=tuple(found),
            about="pairing",
            behind=tuple(found),
        )


def _lines(look: Look) -> dict[str, Values]:
    """The pairing lines of households that were in force in the year."""
    rows = look.book.columns("pairing", _KEYS, Filter(period=look.period))
    lines = {str(row[0]): dict(zip(_KEYS, row[1:], strict=True)) for row in rows}
    wanted = {HOUSEHOLD, None}
    return {id_: v for id_, v in lines.items() if v["object_kind"] in wanted}


def _in_force(values: Values, day: str) -> bool:
    until = str(values["until"] or "")
    return str(values["since"] or "") <= day and (
        not until or until > day[: len(until)]
    )


def without_number(look: Look) -> Iterator[Finding]:
    """Households without an ID number in an office that keeps them."""
    yield from _all_told(look, "no_number", gaps.without_number(look.book, look.period))


def nothing_given(look: Look) -> Iterator[Finding]:
    """Aid with neither money nor goods filled in, nor — for either."""
    yield from _all_told(
        look, "nothing_given", gaps.blank_money(look.book, look.period)
    )


def visits_together(look: Look) -> Iterator[Finding]:
    """The visits of a year in one line, without their days."""
    gap = gaps.gathered_visits(look.book, look.period)
    yield from _all_told(look, "visits_together", gap)


def _all_told(look: Look, check: str, gap: Gap) -> Iterator[Finding]:
    if gap:
        ids = tuple(gap.where.ids or ())
        yield Finding(
            check,
            PLACE,
            {"count": gap.count},
            register=gap.register,
            ids=ids,
            about=gap.register,
            behind=ids,
        )
