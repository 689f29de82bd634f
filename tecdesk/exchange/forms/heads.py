"""What stands over and beside each cell of a form: heads, row labels, unit, title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.exchange.forms.lattice import Lattice
from tecdesk.exchange.forms.splitting import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.exchange.forms.blocks import Block
    from tecdesk.exchange.forms.grid import Form
    from tecdesk.exchange.forms.grid import FormSheet
    from tecdesk.exchange.forms.grid import Place


@dataclass(frozen=True, slots=True)
class Heads:
    """Everything written around one cell that says what it is for.

    Attributes:
        place: the cell.
        left: the labels of its row, from the outer to the inner.
        over: the heads of its column, from the top down.
        unit: what the column of units says of its row.
        above, below: the labels of the rows above and below it, the nearest first.
        before, after: the heads of the open columns on both sides, the nearest first.
        section: the line across the table under which it stands.
        title: the lines over the table.
    """

    place: Place
    left: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    unit: str = ""
    above: tuple[tuple[str, ...], ...] = ()
    below: tuple[tuple[str, ...], ...] = ()
    before: tuple[tuple[str, ...], ...] = ()
    after: tuple[tuple[str, ...], ...] = ()
    section: str = ""
    title: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What the cell is called: 培训情况 期数 · 本年."""
        beside = " ".join(_line(text) for text in self.left)
        over = " ".join(_line(text) for text in self.over)
        return " · ".join(part for part in (beside, over) if part)


def heads_of(form: Form) -> dict[Place, Heads]:
    """The heads of every cell that a form leaves open, in reading order.

    Hidden sheets are not for filling.
    """
    return {
        heads.place: heads
        for sheet in form.sheets
        if not sheet.hidden
        for heads in _of_sheet(sheet)
    }


def _of_sheet(sheet: FormSheet) -> Iterator[Heads]:
    lattice = Lattice(sheet)
    found: dict[tuple[int, int], Heads] = {}
    for block in blocks_of(lattice):
        for row in block.rows:
            for column in block.open_columns(row):
                key = sheet.anchors.get((row, column), (row, column))
                if key not in found and key == (row, column):
                    found[key] = _heads(lattice, block, row, column)
    yield from (found[key] for key in sorted(found))


def _heads(lattice: Lattice, block: Block, row: int, column: int) -> Heads:
    columns = block.open_columns(row)
    above, below = block.rows_around(row, column)
    return Heads(
        place=lattice.sheet.at(row, column).place,
        left=block.labels(row, column),
        over=block.over(column),
        unit=block.unit(row, column),
        above=above,
        below=below,
        before=tuple(block.over(c) for c in reversed(columns) if c < column),
        after=tuple(block.over(c) for c in columns if c > column),
        section=block.sections.get(row, ""),
        title=block.title,
    )


def _line(text: str) -> str:
    return "".join(text.split())
