"""分类汇总 read back from paper and workbook: every cell is the tally's, on any paper.

Books are generated; a part's figure must be what its records add up to, and the parts
of what is added must add to the whole in the file a person holds.
"""

from __future__ import annotations

import shutil
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import Phase
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.domain.period import Period
from tecdesk.report.page.blocks import DASH
from tecdesk.report.page.formats import FORMATS
from tecdesk.report.page.formats import on_paper
from tecdesk.report.page.spread import spread
from tecdesk.report.sheets.choice_sheet import CHOICES
from tecdesk.report.sheets.choice_sheet import choice_sheet
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
    from tests.store.ledgers import Rows

pytestmark = pytest.mark.slow
PERIODS = (Period(2025), Period(2025, half=2))
KEYS = ("training.form", "training.industry", "base.kind", "pairing.status")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("choices") / "空.tecdesk"
    Book.create(path, "清河镇").close()
    return path


@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(
    ledger=ledgers,
    period=st.sampled_from(PERIODS),
    key=st.sampled_from(KEYS),
    form=st.sampled_from(list(FORMATS)),
)
def test_every_cell_is_the_tally_s(
    empty: Path, ledger: dict[str, Rows], period: Period, key: str, form: str
) -> None:
    path = shutil.copyfile(empty, empty.with_name("样本.tecdesk"))
    with Book.open(path) as book:
        fill(book, ledger)
        _check(book, key, period, form)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("key", CHOICES)
def test_the_sample_year(sample_book: Book, key: str, form: str) -> None:
    _check(sample_book, key, Period(2025), form)


def _check(book: Book, key: str, period: Period, form: str) -> None:
    choice = CHOICES[key]
    grid = _agreed(on_paper(choice_sheet(book, choice, period), form))
    sheet = make_sheet(book, period, (choice.by,), choice.indicators)
    shown = [line for line in sheet.lines if _has_column(line)]
    assert len(grid[0]) == len(shown) + 1
    for at, line in enumerate(shown, 1):
        *cells, last = [row[at] for row in grid]
        assert last == _shown(line, line.figure)
        parts = {"".join(p.name.split()): p for p in line.parts_by(choice.by)}
        for row, cell in zip(grid, cells, strict=False):
            part = parts.get(row[0])
            if part is None:
                assert cell in {"0", ""}
                continue
            assert cell == _shown(line, part.figure)
            _records_add_up(book, line, period, (choice.by, part.key), cell)
        known = [Decimal(cell) for cell in cells if cell not in {"", DASH}]
        if line.indicator.additive and last not in {"", DASH}:
            assert sum(known) == Decimal(last)


def _has_column(line: Line) -> bool:
    own = not line.indicator.per or line.unit == line.indicator.per_default
    return own or bool(line.figure.records)


def _agreed(block: Block) -> list[list[str]]:
    """The cells on paper, parts joined again, which are those in the workbook."""
    grid: list[list[str]] = []
    for part in spread(block):
        cells = printed(part)
        grid = (
            [[*row, *more[1:]] for row, more in zip(grid, cells, strict=True)]
            if grid
            else cells
        )
    assert grid == filled(block)
    return grid


def _shown(line: Line, figure: Figure) -> str:
    if figure.state is State.BLANK:
        return ""
    if figure.value is None:
        return DASH
    scaled = Decimal(figure.value) / line.kind.scale
    return f"{scaled.normalize():f}" if scaled % 1 else f"{scaled:.0f}"


def _records_add_up(
    book: Book, line: Line, period: Period, part: tuple[str, str], cell: str
) -> None:
    by, key = part
    unit = line.unit if line.indicator.per else ""
    rows = behind(book, line.indicator, period, unit=unit, by=by, part=key)
    known = [adds for _, adds in rows if adds is not None]
    if known:
        assert Decimal(cell) * line.kind.scale == sum(known)
    else:
        assert cell in {"0", "", DASH}
