from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.filling.proposing import propose
from tecdesk.exchange.forms.files.opening import open_form
from tests.desk.filling.forms import Layout
from tests.desk.filling.forms import make
from tests.desk.filling.forms import truth_of
from tests.desk.filling.layouts import LAYOUTS
from tests.desk.filling.more_layouts import MORE

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book

USEFUL = 0.85


@pytest.mark.parametrize("layout", [*LAYOUTS, *MORE], ids=lambda layout: layout.name)
def test_every_cell_is_right_or_asks(
    layout: Layout, town: Book, tmp_path: Path
) -> None:
    form = open_form(make(layout, tmp_path / "空表.xlsx"))
    found = {place.address: each for place, each in propose(town, form, 2025).items()}
    truth = truth_of(layout)
    assert found.keys() == truth.keys()
    for address, proposal in found.items():
        if proposal.sure:
            assert proposal.binding == truth[address], address
        else:
            assert proposal.why, address


def test_most_of_what_can_be_known_needs_no_question(
    town: Book, tmp_path: Path
) -> None:
    right = known = 0
    for layout in (*LAYOUTS, *MORE):
        form = open_form(make(layout, tmp_path / "空表.xlsx"))
        truth = truth_of(layout)
        known += sum(each is not None for each in truth.values())
        right += sum(each.sure for each in propose(town, form, 2025).values())
    assert right >= known * USEFUL
