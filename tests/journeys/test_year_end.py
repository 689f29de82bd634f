"""The path of a township year on the command line, from messy ledgers to the stick."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tecdesk import cli
from tecdesk.paths import resource

LEDGERS = (
    "培训台账2025.xlsx",
    "示范基地台账.xls",
    "结对帮扶花名册.xlsx",
    "资料发放登记.csv",
    "年度目标任务2025.xlsx",
)
Tell = Callable[..., Any]


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    """Runs a command that must succeed; what it prints as JSON, or as text."""

    def told(*arguments: object) -> Any:
        assert cli.run([str(argument) for argument in arguments]) == 0
        out = capsys.readouterr().out
        return json.loads(out) if "--json" in arguments else out

    return told


@pytest.fixture
def book(tmp_path: Path, tell: Tell) -> Path:
    path = tmp_path / "清河镇.tecdesk"
    villages = resource("samples", "villages.csv")
    tell("new", path, "--unit", "清河镇", "--villages", villages)
    return path


@pytest.fixture
def imported(book: Path, tell: Tell) -> list[dict[str, Any]]:
    sheets = []
    for name in LEDGERS:
        sheets += tell("import", book, resource("samples", name), "--json")
    return sheets


@pytest.fixture
def expected() -> dict[str, Any]:
    text = resource("samples", "expected.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


def _parts(line: dict[str, Any], by: str) -> dict[str, Any]:
    return {
        part["name"]: part["value"]
        for part in line["parts"]
        if part["by"] == by and part["value"]
    }


FIGURES = {
    ("training.sessions", "期"): "培训期数",
    ("training.people", "人次"): "培训人次",
    ("training.women", "人次"): "其中妇女",
    ("training.aided", "人次"): "其中脱贫户",
    ("training.handouts", "份"): "培训发放资料(份)",
    ("base.in_use", "个"): "期末在用基地数",
    ("base.new", "个"): "本年新建基地数",
    ("base.area", "亩"): "期末在用基地面积(亩)",
    ("base.households", "户"): "带动农户(户,在用)",
    ("pairing.objects", "户"): "结对户数",
    ("pairing.new", "户"): "本年新结对户数",
    ("pairing.helpers", "人"): "帮扶责任人数",
    ("pairing.visits", "次"): "走访次数",
    ("pairing.aid", "元"): "帮扶资金物资折价(元)",
    ("handout.titles", "种"): "资料种数",
}
PARTS = {
    ("training.sessions", "form"): "培训期数按形式",
    ("training.people", "village"): "培训人次按村",
    ("training.people", "month"): "培训人次按月",
    ("pairing.objects", "status"): "户数按类别",
}


def test_every_figure_comes_out_as_expected(
    book: Path, imported: list[Any], expected: dict[str, Any], tell: Tell
) -> None:
    assert imported
    lines = tell("tally", book, "--year", 2025, "--json")["indicators"]
    by_key = {(line["key"], line["unit"]): line for line in lines}
    found = {name: by_key[key]["value"] for key, name in FIGURES.items()}
    assert found == {name: expected[name] for name in FIGURES.values()}
    for (key, by), name in PARTS.items():
        [line] = [line for line in lines if line["key"] == key]
        assert _parts(line, by) == expected[name], name


def test_only_the_two_damaged_numbers_are_flagged(imported: list[Any]) -> None:
    faulty = [fault for sheet in imported for fault in sheet["faulty"]]
    assert len(faulty) == 2
    assert all("损坏" in fault["reason"] for fault in faulty)


def test_importing_again_finds_everything_the_same(
    book: Path, imported: list[Any], tell: Tell
) -> None:
    again = []
    for name in LEDGERS:
        again += tell("import", book, resource("samples", name), "--json")
    for first, second in zip(imported, again, strict=True):
        assert (second["new"], second["changed"]) == (0, 0), second["sheet"]
        assert second["same"] == first["new"] + first["same"]


def test_every_figure_opens_records_that_add_up(
    book: Path, imported: list[Any], tell: Tell
) -> None:
    assert imported
    asked = ("--year", 2025, "--json")
    for line in tell("tally", book, *asked)["indicators"]:
        behind = ("records", book, "--indicator", line["key"], "--unit", line["unit"])
        whole = tell(*behind, *asked)
        assert _sum(whole) == _exact(line["value"]), line["key"]
        for part in line["parts"]:
            where = f"{part['by']}={part['name']}"
            rows = tell(*behind, *asked, "--where", where)
            assert _sum(rows) == _exact(part["value"]), (line["key"], where)


def _sum(rows: list[dict[str, Any]]) -> Decimal:
    return sum((_exact(row["value"]) for row in rows), Decimal())


def _exact(value: float | None) -> Decimal:
    return Decimal(str(value or 0))


def test_reports_and_package(
    book: Path, imported: list[Any], tmp_path: Path, tell: Tell
) -> None:
    assert imported
    said = tell("report", book, "--year", 2025, "--out", tmp_path / "报表")
    written = [Path(line) for line in said.splitlines()]
    assert all(path.stat().st_size for path in written)
    assert {path.suffix for path in written} == {".pdf", ".xlsx", ".docx"}
    stick = tmp_path / "U盘"
    stick.mkdir()
    done = tell("submit", book, "--year", 2025, "--to", stick, "--json")
    found = tell("verify", done["package"], "--json")
    assert found["whole"]
    assert found["check_code"] == done["check_code"]
    assert (found["unit"], found["year"], found["revision"]) == ("清河镇", 2025, 1)
    assert found["counts"]["training"] == 46


def test_a_backup_brings_the_figures_back(
    book: Path, imported: list[Any], tmp_path: Path, tell: Tell
) -> None:
    assert imported
    before = tell("tally", book, "--year", 2025, "--json")
    said = tell("backup", book)
    copy = Path(said.strip().removeprefix("已备份到 ").removesuffix("。"))
    other = tmp_path / "另一本.tecdesk"
    tell("restore", copy, "--to", other)
    assert tell("tally", other, "--year", 2025, "--json") == before
    assert tell("check", other, "--json")["whole"]
