"""A summary before its numbers are given out: sections of named paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.report.letter.document import PENDING
from tecdesk.report.letter.document import Document
from tecdesk.report.letter.document import Heading
from tecdesk.report.letter.document import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from tecdesk.report.letter.document import Block
    from tecdesk.report.letter.document import Ending
    from tecdesk.report.letter.document import Table
    from tecdesk.report.letter.document import Text

_DIGITS = "一二三四五六七八九"
OPENING = "opening"
PROBLEMS = "problems"
MEASURES = "measures"
TODO = "todo"
"""The paragraph that stands where a person still has to write something."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph.

    Attributes:
        place: its name, e.g. training/0; it stays while figures change.
        text: what it says.
        lead: it opens its section and takes no number in a list.
    """

    place: str
    text: Text
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A section; without paragraphs it is not printed.

    Attributes:
        key: name of the section; the places of its lines begin with it.
        title: its heading; the opening has none.
        lines: its paragraphs.
        mark: how they are numbered: 是, a full stop, or not at all.
        table: what stands after them.
    """

    key: str
    title: str
    lines: tuple[Line, ...]
    mark: str = ""
    table: Table | None = None

    @property
    def there(self) -> tuple[Line, ...]:
        """What is printed: 待填 gives way to anything written."""
        written = tuple(line for line in self.lines if line.text != (PENDING,))
        return written or self.lines


@dataclass(frozen=True, slots=True)
class Part:
    """A part under a heading 一、; the opening of the summary has no heading."""

    heading: Text
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole summary; its paragraphs can be changed one by one.

    Attributes:
        title: one text per line. parts: in reading order. ending: its end.
    """

    title: tuple[Text, ...]
    parts: tuple[Part, ...]
    ending: Ending

    def sections(self) -> Iterator[Section]:
        """All sections in reading order."""
        for part in self.parts:
            yield from part.sections

    def lines(self) -> dict[str, Line]:
        """All paragraphs by place, also those that are not printed."""
        return {line.place: line for each in self.sections() for line in each.lines}

    def changed(self, change: Callable[[Section], Section]) -> Draft:
        """The same with other sections."""
        parts = tuple(
            replace(part, sections=tuple(change(each) for each in part.sections))
            for part in self.parts
        )
        return replace(self, parts=parts)

    def document(self) -> Document:
        """The document, numbered."""
        blocks = tuple(block for _, block in self.placed())
        return Document(self.title, blocks, self.ending)

    def placed(self) -> Iterator[tuple[str, Block]]:
        """Every block of the body, a paragraph under its place."""
        number = 0
        for part in self.parts:
            if part.heading:
                number += 1
                yield "", Heading(1, f"{chinese(number)}、", part.heading)
            place = 0
            for each in part.sections:
                if each.there or each.table:
                    place += bool(each.title)
                    yield from _section(each, place)


def _section(section: Section, number: int) -> Iterator[tuple[str, Block]]:
    if section.title:
        yield "", Heading(2, f"（{chinese(number)}）", (section.title,))
    numbered = [line for line in section.there if not line.lead] if section.mark else []
    place = 0
    for line in section.there:
        counted = line in numbered and len(numbered) > 1
        place += counted
        mark = _mark(section.mark, place) if counted else ""
        yield line.place, Paragraph(line.text, mark)
    if section.table is not None:
        yield "", section.table


def _mark(kind: str, place: int) -> str:
    return f"{chinese(place)}是" if kind == "是" else f"{place}."


def chinese(number: int) -> str:
    """一 to 九十九, as headings are numbered."""
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _DIGITS[tens - 1]) + "十" if tens else ""
    return ten + (_DIGITS[ones - 1] if ones else "")
