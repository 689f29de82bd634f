"""Figures of real yearly summaries: typed as a person types, asked of the tally.

`tests/data/facts.json` holds the facts of published summaries of township and county
offices (what was counted, its value, unit and qualifier; no names). A fact either has
the records that say it and the figure that must give it back, or it says why not.
Facts of one summary stand in one book of `books`. An entry is `[register, typed
fields, how many]`; `@` is the records entered before it in the register that the
field points to, in turn, `@new` those of the last entry there, and `#` a running
number. `share` asks for percent of the whole, `rewritten` has one shown otherwise.
"""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cached_property
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeAlias

import pytest

from tecdesk.desk.sharing import rewrite
from tecdesk.domain.field import Kind
from tecdesk.domain.indicator import Sum
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.reading import Context
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import parse
from tecdesk.domain.values import shown_number
from tecdesk.report.words.narrative import narrative
from tecdesk.tally.shares import shares
from tecdesk.tally.sheet import make_sheet
from tests.report.township import YEAR
from tests.report.township import empty

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book
    from tecdesk.store.figures.figure import Figure
    from tecdesk.tally.shares import PartShare
    from tecdesk.tally.shares import Shares

_READ: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "data" / "facts.json").read_text(encoding="utf-8")
)
FACTS: list[dict[str, Any]] = _READ["facts"]
BOOKS: dict[str, dict[str, Any]] = _READ["books"]
TOLD = [fact for fact in FACTS if "asked" in fact]
SHARED = [fact for fact in TOLD if fact["asked"].get("share")]
COUNTED = [fact for fact in TOLD if fact not in SHARED]
SAID = [fact for fact in TOLD if "said" in fact]
UNTOLD = [fact for fact in FACTS if "why_not" in fact]
SAME = {("期", "次"), ("个", "家"), ("项", "个")}
"""Units of the tally and other words for them."""
SCALES = {"万元": 10_000, "亿元": 100_000_000}


class Entered:
    """A book with the records of one summary, and what is said of them."""

    def __init__(self, book: Book, asked: dict[str, Any]) -> None:
        self.book = book
        self.entered: list[list[Any]] = asked["entered"]
        _enter(book, self.entered)
        for wanted in asked.get("rewritten", ()):
            whole, part = _share(
                book, wanted["indicator"], wanted["by"], wanted["part"]
            )
            rewrite(book, Period(YEAR), whole, part, Decimal(wanted["shown"]))

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the written summary."""
        return list(narrative(self.book, YEAR).lines())


Enter: TypeAlias = "Callable[[dict[str, Any]], Entered]"


@pytest.fixture(scope="module")
def enter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Enter]:
    """Gives the book of a fact, which facts of one summary share."""
    folder = tmp_path_factory.mktemp("facts")
    made: dict[str, Entered] = {}

    def entered(fact: dict[str, Any]) -> Entered:
        key = fact.get("book") or json.dumps(fact["entered"])
        if key not in made:
            book = empty(folder / f"{len(made)}.tecdesk")
            made[key] = Entered(book, BOOKS.get(key) or fact)
        return made[key]

    yield entered
    for each in made.values():
        each.book.close()


@pytest.mark.parametrize("fact", COUNTED, ids=[fact["id"] for fact in COUNTED])
def test_a_fact_comes_back_with_its_value(enter: Enter, fact: dict[str, Any]) -> None:
    figure, kind, unit = _asked(enter(fact).book, **fact["asked"])
    scale = SCALES.get(fact["unit"], 1)
    assert shown_number(kind, figure.value) == fact["value"] * scale
    wanted = "元" if fact["unit"] in SCALES else fact["unit"]
    assert unit in wanted or (unit, wanted) in SAME
    if isinstance(INDICATORS[fact["asked"]["indicator"]].measure, Sum):
        assert bool(figure.quality) == _said_about(fact, enter(fact).entered)


@pytest.mark.parametrize("fact", SHARED, ids=[fact["id"] for fact in SHARED])
def test_a_share_is_shown_as_it_was_written(enter: Enter, fact: dict[str, Any]) -> None:
    asked = fact["asked"]
    part = _share(enter(fact).book, asked["indicator"], asked["by"], asked["part"])[1]
    assert part.shown == Decimal(str(fact["value"]))
    assert part.rewritten == (part.shown != part.computed)
    assert part.sentence.startswith(f"{part.shown}%")


@pytest.mark.parametrize("fact", SAID, ids=[fact["id"] for fact in SAID])
def test_a_fact_stands_in_the_written_summary(
    enter: Enter, nothing_said: list[str], fact: dict[str, Any]
) -> None:
    assert not any(fact["said"] in line for line in nothing_said)
    assert any(fact["said"] in line for line in enter(fact).lines)


@pytest.fixture(scope="module")
def nothing_said(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The summary of a book without records."""
    with empty(tmp_path_factory.mktemp("facts") / "空.tecdesk") as book:
        return list(narrative(book, YEAR).lines())


def test_every_fact_is_told_or_says_why_not() -> None:
    assert len(TOLD) + len(UNTOLD) == len(FACTS) == 105
    with_value = [fact["id"] for fact in FACTS if fact["value"] is not None]
    assert len(with_value) == 84
    assert [f["id"] for f in UNTOLD if f["value"] is not None] == [
        "F005",
        "F128",
        "F129",
    ]
    assert all(fact["why_not"] for fact in UNTOLD)


def _said_about(fact: dict[str, Any], entered: list[list[Any]]) -> bool:
    """Qualified in the source, or only read out of it; a count of records never is."""
    return fact["qualifier"] != "" or any("quality" in entry[1] for entry in entered)


def _share(book: Book, indicator: str, by: str, part: str) -> tuple[Shares, PartShare]:
    found = next(
        each
        for each in shares(book, Period(YEAR))
        if (each.share.indicator, each.share.by) == (indicator, by)
    )
    return found, next(each for each in found.parts if each.name == part)


def _asked(
    book: Book,
    indicator: str,
    unit: str = "",
    by: str = "",
    part: str = "",
    half: int = 0,
) -> tuple[Figure, Kind, str]:
    period, wanted = Period(YEAR, half=half or None), [INDICATORS[indicator]]
    sheet = make_sheet(book, period, by=(by,) if by else (), indicators=wanted)
    line = sheet.line(indicator, unit)
    if not by:
        return line.figure, line.kind, line.unit
    found = next(each for each in line.parts_by(by) if part in {each.name, each.key})
    return found.figure, line.kind, line.unit


def _enter(book: Book, entries: list[list[Any]]) -> None:
    before: dict[str, list[str]] = {"village": list(book.names("village"))}
    last = dict(before)
    names = {name: key for key, name in book.names("village").items()}
    for register, typed, *times in entries:
        count = times[0] if times else 1
        turns = {("@", key): cycle(ids) for key, ids in before.items()}
        turns |= {("@new", key): cycle(ids) for key, ids in last.items()}
        with book.edit("记一条", year=YEAR) as edit:
            made = [
                edit.add(register, *_values(register, typed, turns, names, number))
                for number in range(count)
            ]
        known = before.setdefault(register, [])
        before[register], last[register] = known + made, made


def _values(
    register: str,
    typed: dict[str, str],
    turns: Mapping[tuple[str, str], Iterator[str]],
    villages: dict[str, str],
    number: int,
) -> tuple[dict[str, Value], dict[str, str]]:
    values: dict[str, Value] = {}
    marks: dict[str, str] = {}
    for key, text in typed.items():
        field = REGISTERS[register][key]
        if field.kind is Kind.REF:
            turn = turns.get((text, field.to))
            values[key] = next(turn) if turn else villages[text]
        else:
            read = parse(field, _named(field, text, number), Context(year=YEAR))
            assert read.problem is None or read.value is not None, read
            values[key] = read.value
            if read.mark:
                marks[key] = read.mark
    return values, marks


def _named(field: Field, text: str, number: int) -> str:
    if field.key == "name" and "#" not in text and number:
        return f"{text}{number}"
    return text.replace("#", str(number))
