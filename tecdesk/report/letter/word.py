"""Writes a document as a Word file in the layout of GB/T 9704.

Opened in Word with the official fonts it has 28 characters a line and 22 lines a
page; every number is a content control bound to the figure it shows.
"""

from __future__ import annotations

from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.report.letter import official
from tecdesk.report.letter.document import UNMARKED
from tecdesk.report.letter.document import Heading
from tecdesk.report.letter.document import Paragraph
from tecdesk.report.letter.document import Table
from tecdesk.report.letter.document import attachment_lines
from tecdesk.report.letter.document import plain
from tecdesk.report.letter.word_table import table_elements
from tecdesk.report.letter.word_xml import BODY
from tecdesk.report.letter.word_xml import HEADINGS
from tecdesk.report.letter.word_xml import STAND_INS
from tecdesk.report.letter.word_xml import TITLE
from tecdesk.report.letter.word_xml import TWIPS
from tecdesk.report.letter.word_xml import Shape
from tecdesk.report.letter.word_xml import element
from tecdesk.report.letter.word_xml import page_number
from tecdesk.report.letter.word_xml import paragraph
from tecdesk.report.letter.word_xml import paragraph_properties
from tecdesk.report.letter.word_xml import run_properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.letter.document import Block
    from tecdesk.report.letter.document import Document
    from tecdesk.report.letter.document import Ending
    from tecdesk.report.letter.document import Mark

_EM = round(official.ADVANCE_PT * TWIPS)
_FIRST = (
    ("firstLine", official.INDENT * _EM),
    ("firstLineChars", official.INDENT * 100),
)


def document_docx(document: Document, stamp: Mark = UNMARKED) -> bytes:
    """The document as a Word file; how far it is reported stands in its properties."""
    import docx

    file = docx.Document()
    _set_page(file)
    _set_normal(file)
    _set_properties(file, document, stamp)
    body = file.element.body
    for each in _elements(document):
        body.insert(len(body) - 1, each)  # before the section's properties
    target = BytesIO()
    file.save(target)
    return target.getvalue()


def _elements(document: Document) -> Iterator[Any]:
    ids = count(1)
    title = Shape("center", official.TITLE_PITCH_PT)
    for line in document.title:
        yield paragraph(line, TITLE, title, ids)
    yield _blank(official.filler_pt(len(document.title)))
    for place, block in enumerate(document.blocks, 1):
        yield from _block(block, ids, last=place == len(document.blocks))
    yield from _ending(document.ending, ids)


def _block(block: Block, ids: Iterator[int], *, last: bool) -> list[Any]:
    match block:
        case Table():
            return table_elements(block, ids)
        case Heading():
            shape = Shape(keep=True, indents=_FIRST, outline=block.level - 1)
            kind = HEADINGS[block.level]
            return [paragraph((block.mark, *block.text), kind, shape, ids)]
        case Paragraph():
            shape = Shape(keep=last, indents=_FIRST)
            return [paragraph((block.mark, *block.text), BODY, shape, ids)]


def _blank(pitch: float = official.PITCH_PT, *, keep: bool = False) -> Any:
    return paragraph((), BODY, Shape(pitch=pitch, keep=keep), count())


def _ending(ending: Ending, ids: Iterator[int]) -> Iterator[Any]:
    attached = attachment_lines(ending)
    if attached:
        yield _blank(keep=True)
    for place, (mark, text) in enumerate(attached):
        # the first begins two characters in, the names of all stand under each other
        first = official.HANGING if place else official.INDENT
        left = (official.HANGING + 1) * _EM
        indents = (("left", left), ("hanging", left - first * _EM))
        yield paragraph(
            (mark, *text), BODY, Shape("left", keep=True, indents=indents), ids
        )
    yield _blank(keep=True)
    yield _blank(keep=True)
    yield from _signature(ending, ids)


def _signature(ending: Ending, ids: Iterator[int]) -> Iterator[Any]:
    """The date four characters in from the right, the unit centred over it."""
    inset = official.DATE_IN * _EM
    wider = (_wide(ending.unit) - _wide(plain(ending.date))) // 2
    above = Shape("right", keep=True, indents=(("right", max(inset - wider, 0)),))
    yield paragraph((ending.unit,), BODY, above, ids)
    date = Shape("right", indents=(("right", inset),))
    yield paragraph(ending.date, BODY, date, ids)


def _wide(text: str) -> int:
    """Width in twips; half a character for a digit, as 仿宋 has it."""
    return round(sum(0.5 if char.isascii() else 1.0 for char in text) * _EM)


def _set_page(file: Any) -> None:
    from docx.shared import Mm

    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = (
        Mm(official.TOP_MM),
        Mm(official.BOTTOM_MM),
    )
    section.left_margin, section.right_margin = (
        Mm(official.LEFT_MM),
        Mm(official.RIGHT_MM),
    )
    section.footer_distance = Mm(official.FOOTER_MM)
    grid = section._sectPr.find(_tag("docGrid"))  # noqa: SLF001 - no public way
    if grid is not None:
        grid.set(_tag("type"), "lines")
        grid.set(_tag("linePitch"), str(round(official.PITCH_PT * TWIPS)))
    file.settings.odd_and_even_pages_header_footer = True
    language = file.settings.element.find(_tag("themeFontLang"))
    if language is not None:  # the empty template was made for Japanese
        language.set(_tag("eastAsia"), "zh-CN")
    inset = round(official.TABLE_PT * TWIPS)
    _set_footer(section.footer, page_number("right", inset))
    _set_footer(section.even_page_footer, page_number("left", inset))


def _set_footer(footer: Any, number: Any) -> None:
    footer.is_linked_to_previous = False
    old = footer.paragraphs[0]._p  # noqa: SLF001 - no public way
    old.getparent().replace(old, number)


def _set_normal(file: Any) -> None:
    """What a person types into the file later looks like the rest."""
    style = file.styles["Normal"].element
    for name in ("pPr", "rPr"):
        for old in style.findall(_tag(name)):
            style.remove(old)
    style.append(paragraph_properties(Shape()))
    style.append(run_properties(BODY))


def _set_properties(file: Any, document: Document, stamp: Mark) -> None:
    properties = file.core_properties
    properties.title = document.name
    properties.author = properties.last_modified_by = document.ending.unit
    properties.comments, properties.keywords = "", stamp.text
    properties.content_status = stamp.text
    properties.language = "zh-CN"
    _drop(file.part.package, "thumbnail")
    _drop(file.part, "stylesWithEffects")
    _name_fonts(file.part)


def _name_fonts(part: Any) -> None:
    """The font table: what stands in for an official font that is not there."""
    from docx.opc.constants import CONTENT_TYPE
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.oxml import serialize_part_xml
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    _drop(part, "fontTable")
    fonts = [
        element("font", element("altName", val=others), name=name)
        for name, others in STAND_INS.items()
    ]
    blob = serialize_part_xml(element("fonts", *fonts))
    place = PackURI("/word/fontTable.xml")
    table = Part(place, CONTENT_TYPE.WML_FONT_TABLE, blob, part.package)
    part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)


def _drop(owner: Any, kind: str) -> None:
    """Forget what the empty template brought along."""
    for key, relation in list(owner.rels.items()):
        if relation.reltype.endswith(f"/{kind}"):
            del owner.rels[key]


def _tag(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{name}"))
