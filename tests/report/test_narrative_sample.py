"""The summary of the shipped sample ledgers, sentence by sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.importing import apply
from tecdesk.desk.importing import read_plans
from tecdesk.paths import resource
from tecdesk.report.words.narrative import narrative
from tecdesk.store.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.letter.document import Document

WHOLE = Path(__file__).parents[1] / "data" / "work-summary-2025.txt"
FILES = (
    "villages.csv",
    "培训台账2025.xlsx",
    "年度目标任务2025.xlsx",
    "示范基地台账.xls",
    "结对帮扶花名册.xlsx",
    "资料发放登记.csv",
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    path = tmp_path_factory.mktemp("sample") / "清河镇.tecdesk"
    with Book.create(path, "清河镇") as book:
        for name in FILES:
            plans = read_plans(book, resource("samples", name), year=2025)
            apply(book, plans)
        yield narrative(book, 2025)


def test_it_reads_as_agreed(sample):
    assert list(sample.lines()) == WHOLE.read_text("utf-8").splitlines()


def test_nothing_is_left_to_fill_in(sample):
    assert sample.pending == ()


def test_one_tag_never_shows_two_numbers(sample):
    shown: dict[str, str] = {}
    for slot in sample.slots:
        number = slot.text.removesuffix("%").removesuffix(".0")
        assert shown.setdefault(slot.tag, number) == number
        assert len(slot.tag) <= 64


@pytest.mark.parametrize(
    ("name", "tag", "times"),
    [
        # in the text and, where there is a target, in the table
        ("培训期数", "training.sessions@2025", 2),
        ("培训人次", "training.people@2025", 2),
        ("其中妇女", "training.women@2025", 1),
        ("其中脱贫户", "training.aided@2025", 1),
        ("培训发放资料(份)", "training.handouts[份]@2025", 1),
        # again in the measures: 现有11个基地, 现有38户
        ("期末在用基地数", "base.in_use@2025", 2),
        ("本年新建基地数", "base.new@2025", 2),
        ("期末在用基地面积(亩)", "base.area@2025", 1),
        ("带动农户(户,在用)", "base.households@2025", 1),
        ("结对户数", "pairing.objects@2025", 3),
        ("帮扶责任人数", "pairing.helpers@2025", 1),
        ("本年新结对户数", "pairing.new@2025", 1),
        ("走访次数", "pairing.visits@2025", 1),
        ("资料种数", "handout.titles@2025", 1),
    ],
)
def test_each_figure_stands_where_it_belongs(sample, name, tag, times):
    expected = json.loads(resource("samples", "expected.json").read_text("utf-8"))
    shown = [slot.text for slot in sample.slots if slot.tag == tag]
    assert shown == [f"{expected[name]}"] * times


def test_money_is_said_in_its_unit(sample):
    [shown] = [slot.text for slot in sample.slots if slot.tag == "pairing.aid@2025"]
    assert shown == "5.05"


def test_forms_and_statuses_are_those_of_the_tally(sample):
    expected = json.loads(resource("samples", "expected.json").read_text("utf-8"))
    by_tag = {slot.tag: slot.text for slot in sample.slots}
    for key, of in (
        ("training.sessions@2025/form", "培训期数按形式"),
        ("pairing.objects@2025/status", "户数按类别"),
    ):
        for word, value in expected[of].items():
            shown = by_tag.get(f"{key}={word}")
            assert shown in {str(value), None}  # of a tie only one is bound
        assert any(tag.startswith(key) for tag in by_tag)
