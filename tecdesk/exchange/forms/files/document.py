"""Reads the tables of a .docx as grids, and the paragraphs that hold {{…}} marks."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from tecdesk.exchange.forms.grid import BODY
from tecdesk.exchange.forms.grid import FormCell
from tecdesk.exchange.forms.grid import FormSheet
from tecdesk.exchange.forms.grid import Merge
from tecdesk.exchange.forms.grid import Place
from tecdesk.exchange.forms.marks import MARK
from tecdesk.exchange.forms.marks import is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.exchange.forms.files.archive import Archive

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"
_LINES_BEFORE = 3
_MOST_COLUMNS = 63
"""More columns a table cannot have in Word."""
_TWIPS_PER_CHARACTER = 120
_BREAKS = {f"{WORD}tab": " ", f"{WORD}br": "\n", f"{WORD}cr": "\n"}


def tables_of(archive: Archive, *, every: bool = False) -> tuple[FormSheet, ...]:
    """The tables of a document in their order; what has marks beside them, last.

    Args:
        archive: the file.
        every: take in all paragraphs, with marks or without.
    """
    root = archive.xml(DOCUMENT)
    sheets = [_sheet(n, table) for n, table in enumerate(tables_in(root))]
    body = _body(len(sheets), root, every=every)
    return (*sheets, body) if body.cells else tuple(sheets)


def tables_in(root: Any) -> list[Any]:
    """The tables that do not lie in another one."""
    return [
        table
        for table in root.iter(f"{WORD}tbl")
        if not any(True for _ in table.iterancestors(f"{WORD}tbl"))
    ]


def paragraphs_in(root: Any) -> list[Any]:
    """The paragraphs outside of tables, in their order."""
    return [
        each
        for each in root.iter(f"{WORD}p")
        if not any(True for _ in each.iterancestors(f"{WORD}tbl"))
    ]


def grid_of(table: Any) -> dict[tuple[int, int], tuple[Any, int]]:
    """(row, column) to the cell's element and the columns it spans."""
    found = {}
    for row, line in enumerate(_own(table, "tr")):
        column = _number(line.find(f"{WORD}trPr/{WORD}gridBefore"), 0)
        for cell in _own(line, "tc"):
            wide = _number(cell.find(f"{WORD}tcPr/{WORD}gridSpan"), 1)
            found[row, column] = (cell, wide)
            column += wide
    return found


def text_of(element: Any) -> str:
    """What a cell or a paragraph reads; its paragraphs are lines."""
    if element.tag == f"{WORD}p":
        return "".join(_words(element))
    lines = (_words(each) for each in _paragraphs(element))
    return "\n".join("".join(line) for line in lines).strip("\n")


def texts_in(paragraph: Any) -> list[Any]:
    """The <t> elements of a paragraph, without what was struck out.

    A text box hangs within a paragraph, but has paragraphs of its own.
    """
    return [
        each
        for each in paragraph.iter(f"{WORD}t")
        if not _is_struck(each) and _holder(each) == paragraph
    ]


def _holder(text: Any) -> Any:
    return next(text.iterancestors(f"{WORD}p"))


def _is_struck(text: Any) -> bool:
    return any(True for _ in text.iterancestors(f"{WORD}del", f"{WORD}moveFrom"))


def _paragraphs(cell: Any) -> list[Any]:
    return list(cell.iter(f"{WORD}p"))


def _words(paragraph: Any) -> Iterator[str]:
    for each in paragraph.iter(f"{WORD}t", *_BREAKS):
        if _holder(each) != paragraph:
            continue
        if each.tag not in _BREAKS:
            yield "" if _is_struck(each) else each.text or ""
        elif each.getparent().tag == f"{WORD}r":
            yield _BREAKS[each.tag]


def _own(parent: Any, name: str) -> list[Any]:
    """Rows or cells of this table only, also those inside a content control."""
    found = []
    for child in parent:
        if child.tag == f"{WORD}{name}":
            found.append(child)
        elif child.tag in {f"{WORD}sdt", f"{WORD}sdtContent"}:
            found += _own(child, name)
    return found


def _number(element: Any, otherwise: int) -> int:
    if element is None:
        return otherwise
    text = element.get(f"{WORD}val", "")
    return min(int(text), _MOST_COLUMNS) if text.isdecimal() else otherwise


def _sheet(number: int, table: Any) -> FormSheet:
    grid = grid_of(table)
    rows = max((row for row, _ in grid), default=-1) + 1
    columns = max((c + wide for (_, c), (_, wide) in grid.items()), default=0)
    hanging = {key for key, (cell, _) in grid.items() if _hangs(cell)}
    cells, merges = {}, []
    for (row, column), (cell, wide) in grid.items():
        if (row, column) in hanging:
            continue
        text = text_of(cell)
        place = Place(number, row, column)
        cells[row, column] = FormCell(place, text, is_number=is_number(text))
        bottom = row
        while (bottom + 1, column) in hanging:
            bottom += 1
        if wide > 1 or bottom > row:
            merges.append(Merge(row, column, bottom, column + wide - 1))
    widths = _widths(table, columns)
    name = f"表{number + 1}"
    before = _before(table)
    return FormSheet(
        number, name, rows, columns, cells, tuple(merges), widths, before=before
    )


def _before(table: Any) -> tuple[str, ...]:
    """The last lines over a table, up to the table before it.

    A sentence with marks in it is to be filled itself and no title.
    """
    lines: list[str] = []
    for each in table.itersiblings(preceding=True):
        if each.tag == f"{WORD}tbl" or len(lines) == _LINES_BEFORE:
            break
        text = text_of(each).strip() if each.tag == f"{WORD}p" else ""
        if text and not MARK.search(text):
            lines.insert(0, text)
    return tuple(lines)


def _hangs(cell: Any) -> bool:
    """True for a cell that continues the one above it."""
    merge = cell.find(f"{WORD}tcPr/{WORD}vMerge")
    return merge is not None and merge.get(f"{WORD}val", "continue") == "continue"


def _widths(table: Any, columns: int) -> tuple[float, ...]:
    told = [
        float(each.get(f"{WORD}w", "1000") or 1000) / _TWIPS_PER_CHARACTER
        for each in table.iterfind(f"{WORD}tblGrid/{WORD}gridCol")
    ]
    return tuple((told + [8.0] * columns)[:columns])


def _body(number: int, root: Any, *, every: bool) -> FormSheet:
    texts = [text_of(each) for each in paragraphs_in(root)]
    cells = {
        (row, 0): FormCell(Place(number, row, 0), text)
        for row, text in enumerate(texts)
        if every or MARK.search(text)
    }
    return FormSheet(number, BODY, len(texts), 1, cells, widths=(80.0,))
