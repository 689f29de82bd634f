"""What two units reported and may be one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.county.doubles import doubles
from tecdesk.desk.county.doubles import not_the_same
from tecdesk.desk.county.merging import receive
from tecdesk.desk.duplicates import not_the_same as not_these
from tecdesk.desk.duplicates import twins
from tecdesk.tally.checkup.checkup import checkup
from tests.desk.county.stick import TODAY
from tests.desk.county.stick import numbered
from tests.desk.county.stick import report
from tests.desk.county.stick import session
from tests.desk.county.stick import township

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.store.book import Book


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Book]:
    with township(tmp_path / "二.tecdesk", "下坪镇") as book:
        yield book


def _merge(county: Book, usb: Path, *towns: Book, revision: int = 1) -> None:
    receive(county, [report(town, 2025, revision, usb) for town in towns])


def test_the_same_session_reported_twice(
    county: Book, town: Book, other: Book, usb: Path
) -> None:
    session(other, "2025-05-01", 11, "茶园 管理")
    session(other, "2025-05-02", 12)
    _merge(county, usb, town, other)
    (found,) = doubles(county, 2025)
    assert found.units == ("清河镇", "下坪镇")
    assert found.sentence == (
        "同一天的同题培训，两边都报了："
        "清河镇 2025-05-01 东村 茶园管理 10 人次；"
        "下坪镇 2025-05-01 东村 茶园 管理 11 人次。"
    )
    assert doubles(county, 2024) == []
    not_the_same(county, [found])
    assert doubles(county, 2025) == []
    session(other, "2025-05-01", 13)
    _merge(county, usb, other, revision=2)
    (again,) = doubles(county, 2025)  # one more than a person knew of
    assert len(again.records) == 3


def test_twice_in_one_unit_is_that_unit_s_own_matter(
    county: Book, town: Book, usb: Path
) -> None:
    session(town, "2025-05-01", 10)
    _merge(county, usb, town)
    assert doubles(county, 2025) == []


def test_one_person_in_two_places(
    county: Book, town: Book, other: Book, usb: Path
) -> None:
    for book, title in ((town, "养鱼"), (other, "种茶")):
        with book.edit("主讲人", year=2025) as edit:
            taught = {"held_on": "2025-06-01", "title": title, "lecturer": "查美玲"}
            edit.add("training", {**taught, "people": 5})
            paired = {"name": "张三", "helper": "李四", "since": "2024"}
            edit.add("pairing", paired)
            edit.add("base", {"name": "茶叶基地", "founded_on": "2020"})
    _merge(county, usb, town, other)
    found = {each.sameness.key: each for each in doubles(county, 2025)}
    assert found.keys() == {"lecturer", "base", "pair"}
    assert "主讲人同一天在两个地方" in found["lecturer"].sentence
    assert len(found["pair"].records) == 2


def test_what_a_township_told_apart_is_not_asked_again(
    county: Book, town: Book, usb: Path
) -> None:
    session(town, "2025-05-01", 10)  # the same day, village and title once more
    first = report(town, 2025, 1, usb)
    receive(county, [first])
    assert _asked(county)
    found = twins(town, "training", town.find("training")[0].values)
    not_these(town, found)
    second = report(town, 2025, 2, usb)
    receive(county, [second])
    assert not _asked(county)


def _asked(book: Book) -> bool:
    points = checkup(book, 2025, TODAY).points
    return any(point.finding.mark and not point.settled for point in points)


def test_one_person_in_two_units_is_told_by_the_hash(
    county: Book, town: Book, other: Book, usb: Path
) -> None:
    for book, name in ((town, "王伟"), (other, "王  玮")):
        with book.edit("结对", year=2025) as edit:
            values = {"name": name, "helper": f"帮{name}", "since": "2025-01-01"}
            edit.add("pairing", {**values, "id_number": numbered("1960-02-03")})
        book.change_settings(lambda now: replace(now, person_key="00" * 32))
    _merge(county, usb, town, other)
    (found,) = doubles(county, 2025)
    assert found.units == ("清河镇", "下坪镇")
    assert found.sentence.startswith("同一个人，两边都结了对：清河镇 ")
    not_the_same(county, [found])
    assert doubles(county, 2025) == []
