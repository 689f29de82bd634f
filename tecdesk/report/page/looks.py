"""The cell formats of a workbook: one per use, made when first needed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.report.page.blocks import Align
from tecdesk.report.page.blocks import RowKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.report.page.blocks import Cell
    from tecdesk.report.page.blocks import Column
    from tecdesk.report.page.blocks import Row

_FACE = {"font_name": "宋体", "font_size": 10.5, "valign": "vcenter"}
_STRONG = {**_FACE, "font_name": "黑体"}
_BOXED = {"border": 1}
TITLE = {**_STRONG, "font_size": 16, "align": "center"}
PART = {**_FACE, "font_name": "楷体", "font_size": 12, "align": "center"}
ABOVE = {**_STRONG, "align": "left"}
ABOVE_MIDDLE = {**_STRONG, "align": "center"}
ABOVE_RIGHT = {**_STRONG, "align": "right"}
HEAD = {**_STRONG, **_BOXED, "align": "center", "text_wrap": True}
CODE = {**_FACE, **_BOXED, "align": "center", "font_size": 9}
SIDE = {**_STRONG, **_BOXED, "align": "center", "text_wrap": True}
NOTE = {**_FACE, "font_size": 9, "text_wrap": True, "valign": "top"}
_ALIGN = {Align.LEFT: "left", Align.CENTRE: "center", Align.NUMBER: "right"}
_TEXT = "@"
_GAP = "_ "
"""Keeps a number one blank off the line at its right."""


class Looks:
    """Formats of one workbook by what they are used for."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[Any, Any] = {}

    def fixed(self, properties: Mapping[str, Any]) -> Any:
        """The format with these properties."""
        key = tuple(properties.items())
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(properties))
        return self._made[key]

    def label(self) -> Any:
        """The label of a 小计 or 合计, centred over its cells."""
        return self.fixed({**_STRONG, **_BOXED, "align": "center"})

    def cell(
        self, column: Column, row: Row, cell: Cell, *, first: bool, tight: bool
    ) -> Any:
        """The format of a body cell.

        Args:
            column: its column.
            row: its row.
            cell: what it shows.
            first: it stands in the first column.
            tight: its column is narrower than its text may be.
        """
        places = -cell.as_tuple().exponent if isinstance(cell, Decimal) else 0  # type: ignore[operator]
        word = isinstance(cell, str)
        indent = row.indent if first else 0.0
        key = (column.align, column.literal, row.kind, word, places, indent, tight)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._book.add_format(
                _properties(column, row.kind, places, indent, word=word, tight=tight)
            )
        return made


def _properties(
    column: Column,
    kind: RowKind,
    places: int,
    indent: float,
    *,
    word: bool,
    tight: bool,
) -> dict[str, Any]:
    centred = word and column.align is Align.NUMBER
    properties = {
        **(_FACE if kind is RowKind.NORMAL else _STRONG),
        **_BOXED,
        "align": "center" if centred else _ALIGN[column.align],
    }
    if column.literal:
        properties["num_format"] = _TEXT
    elif not word:
        properties["num_format"] = f"{'0.' + '0' * places if places else '0'}{_GAP}"
    if tight and word:
        properties["text_wrap"] = True
    if column.align is Align.LEFT:
        properties["text_wrap"] = True
        properties["indent"] = round(indent / 2.6)
    return properties
