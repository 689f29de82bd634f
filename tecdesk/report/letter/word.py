"""Writes a document as a Word file in the layout of GB/T 9704.

Opened in Word with the official fonts it has 28 characters a line and 22 lines a
page; every number is a content control bound to the figure it shows.
"""

from __future__ import annotations

from dataclasses import replace
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
from tecdesk.report.letter.word_styles import ATTACHMENT
from tecdesk.report.letter.word_styles import BLANK
from tecdesk.report.letter.word_styles import EM
from tecdesk.report.letter.word_styles import HEADING_LINES
from tecdesk.report.letter.word_styles import PAGE_NUMBER
from tecdesk.report.letter.word_styles import SIGNATURE
from tecdesk.report.letter.word_styles import TEXT
from tecdesk.report.letter.word_styles import TITLE_LINE
from tecdesk.report.letter.word_styles import add_styles
from tecdesk.report.letter.word_styles import paragraph
from tecdesk.report.letter.word_styles import properties
from tecdesk.report.letter.word_table import table_elements
from tecdesk.report.letter.word_xml import STAND_INS
from tecdesk.report.letter.word_xml import TWIPS
from tecdesk.report.letter.word_xml import Shape
from tecdesk.report.letter.word_xml import element
from tecdesk.report.letter.word_xml import page_number
from tecdesk.report.letter.word_xml import tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.letter.document import Block
    from tecdesk.report.letter.document import Document
    from tecdesk.report.letter.document import Ending
    from tecdesk.report.letter.document import Mark


def document_docx(document: Document, stamp: Mark = UNMARKED) -> bytes:
    """The document as a Word file; how far it is reported stands in its properties."""
    import docx

    file = docx.Document()
    _set_page(file)
    add_styles(file)
    _set_properties(file, document, stamp)
    body = file.element.body
    for each in _elements(document):
        body.insert(len(body) - 1, each)  # before the section's properties
    target = BytesIO()
    file.save(target)
    return target.getvalue()


def _elements(document: Document) -> Iterator[Any]:
    ids = count(1)
    for line in document.title:
        yield paragraph(line, TITLE_LINE, ids)
    yield _blank(Shape(pitch=official.filler_pt(len(document.title))))
    for place, block in enumerate(document.blocks, 1):
        yield from _block(block, ids, last=place == len(document.blocks))
    yield from _ending(document.ending, ids)


def _block(block: Block, ids: Iterator[int], *, last: bool) -> list[Any]:
    match block:
        case Table():
            return table_elements(block, ids)
        case Heading():
            text = (block.mark, *block.text)
            return [paragraph(text, HEADING_LINES[block.level], ids)]
        case Paragraph():
            shape = replace(TEXT.shape, keep=last)
            return [paragraph((block.mark, *block.text), TEXT, ids, shape)]


def _blank(shape: Shape) -> Any:
    return paragraph((), BLANK, count(), shape)


def _ending(ending: Ending, ids: Iterator[int]) -> Iterator[Any]:
    blank = Shape(keep=True)
    attached = attachment_lines(ending)
    if attached:
        yield _blank(blank)
    for place, (mark, text) in enumerate(attached):
        # the first begins two characters in, the names of all stand under each other
        first = official.HANGING if place else official.INDENT
        left = (official.HANGING + 1) * EM
        indents = (("left", left), ("hanging", left - first * EM))
        shape = replace(ATTACHMENT.shape, indents=indents)
        yield paragraph((mark, *text), ATTACHMENT, ids, shape)
    yield _blank(blank)
    yield _blank(blank)
    yield from _signature(ending, ids)


def _signature(ending: Ending, ids: Iterator[int]) -> Iterator[Any]:
    """The date four characters in from the right, the unit centred over it."""
    inset = official.DATE_IN * EM
    wider = (_wide(ending.unit) - _wide(plain(ending.date))) // 2
    above = Shape("right", keep=True, indents=(("right", max(inset - wider, 0)),))
    yield paragraph((ending.unit,), SIGNATURE, ids, above)
    date = Shape("right", indents=(("right", inset),))
    yield paragraph(ending.date, SIGNATURE, ids, date)


def _wide(text: str) -> int:
    """Width in twips; half a character for a digit, as 仿宋 has it."""
    return round(sum(0.5 if char.isascii() else 1.0 for char in text) * EM)


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
    grid = section._sectPr.find(tag("docGrid"))  # noqa: SLF001 - no public way
    if grid is not None:
        grid.set(tag("type"), "lines")
        grid.set(tag("linePitch"), str(round(official.PITCH_PT * TWIPS)))
    file.settings.odd_and_even_pages_header_footer = True
    language = file.settings.element.find(tag("themeFontLang"))
    if language is not None:  # the empty template was made for Japanese
        language.set(tag("eastAsia"), "zh-CN")
    _set_footer(section.footer, "right")
    _set_footer(section.even_page_footer, "left")


def _set_footer(footer: Any, side: str) -> None:
    inset = round(official.TABLE_PT * TWIPS)
    shape = Shape(side, PAGE_NUMBER.shape.pitch, indents=((side, inset),))
    footer.is_linked_to_previous = False
    old = footer.paragraphs[0]._p  # noqa: SLF001 - no public way
    number = element("p", properties(PAGE_NUMBER, shape), *page_number())
    old.getparent().replace(old, number)


def _set_properties(file: Any, document: Document, stamp: Mark) -> None:
    core = file.core_properties
    core.title = document.name
    core.author = core.last_modified_by = document.ending.unit
    core.comments, core.keywords = "", stamp.text
    core.content_status = stamp.text
    core.language = "zh-CN"
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
