"""Puts values into the cells of an .xlsx; parts that need no change are not touched."""

from __future__ import annotations

import re
from copy import deepcopy
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.exchange.forms.files.archive import serialised
from tecdesk.exchange.forms.files.looks import MAIN
from tecdesk.exchange.forms.files.replacing import fill_marks
from tecdesk.exchange.forms.files.replacing import set_text
from tecdesk.exchange.forms.files.workbook import TEXTS
from tecdesk.exchange.forms.files.workbook import WORKBOOK
from tecdesk.exchange.forms.files.workbook import parts_of
from tecdesk.exchange.forms.files.workbook import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from tecdesk.exchange.forms.files.archive import Archive
    from tecdesk.exchange.forms.grid import Place

_CHAIN = "xl/calcChain.xml"
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_BEFORE_CALCULATION = ("definedNames", "externalReferences", "functionGroups", "sheets")


def changed_workbook(
    archive: Archive,
    cells: Mapping[Place, Decimal | str],
    marks: Mapping[Place, Mapping[int, str]],
) -> dict[str, bytes]:
    """The parts of a workbook that change when cells and marks are filled.

    Sheets with formulas lose the results kept in them, so that every program
    computes them anew; the workbook asks for that when it is opened.
    """
    changed: dict[str, bytes] = {}
    calculated, over = False, set()
    for number, part in enumerate(parts_of(archive)):
        own = {p: c for p, c in cells.items() if p.sheet == number}
        marked = {p: m for p, m in marks.items() if p.sheet == number}
        has_formulas = _FORMULA.search(archive.read(part.part))
        if not (own or marked or has_formulas):
            continue
        writer = _Writer(archive, archive.xml(part.part))
        over |= {(number, address) for address in writer.fill(own, marked)}
        forgot = writer.forget_results()
        if forgot or own or marked:
            changed[part.part] = serialised(writer.root)
        calculated = calculated or forgot
    if calculated:
        changed[WORKBOOK] = _asking_to_calculate(archive)
    if over and archive.has(_CHAIN):
        changed[_CHAIN] = _chain_without(archive, over)
    return changed


class _Writer:
    """One worksheet being changed."""

    def __init__(self, archive: Archive, root: Any) -> None:
        self._archive = archive
        self.root = root
        self._data = root.find(f"{MAIN}sheetData")
        self._rows = dict(self._numbered_rows())

    def fill(
        self,
        cells: Mapping[Place, Decimal | str],
        marks: Mapping[Place, Mapping[int, str]],
    ) -> list[str]:
        """Write the values; the addresses of formulas that gave way to them."""
        gone = []
        for place, content in cells.items():
            cell = self._cell(place)
            if cell.find(f"{MAIN}f") is not None:
                gone.append(place.address)
            _put(cell, content)
        for place, contents in marks.items():
            _put_marks(self._archive, self._cell(place), contents)
        return gone

    def forget_results(self) -> bool:
        """Drop what formulas gave when the form was saved; False if there is none."""
        found = False
        for cell in self._data.iter(f"{MAIN}c"):
            if cell.find(f"{MAIN}f") is not None:
                found = True
                for value in cell.findall(f"{MAIN}v"):
                    cell.remove(value)
                cell.attrib.pop("t", None)
        return found

    def _numbered_rows(self) -> Iterator[tuple[int, Any]]:
        row = -1
        for each in self._data.iterfind(f"{MAIN}row"):
            row = int(each.get("r", row + 2)) - 1
            yield row, each

    def _cell(self, place: Place) -> Any:
        row = self._row(place.row)
        column = -1
        before = 0
        for at, each in enumerate(row):
            named = place_of(each.get("r", ""))
            column = named[1] if named else column + 1
            if column == place.column:
                return each
            if column > place.column:
                break
            before = at + 1
        made = row.makeelement(f"{MAIN}c", {"r": place.address})
        if style := self._style(row, place.column):
            made.set("s", style)
        row.insert(before, made)
        return made

    def _row(self, number: int) -> Any:
        if number in self._rows:
            return self._rows[number]
        made = self._data.makeelement(f"{MAIN}row", {"r": str(number + 1)})
        before = sum(each < number for each in self._rows)
        self._data.insert(before, made)
        self._rows[number] = made
        return made

    def _style(self, row: Any, column: int) -> str:
        """What a cell that is not written down looks like: its row, its column."""
        if row.get("customFormat") in {"1", "true"}:
            return str(row.get("s", ""))
        for each in self.root.iterfind(f"{MAIN}cols/{MAIN}col"):
            if int(each.get("min", "1")) <= column + 1 <= int(each.get("max", "1")):
                return str(each.get("style", ""))
        return ""


def _put(cell: Any, content: Decimal | str) -> None:
    """The cell keeps its style and nothing else."""
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if isinstance(content, Decimal):
        value = cell.makeelement(f"{MAIN}v")
        value.text = f"{content:f}"
        cell.append(value)
    elif content:
        _put_text(cell, content)


def _put_text(cell: Any, content: str) -> None:
    cell.set("t", "inlineStr")
    inside = cell.makeelement(f"{MAIN}is")
    text = inside.makeelement(f"{MAIN}t")
    set_text(text, content)
    inside.append(text)
    cell.append(inside)


def _put_marks(archive: Archive, cell: Any, contents: Mapping[int, str]) -> None:
    """A text with marks becomes the cell's own, its runs in their looks."""
    inside = cell.find(f"{MAIN}is")
    if inside is None:
        number = int(cell.findtext(f"{MAIN}v") or "0")
        shared = list(archive.xml(TEXTS).iterfind(f"{MAIN}si"))[number]
        for child in list(cell):
            cell.remove(child)
        cell.set("t", "inlineStr")
        inside = cell.makeelement(f"{MAIN}is")
        inside.extend(deepcopy(list(shared)))
        cell.append(inside)
    nodes = [*inside.iterfind(f"{MAIN}t"), *inside.iterfind(f"{MAIN}r/{MAIN}t")]
    fill_marks(nodes, contents)


def _asking_to_calculate(archive: Archive) -> bytes:
    root = archive.xml(WORKBOOK)
    found = root.find(f"{MAIN}calcPr")
    if found is None:
        found = root.makeelement(f"{MAIN}calcPr")
        names = (root.find(f"{MAIN}{name}") for name in _BEFORE_CALCULATION)
        next(each for each in names if each is not None).addnext(found)
    found.set("fullCalcOnLoad", "1")
    return serialised(root)


def _chain_without(archive: Archive, over: set[tuple[int, str]]) -> bytes:
    """The order of calculation without cells that hold no formula any more."""
    ids = _sheet_ids(archive)
    root = archive.xml(_CHAIN)
    sheet = ""
    for each in list(root):
        sheet = each.get("i", sheet)
        if any(ids[number] == sheet and each.get("r") == at for number, at in over):
            following = each.getnext()
            if following is not None and not following.get("i"):
                following.set("i", sheet)
            root.remove(each)
    return serialised(root)


def _sheet_ids(archive: Archive) -> list[str]:
    sheets = archive.xml(WORKBOOK).iterfind(f"{MAIN}sheets/{MAIN}sheet")
    known = {part.name for part in parts_of(archive)}
    return [str(s.get("sheetId")) for s in sheets if s.get("name", "") in known]
