"""What is filled in once a year: targets from another year, the bases' figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.desk.batch import Batch
from tecdesk.desk.batch import Objection
from tecdesk.desk.batch import Row
from tecdesk.desk.batch import counted
from tecdesk.desk.batch import hint
from tecdesk.desk.batch import make
from tecdesk.desk.batch import refusal
from tecdesk.domain.field import Kind
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.store.figures.aggregate import behind
from tecdesk.store.query import Filter
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from tecdesk.domain.record import Marks
    from tecdesk.domain.record import Record
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book
    from tecdesk.tally.proposal import Proposal
    from tecdesk.tally.sheet import Line

OWN = "自定"
"""任务来源 of a target that nobody set from above."""
_IN_USE = INDICATORS["base.in_use"]
_MUCH = 20
"""A change of a base's area by so many percent is to be looked at."""


def targets_copied(book: Book, year: int, into: int) -> Batch:
    """The targets of a year as those of another; what that one has is left alone."""
    rows = [
        Row(_named(row), {**_copied(row), "year": into})
        for row in book.find("target", Filter({"year": year}))
    ]
    return _targets(book, rows, into, f"{year} 年还没有目标，没有可抄的。")


def targets_from_done(book: Book, year: int, into: int) -> Batch:
    """What was done in a year as the targets of another, unrounded.

    Only what that year had a target for; figures that wait are left out.
    """
    sheet = make_sheet(book, Period(year))
    lines = [line for line in sheet.lines if line.target is not None]
    rows = [_from_line(line, into) for line in lines if line.figure.value is not None]
    return _targets(book, rows, into, f"{year} 年还没有目标，不知道按哪些指标抄。")


def targets_proposed(book: Book, into: int, found: Iterable[Proposal]) -> Batch:
    """What history proposes for a year; what that one has is left alone.

    Args:
        book: the book.
        into: the year of the targets.
        found: what is proposed. Of what has no target as a rule the number is left
            open, to be filled in.
    """
    return _targets(book, [_from_history(each, into) for each in found], into, "")


def _from_history(each: Proposal, into: int) -> Row:
    value = _hundredths(each.value, each.indicator.kind) if each.usual else None
    values: Values = {
        "year": into,
        "indicator": each.indicator.key,
        "unit": each.unit,
        "value": value,
        "source": OWN if value is not None else None,
    }
    return Row(each.label, values)


def _hundredths(value: int | None, kind: Kind) -> int | None:
    return None if value is None else value * Kind.NUMBER.scale // kind.scale


def _targets(book: Book, rows: list[Row], into: int, nothing: str) -> Batch:
    there = {_key(row.values) for row in book.find("target", Filter({"year": into}))}
    kept = [row for row in rows if _key(row.values) not in there]
    found: list[Objection] = []
    if not rows:
        found.append(refusal(nothing))
    elif not kept:
        found.append(refusal(f"{into} 年的目标已经填过了。"))
    return make("target", targets_label(into, len(kept)), kept, found)


def targets_label(into: int, count: int) -> str:
    """The line in the undo menu."""
    return f"定 {into} 年目标：{count} 项"


def _key(values: Values) -> tuple[str, str]:
    """The line of the tally that a target is bound to: 元 and 万元 are one."""
    indicator = INDICATORS.get(str(values["indicator"]))
    unit = str(values.get("unit") or "") if indicator and indicator.per else ""
    return str(values["indicator"]), unit


def _copied(row: Record) -> Values:
    return {key: row[key] for key in ("indicator", "unit", "value", "source")}


def _named(row: Record) -> str:
    indicator = INDICATORS.get(row.text("indicator"))
    return indicator.label if indicator else row.text("indicator")


def _from_line(line: Line, into: int) -> Row:
    return Row(
        line.label,
        {
            "year": into,
            "indicator": line.indicator.key,
            "unit": line.unit,
            "value": _hundredths(line.figure.value, line.kind),
        },
    )


@dataclass(frozen=True, slots=True)
class BaseLine:
    """One base of the yearly grid.

    Attributes:
        base: the base.
        line: its figures of the year; None when they wait.
        before: its figures of the year before; None when there are none.
    """

    base: Record
    line: Record | None
    before: Record | None


def base_lines(book: Book, year: int) -> tuple[BaseLine, ...]:
    """The bases in use at the end of a year with what is known of it."""
    now, before = _lines(book, year), _lines(book, year - 1)
    bases = [base for base, _ in behind(book, _IN_USE, Period(year))]
    place = {id_: at for at, id_ in enumerate(book.names("village"))}
    bases.sort(key=lambda base: place.get(base.text("village"), len(place)))
    return tuple(BaseLine(b, now.get(b.id), before.get(b.id)) for b in bases)


def base_years(
    book: Book,
    year: int,
    given: Mapping[str, Values],
    marks: Mapping[str, Marks] | None = None,
) -> Batch:
    """The yearly figures of many bases; lines that are there already are changed.

    Args:
        book: the book.
        year: the year of the figures.
        given: base to area, households, output, note; a base that says nothing new
            is left out.
        marks: base to the marks of these values.
    """
    rows: list[Row] = []
    found: list[Objection] = []
    for each in base_lines(book, year):
        values = given.get(each.base.id)
        said = (marks or {}).get(each.base.id, {})
        if not values or not _says_more(values, said, each.line):
            continue
        found += _about_area(len(rows), values, each)
        told = {**values, "base": each.base.id, "year": year}
        id_ = each.line.id if each.line else ""
        rows.append(Row(each.base.text("name"), told, id_, said))
    if not rows:
        found.append(refusal("没有填新的数。"))
    names = counted([row.name for row in rows], "个基地")
    return make("base_year", f"{year} 年基地情况：{names}", rows, found)


def _lines(book: Book, year: int) -> dict[str, Record]:
    rows = book.find("base_year", Filter({"year": year}))
    return {row.text("base"): row for row in rows}


def _says_more(values: Values, marks: Marks, line: Record | None) -> bool:
    if line is None:
        return bool(marks) or any(v not in {None, ""} for v in values.values())
    return any(
        (line[key], line.marks.get(key)) != (value, marks.get(key))
        for key, value in values.items()
    )


def _about_area(number: int, values: Values, each: BaseLine) -> Iterator[Objection]:
    area = values.get("area")
    old = (each.before or each.base).number("area")
    if not isinstance(area, int) or not old or abs(area - old) * 100 <= _MUCH * old:
        return
    scale = Kind.AREA.scale
    text = f"面积从 {old / scale:g} 亩变为 {area / scale:g} 亩，请核对。"
    yield hint(number, "area", text)
