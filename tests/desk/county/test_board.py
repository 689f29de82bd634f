"""Who has reported, who has not, and what is doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.county.board import Standing
from tecdesk.desk.county.board import board
from tecdesk.desk.county.merging import receive
from tecdesk.desk.county.units import Member
from tecdesk.domain.period import Period
from tests.desk.county.stick import listed
from tests.desk.county.stick import report
from tests.desk.county.stick import session

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book


def test_units_on_the_list_are_missing_until_they_report(
    county: Book, town: Book, usb: Path
) -> None:
    listed(county, ("清河镇", "990000100"), ("下坪镇", "990000200"))
    found = board(county, [2025])
    assert [m.name for m in found.missing(Period(2025))] == ["清河镇", "下坪镇"]
    receive(county, [report(town, 2025, 1, usb)])
    found = board(county)
    assert found.years == (2025,)
    assert [m.name for m in found.missing(Period(2025))] == ["下坪镇"]
    cells = [row[0] for row in found.cells.values()]
    assert [cell.standing.label for cell in cells] == ["已报", "未报"]
    assert cells[0].check_code
    assert len(cells[0].day) == 10
    assert cells[1].check_code == ""


def test_two_reports_under_one_number_are_doubtful(
    county: Book, town: Book, usb: Path
) -> None:
    first = report(town, 2025, 1, usb)
    session(town, "2025-06-01", 30)
    receive(county, [report(town, 2025, 1, usb), first])
    ((cell,),) = board(county).cells.values()
    assert cell.standing is Standing.DOUBTFUL
    assert "另有一份更晚写的" in cell.doubts[0]


def test_what_the_checks_found_at_home_is_doubtful(
    county: Book, town: Book, usb: Path
) -> None:
    with town.edit("错") as edit:
        wrong: dict[str, Value] = {"people": 5, "women": 9, "title": "茶"}
        edit.add("training", {**wrong, "held_on": "2025-01-09"})
    receive(county, [report(town, 2025, 1, usb)])
    ((cell,),) = board(county).cells.values()
    assert cell.standing is Standing.DOUBTFUL
    assert "体检还有" in cell.doubts[0]


def test_a_package_that_waits_makes_its_unit_doubtful(
    county: Book, town: Book, usb: Path
) -> None:
    listed(county, ("清河镇", "990000199"))
    receive(county, [report(town, 2025, 1, usb)])
    found = board(county)
    ((cell,),) = found.cells.values()
    assert cell.standing is Standing.DOUBTFUL
    assert cell.doubts == (found.waiting[0].sentence,)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("清河镇", "清河镇", True),
        ("清河", "清河镇", True),
        ("清河镇", "清河镇人民政府", True),
        ("东城", "东城街道办事处", True),
        ("白马", "白马山镇", False),
        ("白马镇", "白马乡", False),
        ("", "白马镇", False),
        ("白", "镇", False),
    ],
)
def test_what_a_unit_may_be_called(one: str, other: str, *, same: bool) -> None:
    assert Member("", one).is_called(other) is same
    assert Member("", other).is_called(one) is same
