"""The half-year and the pairing summary of the shipped samples, as agreed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tecdesk.report.letter.document import Slot
from tecdesk.report.words.facts import Facts
from tecdesk.report.words.narrative import narrative
from tecdesk.report.words.shortcomings import Shortcomings
from tecdesk.report.words.variants import HALF
from tecdesk.report.words.variants import PAIRING
from tests.report.township import YEAR
from tests.report.township import add_session
from tests.report.township import add_targets
from tests.report.township import empty

if TYPE_CHECKING:
    from tecdesk.report.words.variants import Variant
    from tecdesk.store.book import Book

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize("variant", [HALF, PAIRING], ids=lambda v: v.key)
def test_it_reads_as_agreed(sample_book: Book, variant: Variant) -> None:
    agreed = DATA / f"{variant.key}-summary-2025.txt"
    lines = list(narrative(sample_book, 2025, variant).lines())
    if os.environ.get("WRITE_GOLDEN"):
        agreed.write_text("\n".join(lines) + "\n", "utf-8")
    assert lines == agreed.read_text("utf-8").splitlines()


@pytest.mark.parametrize("variant", [HALF, PAIRING], ids=lambda v: v.key)
def test_no_number_is_unbound(sample_book: Book, variant: Variant) -> None:
    for text in narrative(sample_book, 2025, variant).texts():
        words = "".join(piece for piece in text if not isinstance(piece, Slot))
        assert not any(character.isdecimal() for character in words)


def test_half_a_year_says_nothing_of_the_whole(sample_book: Book) -> None:
    told = "".join(narrative(sample_book, 2025, HALF).lines())
    assert "全年" not in told
    assert "本年" not in told
    assert "上上半年" not in told


def test_the_pairing_summary_speaks_of_pairing_only(sample_book: Book) -> None:
    told = "".join(narrative(sample_book, 2025, PAIRING).lines())
    for other in ("示范基地", "手册", "举办农业科技培训"):
        assert other not in told


@pytest.mark.parametrize(
    ("year", "words"),
    [(2019, "精准扶贫"), (2025, "巩固拓展脱贫攻坚成果"), (2026, "常态化帮扶")],
)
def test_the_purpose_is_in_the_words_of_its_time(
    tmp_path: Path, year: int, words: str
) -> None:
    with empty(tmp_path / "a.tecdesk") as book:
        told = list(narrative(book, year, PAIRING).lines())
    assert words in told[2]


def test_what_is_behind_at_half_time(tmp_path: Path) -> None:
    with empty(tmp_path / "a.tecdesk") as book:
        with book.edit("目标", year=YEAR) as edit:
            add_targets(edit, YEAR)
            add_session(edit, "2025-03-01", None, 200)
        facts = Facts(book, HALF.period(YEAR), variant=HALF)
        due = {line.indicator.key: facts.due(line) for line in facts.targets}
        assert due["training.people"] == 250
        assert due["pairing.objects"] == 2
        told = "".join(narrative(book, YEAR, HALF).lines())
        assert Shortcomings(facts).texts().keys() >= {"targets"}
    assert "培训人次比年度目标的一半少50人次" in told
    assert "结对户数比年度目标少2户" in told
    assert "2025年度目标任务共5项，低于序时进度的5项" in told
    assert "举办农业科技培训3期，培训农民300人次。" in told
    assert "再结对帮扶2户。" in told


def test_all_done_at_half_time(tmp_path: Path) -> None:
    with empty(tmp_path / "a.tecdesk") as book:
        with book.edit("目标", year=YEAR) as edit:
            for key, unit in (("training.sessions", "期"), ("training.people", "人次")):
                edit.add(
                    "target",
                    {"year": YEAR, "indicator": key, "unit": unit, "value": 100},
                )
            add_session(edit, "2025-03-01", None, 200)
        told = "".join(narrative(book, YEAR, HALF).lines())
    assert "2项目标任务全部提前完成" in told
    assert "目标任务已经全部完成，下半年继续做好各项工作。" in told
