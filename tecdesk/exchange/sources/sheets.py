"""Opens .xlsx, .xls, .ods and .csv as sheets of rows, whatever shape they are in."""

from __future__ import annotations

import io
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import TypeAlias
from typing import TypeVar

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.exchange.sources import delimited
from tecdesk.exchange.sources.compound import Soundness
from tecdesk.exchange.sources.compound import soundness
from tecdesk.exchange.sources.extent import trimmed
from tecdesk.exchange.sources.filetype import FileType
from tecdesk.exchange.sources.filetype import damaged
from tecdesk.exchange.sources.filetype import encrypted
from tecdesk.exchange.sources.filetype import type_of
from tecdesk.exchange.sources.spans import Merge
from tecdesk.exchange.sources.spans import spans_of
from tecdesk.exchange.sources.unpacking import BROKEN_ZIP

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from python_calamine import CalamineSheet
    from python_calamine import CalamineWorkbook

Row: TypeAlias = "Sequence[object]"
"""Cells from column A on: text, number, date or time; an empty cell is ''."""

Opened = TypeVar("Opened")
Spans: TypeAlias = "dict[str, tuple[Merge, ...]]"
MOST_BYTES = 200 * 1024 * 1024
MOST_ROWS = 300_000
"""Of one sheet: planning them takes half a gigabyte."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sheet that is not imported, and why."""

    sheet: str
    reason: str


@dataclass(slots=True)
class Sheet:
    """One sheet of a file.

    Attributes:
        name: what its tab says; the file's name for .csv.
        merges: the merged ranges.
        height: number of its rows, to tell how far reading has come.
        read: starts reading the rows from the first row of the sheet.
    """

    name: str
    merges: tuple[Merge, ...]
    height: int
    read: Callable[[], Iterator[Row]]

    def rows(self) -> Iterator[Row]:
        """The rows; may be called again to begin anew."""
        return self.read()

    def head(self, count: int) -> list[Row]:
        """The first rows."""
        return [row for _, row in zip(range(count), self.rows(), strict=False)]


@dataclass(slots=True)
class Source:
    """A file that was opened.

    Attributes:
        path: where it lies.
        names: its visible sheets in their order.
        left_out: sheets passed over already, with the reason.
        load: reads one sheet into memory; drop it before loading the next.
    """

    path: Path
    names: tuple[str, ...]
    load: Callable[[str], Sheet]
    left_out: list[LeftOut] = field(default_factory=list)


def open_source(path: Path) -> Source:
    """Opens a ledger file; it is read at once and not kept open.

    Raises:
        DeskError: missing, locked, damaged, protected, or no table at all.
    """
    with os_errors(path, "读取"):
        if path.stat().st_size > MOST_BYTES:
            raise DeskError(
                f"“{path.name}”超过 200 兆，不像一份台账。",
                "请删掉里面的图片和空白页，或分成几份再导入。",
            )
        data = path.read_bytes()
    if type_of(data, path) is FileType.TEXT:
        return _text_source(data, path)
    return _workbook_source(data, path)


def _text_source(data: bytes, path: Path) -> Source:
    text = delimited.decode(data, path)
    height = text.count("\n")
    _require_height(height, path)
    sheet = Sheet(path.stem, (), height, lambda: delimited.rows_of(text, path))
    return Source(path, (path.stem,), lambda _name: sheet)


def _workbook_source(data: bytes, path: Path) -> Source:
    from python_calamine import SheetTypeEnum
    from python_calamine import SheetVisibleEnum

    book, spans = _open_workbook(data, path)
    names, left_out = [], []
    for sheet in book.sheets_metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet:
            left_out.append(LeftOut(sheet.name, "是图表，不是表格。"))
        elif sheet.visible != SheetVisibleEnum.Visible:
            left_out.append(LeftOut(sheet.name, "是隐藏的工作表；要导入请先取消隐藏。"))
        else:
            names.append(sheet.name)

    def load(name: str) -> Sheet:
        return _load(book, name, path, spans.get(name, ()))

    return Source(path, tuple(names), load, left_out)


def _open_workbook(data: bytes, path: Path) -> tuple[CalamineWorkbook, Spans]:
    """The workbook, and the merged cells of an .ods, which it does not tell."""
    from python_calamine import load_workbook

    try:
        whole = trimmed(data, path) if data.startswith(b"PK") else _checked(data, path)
        spans = spans_of(whole)
    except BROKEN_ZIP as error:
        raise damaged(path) from error
    return _guarded(lambda: load_workbook(io.BytesIO(whole)), path), spans


def _checked(data: bytes, path: Path) -> bytes:
    found = soundness(data)
    if found is Soundness.PROTECTED:
        raise encrypted(path)
    if found is Soundness.DAMAGED:
        raise damaged(path)
    return data


def _load(
    book: CalamineWorkbook, name: str, path: Path, spans: tuple[Merge, ...]
) -> Sheet:
    found = _guarded(lambda: book.get_sheet_by_name(name), path)
    _require_height(found.total_height, path)
    ranges = found.merged_cell_ranges or []
    merges = tuple(
        Merge(top, left, bottom, right) for (top, left), (bottom, right) in ranges
    )
    return Sheet(name, merges or spans, found.total_height + 1, lambda: _rows(found))


def _require_height(rows: int, path: Path) -> None:
    if rows > MOST_ROWS:
        raise DeskError(
            f"“{path.name}”有 {rows} 行，没有读；一张表最多 {MOST_ROWS} 行。",
            "请按年度或按村分成几份再导入。",
        )


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    # The reader leaves out empty columns on the left but not empty rows above.
    left = sheet.start[1] if sheet.start else 0
    if not left:
        return sheet.iter_rows()
    return ([*[""] * left, *row] for row in sheet.iter_rows())


def _guarded(action: Callable[[], Opened], path: Path) -> Opened:
    """Runs the reader; whatever it trips over in a file is the file's damage."""
    from python_calamine import CalamineError
    from python_calamine import PasswordError

    try:
        return action()
    except PasswordError as error:
        raise encrypted(path) from error
    except (CalamineError, OSError, ValueError) as error:
        raise damaged(path) from error
    except BaseException as error:
        # The reader's own panic has a class of its own that cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(path) from error
