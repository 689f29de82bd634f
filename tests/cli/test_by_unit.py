"""The county asks by unit on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.county.merging import receive
from tecdesk.store.book import Book
from tests.desk.county.stick import report
from tests.desk.county.stick import session
from tests.desk.county.stick import township
from tests.report.county import county_book

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return county_book(tmp_path / "县.tecdesk", 2)


def test_tally_by_unit(call: Call, county: Path) -> None:
    asked = ("tally", county, "--year", 2025, "--by", "unit", "--by", "village")
    lines = call(*asked, "--json").data["indicators"]
    people = next(each for each in lines if each["key"] == "training.people")
    assert people["value"] == 23
    assert people["parts"] == [
        {"by": "unit", "name": "第1镇", "value": 11},
        {"by": "unit", "name": "第2镇", "value": 12},
        {"by": "village", "name": "第1镇东村", "value": 11},
        {"by": "village", "name": "第2镇东村", "value": 12},
    ]
    assert "第2镇" in call(*asked).out


def test_the_records_behind_a_units_figure(call: Call, county: Path) -> None:
    asked = ("records", county, "--year", 2025, "--json")
    found = call(*asked, "training.people", "--where", "unit=第2镇").data
    assert [each["value"] for each in found] == [12]
    (one,) = call(*asked, "handout.quantity", "--where", "unit=第1镇").data
    assert one["quantity"] == 100
    both = call(*asked, "handout.quantity", "--where", "unit=份").data
    assert len(both) == 2


def test_an_unknown_unit_is_said(call: Call, county: Path) -> None:
    told = call("records", county, "training.people", "--where", "unit=第9镇")
    assert told.code == 1
    assert "没有“第9镇”这个单位" in told.err


def test_a_record_says_in_which_report_it_came(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "县.tecdesk"
    with township(tmp_path / "清河镇.tecdesk", "清河镇", "990000100") as town:
        session(town, "2025-05-01", 10)
        package = report(town, 2025, 2, tmp_path / "usb")
    with Book.create(path, "青山县") as county:
        receive(county, [package])
    asked = ("records", path, "training.people", "--year", 2025)
    (one,) = call(*asked, "--json").data
    assert (one["from"]["unit"], one["from"]["revision"]) == ("清河镇", 2)
    assert one["from"]["written"].startswith("2025-")
    assert "清河镇 第2次 2025-" in call(*asked).out


def test_a_township_does_not_say_from_where(call: Call, sample_path: Path) -> None:
    asked = ("records", sample_path, "training.people", "--year", 2025)
    assert "from" not in call(*asked, "--json").data[0]
    assert "来自" not in call(*asked).out


def test_a_village_is_asked_for_with_its_unit(call: Call, county: Path) -> None:
    asked = ("records", county, "training.people", "--year", 2025, "--json", "--where")
    (one,) = call(*asked, "village=第2镇东村").data
    assert one["value"] == 12
    told = call(*asked, "village=东村")
    assert told.code == 1
    assert "不止一个单位有“东村”" in told.err
