"""Reads a Word file that a person went on writing in: its paragraphs, numbers bound."""

from __future__ import annotations

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
_MOST_BYTES = 20_000_000


def word_paragraphs(path: Path) -> list[Text]:
    """The paragraphs of the body, in order; those in tables are left out.

    A number in a content control comes as a slot: its tag and what it reads now.

    Raises:
        DeskError: it is no Word file, or cannot be read.
    """
    from docx.oxml.ns import qn

    body = _body(path)
    found = [tuple(_pieces(each)) for each in body.iterchildren(qn("w:p"))]
    return [text for text in found if text]


def _body(path: Path) -> Any:
    from zipfile import BadZipFile

    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    with os_errors(path, "读取"):
        if path.stat().st_size > _MOST_BYTES:
            raise _refused(path)
        try:
            return docx.Document(str(path)).element.body
        except (BadZipFile, OpcError, LxmlError, KeyError, ValueError) as error:
            raise _refused(path) from error


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
    from docx.oxml.ns import qn

    found = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return str(found.get(qn("w:val")) or "") if found is not None else ""


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
