from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl

from tests.exchange.forms.samples import workbook
from tests.report.township import township

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


def made(folder: Path) -> tuple[Path, Path]:
    """A township's book, closed, and a form."""
    book = township(folder / "河口镇.tecdesk")
    book.close()
    return folder / "河口镇.tecdesk", workbook(folder)


def test_fill_writes_a_copy_and_lists_what_is_left(call: Call, tmp_path: Path) -> None:
    book, form = made(tmp_path)
    said = call("fill", book, form, "--year", 2025, "--out", tmp_path / "填好.xlsx")
    assert said.code == 0
    assert said.out == f"{tmp_path / '填好.xlsx'} 填了 7 格，没填 5 格\n"
    lines = said.err.splitlines()
    assert len(lines) == 5
    assert "没填：汇总 F4 培训期数 · 合计：有公式，让它自己算" in lines
    sheet = openpyxl.load_workbook(tmp_path / "填好.xlsx")["汇总"]
    assert [sheet[a].value for a in ("C4", "D4", "E4")] == [4, 7, 1.75]


def test_json_names_every_cell(call: Call, tmp_path: Path) -> None:
    book, form = made(tmp_path)
    out = tmp_path / "填好.xlsx"
    data = call("fill", book, form, "--year", 2025, "--out", out, "--json").data
    assert data["file"] == str(out)
    assert {"place": "汇总!D5", "text": "390"} in data["written"]
    left = {each["place"]: each for each in data["left"]}
    assert left["汇总!C6"]["why"] == "2025年没有给“其中妇女”定目标"
    assert left["汇总!C6"]["guess"] == {"indicator": "training.women", "what": "target"}
    assert (data["same"], data["known"]) == (False, None)


def test_a_mapping_is_used_and_remembered(call: Call, tmp_path: Path) -> None:
    book, form = made(tmp_path)
    chosen = {
        "汇总!C6": {"indicator": "training.people", "when": "half1"},
        "汇总!D6": None,
    }
    mapping = tmp_path / "对照.json"
    mapping.write_text(json.dumps(chosen), encoding="utf-8")
    asked = ("fill", book, form, "--year", 2025, "--json", "--out")
    first = call(*asked, tmp_path / "一.xlsx", "--mapping", mapping).data
    assert {"place": "汇总!C6", "text": "300"} in first["written"]
    again = call(*asked, tmp_path / "二.xlsx").data
    assert again["same"]
    assert again["known"] == "空表.xlsx"
    assert again["written"] == first["written"]
    why = {each["place"]: each["why"] for each in again["left"]}
    assert why["汇总!D6"] == "不填"


def test_a_mapping_with_a_mistake_is_refused(call: Call, tmp_path: Path) -> None:
    book, form = made(tmp_path)
    mapping, out = tmp_path / "对照.json", tmp_path / "好.xlsx"
    for text, words in (
        ("[1", "不是对照表"),
        ('{"汇总!B": {}}', "汇总!B 在表里找不到"),
        ('{"别的!B7": null}', "工作表有：汇总、说明"),
        ('{"D4": {"indicator": "weather"}}', "没有“weather”这个指标"),
        ('{"D4": {"indicator": "training.people", "what": "sum"}}', "写得不对"),
    ):
        mapping.write_text(text, encoding="utf-8")
        options = ("--year", 2025, "--out", out, "--mapping", mapping)
        said = call("fill", book, form, *options)
        assert (said.code, words in said.err) == (1, True), said.err
    assert not out.exists()


def test_the_form_is_never_written_over(call: Call, tmp_path: Path) -> None:
    book, form = made(tmp_path)
    said = call("fill", book, form, "--year", 2025, "--out", form)
    assert (said.code, said.out) == (1, "")
    assert "不能盖掉空表" in said.err
