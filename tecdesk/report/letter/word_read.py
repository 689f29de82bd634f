"""Reads a Word file that a person went on writing in: its paragraphs, numbers bound."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.report.letter.document import Slot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.report.letter.document import Piece
    from tecdesk.report.letter.document import Text

_TAKEN_OUT = {"del", "moveFrom", "pPr", "sdtPr", "rPr", "instrText"}
"""What a change that is marked took away, and what is no text."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART = "word/document.xml"
_MOST_BYTES, _MOST_TEXT = 20_000_000, 30_000_000
"""Of the file, and of its text unpacked."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, ValueError)
"""What a damaged zip raises; RuntimeError: it has a password."""


def word_paragraphs(path: Path) -> list[Text]:
    """The paragraphs of the body, in order; those in tables are left out.

    A number in a content control comes as a slot: its tag and what it reads now.

    Raises:
        DeskError: it is no Word file, or cannot be read.
    """
    body = _body(path)
    found = [tuple(_pieces(each)) for each in body.iterchildren(f"{_WORD}p")]
    return [text for text in found if text]


def _body(path: Path) -> Any:
    """The body, read from its part alone: nothing else in the file is looked at."""
    from lxml import etree  # type: ignore[import-untyped]

    with os_errors(path, "读取"):
        if path.stat().st_size > _MOST_BYTES:
            raise _refused(path)
        data = path.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_PART) as part:
            text = part.read(_MOST_TEXT + 1)
        if len(text) > _MOST_TEXT:
            raise _refused(path)
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        body = etree.fromstring(text, parser).find(f"{_WORD}body")
    except (*_BROKEN, etree.LxmlError) as error:
        raise _refused(path) from error
    if body is None:
        raise _refused(path)
    return body


def _refused(path: Path) -> DeskError:
    return DeskError(
        f"{path.name} 不是 Word 文档（.docx）。", "在 WPS 或 Word 里另存为 .docx 再读。"
    )


def _pieces(element: Any) -> Iterator[Piece]:
    for child in element:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name == "sdt" and (tag := _tag(child)):
            yield Slot("".join(_words(child)), tag)
        elif name not in _TAKEN_OUT:
            yield from _pieces(child)


def _words(element: Any) -> Iterator[str]:
    for piece in _pieces(element):
        yield piece if isinstance(piece, str) else piece.text


def _tag(control: Any) -> str:
    found = control.find(f"{_WORD}sdtPr/{_WORD}tag")
    return str(found.get(f"{_WORD}val") or "") if found is not None else ""


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
