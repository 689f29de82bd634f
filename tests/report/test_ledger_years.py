"""A ledger prints words and villages as they were called in its year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.period import Period
from tecdesk.report.page.blocks import Block
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.sheets.ledger import ledger
from tecdesk.store.terms.village_changes import Villages
from tecdesk.store.terms.words import Words

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book


@pytest.fixture
def changed(book: Book) -> Book:
    """Sessions of two years, then changes from 2026 on."""
    ids = {name: id_ for id_, name in book.names("village").items()}
    with book.edit("新增培训") as edit:
        for year in (2025, 2026):
            for village in ("石桥村", "下坪村", "柳树村"):
                session: dict[str, Value] = {
                    "held_on": f"{year}-05-05",
                    "title": "水稻",
                    "village": ids[village],
                    "form": "现场指导",
                    "people": 10,
                }
                edit.add("training", session)
    Words(book, "training_form").rename("现场指导", "现场教学", 2026)
    Villages(book).merge(ids["石桥村"], ids["下坪村"], 2026)
    Villages(book).rename(ids["柳树村"], "柳林村", 2026)
    return book


def _column(block: Block, heading: str) -> list[object]:
    headings = [column.heading.replace("\n", "") for column in block.columns]
    at = headings.index(heading)
    return [row.cells[at] for row in block.rows if row.kind is RowKind.NORMAL]


def test_last_years_ledger_is_as_it_was(changed: Book) -> None:
    block = ledger(changed, "training", Period(2025))
    assert _column(block, "培训形式") == ["现场指导"] * 3
    assert _column(block, "村（社区）") == ["柳树村", "下坪村", "石桥村"]
    assert "石桥村小计（1期）" in [row.cells[0] for row in block.rows]


def test_this_years_ledger_has_the_new_names(changed: Book) -> None:
    block = ledger(changed, "training", Period(2026))
    assert _column(block, "培训形式") == ["现场教学"] * 3
    assert _column(block, "村（社区）") == ["柳林村", "下坪村", "下坪村"]
    assert "下坪村小计（2期）" in [row.cells[0] for row in block.rows]
