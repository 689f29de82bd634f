from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.packages.record_lines import from_lines
from tecdesk.exchange.packages.selection import gather
from tecdesk.exchange.packages.selection import records_of
from tecdesk.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def book(tmp_path: Path):
    with Book.create(tmp_path / "书.tecdesk", "清河镇") as book:
        with book.edit("样例", year=2025) as edit:
            add = edit.add
            far = add("village", {"name": "远村"})
            village = add("village", {"name": "柳树村"})
            used = add("material", {"title": "用过的书"})
            add("material", {"title": "没用的书"})
            for day in ("2024-12-31", "2025", "2025-01-01", "2025-12-31", "2026-01-01"):
                add("training", {"held_on": day, "title": day, "people": 1})
            add("handout", {"date": "2025-03-01", "material": used, "quantity": 5})
            old = {"village": village, "until": "2024-06-01"}
            ended = add(
                "pairing", {"name": "早完", "helper": "甲", "since": "2023", **old}
            )
            add("pairing", {"name": "更早", "helper": "甲", "since": "2022", **old})
            add("pairing", {"name": "在帮", "helper": "乙", "since": "2024-05-01"})
            add("aid", {"pairing": ended, "date": "2025-02-01", "way": "走访"})
            closed = {"founded_on": "2019", "closed_on": "2023-05-01"}
            base = add("base", {"name": "关了", **closed})
            add("base", {"name": "开着", "founded_on": "2019"})
            add("base_year", {"base": base, "year": 2024, "area": 10})
            add("target", {"year": 2025, "indicator": "training.people", "value": 100})
            add("target", {"year": 2024, "indicator": "training.people", "value": 100})
            gone = add("training", {"held_on": "2025-05-05", "title": "x", "people": 1})
            edit.bin("training", gone)
        assert far
        yield book


def _named(book: Book) -> dict[str, list[str]]:
    chosen = records_of(book, Period(2025))
    return {
        key: [record.text(REGISTERS[key].named_by) for record in records]
        for key, records in chosen.items()
    }


def test_takes_the_year_and_what_it_rests_on(book: Book) -> None:
    named = _named(book)
    assert named["unit"] == ["清河镇"]
    assert set(named["village"]) == {"远村", "柳树村"}
    assert set(named["training"]) == {"2025", "2025-01-01", "2025-12-31"}
    assert named["material"] == ["用过的书"]
    assert set(named["pairing"]) == {"早完", "在帮"}  # one ended, but aided this year
    assert len(named["aid"]) == 1
    assert named["base"] == ["开着"]
    assert named["base_year"] == []
    assert len(named["target"]) == 1


def test_every_reference_leads_to_a_record_inside(book: Book) -> None:
    chosen = records_of(book, Period(2025))
    for key, records in chosen.items():
        for ref in REGISTERS[key].refs:
            inside = {record.id for record in chosen[ref.to]}
            assert {r.text(ref.key) for r in records} - {""} <= inside


def test_gathers_lines_that_give_the_records_back(book: Book) -> None:
    content = gather(book, 2025, 1, personal=True)
    chosen = records_of(book, Period(2025))
    assert content.counts == {key: len(found) for key, found in chosen.items()}
    for key, data in content.records.items():
        for read, stored in zip(from_lines(data), chosen[key], strict=True):
            filled = {k: v for k, v in stored.values.items() if v is not None}
            assert read.values == filled
            assert (read.id, read.owner) == (stored.id, stored.owner)


def test_gathering_twice_gives_the_same_digest(book: Book) -> None:
    assert gather(book, 2025, 1).digest == gather(book, 2025, 1).digest
    before = gather(book, 2025, 1).digest
    with book.edit("加一条") as edit:
        edit.add("training", {"held_on": "2025-06-01", "title": "新", "people": 3})
    assert gather(book, 2025, 1).digest != before


def test_the_text_of_a_summary_stays_at_home(book: Book) -> None:
    before = gather(book, 2025, 1).digest
    with book.edit("总结") as edit:
        edit.add(
            "passage",
            {
                "year": 2025,
                "variant": "year",
                "place": "training/0",
                "text": "自己的话",
            },
        )
    assert records_of(book, Period(2025))["passage"] == []
    assert gather(book, 2025, 1).digest == before


def test_a_part_takes_the_whole_along_and_what_the_whole_rests_on(book: Book) -> None:
    with book.edit("科普") as edit:
        envoy = edit.add("envoy", {"name": "赵兰", "since": "2019", "until": "2020"})
        fair = {"held_on": "2024-12-20", "title": "科技之冬", "envoy": envoy}
        whole = edit.add("outreach", fair)
        day = {"held_on": "2024-12-31", "title": "科技赶集", "within": whole}
        half = edit.add("outreach", day)
        show = {"held_on": "2025-01-02", "title": "放映", "within": half}
        edit.add("outreach", show)
    named = _named(book)
    assert set(named["outreach"]) == {"放映", "科技赶集", "科技之冬"}
    assert named["envoy"] == ["赵兰"]


def test_what_is_counted_by_another_date_goes_along(book: Book) -> None:
    with book.edit("项目") as edit:
        for name, applied, approved in (
            ("去年报今年批", "2024-11", "2025-03"),
            ("今年报明年批", "2025-11", "2026-03"),
            ("明年报", "2026-01", "2026-03"),
        ):
            dates = {"applied_on": applied, "approved_on": approved}
            edit.add("project", {"name": name, **dates})
    assert set(_named(book)["project"]) == {"去年报今年批", "今年报明年批"}
