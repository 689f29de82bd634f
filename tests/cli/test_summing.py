"""summary: the text of a year for people and scripts, and what disagrees in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk import summary as summing
from tecdesk.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


@pytest.fixture
def typed(sample_path: Path) -> Path:
    """The sample with 5374人次 typed into its first paragraph."""
    with Book.open(sample_path) as book:
        now = summing.summary(book, 2025)
        shown = {
            line.place: line.text for s in now.draft.sections() for line in s.there
        }
        words = "全年培训农民5374人次。"
        summing.write(book, now, shown | {"training/0": (words,)})
    return sample_path


def test_the_text_is_printed_as_on_paper(call: Call, sample_path: Path) -> None:
    told = call("summary", sample_path, "--year", 2025).out.splitlines()
    assert told[0] == "清河镇2025年科技推广工作总结"
    assert told[-1] == "2025年12月31日"
    half = call("summary", sample_path, "--year", 2025, "--variant", "half").out
    assert "及下半年工作计划" in half


def test_a_clean_text_is_said_to_be_so(call: Call, sample_path: Path) -> None:
    done = call("summary", sample_path, "--year", 2025, "--check")
    assert done.out == "和数据都对得上，没有待填的。\n"


def test_what_disagrees_goes_beside_the_text(call: Call, typed: Path) -> None:
    done = call("summary", typed, "--year", 2025, "--check")
    assert done.err == "第2段 写着 5374人次，数据是 4374人次。\n"
    assert done.out == ""


def test_what_disagrees_as_data(call: Call, typed: Path) -> None:
    data = call("summary", typed, "--year", 2025, "--check", "--json").data
    (point,) = data["disagreements"]
    assert (point["place"], point["written"]) == ("training/0", "5374人次")
    assert point["figure"] == "training.people@2025"
    assert data["pending"] == []
    assert "lines" not in data


def test_the_report_warns_and_prints_the_kept_text(
    call: Call, typed: Path, tmp_path: Path
) -> None:
    done = call("report", typed, "--year", 2025, "--out", tmp_path / "报表")
    assert "工作总结第2段 写着 5374人次，数据是 4374人次。" in done.err
