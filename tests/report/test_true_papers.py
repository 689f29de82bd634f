"""Every printed figure, read back from paper and workbook, is the tally's.

The papers of generated books are printed, their cells found again by where the
characters stand, and each is asked of the tally and of the records behind it.
"""

from __future__ import annotations

import shutil
from decimal import ROUND_HALF_UP
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import Phase
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.domain.period import Period
from tecdesk.report.page.blocks import DASH
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.sheets.ledger import ledger as ledger_of
from tecdesk.report.sheets.matrix_page import across
from tecdesk.report.sheets.summary_layout import BY_MONTH
from tecdesk.report.sheets.summary_layout import BY_PLACE
from tecdesk.report.sheets.summary_sheet import summary_sheets
from tecdesk.store.book import Book
from tecdesk.store.figures.aggregate import State
from tecdesk.store.figures.evidence import behind
from tecdesk.tally.sheet import make_sheet
from tests.report.reading import filled
from tests.report.reading import printed
from tests.store.ledgers import fill
from tests.store.ledgers import ledgers

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.report.page.blocks import Block
    from tecdesk.store.figures.figure import Figure
    from tecdesk.tally.line import Line
    from tecdesk.tally.sheet import Sheet
    from tests.store.ledgers import Rows

pytestmark = pytest.mark.slow
PERIODS = (Period(2025), Period(2025, half=1), Period(2025, quarter=3))
BY = ("village", "month", "quarter")
UNDATED = "未分月"
SUMMED = {
    "其中\n妇女",
    "面积\n（亩）",
    "带动户数\n（户）",
    "走访\n（次）",
    "资金物资\n（元）",
}
"""Columns of ledgers whose lines are added; others are counted or left out."""
QUARTERS = dict(zip("一二三四", "1234", strict=True))
books = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("papers") / "空.tecdesk"
    Book.create(path, "清河镇").close()
    return path


@books
@given(ledger=ledgers, period=st.sampled_from(PERIODS))
def test_every_cell_of_the_summary_is_the_tally_s(
    empty: Path, ledger: dict[str, Rows], period: Period
) -> None:
    with _book(empty, ledger) as book:
        _check_summary(book, period)


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_the_papers_of_the_sample_year_are_the_tally_s(
    sample_book: Book, period: Period
) -> None:
    _check_summary(sample_book, period)


@books
@given(ledger=ledgers, key=st.sampled_from(("training", "base", "pairing", "handout")))
def test_sums_of_a_ledger_are_those_of_the_lines_a_person_holds(
    empty: Path, ledger: dict[str, Rows], key: str
) -> None:
    with _book(empty, ledger) as book:
        block = ledger_of(book, key, Period(2025))
        grid = _agreed(block)
        sums = [at for at, row in enumerate(block.rows) if row.adds]
        for at, place in product(sums, range(len(block.columns))):
            if block.columns[place].heading in SUMMED:
                parts = [grid[number][place] for number in block.rows[at].adds]
                _sum_is(parts, grid[at][place])
        if key == "training":
            _check_training_total(book, block, grid)


def _book(empty: Path, ledger: dict[str, Rows]) -> Book:
    path = shutil.copyfile(empty, empty.with_name("样本.tecdesk"))
    book = Book.open(path)
    fill(book, ledger)
    return book


def _check_summary(book: Book, period: Period) -> None:
    sheet = make_sheet(book, period, BY)
    indicators, villages, months = summary_sheets(book, period)[:3]
    _check_indicators(book, sheet, indicators)
    _check_villages(book, sheet, villages)
    _check_months(book, sheet, months)


def _agreed(block: Block) -> list[list[str]]:
    """The cells on paper, which are those in the workbook."""
    grid, book = printed(block), filled(block)
    for row, paper, cells in zip(block.rows, grid, book, strict=True):
        # A label stands in the middle of the cells it is centred over.
        assert paper[row.label_span :] == cells[row.label_span :]
    return grid


def _check_indicators(book: Book, sheet: Sheet, block: Block) -> None:
    """Rows that are an indicator's own line: done, target and rate."""
    named = {line.label: line for line in sheet.lines if not line.indicator.per}
    seen = set()
    for row in _agreed(block):
        line = named.get(row[0])
        if line is None:
            continue
        seen.add(line.indicator.key)
        assert row[4] == _shown(line, line.figure), (row, line.indicator.key)
        rate = (
            ""
            if line.rate is None
            else f"{line.rate.quantize(Decimal('0.1'), ROUND_HALF_UP)}"
        )
        assert row[5] == (rate or DASH)
        _records_add_up(book, sheet, line, "", "", row[4])
    assert {"training.people", "base.area", "pairing.visits"} <= seen


def _check_villages(book: Book, sheet: Sheet, block: Block) -> None:
    shown = across(BY_PLACE, sheet)
    names = {p.key: p.name for each in shown for p in each.line.parts_by("village")}
    places = [key for key in names if key] + [""] * ("" in names)
    grid = _agreed(block)
    spaceless = ["".join(names[key].split()) for key in places if key]
    assert [row[0] for row in grid[: len(spaceless)]] == spaceless
    for at, column in enumerate(shown, 1):
        *cells, last = [row[at] for row in grid]
        assert last == _shown(column.line, column.line.figure)
        for key, cell in zip(places, cells, strict=True):
            figure = column.part("village", key)
            if figure is None:
                assert cell in {"0", ""}
            else:
                assert cell == _shown(column.line, figure)
                _records_add_up(book, sheet, column.line, "village", key, cell)
        if column.line.indicator.additive:
            _sum_is(cells, last)


def _check_months(book: Book, sheet: Sheet, block: Block) -> None:
    plain = [
        (at, column)
        for at, column in enumerate(across(BY_MONTH, sheet), 1)
        if not (column.declared.running or column.declared.pace)
    ]
    grid = _agreed(block)
    for row in grid[:-1]:
        by, key = _span(row[0])
        for at, column in plain:
            figure = column.part(by, key)
            cell = row[at]
            if figure is None:
                assert cell in {"", DASH}
                continue
            assert cell == _shown(column.line, figure)
            _records_add_up(book, sheet, column.line, by, key, cell)
    for at, column in plain:
        months = [row[at] for row in grid[:-1] if _span(row[0])[0] == "month"]
        if column.line.indicator.additive:
            _sum_is(months, grid[-1][at])


def _span(label: str) -> tuple[str, str]:
    if label == UNDATED:
        return "month", ""
    if label.endswith("小计"):
        return "quarter", QUARTERS[label[0]]
    return "month", label.removesuffix("月")


def _shown(line: Line, figure: Figure) -> str:
    if figure.state is State.BLANK:
        return ""
    if figure.value is None:
        return DASH
    scaled = Decimal(figure.value) / line.kind.scale
    return f"{scaled.normalize():f}" if scaled % 1 else f"{scaled:.0f}"


def _records_add_up(
    book: Book, sheet: Sheet, line: Line, by: str, part: str, cell: str
) -> None:
    rows = behind(
        book,
        line.indicator,
        sheet.period,
        unit=line.unit if line.indicator.per else "",
        by=by,
        part=part,
    )
    known = [adds for _, adds in rows if adds is not None]
    if known:
        assert Decimal(cell) * line.kind.scale == sum(known)
    else:
        assert cell in {"0", "", DASH}


def _sum_is(parts: list[str], whole: str) -> None:
    known = [Decimal(part) for part in parts if part not in {"", DASH}]
    if whole not in {"", DASH}:
        assert sum(known) == Decimal(whole)


def _check_training_total(book: Book, block: Block, grid: list[list[str]]) -> None:
    line = make_sheet(book, Period(2025)).line("training.people")
    place = next(at for at, c in enumerate(block.columns) if c.heading == "合计")
    kinds = [row.kind for row in block.rows]
    if RowKind.TOTAL in kinds:
        assert grid[kinds.index(RowKind.TOTAL)][place] == _shown(line, line.figure)
