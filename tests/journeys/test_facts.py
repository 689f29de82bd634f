"""Figures of real yearly summaries: typed as a person types, asked of the tally.

`tests/data/facts.json` holds the facts of published summaries of township and county
offices (what was counted, its value, unit and qualifier; no names). A fact either has
the records that say it and the figure that must give it back, or it says what it waits
for. An entry is `[register, typed fields, how many]`; `@` is the record entered before
it in the register that the field points to, in turn, and `#` a running number.
"""

from __future__ import annotations

import json
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pytest

from tecdesk.domain.field import Kind
from tecdesk.domain.indicator import Sum
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.reading import Context
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import parse
from tecdesk.domain.values import shown_number
from tecdesk.report.words.narrative import narrative
from tecdesk.tally.sheet import make_sheet
from tests.report.township import YEAR
from tests.report.township import empty

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book
    from tecdesk.store.figures.figure import Figure

FACTS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "data" / "facts.json").read_text(encoding="utf-8")
)
TOLD = [fact for fact in FACTS if "entered" in fact]
SAID = [fact for fact in TOLD if "said" in fact]
WAITING = [fact for fact in FACTS if "waits" in fact]
BUILT = {"培训", "资料发放", "示范基地", "结对帮扶"}
"""Families whose registers exist."""


@pytest.mark.parametrize("fact", TOLD, ids=[fact["id"] for fact in TOLD])
def test_a_fact_comes_back_with_its_value(tmp_path: Path, fact: dict[str, Any]) -> None:
    with empty(tmp_path / "事实.tecdesk") as book:
        _enter(book, fact["entered"])
        figure, kind, unit = _asked(book, **fact["asked"])
        added = isinstance(INDICATORS[fact["asked"]["indicator"]].measure, Sum)
        assert shown_number(kind, figure.value) == fact["value"]
        assert unit in fact["unit"] or (unit, fact["unit"]) in SAME
        assert bool(figure.quality) == (_said_about(fact) and added)


SAME = {("期", "次"), ("个", "家")}
"""Units of the tally and other words for them."""


@pytest.mark.parametrize("fact", SAID, ids=[fact["id"] for fact in SAID])
def test_a_fact_stands_in_the_written_summary(
    tmp_path: Path, fact: dict[str, Any]
) -> None:
    with empty(tmp_path / "事实.tecdesk") as book:
        assert not any(fact["said"] in line for line in narrative(book, YEAR).lines())
        _enter(book, fact["entered"])
        assert any(fact["said"] in line for line in narrative(book, YEAR).lines())


def test_every_fact_is_told_or_says_what_it_waits_for() -> None:
    assert len(TOLD) + len(WAITING) == len(FACTS) == 105
    unbuilt = {"F027", "F270"}
    for fact in WAITING:
        waits = fact["value"] is None or fact["register"] not in BUILT
        assert waits or fact["id"] in unbuilt, fact["id"]


def test_what_waits_is_counted_by_family() -> None:
    waiting = [fact for fact in WAITING if fact["value"] is not None]
    families = {fact["register"] for fact in waiting} - BUILT
    assert len(waiting) == 60
    assert families == {
        "科技项目与经费",
        "服务网络与平台",
        "科技特派员",
        "咨询热线服务",
        "组织管理与信息",
        "科普活动",
        "知识产权",
        "新品种新技术",
    }


def _said_about(fact: dict[str, Any]) -> bool:
    """Qualified in the source, or only read out of it; a count of records never is."""
    return fact["qualifier"] != "" or any("quality" in e[1] for e in fact["entered"])


def _asked(
    book: Book,
    indicator: str,
    unit: str = "",
    by: str = "",
    part: str = "",
    half: int = 0,
) -> tuple[Figure, Kind, str]:
    sheet = make_sheet(book, Period(YEAR, half=half or None), by=(by,) if by else ())
    line = sheet.line(indicator, unit)
    if not by:
        return line.figure, line.kind, line.unit
    found = next(each for each in line.parts_by(by) if part in {each.name, each.key})
    return found.figure, line.kind, line.unit


def _enter(book: Book, entries: list[list[Any]]) -> None:
    before: dict[str, list[str]] = {"village": list(book.names("village"))}
    names = {name: key for key, name in book.names("village").items()}
    for register, typed, *times in entries:
        count = times[0] if times else 1
        turns = {key: cycle(ids) for key, ids in before.items()}
        with book.edit("记一条", year=YEAR) as edit:
            made = [
                edit.add(register, *_values(register, typed, turns, names, number))
                for number in range(count)
            ]
        known = before.setdefault(register, [])
        before[register] = known + made


def _values(
    register: str,
    typed: dict[str, str],
    turns: Mapping[str, Iterator[str]],
    villages: dict[str, str],
    number: int,
) -> tuple[dict[str, Value], dict[str, str]]:
    values: dict[str, Value] = {}
    marks: dict[str, str] = {}
    for key, text in typed.items():
        field = REGISTERS[register][key]
        if field.kind is Kind.REF:
            values[key] = next(turns[field.to]) if text == "@" else villages[text]
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
