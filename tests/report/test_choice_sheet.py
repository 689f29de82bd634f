"""分类汇总: every choice of a register as a table that says what the tally says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tecdesk.domain.period import Period
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.sheets.choice_sheet import CHOICES
from tecdesk.report.sheets.choice_sheet import choice_sheet
from tecdesk.tally.sheet import make_sheet
from tests.report.reading import filled
from tests.report.reading import pages
from tests.report.reading import printed

YEAR = Period(2025)


def test_the_choices_a_clerk_knows_are_there():
    assert {"training.form", "training.industry", "base.kind", "pairing.way"} <= set(
        CHOICES
    )
    assert CHOICES["training.form"].name == "培训按形式汇总"
    assert CHOICES["base.kind"].name == "示范基地按类型汇总"


def test_training_by_form_is_the_tally_s(sample_book):
    block = choice_sheet(sample_book, CHOICES["training.form"], YEAR)
    line = make_sheet(sample_book, YEAR, ("form",)).line("training.people")
    wanted = {part.name: part.figure.value for part in line.parts_by("form")}
    place = next(
        at for at, c in enumerate(block.columns) if c.heading.startswith("培训人次")
    )
    shown = {row.cells[0]: row.cells[place] for row in block.rows[:-1]}
    assert shown == wanted
    assert block.rows[-1].cells[place] == line.figure.value


@pytest.mark.parametrize("key", CHOICES)
def test_paper_workbook_and_sums_agree(sample_book, key):
    block = choice_sheet(sample_book, CHOICES[key], YEAR)
    assert printed(block) == filled(block)
    *parts, total = block.rows
    assert total.kind is RowKind.TOTAL
    said = "".join(block.notes)
    for at, column in enumerate(block.columns[1:], 1):
        known = [c for row in parts if isinstance(c := row.cells[at], int | Decimal)]
        whole = total.cells[at]
        if isinstance(whole, int | Decimal) and sum(known) != whole:
            assert column.code in said.partition("栏合计为去重数")[0]


@pytest.mark.parametrize("key", CHOICES)
def test_an_empty_book_says_nothing_happened(book, key):
    block = choice_sheet(book, CHOICES[key], YEAR)
    [total] = block.rows
    assert set(total.cells[1:]) == {0}
    assert "合计" in pages(block)[0]


def test_records_that_do_not_say_stand_in_a_row_of_their_own(sample_book):
    with sample_book.edit("培训") as edit:
        edit.add("training", {"held_on": "2025-03-01", "title": "会", "people": 12})
    block = choice_sheet(sample_book, CHOICES["training.industry"], YEAR)
    assert block.rows[-2].cells[:3] == ("未填", 1, 12)
