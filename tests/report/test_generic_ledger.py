"""Ledgers without a layout of their own: units apart, and what ended told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.period import Period
from tecdesk.report.page.blocks import DASH
from tecdesk.report.sheets.ledger import ledger
from tests.report.township import YEAR
from tests.report.township import empty

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.report.page.blocks import Block
    from tests.report.township import Row

ALL = Period(YEAR)


def block_of(tmp_path: Path, register: str, *rows: Row) -> Block:
    with empty(tmp_path / "台账.tecdesk") as book:
        with book.edit("记") as edit:
            for row in rows:
                edit.add(register, row)
        return ledger(book, register, ALL)


def test_an_amount_has_a_column_for_each_unit(tmp_path: Path) -> None:
    kept: Row = {"kind": "电脑", "since": "2022"}
    block = block_of(
        tmp_path,
        "network",
        {**kept, "name": "办公电脑", "count": 8, "unit": "台"},
        {**kept, "name": "茶叶协会", "kind": "协会", "count": 1, "unit": "个"},
        {**kept, "name": "果树协会", "kind": "协会", "count": 1, "unit": "个"},
    )
    at = {c.heading: n for n, c in enumerate(block.columns) if c.group == "数量"}
    assert list(at) == ["个", "台"]
    last = block.rows[-1].cells
    assert [last[place] for place in at.values()] == [2, 8]
    assert DASH in block.rows[0].cells
    assert "各单位不相加" in block.notes[0]


def test_who_went_is_named_and_not_listed(tmp_path: Path) -> None:
    block = block_of(
        tmp_path,
        "envoy",
        {"name": "甲", "since": "2023", "until": "2025-06-30"},
        {"name": "乙", "since": "2024"},
    )
    assert "甲" not in {cell for row in block.rows for cell in row.cells}
    assert block.notes == ("本年结束1名（甲），未列入。",)


def test_a_project_accepted_in_the_year_is_listed(tmp_path: Path) -> None:
    block = block_of(
        tmp_path,
        "project",
        {"name": "甲", "approved_on": "2023", "accepted_on": "2025-06"},
        {"name": "乙", "approved_on": "2023", "accepted_on": "2024-06"},
        {"name": "丙", "applied_on": "2025-11", "approved_on": "2026-03"},
        {"name": "丁", "applied_on": "2024-03", "stopped_on": "2024-09"},
    )
    named = {cell for row in block.rows for cell in row.cells} & set("甲乙丙丁")
    assert named == {"甲", "丙"}
