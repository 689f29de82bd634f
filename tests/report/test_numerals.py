"""Number styles N1 to N6, each row of the table."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tecdesk.domain.field import Kind
from tecdesk.report.words import numerals
from tecdesk.report.words.numerals import Numerals
from tecdesk.report.words.numerals import Style
from tecdesk.report.words.numerals import write

ROUNDED = Numerals(Style.ROUNDED)
WAN = Numerals(Style.WAN)


@pytest.mark.parametrize(
    ("value", "exact", "rounded", "wan"),
    [
        (769, "769", "769", "769"),
        (4374, "4374", "4300余", "4374"),
        (4000, "4000", "4000", "4000"),
        (12345, "12345", "12300余", "1.2万余"),
        (12000, "12000", "12000", "1.2万"),
        (20000, "20000", "20000", "2万"),
        (10050, "10050", "10000余", "1万余"),
        (9980, "9980", "9900余", "9980"),
    ],
)
def test_counts_in_every_style(value, exact, rounded, wan):
    assert write(value, "人次").number == exact
    assert write(value, "人次", numerals=ROUNDED).number == rounded
    assert write(value, "人次", numerals=WAN).number == wan


def test_more_is_one_word_of_the_document():
    assert (
        write(4374, "人次", numerals=Numerals(Style.ROUNDED, "多")).number == "4300多"
    )


@pytest.mark.parametrize("unit", list("期个户人项"))
def test_countable_things_stay_exact(unit):
    assert write(12345, unit, numerals=ROUNDED).number == "12345"
    assert write(12345, unit, numerals=WAN).number == "12345"


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (300_000, "3000元"),
        (5_050_000, "5.05万元"),
        (5_000_000, "5万元"),
        (999_999, "9999.99元"),
        (12_345_678, "12.35万元"),
        (9_999_999_999, "1亿元"),
        (12_000_000_000, "1.2亿元"),
    ],
)
def test_money(fen, text):
    assert "".join(numerals.money(fen)) == text


@pytest.mark.parametrize(
    ("tenths", "text"), [(16978, "1697.8亩"), (500, "50亩"), (120_000, "1.2万亩")]
)
def test_area(tenths, text):
    written = write(tenths, "亩", Kind.AREA)
    assert written.number + written.unit == text


def test_quality_forbids_shortening():
    estimate = write(4321, "人次", numerals=ROUNDED, quality="估数")
    assert (estimate.before, estimate.number) == ("约", "4321")
    incomplete = write(4321, "人次", numerals=ROUNDED, quality="据不完全统计")
    assert (incomplete.before, incomplete.number) == ("", "4321")


@pytest.mark.parametrize(
    ("part", "whole", "prose", "cell"),
    [
        (46, 40, "115%", "115.0"),
        (4374, 5000, "87.5%", "87.5"),
        (6911, 6000, "115.2%", "115.2"),
        (1794, 4374, "41%", "41.0"),
        (99999, 100_000, "99.9%", "99.9"),
        (1, 8, "12.5%", "12.5"),
        (1, 16, "6.3%", "6.3"),  # 6.25 goes up
        (1, 3, "33.3%", "33.3"),
        (105, 10, "10.5倍", "1050.0"),
        (999, 100, "999%", "999.0"),
    ],
)
def test_percent(part, whole, prose, cell):
    assert numerals.percent(part, whole) == prose
    assert numerals.percent_cell(part, whole) == cell


def test_multiple_and_points():
    assert numerals.multiple(199, 100) == "1.99倍"
    assert numerals.points(Fraction(875, 1000), Fraction(852, 1000)) == "2.3"


@given(st.integers(0, 10**8), st.sampled_from([ROUNDED, WAN]))
def test_shortening_never_says_more_than_there_is(value, style):
    text = numerals.count(value, style)
    bare = text.rstrip("余").replace("万", "e4")
    shown = int(float(bare))
    assert shown <= value
    assert ("余" in text) == (shown < value)
