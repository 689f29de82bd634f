from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tecdesk.exchange.packages.locked import lock
from tecdesk.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.domain.record import Values
    from tests.cli.conftest import Call


@pytest.fixture(scope="module")
def stick(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Packages of the sample township: two reports of 2025."""
    from tecdesk.desk.reported.turning import unlock
    from tecdesk.desk.submitting import submit

    home = tmp_path_factory.mktemp("清河镇")
    with Book.open(shutil.copyfile(sample_file, home / "书.tecdesk")) as book:
        submit(book, 2025, home)
        unlock(book, ["2025"], "补一场")
        with book.edit("补", year=2025) as edit:
            more: Values = {"held_on": "2025-03-03", "title": "补的", "people": 5}
            edit.add("training", more)
        submit(book, 2025, home)
    return home


@pytest.fixture
def county(call: Call, tmp_path: Path) -> Path:
    path = tmp_path / "县.tecdesk"
    assert call("new", path, "--unit", "青山县科技局").code == 0
    return path


def _packages(stick: Path) -> list[Path]:
    return sorted(stick.glob("*.tdk"))


def test_merge_says_what_became_of_each(call: Call, county: Path, stick: Path) -> None:
    first, second = _packages(stick)
    data = call("merge", county, second, first, second, "--json").data
    assert [each["fate"] for each in data] == ["new", "older", "same"]
    assert data[0]["unit"] == "清河镇"
    assert (data[0]["year"], data[0]["revision"]) == (2025, 2)
    assert data[0]["new"] == 266
    assert all(each["merged"] for each in data)
    whole = call("verify", second, "--json").data
    assert data[0]["check_code"] == whole["check_code"]


def test_merge_tells_a_person_what_changed(
    call: Call, county: Path, stick: Path
) -> None:
    first, second = _packages(stick)
    call("merge", county, first)
    looked = call("merge", county, second, "--dry-run")
    said = call("merge", county, second)
    assert looked.out == said.out
    assert said.out.splitlines() == [
        "清河镇 2025年度 第2次：换下第1次，新增 1 条、修改 0 条、没有了 0 条。",
        "  新增 培训 2025-03-03 补的",
    ]


def test_the_tally_of_a_county_is_the_sum_of_its_townships(
    call: Call, county: Path, stick: Path, tmp_path: Path
) -> None:
    last = _packages(stick)[-1]
    call("merge", county, last)
    asked = ("--year", "2025", "--by", "month", "--json")
    ours = call("tally", county, *asked).data
    theirs = call("tally", stick / "书.tecdesk", *asked).data
    for one, other in zip(ours["indicators"], theirs["indicators"], strict=True):
        for key in ("key", "value", "target", "rate", "parts"):
            assert one[key] == other[key], one["key"]


def test_what_cannot_be_merged_ends_with_one(
    call: Call, county: Path, stick: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.tdk"
    bad.write_bytes(_packages(stick)[0].read_bytes()[:-9])
    said = call("merge", county, bad, *_packages(stick))
    assert said.code == 1
    assert "坏.tdk" in said.err
    assert "3 个包里有 1 个没有并入" in said.err
    assert "新增 1 条" in said.out  # the others are in
    both = call("merge", county, bad, "--json")
    assert both.code == 1
    assert '"fate": "refused"' in both.out


def test_a_county_with_a_list(call: Call, stick: Path, tmp_path: Path) -> None:
    units = tmp_path / "单位.csv"
    units.write_text("单位名称,统计用区划代码\n下坪镇,990000200\n", encoding="utf-8")
    county, package = tmp_path / "县.tecdesk", _packages(stick)[-1]
    said = call("new", county, "--unit", "青山县", "--units", units)
    assert said.out == f"已新建 {county}：青山县，收 1 个单位的报。\n"
    said = call("merge", county, package)
    assert said.code == 1
    assert "名单里没有清河镇，先放着" in said.err
    told = call("received", county, "--json").data
    assert [each["standing"] for each in told["units"]] == ["missing"]
    assert [each["fate"] for each in told["waiting"]] == ["unknown"]
    shown = call("received", county).out.splitlines()
    assert shown[0].split() == ["单位", "2025"]
    assert shown[1].split() == ["下坪镇", "未报"]
    assert "先放着" in shown[2]
    (let_in,) = call("merge", county, package, "--admit", "--json").data
    assert (let_in["fate"], let_in["new"]) == ("new", 265)
    assert "已报" in call("received", county).out


def test_a_slip_is_opened_at_home(
    call: Call, county: Path, stick: Path, tmp_path: Path
) -> None:
    from tecdesk.desk.county.answering import return_
    from tecdesk.desk.county.board import board
    from tecdesk.store.reported.remarks import Remark

    home = shutil.copyfile(stick / "书.tecdesk", tmp_path / "清河镇.tecdesk")
    call("merge", county, _packages(stick)[-1])
    with Book.open(county) as book:
        ((cell,),) = board(book).cells.values()
        record = next(r for r in book.find("training") if r["title"] == "补的")
        remark = Remark("没有签到表", "training", record.id)
        assert cell.package
        slip = return_(book, cell.package.file, [remark], tmp_path)
    said = call("returned", home, slip)
    assert said.out.splitlines() == [
        "青山县科技局退回 2025年度 第2次：",
        "  培训 2025-03-03 补的：没有签到表",
    ]
    data = call("returned", home, slip, "--json").data
    assert data["known"]
    assert data["remarks"][0]["record"] == record.id
    states = [each["state"] for each in call("reported", home, "--json").data]
    assert states == ["returned", "replaced"]


def test_a_locked_package_needs_its_passphrase(
    call: Call, county: Path, stick: Path, tmp_path: Path
) -> None:
    locked, words = tmp_path / "锁.tdk", tmp_path / "口令.txt"
    with _packages(stick)[0].open("rb") as plain, locked.open("wb") as target:
        lock(plain, target, "一句好记的话不要告诉人")
    said = call("merge", county, locked)
    assert said.code == 1
    assert "加了口令，没有口令看不了" in said.err
    words.write_text("一句别的话不要告诉人\n", encoding="utf-8")
    asked = ("merge", county, locked, "--passphrase-file", words)
    assert "口令不对" in call(*asked).err
    words.write_text("一句好记的话不要告诉人\n", encoding="utf-8")
    (found,) = call(*asked, "--json").data
    assert found["fate"] == "new"
    (plain_again,) = call("merge", county, _packages(stick)[0], "--json").data
    assert plain_again["fate"] == "same"
