"""The county's answers on the command line, from the waiting room to the slip."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tecdesk.exchange.packages.slip import read_slip
from tecdesk.store.book import Book
from tests.desk.county.stick import report
from tests.desk.county.stick import session
from tests.desk.county.stick import township

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


@pytest.fixture
def county(call: Call, tmp_path: Path) -> Path:
    """A county with one unit on its list; two townships have reported."""
    path, units = tmp_path / "县.tecdesk", tmp_path / "单位.csv"
    units.write_text("单位名称,统计用区划代码\n清河镇,990000100\n", encoding="utf-8")
    call("new", path, "--unit", "青山县", "--units", units)
    for name, code in (("清河镇", "990000100"), ("石门乡", "990000109")):
        with township(tmp_path / f"{name}.tecdesk", name, code) as town:
            session(town, "2025-05-01", 30)
            call("merge", path, report(town, 2025, 1, tmp_path / "U盘"))
    return path


def standings(call: Call, county: Path) -> dict[str, str]:
    units = call("received", county, "--json").data["units"]
    return {each["unit"]: each["standing"] for each in units}


def test_what_waits_is_let_in_and_taken_out(call: Call, county: Path) -> None:
    assert standings(call, county) == {"清河镇": "reported"}
    said = call("admit", county, "石门乡")
    assert said.out.startswith("已收下 石门乡 2025年度 第1次，校验码 ")
    assert standings(call, county)["石门乡"] == "reported"
    assert "没有在等候" in call("admit", county, "石门乡").err
    told = call("withdraw", county, "990000109", "--json").data
    assert (told["unit"], told["slips"]) == ("石门乡", [])
    assert standings(call, county)["石门乡"] == "missing"
    assert "没有收到“石门乡”的包" in call("withdraw", county, "石门乡").err


def test_taken_over_with_a_slip(call: Call, county: Path, tmp_path: Path) -> None:
    told = call("accept", county, "清河镇", "--to", tmp_path, "--json").data
    assert standings(call, county)["清河镇"] == "accepted"
    slip = tmp_path / "清河镇_2025年度_第1次_采纳单.tdk"
    assert told["slips"] == [str(slip)]
    assert read_slip(slip).kind == "accept"
    said = call("accept", county, told["check_code"].lower())
    assert said.out == f"已采纳 清河镇 2025年度 第1次，校验码 {told['check_code']}。\n"


def test_given_back_at_a_record(call: Call, county: Path, tmp_path: Path) -> None:
    (record,) = call("records", county, "training", "--json").data
    asked = ("return", county, "清河镇", "--to", tmp_path)
    assert "还没写为什么退回" in call(*asked).err
    assert "没有 training 00" in call(*asked, "--remark", "training", "00", "x").err
    more = ("--remark", "training", record["id"], "没有签到表", "--reason", "不实")
    said = call(*asked, *more)
    assert said.code == 0, said.err
    remarks = read_slip(tmp_path / "清河镇_2025年度_第1次_退回单.tdk").remarks
    assert [(each.record, each.text) for each in remarks] == [
        ("", "不实"),
        (record["id"], "没有签到表"),
    ]
    assert standings(call, county)["清河镇"] == "returned"


def test_of_several_packages_one_is_meant(
    call: Call, county: Path, tmp_path: Path
) -> None:
    home = shutil.copyfile(tmp_path / "清河镇.tecdesk", tmp_path / "家.tecdesk")
    with Book.open(home) as town:
        session(town, "2025-06-01", 20)
        call("merge", county, report(town, 2025, 2, tmp_path / "U盘"))
    said = call("withdraw", county, "清河镇")
    assert said.code == 1
    assert "有 2 包" in said.err
    assert "第2次" in call("accept", county, "清河镇", "--year", 2025).out
    assert "没有收到" in call("accept", county, "清河镇", "--year", 2024).err
