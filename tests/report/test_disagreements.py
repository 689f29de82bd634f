"""A generated text agrees with its records; a planted wrong number is always found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.report.letter.document import Slot
from tecdesk.report.letter.document import plain
from tecdesk.report.words.clauses import tidy
from tecdesk.report.words.disagreements import disagreements
from tecdesk.report.words.disagreements import placed
from tecdesk.report.words.facts import Facts
from tecdesk.report.words.known import Known
from tecdesk.report.words.mentions import mentions
from tecdesk.report.words.narrative import draft
from tecdesk.report.words.numerals import Numerals
from tecdesk.report.words.numerals import Style
from tecdesk.report.words.variants import VARIANTS
from tecdesk.store.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.disagreements import Disagreement
    from tecdesk.report.words.draft import Draft
    from tecdesk.report.words.draft import Line

YEAR = 2025
PEOPLE = "training.people@2025"


@pytest.fixture(scope="module")
def facts(sample_file: Path) -> Iterator[Facts]:
    with Book.open(sample_file, writing=False) as book:
        yield Facts(book, VARIANTS["year"].period(YEAR))


@pytest.fixture(scope="module")
def generated(facts: Facts) -> Draft:
    return draft(facts)


@pytest.fixture(scope="module")
def known(facts: Facts, generated: Draft) -> Known:
    return Known(facts, generated)


def rewritten(whole: Draft, place: str, text: Text) -> Draft:
    def change(line: Line) -> Line:
        return replace(line, text=text) if line.place == place else line

    return whole.changed(
        lambda each: replace(each, lines=tuple(map(change, each.lines)))
    )


def found(generated: Draft, known: Known, place: str, text: Text) -> list[Disagreement]:
    return disagreements(
        rewritten(generated, place, text), generated, known, frozenset()
    )


def typed(text: Text, tag: str, instead: str) -> Text:
    """A text with one of its bound numbers typed over."""
    pieces = [
        instead if isinstance(piece, Slot) and piece.tag == tag else piece
        for piece in text
    ]
    return tidy(tuple(pieces))


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=lambda v: v.key)
@pytest.mark.parametrize("style", Style)
def test_a_generated_text_agrees(sample_file, variant, style):
    with Book.open(sample_file, writing=False) as book:
        facts = Facts(book, variant.period(YEAR), Numerals(style), variant)
        exact = replace(facts, numerals=Numerals())
        whole, known = draft(facts), Known(exact, draft(exact))
    # typed out whole, so that no number is bound any more
    bare = whole.changed(
        lambda each: replace(
            each,
            lines=tuple(replace(x, text=(plain(x.text),)) for x in each.lines),
        )
    )
    found = disagreements(bare, whole, known, frozenset())
    assert [each for each in found if not each.pending] == []


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_a_planted_wrong_number_is_found(generated, known, data):
    lines = [line for line in generated.lines().values() if _numbers(line.text)]
    line = data.draw(st.sampled_from(lines))
    start, slot = data.draw(st.sampled_from(_numbers(line.text)))
    right = slot.text.removesuffix("%")
    wrong = data.draw(st.integers(1, 9999).map(str).filter(lambda n: n != right))
    shown = wrong + ("%" if slot.text.endswith("%") else "")
    if slot.text.endswith("日"):
        shown = "2025年3月1日"
    pieces = tuple(shown if at == start else piece for at, piece in _pieces(line.text))
    there = found(generated, known, line.place, tidy(pieces))
    assert [(each.start, each.slot) for each in there] == [(start, slot)]


def test_it_says_what_is_written_and_what_is_true(generated, known):
    line = generated.lines()["training/0"]
    (point,) = found(generated, known, line.place, typed(line.text, PEOPLE, "4734"))
    assert point.sentence == "第2段 写着 4734人次，数据是 4374人次"
    assert point.slot == Slot("4374", PEOPLE)


@pytest.mark.parametrize(
    "shown", ["四千三百七十四", "4300余", "4374", "近4500", "约4400", "4千3百7十4"]
)
def test_other_ways_to_write_the_same_number(generated, known, shown):
    line = generated.lines()["training/0"]
    text = typed(line.text, PEOPLE, shown)
    assert found(generated, known, line.place, text) == []


@pytest.mark.parametrize(
    "shown", ["四千七百三十四", "4400余", "4万", "近4300", "约5000"]
)
def test_other_ways_to_write_a_wrong_number(generated, known, shown):
    line = generated.lines()["training/0"]
    text = typed(line.text, PEOPLE, shown)
    assert len(found(generated, known, line.place, text)) == 1


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("我们先后培训农民5374人次，农民欢迎。", "4374人次"),
        ("全镇举办培训46期。", ""),
        ("今年抓了三项工作，2025年3月起请了2名专家，走了5个村。", ""),
        ("建成示范基地13个。", "11个"),
    ],
)
def test_numbers_in_free_prose(generated, known, said, wrong):
    place = "base/0" if "基地" in said else "training/0"
    line = generated.lines()[place]
    there = found(generated, known, place, tidy((*line.text, said)))
    assert [each.said for each in there] == ([wrong] if wrong else [])


def _numbers(text: Text) -> list[tuple[int, Slot]]:
    """The bound numbers that count something."""
    starts = {each.start for each in mentions(plain(text))}
    return [(start, slot) for start, slot in placed(text) if start in starts]


def _pieces(text: Text) -> Iterator[tuple[int, str | Slot]]:
    at = 0
    for piece in text:
        yield at, piece
        at += len(plain((piece,)))
