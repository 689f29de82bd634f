"""Figures of the summary sheet: against their parts, last year and the targets."""

from __future__ import annotations

from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Sum
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import show
from tecdesk.store.query import Filter
from tecdesk.store.suspects.numbers import exceeding
from tecdesk.tally.asked import whole
from tecdesk.tally.checkup.check import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.field import Value
    from tecdesk.tally.checkup.check import Numbers
    from tecdesk.tally.checkup.look import Look
    from tecdesk.tally.line import Line

_BY = {"village": "村(社区)", "month": "月"}
_JUNE = 6
_DERIVED = {"pairing.aid"}
"""Figures that are the sum of two others: what changed is said of those."""


def subsets(look: Look) -> Iterator[Finding]:
    """其中 above its total on the sheet, where no single record shows it."""
    for line in look.sheet.lines:
        total = _whole(look, line)
        few, many = line.figure.value, total.figure.value if total else None
        if not total or few is None or many is None or few <= many:
            continue
        if not _told_of_records(look, line):
            numbers = {
                "part": line.label,
                "few": show(line.kind, few),
                "whole": total.label,
                "many": show(total.kind, many),
                "unit": line.unit,
            }
            yield _of(look, line, "subset_sum", numbers)


def _told_of_records(look: Look, line: Line) -> bool:
    """True when records with the part above the total are told one by one."""
    measure, register = line.indicator.measure, REGISTERS[line.indicator.register]
    if not isinstance(measure, Sum):
        return False
    field = register[measure.fields[0]]
    where = Filter(period=look.period)
    return bool(
        field.part_of
        and exceeding(look.book, register.key, field.key, field.part_of, where)
    )


def _whole(look: Look, line: Line) -> Line | None:
    """The line of which this one is a part, in the same unit."""
    total = line.indicator.part_of
    lines = look.sheet.lines_of(total) if total else ()
    per = line.indicator.per
    return next((each for each in lines if not per or each.unit == line.unit), None)


def parts(look: Look) -> Iterator[Finding]:
    """Villages or months that do not add up to the whole."""
    for line in look.sheet.lines:
        for by, word in _BY.items():
            added = _added(line, by)
            if added is None or line.figure.value in {None, added}:
                continue
            numbers = {
                "by": word,
                "sum": show(line.kind, added),
                "whole": show(line.kind, line.figure.value),
                "unit": line.unit,
            }
            yield _of(look, line, "parts_sum", numbers, f".{by}")


def _added(line: Line, by: str) -> int | None:
    """The sum of the parts of a breakdown; None where they do not add up to it."""
    if not line.indicator.additive or (line.indicator.is_stock and by == "month"):
        return None
    shown = line.parts_by(by)
    return sum(part.figure.value or 0 for part in shown) if shown else None


def jumps(look: Look) -> Iterator[Finding]:
    """Figures far from the same span of last year, or begun from or fallen to 0."""
    for line in look.sheet_so_far.lines:
        declared = line.indicator
        if declared.part_of or declared.key in _DERIVED or line.change is None:
            continue
        old = line.last_year.value if line.last_year else None
        if old is None or not _jumped(look, line, old):
            continue
        now = line.figure.value
        yield _of(
            look,
            line,
            "jump",
            {
                "span": look.so_far.name,
                "now": show(line.kind, now),
                "than": "上年" if look.so_far.is_whole_year else "上年同期",
                "old": show(line.kind, old),
                "unit": line.unit,
                "how": _how(line),
            },
        )


def _jumped(look: Look, line: Line, old: int) -> bool:
    now, change = line.figure.value or 0, abs(line.change or 0)
    if not now or not old:
        return now != old
    least = look.bounds.change_least * line.kind.scale
    return change >= least and change * 100 > look.bounds.change_percent * old


def _how(line: Line) -> str:
    """多 45.0%, 少 45.0%; 上年是 0 where no rate can be given."""
    rate = line.change_rate
    if rate is None:
        return "上年是 0"
    rounded = abs(rate).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{'多' if rate > 0 else '少'} {rounded}%"


def targets(look: Look) -> Iterator[Finding]:
    """Targets without a record, not reached at the year's end, or none at all."""
    asked = [line for line in look.sheet.lines if line.target is not None]
    if not asked and look.book.count("target"):
        yield Finding(
            "no_target",
            f"{look.year}年",
            {"year": look.year},
            page="target",
            about="target",
        )
    for line in asked:
        if not line.figure.records:
            if look.over or (look.day.year, look.day.month) > (look.year, _JUNE):
                yield _of(look, line, "empty_target", _goal(line))
        elif look.closing and (line.figure.value or 0) < (line.target or 0):
            yield _of(look, line, "missed_target", _goal(line))


def _goal(line: Line) -> Numbers:
    target, done = line.target or 0, line.figure.value or 0
    return {
        "target": show(line.kind, target),
        "done": show(line.kind, done),
        "left": show(line.kind, target - done),
        "unit": line.unit,
    }


def _of(
    look: Look, line: Line, check: str, numbers: Numbers, tail: str = ""
) -> Finding:
    unit = line.unit if line.indicator.per else ""
    name = line.label if not unit else f"{line.label}（{unit}）"
    raw: tuple[Value, ...] = (line.figure.value, line.target)
    return Finding(
        check,
        name,
        numbers,
        about=f"{line.indicator.key}/{unit}{tail}",
        behind=raw if check.endswith("target") else (),
        page="tally",
        asked=whole(line, look.so_far if check == "jump" else look.period),
    )


def figure_of(about: str) -> tuple[str, str]:
    """Indicator key and unit of the figure that a finding is about.

    Raises:
        KeyError: it is about no figure.
    """
    key, _, rest = about.partition("/")
    return INDICATORS[key].key, rest.split(".")[0]
