"""Fills {{…}} marks whose letters are spread over several runs of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from tecdesk.exchange.forms.marks import MARK

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def fill_marks(
    nodes: Sequence[Any], contents: Mapping[int, str], first: int = 1
) -> int:
    """Replace marks in text nodes that follow each other; other letters stay put.

    A mark's replacement stands in the node where the mark begins, in its look.

    Args:
        nodes: elements whose `text` together is the text.
        contents: number of a mark to what replaces it.
        first: the number of the first mark in these nodes.

    Returns:
        The number that the next mark has.
    """
    text = "".join(node.text or "" for node in nodes)
    found = list(MARK.finditer(text))
    for number, mark in reversed(list(enumerate(found, first))):
        if number in contents:
            _replace(nodes, mark.start(), mark.end(), contents[number])
    return first + len(found)


def _replace(nodes: Sequence[Any], start: int, end: int, content: str) -> None:
    at = 0
    for node in nodes:
        text = node.text or ""
        here, at = at, at + len(text)
        if at <= start or here >= end:
            continue
        kept = text[: max(start - here, 0)], text[max(end - here, 0) :]
        set_text(node, content.join(kept) if here <= start else kept[1])


def set_text(node: Any, text: str) -> None:
    """Give a text node its text; blanks at its ends are kept."""
    node.text = text
    if text != text.strip():
        node.set(_SPACE, "preserve")
