"""Reads an .xlsx as grids, straight from its parts."""

from __future__ import annotations

import posixpath
import re
from decimal import Decimal
from decimal import InvalidOperation
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from tecdesk.exchange.forms.files.looks import MAIN
from tecdesk.exchange.forms.files.looks import Look
from tecdesk.exchange.forms.files.looks import looks_of
from tecdesk.exchange.forms.grid import FormCell
from tecdesk.exchange.forms.grid import FormSheet
from tecdesk.exchange.forms.grid import Merge
from tecdesk.exchange.forms.grid import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.exchange.forms.files.archive import Archive

WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
TEXTS = "xl/sharedStrings.xml"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")
_MOST_ROWS, _MOST_COLUMNS = 3000, 256
_SPARE = 60
"""Styled rows after the last words that are still taken as part of the form."""
_WIDTH = 8.43
_UNNAMED = re.compile(r"(Sheet|工作表|表)\s*\d*", re.IGNORECASE)


class Part(NamedTuple):
    """One worksheet: the name on its tab, its part, whether it is hidden."""

    name: str
    part: str
    hidden: bool


def parts_of(archive: Archive) -> list[Part]:
    """The worksheets of a workbook in their order."""
    targets = {
        each.get("Id"): each.get("Target", "") for each in archive.xml(_RELATIONS)
    }
    found = []
    for sheet in archive.xml(WORKBOOK).iterfind(f"{MAIN}sheets/{MAIN}sheet"):
        target = targets.get(sheet.get(_REL), "")
        name = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        if archive.has(name) and "/worksheets/" in f"/{name}":
            hidden = sheet.get("state", "visible") != "visible"
            found.append(Part(sheet.get("name", ""), name, hidden))
    return found


def sheets_of(archive: Archive) -> tuple[FormSheet, ...]:
    """The sheets of a workbook."""
    texts, looks = _texts(archive), looks_of(archive)
    return tuple(
        _sheet(number, part, archive.xml(part.part), texts, looks)
        for number, part in enumerate(parts_of(archive))
    )


def _texts(archive: Archive) -> list[str]:
    if not archive.has(TEXTS):
        return []
    return [words_of(each) for each in archive.xml(TEXTS).iterfind(f"{MAIN}si")]


def words_of(item: Any) -> str:
    """The text of an <si> or <is>, without the readings above it."""
    runs = item.iterfind(f"{MAIN}r/{MAIN}t")
    own = item.findtext(f"{MAIN}t") or ""
    return own + "".join(run.text or "" for run in runs)


def _sheet(
    number: int, part: Part, root: Any, texts: list[str], looks: list[Look]
) -> FormSheet:
    reader = _Reader(number, root.find(f"{MAIN}sheetProtection"), texts, looks)
    merges = tuple(_merges(root))
    cells, rows, columns = _extent(list(reader.cells(root)), merges)
    return FormSheet(
        number=number,
        name=part.name,
        rows=rows,
        columns=columns,
        cells=cells,
        merges=tuple(m for m in merges if m.top < rows and m.left < columns),
        widths=_widths(root, columns),
        hidden=part.hidden,
        before=() if _UNNAMED.fullmatch(part.name) else (part.name,),
    )


_Found = tuple[FormCell, bool]


def _extent(
    found: list[_Found], merges: tuple[Merge, ...]
) -> tuple[dict[tuple[int, int], FormCell], int, int]:
    """The cells that are kept, and the size of the grid that holds them."""
    held = [cell.place for cell, _ in found if cell.text or cell.formula]
    last = max((place.row for place in held), default=-1)
    framed = [cell.place for cell, bordered in found if bordered]
    rows = [p.row for p in held]
    rows += [p.row for p in framed if p.row <= last + _SPARE]
    columns = [place.column for place in (*held, *framed)]
    rows += [m.bottom for m in merges if m.top <= last]
    columns += [m.right for m in merges]
    height = min(max(rows, default=-1) + 1, _MOST_ROWS)
    width = min(max(columns, default=-1) + 1, _MOST_COLUMNS)
    covered = {
        (r, c)
        for m in merges
        for r in range(m.top, min(m.bottom + 1, height))
        for c in range(m.left, min(m.right + 1, width))
        if (r, c) != (m.top, m.left)
    }
    kept = {
        (cell.place.row, cell.place.column): cell
        for cell, _ in found
        if cell.place.row < height and cell.place.column < width
    }
    return {key: kept[key] for key in kept if key not in covered}, height, width


def _merges(root: Any) -> Iterator[Merge]:
    for each in root.iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell"):
        first, _, last = each.get("ref", "").partition(":")
        top, bottom = place_of(first), place_of(last or first)
        if top and bottom:
            yield Merge(*top, *bottom)


def place_of(address: str) -> tuple[int, int] | None:
    """Row and column of B7, from 0; None when it is no address."""
    found = _ADDRESS.fullmatch(address.replace("$", ""))
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def _widths(root: Any, columns: int) -> tuple[float, ...]:
    form = root.find(f"{MAIN}sheetFormatPr")
    usual = float(form.get("defaultColWidth", _WIDTH)) if form is not None else _WIDTH
    widths = [usual] * columns
    for each in root.iterfind(f"{MAIN}cols/{MAIN}col"):
        first, last = int(each.get("min", "1")) - 1, int(each.get("max", "1"))
        hidden = each.get("hidden") in {"1", "true"}
        width = 0.0 if hidden else float(each.get("width", usual))
        for column in range(first, min(last, columns)):
            widths[column] = width
    return tuple(widths)


class _Reader:
    """Turns <c> elements into cells."""

    def __init__(
        self, number: int, guard: Any, texts: list[str], looks: list[Look]
    ) -> None:
        self._number = number
        self._guarded = guard is not None and guard.get("sheet") in {"1", "true"}
        self._texts = texts
        self._looks = looks

    def cells(self, root: Any) -> Iterator[_Found]:
        """Every cell written down, and whether it is framed."""
        row = -1
        for line in root.iterfind(f"{MAIN}sheetData/{MAIN}row"):
            row = int(line.get("r", row + 2)) - 1
            column = -1
            for each in line.iterfind(f"{MAIN}c"):
                named = place_of(each.get("r", ""))
                column = named[1] if named else column + 1
                yield self._cell(each, row, column)

    def _cell(self, element: Any, row: int, column: int) -> _Found:
        style = int(element.get("s", "0"))
        look = self._looks[style] if style < len(self._looks) else Look()
        formula = element.find(f"{MAIN}f")
        text, is_number = self._value(element, look)
        cell = FormCell(
            Place(self._number, row, column),
            text=text,
            formula="" if formula is None else (formula.text or "…"),
            linked=formula is not None and formula.get("t", "normal") != "normal",
            is_number=is_number,
            percent=look.percent,
            dated=look.dated,
            locked=self._guarded and look.locked,
        )
        return cell, look.bordered

    def _value(self, element: Any, look: Look) -> tuple[str, bool]:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            inside = element.find(f"{MAIN}is")
            return ("" if inside is None else words_of(inside)), False
        value = element.findtext(f"{MAIN}v") or ""
        if kind == "s":
            number = int(value) if value.isdecimal() else -1
            known = 0 <= number < len(self._texts)
            return (self._texts[number] if known else ""), False
        if kind != "n" or not value:
            return value, False
        return _number(value, percent=look.percent), True


def _number(written: str, *, percent: bool) -> str:
    """0.28999999999999998 is 0.29, 1.2E3 is 1200."""
    try:
        number = Decimal(repr(float(written)))
    except (ValueError, InvalidOperation):
        return written
    return number_text(number, percent=percent)


def number_text(number: Decimal, *, percent: bool = False) -> str:
    """A number as people read it, not rounded; 0.985 in percent is 98.5%."""
    text = f"{number * 100 if percent else number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text}%" if percent else text
