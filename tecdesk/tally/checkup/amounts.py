"""Numbers that are unlikely: nobody came, far more than usual, all of them round."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Sum
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import show
from tecdesk.store.query import Filter
from tecdesk.store.suspects.blanks import partly_blank
from tecdesk.store.suspects.numbers import exceeding
from tecdesk.store.suspects.numbers import uneven
from tecdesk.tally.checkup.check import Finding
from tecdesk.tally.checkup.dates import EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.field import Field
    from tecdesk.domain.register import Register
    from tecdesk.tally.checkup.look import Look

PEOPLE, SESSIONS, STAFF = "people", "sessions", "staff"


def _summed() -> dict[str, list[Field]]:
    """Register key to its fields that figures add up, without 其中."""
    found: dict[str, dict[str, Field]] = {}
    for indicator in INDICATORS.values():
        if isinstance(indicator.measure, Sum):
            register = REGISTERS[indicator.register]
            for key in indicator.measure.fields:
                found.setdefault(register.key, {})[key] = register[key]
    return {key: list(fields.values()) for key, fields in found.items()}


SUMMED = _summed()
_ROUND = 10


def nobody_came(look: Look) -> Iterator[Finding]:
    """Events with 0 people."""
    for register in EVENTS:
        if PEOPLE in register.by_key:
            where = Filter({PEOPLE: 0}, period=look.period)
            for record in look.book.find(register.key, where):
                yield Finding(
                    "nobody",
                    look.place(record),
                    {"label": register[PEOPLE].label},
                    register=register.key,
                    ids=(record.id,),
                )


def far_more(look: Look) -> Iterator[Finding]:
    """Numbers many times the usual one of the office's own records."""
    for key, fields in SUMMED.items():
        for field in fields:
            if field.default is None and not field.part_of:
                yield from _far_more(look, REGISTERS[key], field)


def _far_more(look: Look, register: Register, field: Field) -> Iterator[Finding]:
    rows = _per_session(look, register, field, look.period)
    middle = _usual(look, register, field, list(rows.values()))
    bounds = look.bounds
    most = [middle * bounds.usual_times] if middle else []
    if field.key == PEOPLE:
        most.append(bounds.people_most)
    over = {id_: v for id_, v in rows.items() if most and v > min(most)}
    records = look.records(register.key, over)
    for id_, record in records.items():
        usual = round(middle) if middle else 0
        numbers = {
            "label": field.label,
            "value": show(field.kind, record.number(field.key)),
            "unit": field.unit,
            "usual": show(field.kind, usual) if usual else "",
        }
        check = "far_more" if usual else "very_many"
        yield Finding(
            check,
            look.place(record),
            {key: value for key, value in numbers.items() if key != "usual" or usual},
            register=register.key,
            ids=(id_,),
            about=f"{register.key}:{id_}.{field.key}",
        )


def _usual(
    look: Look, register: Register, field: Field, values: list[float]
) -> float | None:
    """The middle of the office's numbers of late; None while there are too few."""
    if not register.ends_by:
        for back in range(1, look.bounds.usual_years):
            before = Period(look.year - back)
            values = [*values, *_per_session(look, register, field, before).values()]
    known = [value for value in values if value > 0]
    return median(known) if len(known) >= look.bounds.usual_records else None


def _per_session(
    look: Look, register: Register, field: Field, period: Period
) -> dict[str, float]:
    """Id to the number; a record that stands for several sessions counts for one."""
    keys = (field.key, SESSIONS) if SESSIONS in register.by_key else (field.key,)
    rows = look.book.columns(register.key, keys, Filter(period=period))
    found: dict[str, float] = {}
    for id_, value, *sessions in rows:
        if isinstance(value, int):
            count = sessions[0] if sessions else 1
            found[str(id_)] = (
                value / count if isinstance(count, int) and count else value
            )
    return found


def all_round(look: Look) -> Iterator[Finding]:
    """All numbers of people of the year end in 0."""
    for register in EVENTS:
        if PEOPLE not in register.by_key or not register.ledger:
            continue
        where = Filter(period=look.period)
        if uneven(look.book, register.key, PEOPLE, _ROUND, where):
            continue
        rows = look.book.columns(register.key, (PEOPLE,), where)
        known = [(str(id_), n) for id_, n in rows if isinstance(n, int) and n]
        if len(known) >= look.bounds.round_records:
            field = register[PEOPLE]
            yield Finding(
                "all_round",
                register.label,
                {"count": len(known), "label": field.label},
                register=register.key,
                ids=tuple(id_ for id_, _ in known),
                about=f"{register.key}.{field.key}",
            )


def blank_in_sum(look: Look) -> Iterator[Finding]:
    """A number that some records fill and others leave blank: neither 0 nor —."""
    for key, fields in SUMMED.items():
        register = REGISTERS[key]
        asked = [f.key for f in fields if not f.required and key != "aid"]
        found = partly_blank(look.book, key, asked, Filter(period=look.period))
        for name, (ids, filled) in found.items():
            yield Finding(
                "blank_in_sum",
                register.label,
                {
                    "count": len(ids),
                    "word": register.word,
                    "label": register[name].label,
                    "filled": filled,
                },
                register=key,
                ids=tuple(ids),
                about=f"{key}.{name}",
                behind=tuple(ids),
            )


def staff_outnumber(look: Look) -> Iterator[Finding]:
    """More staff sent than people served: the two may stand in each other's place."""
    where = Filter(period=look.period)
    rows = exceeding(look.book, "training", STAFF, PEOPLE, where)
    places = look.places("training", [row[0] for row in rows])
    for id_, staff, people in rows:
        yield Finding(
            "staff_outnumber",
            places[id_],
            {"staff": staff, "people": people},
            register="training",
            ids=(id_,),
        )
