"""The document on paper: grid, page ends, page numbers, text that reads back."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import Any
from typing import cast

import pytest
from pypdf import PdfReader

from tecdesk.report.letter.document import Document
from tecdesk.report.letter.lines import Band
from tecdesk.report.letter.lines import bands
from tecdesk.report.letter.official import LINES
from tecdesk.report.letter.pdf import document_pdf
from tecdesk.report.letter.pdf import draw
from tecdesk.report.letter.pdf import pages
from tests.report.model import document

MM = 72 / 25.4


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_text_reads_back_whole():
    model = document()
    reader = PdfReader(BytesIO(document_pdf(model)))
    read = squeezed("".join(page.extract_text() for page in reader.pages))
    for line in model.lines():
        # a paragraph may go on over the page number
        assert squeezed(line)[:20] in read
    for name in ("张𠮷", "李䶮", "王㛃", "陈𬭎"):
        assert name in read


def test_every_font_is_embedded():
    reader = PdfReader(BytesIO(document_pdf(document())))
    for page in reader.pages:
        resources = cast("Any", page["/Resources"])
        for font in resources["/Font"].values():
            descriptor = font.get_object()["/FontDescriptor"]
            assert "/FontFile2" in descriptor


def test_page_numbers_stand_right_then_left():
    reader = PdfReader(BytesIO(document_pdf(document(12))))
    assert len(reader.pages) > 2
    for number, page in enumerate(reader.pages, 1):
        spots: list[tuple[float, float]] = []

        def visit(text, _cm, tm, _font, _size, spots=spots, wanted=f"— {number} —"):
            if wanted in text:
                spots.append((tm[4] / MM, 297 - tm[5] / MM))

        page.extract_text(visitor_text=visit)
        [(x, y)] = spots
        assert (x > 105) == bool(number % 2)
        assert y == pytest.approx(269 + 1.9, abs=0.3)


@pytest.mark.parametrize("paragraphs", range(1, 14))
def test_page_ends(paragraphs):
    model = document(paragraphs)
    dealt = pages(bands(model))
    for page in dealt:
        assert sum(band.lines for band in page) <= LINES
    for page, _ in pairwise(dealt):
        assert not page[-1].keep  # no heading is the last line of a page
    # the signature never stands alone: text of the body is on its page
    assert len(dealt[-1]) >= 8
    assert [band for page in dealt for band in page] != []


def test_a_chain_longer_than_a_page_still_ends():
    long = [Band(1, lambda _paper, _top: None, keep=True) for _ in range(50)]
    assert [len(page) for page in pages(long)] == [22, 22, 6]


def test_a_missing_character_is_reported():
    model = document(1)
    odd = Document((("清河\ue000镇",),), model.blocks, model.ending)
    assert [lost.char for lost in draw(odd, BytesIO())] == ["\ue000"]
