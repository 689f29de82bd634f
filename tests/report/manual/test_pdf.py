"""The manual on paper: all of it, one sheet for the start, every font in the file."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tecdesk.report.manual.bands import Band
from tecdesk.report.manual.bands import bands
from tecdesk.report.manual.blocks import Heading
from tecdesk.report.manual.blocks import Paragraph
from tecdesk.report.manual.blocks import plain
from tecdesk.report.manual.pdf import _laid
from tecdesk.report.manual.pdf import leaves
from tecdesk.report.manual.pdf import write_manual
from tecdesk.report.manual.reading import read
from tecdesk.report.manual.topics import QUICK
from tecdesk.report.manual.topics import TOPICS

if TYPE_CHECKING:
    from tecdesk.report.page.paper import Paper

PAGE_MM = 263.0


@pytest.fixture(scope="module")
def whole() -> PdfReader:
    target = BytesIO()
    assert write_manual(target) == ""
    return PdfReader(target)


def _said(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_all_that_is_written_is_printed(whole: PdfReader) -> None:
    printed = _said("".join(page.extract_text() for page in whole.pages))
    for topic in TOPICS:
        for block in read(topic.text):
            if isinstance(block, Heading):
                assert _said(plain(block.text)) in printed
            elif isinstance(block, Paragraph):  # a page may end in the middle of it
                assert _said(plain(block.text))[:8] in printed


def test_contents_name_the_page_each_topic_begins_on(whole: PdfReader) -> None:
    contents = _said(whole.pages[0].extract_text())
    outline = [each for each in whole.outline if not isinstance(each, list)]
    names = [str(each.title) for each in outline]
    assert names[1:] == [topic.name for topic in TOPICS]
    for topic, mark in zip(TOPICS, outline[1:], strict=True):
        number = whole.get_destination_page_number(mark)
        assert number is not None
        assert f"{_said(topic.name)}" in contents
        assert f"第{number + 1}页" in _said(whole.pages[number].extract_text())
    assert len(whole.pages) < 32


def test_the_first_page_is_one_sheet_of_its_own() -> None:
    target = BytesIO()
    assert write_manual(target, [QUICK]) == ""
    assert len(PdfReader(target).pages) == 1


def test_no_band_is_lost_torn_or_left_alone() -> None:
    for topic in TOPICS:
        made = bands(read(topic.text))
        dealt = leaves(made)
        assert [band for page in dealt for band in page] == made
        assert all(sum(band.high for band in page) <= PAGE_MM for page in dealt)
        assert not [page for page in dealt if page[-1].keep]


def test_pictures_get_smaller_only_where_that_spares_a_page() -> None:
    as_they_are = [len(leaves(bands(read(topic.text)))) for topic in TOPICS]
    laid = [_laid(topic) for topic in TOPICS]
    assert sum(map(len, laid)) < sum(as_they_are)
    for topic, pages, before in zip(TOPICS, laid, as_they_are, strict=True):
        high = sum(band.high for page in pages for band in page)
        full = sum(band.high for band in bands(read(topic.text)))
        assert (high < full) == (len(pages) < before)


def test_a_heading_goes_with_what_follows() -> None:
    def draw(_paper: Paper, _top: float) -> None:
        raise AssertionError

    full, head, line = Band(255.0, draw), Band(6.0, draw, keep=True), Band(6.0, draw)
    assert leaves([full, head, line]) == [[full], [head, line]]
