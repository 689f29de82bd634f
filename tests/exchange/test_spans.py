"""An .ods says what is merged, so that its cells are filled down as Excel's are."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tecdesk.desk import importing
from tecdesk.exchange.sources.sheets import open_source
from tecdesk.exchange.sources.spans import Merge
from tecdesk.exchange.sources.spans import spans_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.store.book import Book

_SPACE = "urn:oasis:names:tc:opendocument:xmlns"
_COVERED = "<table:covered-table-cell/>"


def cell(text: str, high: int = 1, wide: int = 1) -> str:
    spans = f' table:number-rows-spanned="{high}" table:number-columns-spanned="{wide}"'
    kind = ' office:value-type="string"'
    merged = spans if high > 1 or wide > 1 else ""
    inside = f"<text:p>{text}</text:p>"
    return f"<table:table-cell{kind}{merged}>{inside}</table:table-cell>"


def written(path: Path, sheets: dict[str, Sequence[Sequence[str]]]) -> Path:
    tables = "".join(
        f'<table:table table:name="{name}"><table:table-column/>'
        + "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in sheets.items()
    )
    content = (
        f'<office:document-content xmlns:office="{_SPACE}:office:1.0" '
        f'xmlns:table="{_SPACE}:table:1.0" xmlns:text="{_SPACE}:text:1.0">'
        f"<office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def test_a_merged_village_is_that_of_every_row(book: Book, tmp_path: Path) -> None:
    rows = [
        [cell("培训日期"), cell("村"), cell("培训内容"), cell("人次")],
        [cell("2025-3-5"), cell("柳树村", high=3), cell("果树"), cell("10")],
        [cell("2025-3-6"), _COVERED, cell("茶园"), cell("20")],
        [cell("2025-3-7"), _COVERED, cell("水稻"), cell("30")],
        [cell("2025-3-8"), cell("下坪村"), cell("生猪"), cell("5")],
    ]
    path = written(tmp_path / "培训台账.ods", {"培训": rows})
    importing.apply(book, importing.read_plans(book, path))
    names = book.names("village")
    found = book.find("training", order=("held_on",))
    villages = [names[row.text("village")] for row in found]
    assert villages == ["柳树村", "柳树村", "柳树村", "下坪村"]


def test_every_sheet_has_its_own(tmp_path: Path) -> None:
    one = [[cell("甲", wide=2), _COVERED]]
    two = [[cell("乙")], [cell("丙", high=2)], [_COVERED]]
    path = written(tmp_path / "a.ods", {"一&amp;二": one, "三": two})
    assert spans_of(path.read_bytes()) == {
        "一&二": (Merge(0, 0, 0, 1),),
        "三": (Merge(1, 0, 2, 0),),
    }
    assert open_source(path).load("三").merges == (Merge(1, 0, 2, 0),)


def test_repeated_rows_and_cells_are_counted(tmp_path: Path) -> None:
    blank = '<table:table-cell table:number-columns-repeated="3"/>'
    rows = [[cell("甲")], [blank, cell("乙", high=2, wide=2)]]
    path = written(tmp_path / "a.ods", {"表": rows})
    data = path.read_bytes()
    assert spans_of(data) == {"表": (Merge(1, 3, 2, 4),)}


@given(st.binary(max_size=200))
def test_what_is_no_ods_has_none(data: bytes) -> None:
    if not data.startswith(b"PK"):
        assert spans_of(data) == {}
