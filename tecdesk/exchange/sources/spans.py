"""The merged cells of an .ods: the reader tells those of Excel's files only."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from typing import TYPE_CHECKING
from typing import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTENT = "content.xml"
_SPANS = re.compile(rb'number-(?:rows|columns)-spanned="(?:[2-9]|\d\d)')
_TAG = re.compile(
    rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>"
)
_NAME = re.compile(rb'table:name="([^"]*)"')
_ROWS_REPEATED = re.compile(rb'number-rows-repeated="(\d+)"')
_COLUMNS_REPEATED = re.compile(rb'number-columns-repeated="(\d+)"')
_ROWS_SPANNED = re.compile(rb'number-rows-spanned="(\d+)"')
_COLUMNS_SPANNED = re.compile(rb'number-columns-spanned="(\d+)"')


class Merge(NamedTuple):
    """A merged range; rows and columns count from 0, both ends inside."""

    top: int
    left: int
    bottom: int
    right: int


def spans_of(data: bytes) -> dict[str, tuple[Merge, ...]]:
    """Sheet name to its merged ranges; nothing for what is no .ods."""
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        if _CONTENT not in book.namelist():
            return {}
        part = book.read(_CONTENT)
    if not _SPANS.search(part):
        return {}
    found: dict[str, list[Merge]] = {}
    for name, span in _walked(part):
        found.setdefault(name, []).append(span)
    return {name: tuple(spans) for name, spans in found.items()}


def _walked(part: bytes) -> Iterator[tuple[str, Merge]]:
    """Every merged cell with the name of its sheet."""
    name, below, row, column = "", 0, 0, 0
    for found in _TAG.finditer(part):
        tag, attributes = found[1], found[2]
        if tag == b"table":
            name, below = _name(attributes), 0
        elif tag == b"table-row":
            row, column = below, 0
            below += _number(_ROWS_REPEATED, attributes)
        else:
            high = _number(_ROWS_SPANNED, attributes)
            wide = _number(_COLUMNS_SPANNED, attributes)
            if high > 1 or wide > 1:
                yield name, Merge(row, column, row + high - 1, column + wide - 1)
            column += _number(_COLUMNS_REPEATED, attributes)


def _name(attributes: bytes) -> str:
    found = _NAME.search(attributes)
    return unescape(found[1].decode("utf-8")) if found else ""


def _number(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    """The number an attribute says; 1 when it is left out."""
    found = pattern.search(attributes)
    return int(found[1]) if found else 1
