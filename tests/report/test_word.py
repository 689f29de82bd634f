"""The Word file: fonts for every script, bound numbers, layout, text of the model."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from tecdesk.report.letter.document import slots
from tecdesk.report.letter.word import document_docx
from tests.report.model import document


@pytest.fixture(scope="module")
def file() -> Any:
    return docx.Document(BytesIO(document_docx(document())))


def words(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


def test_the_text_is_the_model(file):
    printed = [words(p) for p in file.element.body.iter(qn("w:p"))]
    assert [line for line in printed if line] == list(document().lines())


def style_of(file: Any, paragraph: Any) -> Any:
    """The style that a paragraph names, as an element."""
    name = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))
    return next(s for s in file.styles.element if s.get(qn("w:styleId")) == name)


def in_force(file: Any, paragraph: Any, name: str) -> Any:
    """A property of a paragraph: its own, or that of its style."""
    for owner in (paragraph, style_of(file, paragraph)):
        found = owner.find(f"{qn('w:pPr')}/{qn(f'w:{name}')}")
        if found is not None:
            return found
    return None


def paragraphs(file: Any) -> list[Any]:
    section = file.sections[0]
    feet = section.footer._element, section.even_page_footer._element
    return [p for part in (file.element, *feet) for p in part.iter(qn("w:p"))]


def test_every_paragraph_has_a_named_style_that_names_its_font(file):
    for paragraph in paragraphs(file):
        style = style_of(file, paragraph)
        assert style.find(qn("w:name")).get(qn("w:val")) != "Normal"
        fonts = style.find(qn("w:rPr")).find(qn("w:rFonts"))
        names = {fonts.get(qn(f"w:{s}")) for s in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert len(names) == 1
        assert names <= {"仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"}
        for run in paragraph.iter(qn("w:r")):  # the style decides, not the run
            [own] = run.find(qn("w:rPr"))
            assert dict(own.attrib) == {qn("w:hint"): "eastAsia"}
    assert {style.name for style in file.styles} >= {"空行", "表头", "附件说明"}


def test_enter_after_a_heading_goes_on_with_text(file):
    after = {
        style.get(qn("w:styleId")): style.find(qn("w:next")).get(qn("w:val"))
        for style in file.styles.element
        if style.find(qn("w:next")) is not None
    }
    assert after["Heading1"] == after["Heading2"] == after["Title"] == "BodyText"
    assert after["BodyText"] == "BodyText"


def test_fonts_by_place(file):
    def fonts_of(text: str) -> set[str]:
        [found] = [p for p in file.element.body.iter(qn("w:p")) if words(p) == text]
        style = style_of(file, found)
        return {f.get(qn("w:eastAsia")) for f in style.iter(qn("w:rFonts"))}

    assert fonts_of("清河镇2025年科技推广工作总结") == {"方正小标宋简体"}
    assert fonts_of("一、2025年工作情况") == {"黑体"}
    assert fonts_of("（一）强化科技培训，提高农民素质") == {"楷体_GB2312"}
    assert fonts_of("1.举办农业科技培训40期。") == {"仿宋_GB2312"}


def test_each_bound_number_is_a_content_control(file):
    model = document()
    controls = list(file.element.body.iter(qn("w:sdt")))
    bound = [slot for text in model.texts() for slot in slots(text)]
    shown = [(words(c), c.find(f".//{qn('w:tag')}").get(qn("w:val"))) for c in controls]
    assert shown == [(slot.text, slot.tag) for slot in bound]
    ids = [c.find(f".//{qn('w:id')}").get(qn("w:val")) for c in controls]
    assert len(set(ids)) == len(ids)
    labels = {c.find(f".//{qn('w:alias')}").get(qn("w:val")) for c in controls}
    assert "培训人次" in labels


def test_page_and_grid(file):
    section = file.sections[0]
    margins = section.top_margin, section.bottom_margin
    assert [round(m.mm) for m in margins] == [37, 35]
    sides = section.left_margin, section.right_margin
    assert [round(m.mm) for m in sides] == [28, 26]
    assert file.settings.odd_and_even_pages_header_footer
    assert words(section.footer._element) == "— 1 —"
    assert words(section.even_page_footer._element) == "— 1 —"


def test_lines_are_exact_and_digits_not_spaced(file):
    outside = [p for p in file.element.body if p.tag == qn("w:p")]
    for paragraph in outside[3:]:
        spacing = in_force(file, paragraph, "spacing")
        assert spacing.get(qn("w:line")) == "579"
        assert spacing.get(qn("w:lineRule")) == "exact"
        for name in ("autoSpaceDE", "autoSpaceDN"):
            assert in_force(file, paragraph, name).get(qn("w:val")) == "0"


def test_elements_stand_in_schema_order(file):
    order = (
        "pStyle keepNext widowControl autoSpaceDE autoSpaceDN snapToGrid spacing ind jc"
    )
    ranks = [qn(f"w:{name}") for name in [*order.split(), "outlineLvl", "rPr"]]
    both = [file.element.body, *(style_of(file, p) for p in paragraphs(file))]
    for properties in (each for part in both for each in part.iter(qn("w:pPr"))):
        places = [ranks.index(child.tag) for child in properties]
        assert places == sorted(places)


def test_the_table_has_its_widths_and_stays_whole(file):
    table = file.element.body.find(qn("w:tbl"))
    grid = [int(col.get(qn("w:w"))) for col in table.find(qn("w:tblGrid"))]
    first = table.find(qn("w:tr"))
    assert grid == [int(w.get(qn("w:w"))) for w in first.iter(qn("w:tcW"))]
    assert sum(grid) <= 8844
    rows = list(table.iter(qn("w:tr")))
    keeping = [
        [in_force(file, p, "keepNext") for p in row.iter(qn("w:p"))] for row in rows
    ]
    kept = [all(k is not None for k in row) for row in keeping]
    assert kept == [True, True, False]


def test_the_file_brings_nothing_of_the_template():
    with ZipFile(BytesIO(document_docx(document()))) as archive:
        names = archive.namelist()
        table = archive.read("word/fontTable.xml").decode()
    assert not [name for name in names if "thumbnail" in name or "Effects" in name]
    assert 'w:name="仿宋_GB2312"' in table
    assert "仿宋,FangSong" in table
