"""Puts texts into the cells of a .docx, in the look that the cell has."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.exchange.forms.files.archive import serialised
from tecdesk.exchange.forms.files.document import DOCUMENT
from tecdesk.exchange.forms.files.document import WORD
from tecdesk.exchange.forms.files.document import grid_of
from tecdesk.exchange.forms.files.document import paragraphs_in
from tecdesk.exchange.forms.files.document import tables_in
from tecdesk.exchange.forms.files.document import texts_in
from tecdesk.exchange.forms.files.replacing import fill_marks
from tecdesk.exchange.forms.files.replacing import set_text
from tecdesk.exchange.forms.grid import Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from tecdesk.exchange.forms.files.archive import Archive


def changed_document(
    archive: Archive,
    cells: Mapping[Place, Decimal | str],
    marks: Mapping[Place, Mapping[int, str]],
) -> dict[str, bytes]:
    """The part of a document that changes when cells and marks are filled."""
    root = archive.xml(DOCUMENT)
    elements = _elements(root)
    for place, content in cells.items():
        _write(elements[place], str(content))
    for place, contents in marks.items():
        following = 1
        for paragraph in _paragraphs(elements[place]):
            following = fill_marks(texts_in(paragraph), contents, following)
    return {DOCUMENT: serialised(root)}


def _elements(root: Any) -> dict[Place, Any]:
    """Every cell of a table, and every paragraph beside the tables, by its place."""
    tables = tables_in(root)
    found = {
        Place(number, row, column): cell
        for number, table in enumerate(tables)
        for (row, column), (cell, _) in grid_of(table).items()
    }
    for row, paragraph in enumerate(paragraphs_in(root)):
        found[Place(len(tables), row, 0)] = paragraph
    return found


def _paragraphs(element: Any) -> list[Any]:
    return [element] if element.tag == f"{WORD}p" else list(element.iter(f"{WORD}p"))


def _write(element: Any, text: str) -> None:
    """The text stands in the first run there is, or in one like the paragraph's end."""
    for control in element.iter(f"{WORD}sdtPr"):
        for hint in control.findall(f"{WORD}showingPlcHdr"):
            control.remove(hint)
    nodes = [node for each in _paragraphs(element) for node in texts_in(each)]
    for node in nodes[1:]:
        node.text = ""
    set_text(nodes[0] if nodes else _new_text(_paragraphs(element)[0]), text)


def _new_text(paragraph: Any) -> Any:
    from lxml import etree  # type: ignore[import-untyped]

    runs = paragraph.findall(f"{WORD}r")
    run = runs[0] if runs else etree.SubElement(paragraph, f"{WORD}r")
    if not runs:
        look = paragraph.find(f"{WORD}pPr/{WORD}rPr")
        if look is not None:
            run.append(_run_look(look))
    return etree.SubElement(run, f"{WORD}t")


_OF_PARAGRAPHS = {"ins", "del", "moveFrom", "moveTo", "rPrChange"}
"""What the look of a paragraph's end may hold and that of a run may not."""


def _run_look(look: Any) -> Any:
    copy = deepcopy(look)
    for child in list(copy):
        if child.tag.rpartition("}")[2] in _OF_PARAGRAPHS:
            copy.remove(child)
    return copy
