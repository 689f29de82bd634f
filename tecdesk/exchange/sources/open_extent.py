"""How far the sheets of an .ods reach: one tag may stand for thousands of cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from tecdesk.exchange.sources.area import Extent

if TYPE_CHECKING:
    from collections.abc import Iterator

_REPEATED = re.compile(rb"(number-(?:rows|columns)-repeated\s*=\s*[\"'])\d{4,}([\"'])")
_TAG = re.compile(
    rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>"
)
_TIMES = re.compile(rb"number-(?:rows|columns)-repeated\s*=\s*[\"'](\d+)")
_SAYS = re.compile(rb"office:(?:value|string|date|time|boolean)|formula")


def require_whole(part: bytes) -> None:
    """Refuse a document whose tags do not close: the reader waits for them for ever.

    Raises:
        ValueError: it is no document, or explains its own words.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(part, True)  # noqa: FBT003 - expat takes no names
    except expat.ExpatError as error:
        raise ValueError(part[:40]) from error


def _refuse(*_said: object) -> None:
    raise ValueError("entities")


def closed_up(part: bytes, most: int) -> bytes:
    """Long stretches of like rows or columns made shorter.

    Only blank cells come in such stretches, and behind them nothing is read.
    """
    return _REPEATED.sub(rb"\g<1>%d\g<2>" % most, part)


def extents(part: bytes) -> Iterator[Extent]:
    """The extent of each table of a document."""
    rows = columns = 0  # up to the last that says something
    below = right = wide = 0
    for closing, tag, attributes in _tags(part):
        if tag == b"table":
            yield Extent(rows, columns)
            rows = columns = below = 0
        elif tag == b"table-row" and not closing:
            right = wide = 0
            below += _times(attributes)
        elif tag == b"table-row":
            rows, columns = (below, max(columns, wide)) if wide else (rows, columns)
        elif not closing:
            right += _times(attributes)
            if not attributes.endswith(b"/") or _SAYS.search(attributes):
                wide = right
    yield Extent(rows, columns)


def _tags(part: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    for found in _TAG.finditer(part):
        yield found[1], found[2], found[3]


def _times(attributes: bytes) -> int:
    found = _TIMES.search(attributes)
    return int(found[1]) if found else 1
