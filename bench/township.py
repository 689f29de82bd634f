"""The book of a full township: every register, linked as a year links them."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING
from typing import Any

from bench.sample import VILLAGES
from bench.sample import YEARS
from bench.sample import sessions
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.words import WORD_LISTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.domain.field import Value

YEAR = YEARS[-1]
OF_THOUSAND = {
    "envoy": 6,
    "outreach": 30,
    "base": 15,
    "project": 10,
    "training": 340,
    "base_year": 15,
    "pairing": 120,
    "aid": 120,
    "material": 20,
    "handout": 120,
    "consult": 40,
    "envoy_village": 12,
    "envoy_year": 6,
    "variety": 30,
    "exemplar": 40,
    "network": 36,
    "project_fund": 20,
    "bureau": 20,
}
"""How many of a thousand records each register has, those first that others name."""

Row = dict[str, Any]


def make(part: Path, count: int) -> None:
    """Write the book.

    Args:
        part: where it goes.
        count: records, villages besides.
    """
    from tecdesk.store.book import Book

    with Book.create(part, "清河镇") as book, book.edit("样例", year=YEAR) as edit:
        made = {"village": [edit.add("village", {"name": name}) for name in VILLAGES]}
        for register, share in OF_THOUSAND.items():
            wanted = count * share // 1000
            rows = _rows(register, wanted, made)
            made[register] = edit.add_many(register, ((row, {}) for row in rows))


def _rows(register: str, wanted: int, made: dict[str, list[str]]) -> Iterator[Row]:
    """Rows of a register: its own numbers, words in turn, and what they point to."""
    days = [s["held_on"] for s in sessions(wanted, (YEAR,))]
    declared = REGISTERS[register]
    turns = {
        field.key: cycle(made[field.to])
        for field in declared.refs
        if field.to in made and field.to != register
    }
    words = {
        field.key: cycle([word.text for word in WORD_LISTS[field.words].words])
        for field in declared.own
        if field.words and field.key not in {"status", "unit", "topic", "audience"}
    }
    for number, session in enumerate(sessions(wanted, (YEAR,))):
        row: Row = {key: next(turn) for key, turn in words.items()}
        row |= {
            key: next(turn)
            for key, turn in turns.items()
            if key in {"village", "material", declared.parent} or not number % 4
        }
        if declared.dated_by:
            row[declared.dated_by] = days[number]
        yield row | OWN[register](number, session)


def _session(number: int, session: Row) -> Row:
    del number
    return {key: value for key, value in session.items() if key != "village"}


def _named(name: str, **more: Value) -> Callable[[int, Row], Row]:
    """What is called after its number and has the same numbers as all others."""
    return lambda number, _: {"name": f"{name}{number}", **more}


def _titled(key: str, title: str, **more: Value) -> Callable[[int, Row], Row]:
    return lambda number, _: {key: f"{title}{number % 40}", **more}


OWN: dict[str, Callable[[int, Row], Row]] = {
    "envoy": _named("特派员", source_unit="县农技中心"),
    "outreach": _titled("title", "科技下乡", visits=120, boards=8, staff=4),
    "base": _named("基地", area=305, households=20),
    "project": _named("项目", total=20_000_000),
    "training": _session,
    "base_year": lambda _, __: {"year": YEAR, "area": 310, "households": 21},
    "pairing": lambda number, _: {
        "name": f"户主{number}",
        "group": f"{number % 9 + 1}组",
        "family_size": number % 6 + 1,
        "status": "脱贫户",
        "helper": f"责任人{number % 30}",
        "helper_unit": "镇政府",
        "since": str(YEAR - number % 4),
    },
    "aid": lambda number, _: {"way": "走访" if number % 2 else "资金", "money": 20_000},
    "material": lambda number, _: {"title": f"明白纸{number}", "unit": "份"},
    "handout": lambda number, _: {"quantity": 20 + number % 50, "unit": "份"},
    "consult": _titled("content", "怎么施肥", served=12, staff=1),
    "envoy_village": lambda _, __: {"since": str(YEAR)},
    "envoy_year": lambda _, __: {"money": 1_000_000},
    "variety": _titled("title", "新品种", area=305, quantity=40_000, unit="株"),
    "exemplar": _named("示范户", count=1, unit="户"),
    "network": _named("站点", count=1, unit="个"),
    "project_fund": lambda _, __: {"money": 2_000_000},
    "bureau": _titled("title", "信息", count=2, unit="条"),
}
"""What the records of a register say themselves."""
