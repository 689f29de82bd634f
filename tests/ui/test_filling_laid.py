"""Forms on one grid, and the choices for a cell: nothing lost, nothing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tecdesk.desk.filling.binding import Binding
from tecdesk.domain.indicators import INDICATORS
from tecdesk.exchange.forms.files.opening import open_form
from tecdesk.exchange.forms.grid import BODY
from tecdesk.exchange.forms.grid import FormCell
from tecdesk.exchange.forms.grid import FormSheet
from tecdesk.exchange.forms.grid import Merge
from tecdesk.exchange.forms.grid import Place
from tecdesk.ui.pages.filling import choices
from tecdesk.ui.pages.filling.laid import lay
from tecdesk.ui.pages.filling.laid import lay_alone
from tests.ui import county

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book


@st.composite
def tables(draw: st.DrawFn) -> list[FormSheet]:
    """One to four tables with columns of any width and a merged range at times."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        widths = draw(st.lists(st.floats(0, 40), min_size=1, max_size=6))
        rows, columns = draw(st.integers(1, 5)), len(widths)
        merges = []
        if draw(st.booleans()):
            top, left = (
                draw(st.integers(0, rows - 1)),
                draw(st.integers(0, columns - 1)),
            )
            bottom = draw(st.integers(top, rows - 1))
            merges.append(
                Merge(top, left, bottom, draw(st.integers(left, columns - 1)))
            )
        sheet = FormSheet(
            number, f"表{number}", rows, columns, {}, tuple(merges), tuple(widths)
        )
        found.append(sheet)
    return found


@given(tables())
def test_every_cell_of_every_table_stands_once(sheets: list[FormSheet]) -> None:
    laid = lay(sheets)
    seen = [
        (row, column)
        for box in laid.boxes.values()
        for row in range(box.top, box.bottom + 1)
        for column in range(box.left, box.right + 1)
    ]
    assert len(seen) == len(set(seen))
    assert all(row < laid.rows and column < laid.columns for row, column in seen)
    wanted = {
        sheet.at(row, column).place
        for sheet in sheets
        for row in range(sheet.rows)
        for column in range(sheet.columns)
    }
    assert {box.place for box in laid.boxes.values()} == wanted
    assert all(laid.box_of(place) for place in wanted)


@given(tables(), st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)]))
def test_a_walk_ends_at_the_edge(sheets: list[FormSheet], way: tuple[int, int]) -> None:
    laid = lay(sheets)
    box = next(iter(laid.boxes.values()))
    for _ in range(laid.rows + laid.columns + 1):
        goal = laid.beside(box, *way, box.key)
        if goal == box:
            return
        box = goal
    raise AssertionError(box)


def test_tables_of_a_document_share_their_edges(tmp_path: Path) -> None:
    form = open_form(county.document(tmp_path))
    laid = lay(form.sheets)
    assert list(laid.heads.values()) == ["表1", "表2", BODY]
    assert laid.columns == 6  # quarters and thirds of the page
    second, body = laid.boxes[1, 1], laid.boxes[laid.rows - 1, 0]
    assert (second.left, second.right) == (1, 2)
    assert laid.is_across(body)


def test_a_tab_called_as_the_text_of_a_document() -> None:
    sheet = FormSheet(0, BODY, 2, 3, {}, widths=(9.0, 9.0, 9.0))
    assert len(lay_alone(sheet).boxes) == 6


def test_a_document_without_tables() -> None:
    place = Place(0, 3, 0)
    cells = {(3, 0): FormCell(place, "培训{{培训期数}}期")}
    laid = lay([FormSheet(0, BODY, 9, 1, cells, widths=(80.0,))])
    assert (laid.rows, laid.columns) == (2, 1)
    assert laid.boxes[1, 0].place == place


def test_no_two_offers_of_a_choice_are_alike() -> None:
    for offers in (choices.indicators(2025), choices.whens(), choices.whats()):
        names = [offer.text for offer in offers]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("key", INDICATORS)
def test_what_is_chosen_is_offered(sample_book: Book, key: str) -> None:
    binding = choices.of_indicator(None, key)
    assert choices.when_value(binding.ago, binding.when) in {
        offer.value for offer in choices.whens()
    }
    units = dict(choices.units(sample_book, binding, 2025))
    assert choices.unit_of(binding) in units
    for unit in units:
        assert choices.unit_of(choices.in_unit(binding, str(unit))) == unit
    for offer in choices.parts(sample_book, INDICATORS[key], 2025):
        chosen = choices.of_part(binding, offer.value)
        assert choices.part_value(chosen.part) == offer.value


def test_another_figure_keeps_time_and_place() -> None:
    binding = Binding("training.people", when="half1", unit="万人次")
    other = choices.of_indicator(binding, "pairing.money")
    assert (other.when, other.unit) == ("half1", "")
