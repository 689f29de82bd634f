"""The named styles of a Word file: what a person finds in the list of styles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.report.letter import official
from tecdesk.report.letter.word_xml import BODY
from tecdesk.report.letter.word_xml import CELL
from tecdesk.report.letter.word_xml import HEAD
from tecdesk.report.letter.word_xml import HEADINGS
from tecdesk.report.letter.word_xml import NUMBER
from tecdesk.report.letter.word_xml import TITLE
from tecdesk.report.letter.word_xml import TWIPS
from tecdesk.report.letter.word_xml import Shape
from tecdesk.report.letter.word_xml import changed_properties
from tecdesk.report.letter.word_xml import element
from tecdesk.report.letter.word_xml import paragraph_properties
from tecdesk.report.letter.word_xml import pieces
from tecdesk.report.letter.word_xml import run_properties
from tecdesk.report.letter.word_xml import tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.letter.document import Text
    from tecdesk.report.letter.word_xml import Type

EM = round(official.ADVANCE_PT * TWIPS)
"""A character of the body, twips."""
_FIRST = (
    ("firstLine", official.INDENT * EM),
    ("firstLineChars", official.INDENT * 100),
)
_CELL_PITCH_PT = 20.0


@dataclass(frozen=True, slots=True)
class Style:
    """A named style.

    Attributes:
        id: how the file names it.
        name: what a person sees; built-in ones appear in his own language.
        type: what its characters are set in.
        shape: how its paragraphs stand.
    """

    id: str
    name: str
    type: Type
    shape: Shape

    @property
    def builtin(self) -> bool:
        """True for a style that Word itself knows."""
        return self.name.isascii()


TEXT = Style("BodyText", "Body Text", BODY, Shape(indents=_FIRST))
BLANK = Style("BlankLine", "空行", BODY, Shape())
TITLE_LINE = Style("Title", "Title", TITLE, Shape("center", official.TITLE_PITCH_PT))
HEADING_LINES = {
    level: Style(
        f"Heading{level}",
        f"heading {level}",
        kind,
        Shape(keep=True, indents=_FIRST, outline=level - 1),
    )
    for level, kind in HEADINGS.items()
}
TABLE_TITLE = Style("TableTitle", "表格标题", HEAD, Shape("center", keep=True))
TABLE_HEAD = Style(
    "TableHead", "表头", HEAD, Shape("center", _CELL_PITCH_PT, keep=True)
)
TABLE_TEXT = Style("TableText", "表格文字", CELL, Shape("left", _CELL_PITCH_PT))
ATTACHMENT = Style("Attachment", "附件说明", BODY, Shape("left", keep=True))
SIGNATURE = Style("Signature", "Signature", BODY, Shape("right"))
PAGE_NUMBER = Style("Footer", "footer", NUMBER, Shape("right", official.TABLE_PT))
STYLES = (
    *(TEXT, BLANK, TITLE_LINE, *HEADING_LINES.values()),
    *(TABLE_TITLE, TABLE_HEAD, TABLE_TEXT, ATTACHMENT, SIGNATURE, PAGE_NUMBER),
)


def paragraph(
    text: Text, style: Style, ids: Iterator[int], shape: Shape | None = None
) -> Any:
    """A paragraph of a style; each bound number in a content control.

    Args:
        text: what it says.
        style: its style.
        ids: numbers for the content controls.
        shape: how it stands where that is not as the style has it.
    """
    return element("p", properties(style, shape), *pieces(text, ids))


def properties(style: Style, shape: Shape | None = None) -> Any:
    """The w:pPr of a paragraph: its style, and what differs from it."""
    named = element("pStyle", val=style.id)
    changes = changed_properties(style.shape, shape) if shape else []
    return element("pPr", named, *changes)


def add_styles(file: Any) -> None:
    """Put the styles into a file; those it brings along are made anew."""
    normal = file.styles["Normal"].element
    _set(normal, BODY, Shape())
    known = {style.get(tag("styleId")): style for style in file.styles.element}
    for style in STYLES:
        found = known.get(style.id)
        if found is None:
            found = _new(style)
            file.styles.element.append(found)
        _set(found, style.type, style.shape)
        _follow(found, style)


def _follow(made: Any, style: Style) -> None:
    """What Enter goes on with: text after a heading, the same after all else."""
    after = TEXT if style in {TITLE_LINE, *HEADING_LINES.values()} else style
    for old in made.findall(tag("next")):
        made.remove(old)
    made.find(tag("basedOn")).addnext(element("next", val=after.id))


def _new(style: Style) -> Any:
    made = element("style", type="paragraph", styleId=style.id)
    if not style.builtin:
        made.set(tag("customStyle"), "1")
    made.append(element("name", val=style.name))
    made.append(element("basedOn", val="Normal"))
    made.append(element("qFormat"))
    return made


def _set(style: Any, kind: Type, shape: Shape) -> None:
    for name in ("pPr", "rPr"):
        for old in style.findall(tag(name)):
            style.remove(old)
    style.append(paragraph_properties(shape))
    style.append(run_properties(kind))
