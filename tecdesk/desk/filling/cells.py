"""The cells and {{…}} marks of a form that may be filled, with what is around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.exchange.forms.heads import Heads
from tecdesk.exchange.forms.heads import heads_of
from tecdesk.exchange.forms.marks import marks_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.exchange.forms.grid import Form
    from tecdesk.exchange.forms.grid import Place


def open_cells(form: Form) -> dict[Place, Heads]:
    """Every place that may be filled, in reading order."""
    found = {
        place: heads
        for place, heads in heads_of(form).items()
        if not marks_in(form.cell(place).text)
    }
    found |= dict(_marks(form))
    return dict(sorted(found.items()))


def _marks(form: Form) -> Iterator[tuple[Place, Heads]]:
    """A mark says itself what it asks for; the title still tells the time."""
    for sheet in form.sheets:
        for cell in sheet.cells.values():
            for number, asked in enumerate(marks_in(cell.text), 1):
                place = cell.place._replace(mark=number)
                yield place, Heads(place, left=(asked,), title=sheet.before)
