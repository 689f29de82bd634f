"""A table of figures as rows and columns of cells, ready to be drawn; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.domain.values import show
from tecdesk.store.figures.aggregate import Figure
from tecdesk.store.figures.aggregate import State

if TYPE_CHECKING:
    from tecdesk.domain.field import Kind
    from tecdesk.tally.asked import Asked

ROUGH = "估"
"""Stands before a figure that rests on estimates."""


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes:
        text: what stands in it. tone: token of its colour. bold: heavier.
        asked: the figure it opens; None for headings.
        mark: a small word before the number.
    """

    text: str
    tone: str = "text"
    bold: bool = False
    asked: Asked | None = None
    mark: str = ""


@dataclass(frozen=True)
class Head:
    """One column: its heading, the group over it, and whether it holds numbers."""

    text: str
    group: str = ""
    number: bool = True


@dataclass(frozen=True)
class Grid:
    """A table ready to be drawn.

    Attributes:
        heads: the columns. rows: cells. ruled: rows with a heavier line below.
        folded: how many groups without anything to tell the last row stands for.
    """

    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    ruled: frozenset[int] = frozenset()
    folded: int = 0

    def folds_at(self, at: int) -> bool:
        """True for the row that stands for groups that are not shown."""
        return bool(self.folded) and at == len(self.rows) - 1

    def texts(self) -> list[list[str]]:
        """Headings and cells as they are read, to be copied; groups where there are."""
        head = [f"{h.group} {h.text}".strip() for h in self.heads]
        return [head, *([cell.text for cell in row] for row in self.rows)]

    def place_of(self, asked: Asked) -> tuple[int, int] | None:
        """Row and column of a figure; None where it does not stand here."""
        for at, row in enumerate(self.rows):
            for column, cell in enumerate(row):
                if cell.asked is not None and _same(cell.asked, asked):
                    return at, column
        return None


def _same(one: Asked, other: Asked) -> bool:
    mine, theirs = (
        (a.indicator.key, a.unit, a.period, a.by, a.part) for a in (one, other)
    )
    return mine == theirs


UNKNOWN = Cell("")
"""Nothing is known; — would say that it does not apply."""


def percent(value: Decimal | None, *, signed: bool = False) -> str:
    """115.0%, or +12.2% and −10.1%; — when there is none."""
    if value is None:
        return "—"
    rounded = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    sign = "−" if rounded < 0 else "+" if signed else ""
    return f"{sign}{abs(rounded)}%"


def figure_text(kind: Kind, figure: Figure) -> str:
    """A figure as shown: 0, 待填 and — are three things."""
    if figure.state is State.NOT_APPLICABLE:
        return "—"
    return "待填" if figure.value is None else show(kind, figure.value)


def figure_cell(asked: Asked | None, tone: str = "text", *, bold: bool = False) -> Cell:
    """A figure that opens; blank where nothing is known."""
    if asked is None:
        return UNKNOWN
    figure = asked.figure
    if figure.state is State.BLANK:
        tone = "amber"
    elif not figure.value:
        tone = "text3"
    mark = ROUGH if figure.quality else ""
    return Cell(figure_text(asked.kind, figure), tone, bold, asked, mark)


def signed_text(kind: Kind, value: int | None) -> str:
    """+12, −3, 0; — where nothing can be told."""
    if value is None:
        return "—"
    sign = "−" if value < 0 else "+" if value else ""
    return f"{sign}{show(kind, abs(value))}"
