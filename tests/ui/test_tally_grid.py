"""The grid of the tally: figures as in the agreed sample, states told apart."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.period import Period
from tecdesk.paths import resource
from tecdesk.store.figures.aggregate import Figure
from tecdesk.store.figures.aggregate import State
from tecdesk.store.figures.aggregate import behind
from tecdesk.tally.sheet import make_sheet
from tecdesk.ui.models.tally_grid import figure_text
from tecdesk.ui.models.tally_grid import percent
from tecdesk.ui.models.tally_views import matrix
from tecdesk.ui.models.tally_views import summary

if TYPE_CHECKING:
    from tecdesk.store.book import Book

YEAR = Period(2025)


def test_villages_add_up_to_the_row_above(sample_book: Book) -> None:
    sheet = make_sheet(sample_book, YEAR, ["village"])
    line = sheet.line("training.people")
    grid = matrix(sheet, "village", "村(社区)", [line], date(2025, 12, 15))
    assert grid.rows[0][1].text == "4374"
    parts = [row[1].asked for row in grid.rows[1:-4]]
    assert sum(part.figure.value or 0 for part in parts if part) == 4374
    expected = json.loads(resource("samples", "expected.json").read_text("utf-8"))
    assert expected
    assert [row[0].text for row in grid.rows[-4:]] == [
        "年度目标",
        "完成率",
        "上年 2024",
        "比上年",
    ]


def test_every_figure_opens_records_that_add_up(sample_book: Book) -> None:
    for by in ("village", "month", "form", "kind", "status"):
        sheet = make_sheet(sample_book, YEAR, [by])
        lines = [line for line in sheet.lines if line.parts_by(by)]
        for row in matrix(sheet, by, by, lines, date(2025, 12, 15)).rows:
            for cell in row:
                if cell.asked is None or cell.asked.figure.value is None:
                    continue
                asked = cell.asked
                found = behind(
                    sample_book,
                    asked.indicator,
                    asked.period,
                    unit=asked.unit,
                    by=asked.by,
                    part=asked.part,
                )
                total = sum(adds or 0 for _, adds in found)
                assert total == asked.figure.value, (asked.label, asked.name)


def test_only_what_lags_is_amber(sample_book: Book) -> None:
    sheet = make_sheet(sample_book, YEAR, ())
    rates = {row[0].text: row[4] for row in summary(sheet, date(2025, 12, 15)).rows}
    assert (rates["培训期数"].text, rates["培训期数"].tone) == ("115.0%", "text2")
    assert (rates["培训人次"].text, rates["培训人次"].tone) == ("87.5%", "amber")


def test_percent() -> None:
    assert percent(None) == "—"
    assert percent(Decimal("114.95")) == "115.0%"
    assert percent(Decimal("-10.12"), signed=True) == "−10.1%"
    assert percent(Decimal("12.2"), signed=True) == "+12.2%"


def test_blank_zero_and_not_applicable() -> None:
    shown = [
        figure_text(Kind.COUNT, Figure(value, state, 1))
        for value, state in (
            (0, State.KNOWN),
            (None, State.BLANK),
            (None, State.NOT_APPLICABLE),
        )
    ]
    assert shown == ["0", "待填", "—"]
