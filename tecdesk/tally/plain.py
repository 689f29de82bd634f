"""The tally as plain data for scripts: the shape that `tally --json` prints."""

from __future__ import annotations

from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.values import shown_number
from tecdesk.store.figures.scan import CALENDAR
from tecdesk.store.figures.scan import OWNER
from tecdesk.tally import headcount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.domain.field import Kind
    from tecdesk.store.figures.aggregate import Figure
    from tecdesk.tally.parts import Part
    from tecdesk.tally.shares import PartShare
    from tecdesk.tally.shares import Shares
    from tecdesk.tally.sheet import Line
    from tecdesk.tally.sheet import Sheet


def plain(sheet: Sheet, told: Sequence[Shares] = ()) -> dict[str, Any]:
    """The sheet as JSON-ready data; amounts in 元 and 亩, unknown is None.

    Args:
        sheet: the tally.
        told: the shares of its closed sums.
    """
    return {
        "unit": sheet.unit.text("name"),
        "year": sheet.period.year,
        "period": sheet.period.name,
        "until": sheet.period.last_day.isoformat(),
        "indicators": [_line(line) for line in sheet.lines],
        "shares": [_share(each, part) for each in told for part in each.parts],
    }


def rounded(percent: Decimal | None) -> float | None:
    """A percentage with one decimal, half up."""
    if percent is None:
        return None
    return float(percent.quantize(Decimal("0.1"), ROUND_HALF_UP))


def _line(line: Line) -> dict[str, Any]:
    return {
        "key": line.indicator.key,
        "label": line.label,
        "unit": line.unit,
        "value": _value(line.kind, line.figure),
        "target": shown_number(line.kind, line.target),
        "rate": rounded(line.rate),
        "last_year": _value(line.kind, line.last_year),
        "change": shown_number(line.kind, line.change),
        **_coverage(line),
        "parts": [_part(line, part) for part in line.parts],
        **_persons(line, "", ""),
    }


def _coverage(line: Line) -> dict[str, Any]:
    if line.out_of is None:
        return {}
    return {"out_of": line.out_of, "coverage": rounded(line.coverage)}


def _share(told: Shares, part: PartShare) -> dict[str, Any]:
    return {
        "indicator": told.share.indicator,
        "by": told.share.by,
        "name": part.name,
        "percent": float(part.shown),
        "computed": float(part.computed),
        "rewritten": part.rewritten,
    }


def _persons(line: Line, by: str, part: str) -> dict[str, Any]:
    found = line.persons.get((by, part))
    return {"persons": headcount.plain(found)} if found else {}


def _part(line: Line, part: Part) -> dict[str, Any]:
    named = part.by in CALENDAR and part.key
    return {
        "by": "unit" if part.by == OWNER else part.by,
        "name": part.key if named else part.name,
        "value": _value(line.kind, part.figure),
        **_persons(line, part.by, part.key),
    }


def _value(kind: Kind, figure: Figure | None) -> int | float | None:
    return shown_number(kind, figure.value) if figure else None
