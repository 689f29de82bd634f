"""People: a household paired twice, one number for two, a lecturer in two places."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from datetime import timedelta
from typing import TYPE_CHECKING

from tecdesk.domain.identity import masked
from tecdesk.domain.search_text import fold
from tecdesk.store.query import Filter
from tecdesk.tally.checkup.check import Finding
from tecdesk.tally.checkup.lives import overlapping
from tecdesk.tally.saying import spoken_day

if TYPE_CHECKING:
    from collections.abc import Hashable
    from collections.abc import Iterator

    from tecdesk.domain.field import Value
    from tecdesk.tally.checkup.look import Look

_LONGEST = 60
"""Days of one session; more is a slip of the year."""
_PAIRED = ("id_number", "object_kind", "village", "name", "helper", "since", "until")


def households_twice(look: Look) -> Iterator[Finding]:
    """The same household in force in several lines at one time."""
    rows = look.book.columns("pairing", _PAIRED, Filter(period=look.period))
    by_number: dict[Hashable, list[tuple[Value, ...]]] = defaultdict(list)
    by_name: dict[Hashable, list[tuple[Value, ...]]] = defaultdict(list)
    for row in rows:
        if row[1]:
            by_number[row[1]].append(row)
        if row[3]:
            by_name[row[2], row[3], fold(str(row[4] or ""))].append(row)
    namesakes = (
        each for each in by_name.values() if len({r[1] for r in each} - {None}) < 2
    )
    seen: set[frozenset[Value]] = set()
    for group in (*by_number.values(), *namesakes):
        together = [group[at] for at in overlapping([(r[6], r[7]) for r in group])]
        ids = frozenset(row[0] for row in together)
        helpers = list(dict.fromkeys(str(row[5] or "") for row in together))
        if len(helpers) > 1 and ids not in seen:
            seen.add(ids)
            yield _paired_twice(look, together, helpers)


def _paired_twice(
    look: Look, lines: list[tuple[Value, ...]], helpers: list[str]
) -> Finding:
    ids = tuple(str(row[0]) for row in lines)
    return Finding(
        "household_twice",
        look.places("pairing", ids[:1])[ids[0]],
        {"count": len(lines), "helpers": "、".join(helpers)},
        register="pairing",
        ids=ids,
        behind=tuple(each for row in lines for each in row[6:]),
    )


def shared_numbers(look: Look) -> Iterator[Finding]:
    """One ID number under several names."""
    rows = look.book.columns("pairing", ("id_number", "name"))
    found: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(dict)
    for id_, number, name in rows:
        if number:
            called = str(name or "")
            same = found[str(number)].setdefault(fold(called), [])
            same.append((str(id_), called))
    for number, names in found.items():
        if len(names) > 1:
            lines = [line for each in names.values() for line in each]
            ids = tuple(id_ for id_, _ in lines)
            yield Finding(
                "shared_number",
                look.places("pairing", ids[:1])[ids[0]],
                {
                    "number": masked(number),
                    "names": "、".join(each[0][1] for each in names.values()),
                },
                register="pairing",
                ids=ids,
            )


def lecturers_twice(look: Look) -> Iterator[Finding]:
    """One lecturer in several villages on one day."""
    rows = look.book.columns(
        "training",
        ("lecturer", "village", "held_on", "held_until"),
        Filter(period=look.period),
    )
    found: dict[tuple[str, str], list[tuple[Value, ...]]] = defaultdict(list)
    for row in rows:
        if row[1] and row[2]:
            for day in _days(str(row[3]), str(row[4] or row[3])):
                for name in str(row[1]).split("、"):
                    found[name, day].append(row)
    villages = look.book.names("village", look.year)
    told: set[tuple[Value, ...]] = set()
    for (name, day), sessions in found.items():
        places = dict.fromkeys(villages.get(str(row[2]), "") for row in sessions)
        ids = tuple(str(row[0]) for row in sessions)
        if len(places) > 1 and (name, *ids) not in told:
            told.add((name, *ids))
            yield Finding(
                "lecturer_twice",
                f"{spoken_day(day, look.year)} {name}",
                {"lecturer": name, "places": "、".join(places)},
                register="training",
                ids=ids,
            )


def _days(first: str, last: str) -> list[str]:
    """The days of a session; none where the day is not known."""
    if len(first) < len("2025-03-05") or len(last) < len(first):
        return []
    if first == last:
        return [first]
    start = date.fromisoformat(first)
    count = min((date.fromisoformat(last) - start).days, _LONGEST)
    return [(start + timedelta(day)).isoformat() for day in range(count + 1)]
