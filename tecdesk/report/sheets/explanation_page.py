"""（四）数据说明: what the checks found and what the unit says about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.report.page.blocks import Align
from tecdesk.report.page.blocks import Column
from tecdesk.report.page.blocks import Row
from tecdesk.store.query import Filter
from tecdesk.tally.checkup.catalogue import CHECKS
from tecdesk.tally.checkup.checkup import checkup
from tecdesk.tally.checkup.explained import REGISTER
from tecdesk.tally.checkup.figures import figure_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.tally.checkup.checkup import Point

COLUMNS = (
    Column("序号", width=10, code="甲", stub=True),
    Column("事　项", align=Align.LEFT, width=34, code="乙"),
    Column("所在记录或指标", align=Align.LEFT, width=44, code="丙"),
    Column("核对发现", align=Align.LEFT, stretches=True, code="丁"),
    Column("说　明", align=Align.LEFT, stretches=True, code="戊"),
)
_STALE = "（数据后有变动，说明按原数写。）"
_MOST = 3
"""So many reasons stand on the first page, the rest on the page of its own."""


def explained(book: Book, period: Period, today: date | None = None) -> list[Point]:
    """The explanations of a whole year that still belong to something found.

    They stand in the order of the catalogue, whatever waits to be written anew.

    The checks are only run where there is an explanation at all.
    """
    said = Filter({"year": period.year})
    if not period.is_whole_year or not book.count(REGISTER, said):
        return []
    day = today or date.today()  # noqa: DTZ011 - the desk's own day
    found = checkup(book, period.year, day)
    order = list(CHECKS)
    kept = (point for point in found.explained if point.said.record)
    return sorted(kept, key=lambda point: order.index(point.check.key))


def explanation_rows(points: Sequence[Point]) -> list[Row]:
    """One row each, in the order of the catalogue."""
    return [
        Row(
            (
                number,
                point.check.label,
                point.finding.place,
                _unspaced(point.fact),
                point.said.text + (_STALE if point.said.stale else ""),
            )
        )
        for number, point in enumerate(points, 1)
    ]


def explanation_notes(
    points: Sequence[Point], codes: Mapping[tuple[str, str], str]
) -> tuple[str, ...]:
    """Notes of （一）指标汇总: why a figure is as it is, and where the rest stands.

    Args:
        points: the explanations.
        codes: code of the row of an indicator in a unit.
    """
    if not points:
        return ()
    rows: dict[str, list[str]] = {}
    for point in points:
        if code := _code(point, codes):
            rows.setdefault(point.said.text.rstrip("。"), []).append(code)
    said = [f"{'、'.join(each)}行{text}" for text, each in rows.items()]
    first = [f"数据说明：{'；'.join(said[:_MOST])}。"] if said else []
    return (*first, f"共有{len(points)}项数据说明，见汇04表。")


def _code(point: Point, codes: Mapping[tuple[str, str], str]) -> str:
    """The row of the figure that a finding is about; empty for none."""
    try:
        return codes.get(figure_of(point.finding.about), "")
    except KeyError:
        return ""


def _unspaced(text: str) -> str:
    """As it is printed: no blanks between figures and Chinese."""
    return text.replace(" ", "")
