"""The model of a written document: text with bound slots, headings, a table, an end.

The Word file and the PDF are two drawings of the same model, so they cannot say
different things.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PENDING = "（待填）"
"""What is printed where a person still has to write something."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A number in the text, bound to the figure it shows.

    Attributes:
        text: as printed, e.g. 4374 or 87.5%.
        tag: names the figure again later, e.g. training.people@2025; at most 64
            characters, which is what Word keeps of a tag.
    """

    text: str
    tag: str


Piece = str | Slot
Text = tuple[Piece, ...]


def plain(text: Text) -> str:
    """The text without its bindings."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in text)


def slots(text: Text) -> tuple[Slot, ...]:
    """The bound numbers of a text, in order."""
    return tuple(piece for piece in text if isinstance(piece, Slot))


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading; level 1 is 一、, level 2 is （一）."""

    level: int
    mark: str
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of body text; mark is its number in a list, e.g. 1. or 一是."""

    text: Text
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: heading, width in mm, and how its cells stand."""

    heading: str
    width_mm: float
    align: str = "left"  # left, centre or right (numbers, decimal points in line)


@dataclass(frozen=True, slots=True)
class Table:
    """A small table in the text, kept whole on a page."""

    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """What follows the body: 附件说明, the unit and the date."""

    attachments: tuple[Text, ...]
    unit: str
    date: Text


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a document is reported.

    Attributes:
        text: its 校验码, or that it is a draft.
        draft: True while nothing that says the same was reported.
    """

    text: str = ""
    draft: bool = False


UNMARKED = Mark()
Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    Attributes:
        title: its title, one text per line.
        blocks: body in reading order.
        ending: attachments and signature.
    """

    title: tuple[Text, ...]
    blocks: tuple[Block, ...]
    ending: Ending

    @property
    def name(self) -> str:
        """Its file name without ending; 草稿 until nothing is left to fill in."""
        title = "".join(plain(line) for line in self.title)
        return f"{title}_草稿" if self.pending else title

    @property
    def pending(self) -> tuple[str, ...]:
        """The sentences in which something is still to be filled in."""
        return tuple(line for line in self.lines() if PENDING in line)

    def texts(self) -> Iterator[Text]:
        """Every text in reading order, without marks."""
        yield from self.title
        for block in self.blocks:
            yield from _texts(block)
        yield from self.ending.attachments
        yield self.ending.date

    def lines(self) -> Iterator[str]:
        """Everything printed, one string per paragraph, heading or cell."""
        for line in self.title:
            yield plain(line)
        for block in self.blocks:
            yield from _lines(block)
        yield from ending_lines(self.ending)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """All bound numbers."""
        return tuple(slot for text in self.texts() for slot in slots(text))


def attachment_lines(ending: Ending) -> tuple[tuple[str, Text], ...]:
    """Mark and text of each attachment; a single one is not numbered."""
    if len(ending.attachments) == 1:
        return (("附件：", ending.attachments[0]),)
    return tuple(
        (f"附件：{place}." if place == 1 else f"{place}.", text)
        for place, text in enumerate(ending.attachments, 1)
    )


def ending_lines(ending: Ending) -> Iterator[str]:
    """The ending as printed."""
    for mark, text in attachment_lines(ending):
        yield mark + plain(text)
    yield ending.unit
    yield plain(ending.date)


def _texts(block: Block) -> Iterator[Text]:
    if isinstance(block, Table):
        yield block.title
        for row in block.rows:
            yield from row
    else:
        yield block.text


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield plain(block.title)
        yield from (column.heading for column in block.columns)
        for row in block.rows:
            yield from (plain(cell) for cell in row)
    else:
        yield block.mark + plain(block.text)
