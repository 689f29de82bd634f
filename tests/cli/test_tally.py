from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest

from tecdesk.domain.indicators import INDICATORS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


@pytest.fixture
def year(call: Call, sample_path: Path) -> dict[str, Any]:
    found: dict[str, Any] = call("tally", sample_path, "--year", 2025, "--json").data
    return found


def _line(sheet: dict[str, Any], key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(x for x in sheet["indicators"] if x["key"] == key)
    return found


def test_the_shape(year: dict[str, Any]) -> None:
    assert list(year) == ["unit", "year", "period", "until", "indicators", "shares"]
    head = [year[key] for key in ("unit", "year", "period", "until")]
    assert head == ["清河镇", 2025, "全年", "2025-12-31"]
    for line in year["indicators"]:
        assert list(line) == [
            "key",
            "label",
            "unit",
            "value",
            "target",
            "rate",
            "last_year",
            "change",
            *(["out_of", "coverage"] if INDICATORS[line["key"]].out_of else []),
            "parts",
        ]
        assert all(list(part) == ["by", "name", "value"] for part in line["parts"])
    keys = dict.fromkeys(line["key"] for line in year["indicators"])
    assert list(keys) == list(INDICATORS)


def test_the_values(year: dict[str, Any]) -> None:
    people = _line(year, "training.people")
    assert (people["label"], people["unit"]) == ("培训人次", "人次")
    assert (people["value"], people["target"], people["rate"]) == (4374, 5000, 87.5)
    assert (people["last_year"], people["change"]) == (None, None)
    assert {"by": "village", "name": "柳树村", "value": 1189} in people["parts"]
    assert {"by": "month", "name": "3", "value": 470} in people["parts"]
    assert {"by": "form", "name": "讲座", "value": 0} not in people["parts"]


def test_numbers_are_in_yuan_and_mu(year: dict[str, Any]) -> None:
    assert _line(year, "pairing.money")["value"] == 50500
    assert _line(year, "base.area")["value"] == 1697.8


def test_unknown_is_null(year: dict[str, Any]) -> None:
    visits = _line(year, "pairing.visits")
    months = {p["name"]: p["value"] for p in visits["parts"] if p["by"] == "month"}
    assert months["3"] is None
    assert months["未分月"] == 208
    assert _line(year, "pairing.goods")["value"] is None


def test_handouts_have_a_line_for_each_unit(year: dict[str, Any]) -> None:
    lines = [x for x in year["indicators"] if x["key"] == "handout.registered"]
    assert {x["unit"]: x["value"] for x in lines} == {
        "份": 3050,
        "册": 3550,
        "张": 1950,
    }


@pytest.mark.parametrize(
    ("options", "period", "until", "people"),
    [
        (("--half", "1"), "上半年", "2025-06-30", 2664),
        (("--quarter", "1"), "第一季度", "2025-03-31", 330 + 357 + 470),
        (("--month", "12"), "12月", "2025-12-31", 68),
        (("--until", "2025-02-28"), "截至2月28日", "2025-02-28", 330 + 357),
    ],
)
def test_parts_of_the_year(
    call: Call,
    sample_path: Path,
    options: tuple[str, ...],
    period: str,
    until: str,
    people: int,
) -> None:
    sheet = call("tally", sample_path, "--year", 2025, *options, "--json").data
    assert (sheet["period"], sheet["until"]) == (period, until)
    assert _line(sheet, "training.people")["value"] == people


def test_until_tells_the_year(call: Call, sample_path: Path) -> None:
    sheet = call("tally", sample_path, "--until", "2025-02-28", "--json").data
    assert sheet["year"] == 2025


def test_only_the_breakdowns_asked_for(call: Call, sample_path: Path) -> None:
    asked = ("--by", "village", "--by", "form", "--json")
    sheet = call("tally", sample_path, "--year", 2025, *asked).data
    found = {part["by"] for x in sheet["indicators"] for part in x["parts"]}
    assert found == {"village", "form"}


def test_for_people(call: Call, sample_path: Path) -> None:
    said = call("tally", sample_path, "--year", 2025, "--by", "form")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == "清河镇 2025年 全年"
    assert lines[1].split() == [
        "指标",
        "单位",
        "完成",
        "目标",
        "完成率",
        "上年",
        "增减",
    ]
    people = next(line for line in lines if line.startswith("培训人次"))
    assert people.split()[:5] == ["培训人次", "人次", "4374", "5000", "87.5%"]
    assert any(line.startswith("  讲座") for line in lines)


def test_the_words_of_the_year(call: Call, sample_path: Path) -> None:
    sheet = call("tally", sample_path, "--year", 2019, "--json").data
    assert _line(sheet, "training.aided")["label"] == "其中贫困户"
