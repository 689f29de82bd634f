"""Figures and stored values as cells: 0, — and blank stay three things."""

from __future__ import annotations

from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.report.page.blocks import DASH
from tecdesk.store.figures.aggregate import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.report.page.blocks import Cell
    from tecdesk.store.figures.aggregate import Figure

_ONE_PLACE = Decimal("0.1")
_CENTS = Decimal("0.01")


def number(kind: Kind, value: int) -> int | Decimal:
    """A stored number in its shown unit; without decimals when it has none."""
    whole, rest = divmod(value, kind.scale)
    if not rest:
        return whole
    exact = Decimal(value) / kind.scale
    return exact.quantize(_CENTS) if kind is Kind.MONEY else exact.normalize()


def of_figure(kind: Kind, figure: Figure | None) -> Cell:
    """The cell of a figure; blank where there is none."""
    if figure is None or figure.state is State.BLANK:
        return None
    if figure.value is None:
        return DASH
    return number(kind, figure.value)


def of_rate(rate: Decimal | None) -> Cell:
    """A rate in percent with one decimal, half up; — where it has no meaning."""
    return DASH if rate is None else rate.quantize(_ONE_PLACE, ROUND_HALF_UP)


def percent(part: int, whole: int) -> Decimal | None:
    """One number in percent of another, unrounded; None of nothing."""
    return Decimal(part) * 100 / Decimal(whole) if whole else None


def total(cells: Iterable[Cell]) -> Cell:
    """The sum of a column.

    Over no cells it is 0; where none is known it is — if all are, else blank.
    """
    found = list(cells)
    known = [cell for cell in found if isinstance(cell, int | Decimal)]
    if known:
        added = sum(known)
        return added if isinstance(added, int) else _plain(added)
    if not found:
        return 0
    return DASH if all(cell == DASH for cell in found) else None


def _plain(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value
