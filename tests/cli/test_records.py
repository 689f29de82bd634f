from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

import pytest

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


def _sum(rows: list[dict[str, Any]]) -> Decimal:
    return sum((Decimal(str(row["value"] or 0)) for row in rows), Decimal())


@pytest.fixture(scope="module")
def sheets() -> dict[str, list[dict[str, Any]]]:
    """What the tally of the sample says, by period; asked for once."""
    return {}


@pytest.mark.slow
@pytest.mark.parametrize("key", INDICATORS)
@pytest.mark.parametrize("period", ["", "--half=1", "--month=5"])
def test_the_rows_behind_every_figure_add_up(
    call: Call,
    sample_path: Path,
    sheets: dict[str, list[dict[str, Any]]],
    key: str,
    period: str,
) -> None:
    asked = ("--year", 2025, *([period] if period else []), "--json")
    if period not in sheets:
        sheets[period] = call("tally", sample_path, *asked).data["indicators"]
    lines = [line for line in sheets[period] if line["key"] == key]
    assert lines
    for line in lines:
        behind = ("records", sample_path, "--indicator", key, "--unit", line["unit"])
        wheres = [[], *(["--where", f"{p['by']}={p['name']}"] for p in line["parts"])]
        values = [line["value"], *(part["value"] for part in line["parts"])]
        for where, value in zip(wheres, values, strict=True):
            rows = call(*behind, *where, *asked).data
            assert _sum(rows) == Decimal(str(value or 0)), (key, where)
            assert value is not None or not any(row["value"] for row in rows)


@pytest.mark.parametrize("key", REGISTERS)
def test_every_register_lists(call: Call, sample_path: Path, key: str) -> None:
    rows = call("records", sample_path, key, "--json").data
    with Book.open(sample_path, writing=False) as book:
        assert len(rows) == book.count(key)
    for row in rows:
        assert list(row) == ["id", *REGISTERS[key].by_key]
    said = call("records", sample_path, key)
    assert said.out.endswith(f"{len(rows)} 条\n" if rows else "没有符合的记录。\n")


def _rows(call: Call, path: Path, *arguments: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = call("records", path, *arguments, "--json").data
    return found


def test_values_are_as_people_know_them(call: Call, sample_path: Path) -> None:
    money = _rows(call, sample_path, "aid", "--where", "way=资金")
    assert all(isinstance(row["money"], int) for row in money if row["money"])
    areas = [row["area"] for row in _rows(call, sample_path, "base")]
    area = next(each for each in areas if isinstance(each, float))
    bases = _rows(call, sample_path, "base", "--where", f"area={area}")
    assert {row["area"] for row in bases} == {area}
    [target] = _rows(call, sample_path, "target", "--where", "indicator=培训人次")
    assert (target["value"], target["indicator"]) == (5000, "培训人次")


def test_personal_numbers_are_masked(call: Call, sample_path: Path) -> None:
    with Book.open(sample_path, writing=False) as book:
        numbers = [r.text("id_number") for r in book.find("pairing")]
        phones = [r.text("phone") for r in book.find("pairing")]
    for arguments in (("--json",), ()):
        out = call("records", sample_path, "pairing", *arguments).out
        assert not any(number in out for number in (*numbers, *phones) if number)
    shown = {row["id_number"] for row in _rows(call, sample_path, "pairing")}
    assert any("********" in each for each in shown if each)
    number = next(each for each in numbers if each)
    assert len(_rows(call, sample_path, "pairing", "--where", f"id_number={number}"))


def test_a_record_by_its_id(call: Call, sample_path: Path) -> None:
    [village] = _rows(call, sample_path, "village", "--where", "name=柳树村")
    asked = ("training", "--where", f"village={village['id']}")
    by_name = ("training", "--where", "village=柳树村")
    assert _rows(call, sample_path, *asked) == _rows(call, sample_path, *by_name) != []
    said = call("records", sample_path, "training", "--where", "weather=好")
    assert said.code == 2
    assert "held_on" in said.err


@pytest.mark.parametrize("name", ["柳树村", "柳树", " 柳树村 "])
def test_a_village_by_any_of_its_names(
    call: Call, sample_path: Path, name: str
) -> None:
    rows = _rows(call, sample_path, "training", "--where", f"village={name}")
    assert {row["village"] for row in rows} == {"柳树村"}
    indicator = ("--indicator", "training.people", "--year", 2025)
    rows = _rows(call, sample_path, *indicator, "--where", f"village={name}")
    assert _sum(rows) == 1189


def test_several_conditions(call: Call, sample_path: Path) -> None:
    wheres = ("--where", "village=柳树村", "--where", "form=播放影片")
    direct = _rows(call, sample_path, "training", *wheres)
    asked = ("--indicator", "training.people", "--year", 2025, "--where", "month=3")
    behind = _rows(call, sample_path, *asked, *wheres)
    march = [row for row in direct if row["held_on"][:7] == "2025-03"]
    assert {row["id"] for row in behind} == {row["id"] for row in march} != set()
    assert _sum(behind) == sum(row["people"] for row in march)


def test_a_condition_through_the_session(call: Call, sample_path: Path) -> None:
    asked = ("--indicator", "training.handouts", "--year", 2025)
    lectures = _rows(call, sample_path, *asked, "--where", "form=讲座")
    both = ("--where", "form=讲座", "--where", "village=柳树")
    assert 0 < len(_rows(call, sample_path, *asked, *both)) < len(lectures)


@pytest.mark.parametrize("part", ["quarter=2", "quarter=第二季度", "quarter=二季度"])
def test_a_quarter_by_any_of_its_names(
    call: Call, sample_path: Path, part: str
) -> None:
    asked = ("--indicator", "training.people", "--year", 2025, "--where", part)
    assert _sum(_rows(call, sample_path, *asked)) == 662 + 650 + 195


def test_a_field_without_a_breakdown(call: Call, sample_path: Path) -> None:
    asked = ("--indicator", "training.people", "--year", 2025)
    everything = _rows(call, sample_path, *asked)
    lecturer = everything[0]["lecturer"]
    rows = _rows(call, sample_path, *asked, "--where", f"lecturer={lecturer}")
    assert {row["lecturer"] for row in rows} == {lecturer}
    assert _sum(rows) == sum(
        row["people"] for row in everything if row["lecturer"] == lecturer
    )


def test_blank_is_asked_for_by_nothing(call: Call, sample_path: Path) -> None:
    rows = _rows(call, sample_path, "pairing", "--where", "until=")
    assert rows
    assert all(row["until"] is None for row in rows)
    linked = _rows(call, sample_path, "handout", "--where", "training=")
    assert 0 < len(linked) < len(_rows(call, sample_path, "handout"))


def test_the_period_of_a_register(call: Call, sample_path: Path) -> None:
    assert len(_rows(call, sample_path, "training", "--year", 2025)) == 46
    assert _rows(call, sample_path, "training", "--year", 2024) == []
    march = _rows(call, sample_path, "training", "--year", 2025, "--month", 3)
    assert {row["held_on"][:7] for row in march} == {"2025-03"}


def test_an_indicator_may_stand_for_the_register(call: Call, sample_path: Path) -> None:
    rows = _rows(call, sample_path, "training.people", "--year", 2025)
    assert _sum(rows) == 4374
    both = ("training", "--indicator", "training.people", "--year", 2025)
    assert _rows(call, sample_path, *both) == rows
    after = ("--year", 2025, "--indicator", "training.people", "training")
    assert _rows(call, sample_path, *after) == rows


def test_what_is_added_stands_in_the_table(call: Call, sample_path: Path) -> None:
    asked = ("--indicator", "handout.registered", "--unit", "册", "--year", 2025)
    lines = call("records", sample_path, *asked).out.splitlines()
    assert lines[0].split()[-1] == "计入"
    assert lines[-1].endswith("其中登记发放合计 3550 册")


@pytest.mark.parametrize(
    ("where", "code", "words"),
    [
        ("village", 2, "字段=值"),
        ("weather=好", 2, "weather=好"),
        ("month=13", 2, "month=13"),
        ("quarter=春", 2, "quarter=春"),
        ("people=许多", 2, "people=许多"),
        ("village=桃花源", 1, "桃花源"),
    ],
)
def test_a_condition_that_means_nothing(
    call: Call, sample_path: Path, where: str, code: int, words: str
) -> None:
    asked = ("--indicator", "training.people", "--year", 2025, "--where", where)
    said = call("records", sample_path, *asked)
    assert (said.code, said.out) == (code, "")
    assert words in said.err
