"""Every bound number of the sample's text leads to the records that make it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.figure_records import records_of
from tecdesk.report.words.narrative import narrative
from tecdesk.report.words.tags import label
from tecdesk.report.words.tags import parse
from tests.report.full_year import full_year

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book


def test_every_figure_leads_to_its_records(sample_book: Book) -> None:
    slots = narrative(sample_book, 2025).slots
    figures = [slot for slot in slots if parse(slot.tag)]
    assert len(figures) > 60
    for slot in figures:
        asked = parse(slot.tag)
        assert asked is not None
        if asked.period.year == 2025 and slot.text not in {"0", "0.0"}:
            assert records_of(sample_book, slot.tag), slot.tag
    assert records_of(sample_book, "year") == []


def test_a_part_has_its_own_records_only(sample_book: Book) -> None:
    whole = records_of(sample_book, "training.sessions@2025")
    part = records_of(sample_book, "training.sessions@2025/form=讲座")
    assert 0 < len(part) < len(whole)
    assert {record.text("form") for record in part} == {"讲座"}


def test_every_figure_of_all_registers_leads_to_its_records(tmp_path: Path) -> None:
    with full_year(tmp_path / "a.tecdesk") as book:
        for slot in narrative(book, 2025).slots:
            asked = parse(slot.tag)
            if asked and asked.period.year == 2025:
                assert records_of(book, slot.tag), slot.tag
        # three materials, consultations and sessions; one of each is on 知识产权
        for key in ("handout.quantity[份]", "consult.served", "training.people"):
            rows = records_of(book, f"{key}@2025/topic=知识产权")
            assert [row.text("topic") for row in rows] == ["知识产权"]


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("training.people@2025", "2025年全年 培训人次"),
        ("training.people@2025h1%target", "2025年上半年 培训人次：完成率"),
        ("training.sessions@2025/form=讲座", "2025年全年 培训期数的一部分"),
        (
            "training.women@2025%training.people@2025",
            "2025年全年 其中妇女：占比",
        ),
        ("handout.quantity[份]@2025!target", "2025年全年 发放资料（份）：年度目标"),
        ("until", "统计截止日"),
        ("gap.else", "由记录数出来的数"),
    ],
)
def test_a_number_says_what_it_is(tag: str, words: str) -> None:
    assert label(tag) == words
