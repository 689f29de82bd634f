"""Marks in a tally the figures that were reported otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.ui.models.tally_grid import Cell
from tecdesk.ui.models.tally_grid import Grid
from tecdesk.ui.models.tally_grid import figure_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.period import Period
    from tecdesk.store.figures.aggregate import Figure
    from tecdesk.tally.asked import Asked
    from tecdesk.tally.reported.figures import Place

OTHER = "改"
"""Stands before a figure that was reported otherwise, where there is no room."""
_DONE = 2
"""The column of the figures themselves in a table of all indicators."""


def marked(
    grid: Grid, then: Mapping[Place, Figure], period: Period, *, by: str
) -> Grid:
    """The grid with 报 4374 before what is another now.

    Args:
        grid: a table of every indicator, or one by parts.
        then: the figures as they were reported; empty marks nothing.
        period: of the figures that may be marked; last year's are not.
        by: the breakdown of the table; empty for every indicator.
    """
    if not then:
        return grid
    last = max(grid.ruled, default=len(grid.rows))
    rows = tuple(
        tuple(
            _marked(cell, then, period, short=bool(by))
            if (column == _DONE and not by) or (by and at <= last)
            else cell
            for column, cell in enumerate(row)
        )
        for at, row in enumerate(grid.rows)
    )
    return replace(grid, rows=rows)


def otherwise(asked: Asked, then: Mapping[Place, Figure]) -> Figure | None:
    """How a figure was reported, where that is not as it is now."""
    place = (asked.indicator.key, asked.counted, asked.by, asked.part)
    was, now = then.get(place), asked.figure
    if was is None or (was.value, was.state) == (now.value, now.state):
        return None
    return was


def _marked(
    cell: Cell, then: Mapping[Place, Figure], period: Period, *, short: bool
) -> Cell:
    asked = cell.asked
    was = otherwise(asked, then) if asked and asked.period == period else None
    if asked is None or was is None:
        return cell
    said = OTHER if short else f"报 {figure_text(asked.kind, was)}"
    return replace(cell, mark=f"{cell.mark} {said}".strip())
