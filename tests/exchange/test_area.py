"""What a sheet says of its own area is believed only when every address agrees."""

from __future__ import annotations

from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st

from tecdesk.exchange.sources.area import Extent
from tecdesk.exchange.sources.area import believed

COLUMNS = st.sampled_from([1, 2, 25, 26, 27, 28, 52, 701, 702, 703, 16384])
ROWS = st.sampled_from([1, 2, 9, 10, 99, 100, 101, 99_999, 100_002, 1_048_576])
NEAR = st.integers(-2, 2)


@example(27, 10, -1, 1)
@given(COLUMNS, ROWS, NEAR, NEAR)
def test_an_address_beyond_is_seen(
    columns: int, rows: int, right: int, below: int
) -> None:
    column, row = max(1, columns + right), max(1, rows + below)
    part = (
        f'<worksheet><dimension ref="A1:{_letters(columns)}{rows}"/><sheetData>'
        f'<row r="1"><c r="{_letters(column)}{row}"><v>1</v></c></row></sheetData>'
    )
    within = column <= columns and row <= rows
    assert believed(part.encode()) == (Extent(rows, columns) if within else None)


def test_a_row_beyond_is_seen_without_cells() -> None:
    part = b'<dimension ref="A1:B9"/><sheetData><row r="%d"/></sheetData>'
    assert believed(part % 9) == Extent(9, 2)
    assert believed(part % 10) is None


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
