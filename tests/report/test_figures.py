"""Cells of figures: 0, — and blank stay three things."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tecdesk.domain.field import Kind
from tecdesk.report.page.blocks import DASH
from tecdesk.report.page.blocks import written
from tecdesk.report.page.cells import number
from tecdesk.report.page.cells import of_figure
from tecdesk.report.page.cells import of_rate
from tecdesk.report.page.cells import total
from tecdesk.store.figures.aggregate import BLANK
from tecdesk.store.figures.aggregate import ZERO
from tecdesk.store.figures.aggregate import Figure
from tecdesk.store.figures.aggregate import State

NA = Figure(None, State.NOT_APPLICABLE, 2)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.COUNT, 4374, "4374"),
        (Kind.AREA, 16978, "1697.8"),
        (Kind.AREA, 2360, "236"),
        (Kind.MONEY, 5050000, "50500"),
        (Kind.MONEY, 120050, "1200.50"),
        (Kind.NUMBER, 250, "2.5"),
        (Kind.MONEY, -5, "-0.05"),
    ],
)
def test_stored_numbers_in_their_shown_unit(kind, value, text):
    assert written(number(kind, value)) == text


def test_figures_keep_their_three_states():
    shown = [of_figure(Kind.COUNT, figure) for figure in (ZERO, BLANK, NA, None)]
    assert shown == [0, None, DASH, None]


def test_rates_have_one_decimal_rounded_half_up_from_the_exact_value():
    assert written(of_rate(Decimal(100))) == "100.0"
    assert written(of_rate(Decimal("115.25"))) == "115.3"
    assert written(of_rate(Decimal("87.449999"))) == "87.4"
    assert of_rate(None) == DASH


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ([], 0),
        ([None, None], None),
        ([DASH, DASH], DASH),
        ([DASH, None], None),
        ([3, None, DASH, 4], 7),
        ([Decimal("1.5"), 2], Decimal("3.5")),
        ([Decimal("1.5"), Decimal("2.5")], 4),
        ([0, None], 0),
    ],
)
def test_sums_over_blanks_and_dashes(cells, wanted):
    found = total(cells)
    assert found == wanted
    assert type(found) is type(wanted)
