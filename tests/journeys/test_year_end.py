"""The path of a township year on the command line, from messy ledgers to the stick."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import redirect_stdout
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any
from typing import NamedTuple

import pytest

from tecdesk import cli
from tecdesk.desk.sample import LEDGERS
from tecdesk.desk.sample import VILLAGES
from tecdesk.domain.period import Period
from tecdesk.paths import resource
from tecdesk.report.words.narrative import narrative
from tecdesk.report.words.variants import VARIANTS
from tecdesk.report.words.variants import WHOLE
from tecdesk.store.book import Book
from tecdesk.store.figures.evidence import totals
from tecdesk.tally.sheet import make_sheet
from tests.report.reading_aloud import faults


class Year(NamedTuple):
    """A book into which all ledgers were imported, and what was said of each sheet."""

    book: Path
    sheets: list[dict[str, Any]]


def tell(*arguments: object) -> Any:
    """What a command that must succeed prints, as JSON where that was asked for."""
    with redirect_stdout(StringIO()) as out:
        assert cli.run([str(argument) for argument in arguments]) == 0
    said = out.getvalue()
    return json.loads(said) if "--json" in arguments else said


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """The ledgers imported once; not to be written to."""
    path = tmp_path_factory.mktemp("year") / "清河镇.tecdesk"
    tell("new", path, "--unit", "清河镇", "--villages", resource("samples", VILLAGES))
    return Year(path, _brought_in(path))


def _brought_in(book: Path) -> list[dict[str, Any]]:
    sheets = []
    for name in LEDGERS:
        sheets += tell("import", book, resource("samples", name), "--json")
    return sheets


@pytest.fixture
def book(year: Year, tmp_path: Path) -> Path:
    """A copy of the book that may be written to."""
    path = tmp_path / "清河镇.tecdesk"
    shutil.copy(year.book, path)
    return path


@pytest.fixture(scope="module")
def lines(year: Year) -> list[dict[str, Any]]:
    """The figures of the year."""
    found: list[dict[str, Any]] = tell("tally", year.book, *ASKED)["indicators"]
    return found


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    text = resource("samples", "expected.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


ASKED = ("--year", 2025, "--json")


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
    ("publicity.people", "人次"): "宣传培训人次",
    ("publicity.ip", "人次"): "知识产权宣传培训人次",
    ("outreach.sessions", "场"): "科普活动场次",
    ("outreach.film_shows", "场"): "其中影片放映(场)",
    ("outreach.visits", "人次"): "科普参与人次",
    ("outreach.people", "人"): "科普参与人数",
    ("outreach.boards", "块"): "展板(块)",
    ("outreach.instruments", "台"): "科普仪器(台)",
    ("outreach.films", "部"): "科教片(部)",
    ("outreach.banners", "条"): "标语横幅(条)",
    ("outreach.clinic", "人次"): "义诊(人次)",
    ("outreach.staff", "人次"): "活动出动科技人员(人次)",
    ("consult.served", "人次"): "咨询服务人次",
    ("consult.calls", "个"): "热线受理电话(个)",
    ("consult.staff", "人次"): "科技人员下乡服务(人次)",
    ("envoy.in_force", "名"): "期末在岗特派员",
    ("envoy.new", "名"): "新选派特派员",
    ("envoy.villages", "个"): "特派员服务村",
    ("envoy.money", "元"): "特派员工作经费(元)",
    ("envoy.trainings", "期"): "特派员培训期数",
    ("envoy.training_people", "人次"): "特派员培训人次",
    ("envoy.varieties", "项"): "特派员引进推广(项)",
    ("variety.items", "项"): "新品种新技术(项)",
    ("variety.introduced", "项"): "其中引进(项)",
    ("variety.area", "亩"): "试验示范推广面积(亩)",
    ("network.new", "个"): "服务网络新建(个)",
    ("network.stations", "个"): "信息服务站点(个)",
    ("network.villages", "个"): "服务网络覆盖村",
    ("project.reserved", "项"): "储备项目",
    ("project.applied", "项"): "申报项目",
    ("project.approved", "项"): "立项项目",
    ("project.running", "项"): "在研项目(期末)",
    ("project.accepted", "项"): "验收项目",
    ("project.total", "元"): "立项项目总投资(元)",
    ("project.planned", "元"): "项目计划资金(元)",
    ("project.arrived", "元"): "项目到位资金(元)",
    ("project.paid", "元"): "项目拨付资金(元)",
    ("bureau.meetings", "次"): "科技工作会议",
    ("bureau.briefs", "条"): "简报信息(条)",
    ("bureau.honours", "项"): "荣誉(项)",
    ("bureau.money", "元"): "本级科技投入(元)",
    ("bureau.budget", "元"): "本级财政支出(元)",
}
UNITS = {
    "envoy.handouts": "特派员发放资料按单位",
    "variety.quantity": "引进推广数量按单位",
    "exemplar.in_force": "示范户与技术员期末按单位",
    "exemplar.new": "示范户与技术员新增按单位",
    "network.in_force": "服务网络期末按单位",
}
PARTS = {
    ("training.sessions", "form"): "培训期数按形式",
    ("training.people", "village"): "培训人次按村",
    ("training.people", "month"): "培训人次按月",
    ("pairing.objects", "status"): "户数按类别",
    ("outreach.visits", "carrier"): "科普参与人次按载体",
    ("consult.served", "way"): "咨询服务人次按方式",
    ("envoy.in_force", "kind"): "在岗特派员按类别",
    ("variety.items", "stage"): "新品种新技术按环节",
    ("project.arrived", "source"): "项目到位资金按来源",
}


def test_every_figure_comes_out_as_expected(
    lines: list[dict[str, Any]], expected: dict[str, Any]
) -> None:
    by_key = {(line["key"], line["unit"]): line for line in lines}
    found = {name: by_key[key]["value"] for key, name in FIGURES.items()}
    assert found == {name: expected[name] for name in FIGURES.values()}
    for (key, by), name in PARTS.items():
        [line] = [line for line in lines if line["key"] == key]
        assert _parts(line, by) == expected[name], name
    for key, name in UNITS.items():
        units = {line["unit"]: line["value"] for line in lines if line["key"] == key}
        assert units == expected[name], name


def test_nothing_expected_is_forgotten(expected: dict[str, Any]) -> None:
    named = {*FIGURES.values(), *UNITS.values(), *PARTS.values()}
    handed_out = {"发放登记数量按单位", "发放登记数量按资料"}  # see tests/tally
    assert set(expected) == named | handed_out | {"年度"}


def test_only_the_two_damaged_numbers_are_flagged(year: Year) -> None:
    faulty = [fault for sheet in year.sheets for fault in sheet["faulty"]]
    assert len(faulty) == 2
    assert all("损坏" in fault["reason"] for fault in faulty)


def test_what_was_done_twice_over_is_linked_and_not_doubled(year: Year) -> None:
    """What envoys did and what fairs gave out stands in the ledgers already."""
    told = {sheet["sheet"]: (sheet["new"], sheet["changed"]) for sheet in year.sheets}
    assert told["活动发放资料"] == (0, 8)
    assert (told["培训"], told["发放资料"]) == ((0, 6), (0, 3))


def test_importing_again_finds_everything_the_same(year: Year, book: Path) -> None:
    for first, second in zip(year.sheets, _brought_in(book), strict=True):
        assert (second["new"], second["changed"]) == (0, 0), second["sheet"]
        assert second["same"] == first["new"] + first["changed"] + first["same"]


def test_every_figure_opens_records_that_add_up(year: Year) -> None:
    whole = Period(2025)
    with Book.open(year.book, writing=False) as opened:
        for line in make_sheet(opened, whole, None).lines:
            unit = line.unit if line.indicator.per else ""
            asked = [("", "", line.figure.value)]
            asked += [(part.by, part.key, part.figure.value) for part in line.parts]
            for by, part, value in asked:
                found = totals(
                    opened, line.indicator, whole, unit=unit, by=by, part=part
                )
                assert (found.added or 0) == (value or 0), (line.label, by, part)


@pytest.mark.parametrize(
    ("key", "where"),
    [
        ("publicity.people", "village=下坪村"),
        ("outreach.visits", "carrier=科技活动周"),
        ("project.arrived", "source=上级专项"),
    ],
)
def test_the_command_line_opens_them_too(
    year: Year, lines: list[dict[str, Any]], key: str, where: str
) -> None:
    [line] = [line for line in lines if line["key"] == key]
    behind = ("records", year.book, "--indicator", key, *ASKED)
    assert _sum(tell(*behind)) == _exact(line["value"])
    by, name = where.split("=")
    [part] = [p for p in line["parts"] if (p["by"], p["name"]) == (by, name)]
    assert _sum(tell(*behind, "--where", where)) == _exact(part["value"]) > 0


def _sum(rows: list[dict[str, Any]]) -> Decimal:
    return sum((_exact(row["value"]) for row in rows), Decimal())


def _exact(value: float | None) -> Decimal:
    return Decimal(str(value or 0))


def test_the_package_holds_every_register(book: Path, tmp_path: Path) -> None:
    """The papers of the same year are written in `test_demo`."""
    stick = tmp_path / "U盘"
    stick.mkdir()
    done = tell("submit", book, "--year", 2025, "--to", stick, "--json")
    found = tell("verify", done["package"], "--json")
    assert found["whole"]
    assert found["check_code"] == done["check_code"]
    assert (found["unit"], found["year"], found["revision"]) == ("清河镇", 2025, 1)
    counted = ("training", "outreach", "consult", "envoy", "network", "project")
    assert [found["counts"][key] for key in counted] == [46, 12, 10, 6, 31, 7]


def test_a_backup_brings_the_figures_back(book: Path, tmp_path: Path) -> None:
    before = tell("tally", book, *ASKED)
    said = tell("backup", book)
    copy = Path(said.strip().removeprefix("已备份到 ").removesuffix("。"))
    other = tmp_path / "另一本.tecdesk"
    tell("restore", copy, "--to", other)
    assert tell("tally", other, *ASKED) == before
    assert tell("check", other, "--json")["whole"]


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=lambda variant: variant.key)
def test_the_summaries_of_the_year_read_well(year, variant):
    with Book.open(year.book, writing=False) as book:
        lines = list(narrative(book, 2025, variant).lines())
    assert [line for line in lines if faults(line)] == []
    if variant is WHOLE:
        agreed = Path(__file__).parents[1] / "data" / "sample-year-summary.txt"
        if os.environ.get("WRITE_GOLDEN"):
            agreed.write_text("\n".join(lines) + "\n", "utf-8")
        assert lines == agreed.read_text("utf-8").splitlines()
