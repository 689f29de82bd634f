"""Paragraphs, runs and content controls of a Word file, elements in schema order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.indicators import INDICATORS
from tecdesk.report.letter.document import Slot
from tecdesk.report.letter.official import BODY_PT
from tecdesk.report.letter.official import PITCH_PT
from tecdesk.report.letter.official import TABLE_PT
from tecdesk.report.letter.official import TITLE_PT
from tecdesk.report.letter.official import TRACKING_PT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.letter.document import Text

FANGSONG = "仿宋_GB2312"
KAITI = "楷体_GB2312"
HEITI = "黑体"
SONGTI = "宋体"
XIAOBIAOSONG = "方正小标宋简体"
STAND_INS = {
    FANGSONG: "仿宋,FangSong,方正仿宋_GBK",
    KAITI: "楷体,KaiTi,方正楷体_GBK",
    HEITI: "SimHei",
    SONGTI: "SimSun",
    XIAOBIAOSONG: "方正小标宋_GBK,华文中宋,STZhongsong,宋体",
}
"""Where an office lacks a font, Word looks for these; a machine has 仿宋 at least."""
TWIPS = 20
TWIPS_PER_MM = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class Type:
    """What characters are set in: font name, size and tracking in points."""

    font: str
    size: float
    tracking: float = 0.0


BODY = Type(FANGSONG, BODY_PT, TRACKING_PT)
HEADINGS = {
    1: Type(HEITI, BODY_PT, TRACKING_PT),
    2: Type(KAITI, BODY_PT, TRACKING_PT),
}
TITLE = Type(XIAOBIAOSONG, TITLE_PT)
CELL = Type(FANGSONG, TABLE_PT)
HEAD = Type(HEITI, TABLE_PT)
NUMBER = Type(SONGTI, TABLE_PT)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands; lengths in twips (a twentieth of a point).

    Attributes:
        align: both, left, center or right.
        pitch: exact line height, points.
        keep: stays on the page of what follows.
        indents: attributes of w:ind, e.g. firstLineChars.
        outline: heading level from 0; None for text.
    """

    align: str = "both"
    pitch: float = PITCH_PT
    keep: bool = False
    indents: tuple[tuple[str, int], ...] = ()
    outline: int | None = None


def element(name: str, /, *children: Any, **attributes: Any) -> Any:
    """An element of the w namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def fonts(name: str) -> Any:
    """The one place a font is named: for every script, or Chinese keeps its own."""
    each = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), name)
    return element("rFonts", **each, hint="eastAsia")


def run_properties(kind: Type) -> Any:
    """What characters are set in, as w:rPr."""
    properties = [fonts(kind.font)]
    if kind.tracking:
        properties.append(element("spacing", val=round(kind.tracking * TWIPS)))
    half_points = round(kind.size * 2)
    properties.append(element("sz", val=half_points))
    properties.append(element("szCs", val=half_points))
    # No w:lang: with zh-CN LibreOffice 7.4 loses marks that hang over the margin.
    return element("rPr", *properties)


def run(text: str) -> Any:
    """A run in the type of its paragraph's style."""
    from docx.oxml.ns import qn

    words = element("t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    return element("r", _chinese(), words)


def _chinese() -> Any:
    """Marks that are in both scripts (“ ” — …) are the Chinese ones."""
    return element("rPr", element("rFonts", hint="eastAsia"))


def pieces(text: Text, ids: Iterator[int]) -> list[Any]:
    """A text; each bound number in a content control that names its figure."""
    return [
        control(piece, next(ids)) if isinstance(piece, Slot) else run(piece)
        for piece in text
    ]


def paragraph_properties(shape: Shape) -> Any:
    """How the paragraphs of a style stand, as w:pPr."""
    parts = [element("keepNext")] if shape.keep else []
    parts += [
        element("widowControl", val=0),
        element("autoSpaceDE", val=0),
        element("autoSpaceDN", val=0),
        element("snapToGrid", val=0),
        _spacing(shape),
        *_indents(shape),
        element("jc", val=shape.align),
    ]
    if shape.outline is not None:
        parts.append(element("outlineLvl", val=shape.outline))
    return element("pPr", *parts)


def changed_properties(usual: Shape, shape: Shape) -> list[Any]:
    """What of a paragraph stands otherwise than its style has it."""
    parts = []
    if shape.keep != usual.keep:
        parts.append(element("keepNext", val=int(shape.keep)))
    if shape.pitch != usual.pitch:
        parts.append(_spacing(shape))
    if shape.indents != usual.indents:
        parts += _indents(shape)
    if shape.align != usual.align:
        parts.append(element("jc", val=shape.align))
    return parts


def _spacing(shape: Shape) -> Any:
    line = round(shape.pitch * TWIPS)
    return element("spacing", before=0, after=0, line=line, lineRule="exact")


def _indents(shape: Shape) -> list[Any]:
    return [element("ind", **dict(shape.indents))] if shape.indents else []


def control(slot: Slot, number: int) -> Any:
    """A number in a content control: its tag names the figure it must show."""
    properties = element(
        "sdtPr",
        element("alias", val=slot_label(slot)),
        element("tag", val=slot.tag),
        element("id", val=number),
    )
    return element("sdt", properties, element("sdtContent", run(slot.text)))


def slot_label(slot: Slot) -> str:
    """What Word shows over a selected number."""
    key = slot.tag.split("@")[0]
    return INDICATORS[key].label if key in INDICATORS else "数据"


def page_number() -> list[Any]:
    """— 1 — with the page's number as a field."""
    instruction = element("instrText")
    instruction.text = " PAGE "
    field = [
        element("fldChar", fldCharType="begin"),
        instruction,
        element("fldChar", fldCharType="separate"),
    ]
    end = element("fldChar", fldCharType="end")
    runs = [element("r", _chinese(), each) for each in field]
    return [
        run("— "),
        *runs,
        run("1"),
        element("r", _chinese(), end),
        run(" —"),
    ]


def tag(name: str) -> str:
    """A name of the w namespace, as elements and attributes have it."""
    from docx.oxml.ns import qn

    return str(qn(f"w:{name}"))
