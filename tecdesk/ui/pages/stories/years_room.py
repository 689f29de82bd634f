"""How much room the figures of a story take: the rows shown, gaps as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.ui.fonts import lines

if TYPE_CHECKING:
    from tecdesk.ui.parts.table import Table

_GAP = 1.4
_ROW, _HEAD = 1.4, 1.6


def fit_years(years: Table, rows: int) -> None:
    """Show so many rows; the bar below stands beside them where columns are many."""
    widths = years.wanted_widths(0)
    bar = years.verticalScrollBar().sizeHint().width()
    spare = years.width() - bar - sum(widths)
    gap = max(0, min(spare // len(widths), lines(_GAP))) if widths else 0
    below = years.horizontalScrollBar().sizeHint().height() if spare < 0 else 0
    years.setFixedHeight(lines(_ROW) * rows + lines(_HEAD) + 4 + below)
    years.fit(-1, widths=[width + gap for width in widths])
