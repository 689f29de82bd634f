"""Next year's targets proposed from history: what was done, what was asked for.

A proposal is a round number with the reason for it; a clerk decides. Years that are
not complete in the book say nothing, nor does a year that is not over.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.domain.period import Period
from tecdesk.domain.values import show
from tecdesk.tally.quiet import quiet
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tecdesk.domain.indicator import Indicator
    from tecdesk.store.book import Book
    from tecdesk.tally.line import Line

_YEARS = 3
_EXACT_BELOW = 20
"""Smaller counts are proposed as they are: 11 bases are not about 10."""
_FIGURES = 2
"""How many figures of a larger number are kept: 4233 is proposed as 4200."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may be asked for in a year, and on what it rests.

    Numbers are in the stored unit of the indicator's kind.

    Attributes:
        indicator: its declaration.
        unit: counting unit as shown.
        label: what it is called.
        done: year to what was done, the three years before, the oldest first; None
            where the book does not know.
        target: what was asked for in the year before; None when nothing was.
        value: what is proposed; None where history says nothing.
        basis: 2023—2025年平均 4233; empty without a proposal.
        usual: it had a target before, or nothing had one and it is no 其中 of
            another: what a clerk fills in every year.
    """

    indicator: Indicator
    unit: str
    label: str
    done: Mapping[int, int | None]
    target: int | None
    value: int | None
    basis: str
    usual: bool = True


def proposals(book: Book, year: int, today: date) -> tuple[Proposal, ...]:
    """What may be asked for in a year: what had a target before comes first.

    Args:
        book: the book; only read.
        year: the year of the targets.
        today: tells whether the year before is over.
    """
    before = range(year - _YEARS, year)
    sheets = {each: make_sheet(book, Period(each)) for each in before}
    since = book.settings.complete_since
    found = []
    for line in sheets[year - 1].lines:
        first = line.indicator.complete_since(since) or year - 1
        done = {
            each: _done(sheet.lines_of(line.indicator.key), line)
            if each >= first
            else None
            for each, sheet in sheets.items()
        }
        found.append(_proposal(line, done, today))
    aimed = any(each.target is not None for each in found)
    silent = quiet(sheets[year - 1].lines)
    marked = (
        replace(
            each,
            usual=_usual(each, aimed=aimed) and each.indicator.group not in silent,
        )
        for each in found
    )
    return tuple(sorted(marked, key=lambda each: not each.usual))


def _usual(each: Proposal, *, aimed: bool) -> bool:
    return each.target is not None if aimed else not each.indicator.part_of


def _done(lines: tuple[Line, ...], wanted: Line) -> int | None:
    for line in lines:
        if line.unit == wanted.unit:
            return line.figure.value
    return 0


def _proposal(line: Line, done: Mapping[int, int | None], today: date) -> Proposal:
    value, basis = _proposed(line, done, today)
    return Proposal(
        line.indicator, line.unit, line.label, done, line.target, value, basis
    )


def _proposed(
    line: Line, done: Mapping[int, int | None], today: date
) -> tuple[int | None, str]:
    """The number and its reason."""
    last = max(done)
    now = done[last]
    if line.indicator.is_stock:
        words = f"{last}年末 {show(line.kind, now)}"
        return (now, words) if now else (None, "")
    whole = [year for year in done if year < today.year]
    known = {year: value for year in whole if (value := done[year]) is not None}
    if len(known) > 1:
        mean = _mean(list(known.values()))
        words = f"{_span(list(known))}平均 {show(line.kind, mean)}"
        return (_round(mean, line.kind.scale), words) if mean else (None, "")
    if line.target:
        return line.target, f"照{last}年目标"
    if known and now:
        return _round(now, line.kind.scale), f"{last}年完成 {show(line.kind, now)}"
    return None, ""


def _span(years: list[int]) -> str:
    whole = years[-1] - years[0] == len(years) - 1
    parted = f"{years[0]}—{years[-1]}" if whole else "、".join(map(str, years))
    return f"{parted}年"


def _mean(values: list[int]) -> int:
    mean = Decimal(sum(values)) / len(values)
    return int(mean.quantize(Decimal(1), ROUND_HALF_UP))


def _round(value: int, scale: int) -> int:
    """A round number near it, in whole shown units; small ones as they are."""
    shown = (Decimal(value) / scale).quantize(Decimal(1), ROUND_HALF_UP)
    if shown >= _EXACT_BELOW:
        step = Decimal(10) ** (shown.adjusted() - _FIGURES + 1)
        shown = (shown / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return int(shown) * scale
