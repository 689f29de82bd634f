"""Handouts: more than came in, more than people can take, counted twice."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tecdesk.store.suspects.copies import entered_twice
from tecdesk.store.suspects.copies import given
from tecdesk.store.suspects.copies import other_units
from tecdesk.store.suspects.copies import shortages
from tecdesk.tally import gaps
from tecdesk.tally.checkup.check import Finding
from tecdesk.tally.saying import spoken_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.store.suspects.copies import Given
    from tecdesk.store.suspects.copies import Short
    from tecdesk.tally.checkup.check import Numbers
    from tecdesk.tally.checkup.look import Look


def below_nought(look: Look) -> Iterator[Finding]:
    """Materials of which more went out than had come in."""
    named = {each.id: each for each in look.book.find("material")}
    for short in shortages(look.book, look.last_day):
        late = short.last_went <= short.last_came
        if short.material not in named or (late and int(short.day[:4]) != look.year):
            continue
        material = named[short.material]
        unit = material.text("unit") or "份"
        yield Finding(
            "stock_late" if late else "stock_below",
            f"《{material.text('title')}》",
            _too_early(look, short, unit) if late else _too_many(short, unit),
            register="material",
            ids=(material.id,),
        )


def _too_many(short: Short, unit: str) -> Numbers:
    came, went = short.last_came, short.last_went
    return {"came": came, "went": went, "over": went - came, "unit": unit}


def _too_early(look: Look, short: Short, unit: str) -> Numbers:
    day = spoken_day(short.day, look.year)
    return {"day": day, "came": short.came, "went": short.went, "unit": unit}


def too_many_each(look: Look) -> Iterator[Finding]:
    """More copies than the people of a session can take: all told, or of one kind."""
    sessions: dict[str, list[Given]] = defaultdict(list)
    for each in given(look.book, look.period):
        sessions[each.training].append(each)
    found: dict[str, tuple[str, Numbers]] = {}
    titles = look.book.names("material")
    for id_, kinds in sessions.items():
        total, people = sum(kind.quantity for kind in kinds), kinds[0].people
        if total > look.bounds.copies_each * people:
            most = look.bounds.copies_each
            numbers: Numbers = {"copies": total, "people": people, "most": most}
            found[id_] = ("copies_each", numbers)
        elif more := _most_of_one(kinds):
            title = titles.get(more.material, "")
            found[id_] = ("copies_more", _more(more, title))
    places = look.places("training", found)
    for id_, (check, numbers) in found.items():
        yield Finding(check, places[id_], numbers, register="training", ids=(id_,))


def _more(given_: Given, title: str) -> Numbers:
    return {
        "title": title,
        "copies": given_.quantity,
        "unit": given_.unit,
        "people": given_.people,
    }


def _most_of_one(each: list[Given]) -> Given | None:
    """The named material of which there were more copies than people."""
    found = [g for g in each if g.material and g.quantity > g.people]
    return max(found, key=lambda one: one.quantity) if found else None


def unlike_units(look: Look) -> Iterator[Finding]:
    """Handouts in another unit than their material is counted in."""
    rows = other_units(look.book, look.period)
    places = look.places("handout", [row[0] for row in rows])
    for id_, unit, theirs in rows:
        yield Finding(
            "unlike_unit",
            places[id_],
            {"unit": unit, "theirs": theirs},
            register="handout",
            ids=(id_,),
        )


def counted_twice(look: Look) -> Iterator[Finding]:
    """What was handed out at a session and entered once more by itself."""
    rows = entered_twice(look.book, look.period)
    places = look.places("handout", [row[0] for row in rows])
    for alone, linked, _, quantity in rows:
        yield Finding(
            "handout_twice",
            places[alone],
            {"quantity": quantity},
            register="handout",
            ids=(alone, linked),
        )


def sessions_without(look: Look) -> Iterator[Finding]:
    """Training without any handout entered with it."""
    gap = gaps.without_handout(look.book, look.period)
    if gap:
        rows = look.book.columns(gap.register, (), gap.where)
        ids = tuple(str(row[0]) for row in rows)
        yield Finding(
            "no_handout",
            "培训",
            {"count": gap.count},
            register=gap.register,
            ids=ids,
            about="training",
            behind=ids,
        )
