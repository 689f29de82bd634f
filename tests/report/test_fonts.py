"""Fonts: fallback glyph by glyph, embedded whole, text that comes back, 〓 reported."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from tecdesk.report.page.fonts import Face
from tecdesk.report.page.fonts import Missing
from tecdesk.report.page.fonts import font
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.fonts import missing
from tecdesk.report.page.fonts import missing_sentence
from tecdesk.report.page.paper import Paper
from tecdesk.report.page.paper import Style

NAMES = "张𠮷 李䶮 王㛃 陈𬭎"
NO_FONT_HAS = "\U0010fffd"
SET: list[Face] = [face for face in Face if face != Face.RARE]


def pdf_of(text: str, faces: list[Face]) -> tuple[PdfReader, Paper]:
    stream = BytesIO()
    paper = Paper(stream)
    for place, face in enumerate(faces):
        paper.text(20, 20 + 10 * place, text, Style(face, 12))
    paper.save()
    return PdfReader(stream), paper


def fonts_of(reader: PdfReader) -> dict[str, bool]:
    found = {}
    for page in reader.pages:
        fonts: dict = page["/Resources"]["/Font"]  # type: ignore[index, type-arg]
        for entry in fonts.values():
            descriptor = entry.get_object().get("/FontDescriptor", {})
            found[entry["/BaseFont"]] = "/FontFile2" in descriptor
    return found


def test_rare_names_extract_from_every_face():
    reader, _ = pdf_of(NAMES + "𪚥", SET)
    assert reader.pages[0].extract_text().count(NAMES + "𪚥") == len(SET)


def test_every_font_is_embedded_and_ours():
    reader, _ = pdf_of(NAMES, SET)
    fonts = fonts_of(reader)
    assert all(fonts.values())
    assert all("+TecDesk" in name for name in fonts)


def test_fallback_also_works_inside_reportlab_paragraphs_and_tables():
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph
    from reportlab.platypus import SimpleDocTemplate
    from reportlab.platypus import Table

    font(Face.KAI)
    style = ParagraphStyle("p", fontName=Face.KAI.value, wordWrap="CJK")
    stream = BytesIO()
    table = Table([["𠮷𬭎𪚥"]], style=[("FONTNAME", (0, 0), (0, 0), Face.KAI.value)])
    SimpleDocTemplate(stream).build([Paragraph("甲𠮷𬭎𪚥", style), table])
    assert PdfReader(stream).pages[0].extract_text().count("𠮷𬭎𪚥") == 2


@pytest.mark.parametrize("face", SET)
def test_digits_are_equally_wide(face):
    assert len({measure(digit, face, 10.5) for digit in "0123456789"}) == 1


def test_measure_counts_what_the_fallback_draws():
    assert measure("国𠮷䶮", Face.KAI, 72) == pytest.approx(3 * 25.4)


def test_missing_character_prints_as_geta_and_is_reported():
    reader, paper = pdf_of(f"王{NO_FONT_HAS}", [Face.SONG])
    assert reader.pages[0].extract_text() == "王〓"
    assert paper.missing == [Missing(NO_FONT_HAS, f"第1页“王{NO_FONT_HAS}”")]
    sentence = missing_sentence(paper.missing)
    assert "U+10FFFD" in sentence
    assert "第1页" in sentence


def test_variation_selectors_take_no_room_and_are_not_missing():
    assert missing("龍\U000e0100") == []
    assert measure("龍\U000e0100", Face.SONG, 10) == measure("龍", Face.SONG, 10)
    reader, paper = pdf_of("龍\U000e0100村", [Face.SONG])
    assert reader.pages[0].extract_text() == "龍村"
    assert paper.missing == []


def test_no_missing_character_means_no_sentence():
    assert missing_sentence([]) == ""


def test_the_same_pages_are_the_same_bytes():
    first, second = BytesIO(), BytesIO()
    for stream in (first, second):
        paper = Paper(stream, title="甲")
        paper.text(20, 20, NAMES, Style(Face.SONG, 12))
        paper.save()
    assert first.getvalue() == second.getvalue()
