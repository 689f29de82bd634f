"""Thirty rows from a spreadsheet: looked at, told apart, taken in, taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk.ui.tools.paste import PasteTool
from tests.journeys.township import VILLAGES
from tests.journeys.township import a_book

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.hands import Hands

YEAR = date.today().year  # noqa: DTZ011 - the desk's own day
SURNAMES = "曾单解周吴郑孙马朱胡"
SESSIONS_HEAD = "培训时间\t举办村\t培训内容\t培训形式\t人次\t其中妇女\n"
HOUSEHOLDS_HEAD = "户主姓名\t所在村\t组\t家庭人口\t帮扶责任人\t结对时间\n"


def sessions(faulty: bool = False) -> list[str]:
    """Thirty sessions; two of them cannot have been."""
    rows = [
        f"{YEAR}.{at % 12 + 1}.{at % 27 + 1}\t{VILLAGES[at % 5]}\t第{at}课"
        f"\t培训班\t{at + 20}\t{at + 3}"
        for at in range(30)
    ]
    if faulty:
        rows[4] = f"{YEAR}.2.30\t{VILLAGES[0]}\t没有这一天\t培训班\t20\t3"
        rows[17] = f"{YEAR}.3.5\t{VILLAGES[0]}\t没有人数\t培训班\t几十人\t3"
    return rows


def households(faulty: bool = False) -> list[str]:
    """Thirty households of two hamlets; one has nobody to help it."""
    rows = [
        f"{SURNAMES[at % 10]}家第{at + 1}户\t{VILLAGES[at % 5]}\t{at % 6 + 1}"
        f"\t{at % 5 + 1}\t林桂兰\t{YEAR}年1月"
        for at in range(30)
    ]
    if faulty:
        rows[9] = f"\t{VILLAGES[1]}\t2\t3\t林桂兰\t{YEAR}年1月"
    return rows


def pasted(hands: Hands, page: str, cells: str) -> PasteTool:
    """Paste into a list and look at what would happen."""
    hands.press(page, "Esc")
    hands.copy_elsewhere(cells)
    hands.press("Ctrl+V")
    tool = hands.listed.work.side.tool
    assert isinstance(tool, PasteTool)
    return tool


@pytest.mark.parametrize("heading", [True, False])
def test_sessions(hands: Hands, tmp_path: Path, heading: bool) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    rows = sessions(faulty=True)
    if heading:
        cells = SESSIONS_HEAD + "\n".join(rows)
    else:
        keys = ("held_on", "village", "title", "form", "people", "women")
        cells = "\n".join(_as_the_list_stands(hands, "training", keys, r) for r in rows)
    tool = pasted(hands, "Alt+2", cells)
    assert tool.said[:2] == ["新增 28 行", "有问题 2 行"]
    told = "\n".join(tool.said)
    day, count = ("培训时间", "人次") if heading else ("培训日期", "参训人次")
    assert f"第 6 行　{day} {YEAR}.2.30" in told
    assert f"第 19 行　{count} 几十人" in told
    assert "第 2 行读作" in tool.said
    assert f"培训日期：{YEAR}-01-01" in tool.said
    assert "参训人次：20" in tool.said
    assert hands.where == "导入 28 次培训"
    before = hands.book.count("training")
    hands.press("Enter")
    assert hands.book.count("training") == before + 28
    assert hands.said == "粘贴 28 次培训"
    assert hands.where == "培训列表"
    found = {row.text("title"): row for row in hands.book.find("training")}
    names = hands.book.names("village")
    assert found["第7课"].text("held_on") == f"{YEAR}-08-08"
    assert names[found["第7课"].text("village")] == VILLAGES[2]
    assert (found["第7课"]["people"], found["第7课"]["women"]) == (27, 10)
    hands.press("Ctrl+Z")
    assert hands.said == "已撤销：粘贴 28 次培训"
    assert hands.book.count("training") == before


@pytest.mark.parametrize("heading", [True, False])
def test_households(hands: Hands, tmp_path: Path, heading: bool) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    before = hands.book.count("pairing")
    if heading:
        cells = HOUSEHOLDS_HEAD + "\n".join(households(faulty=True))
    else:
        keys = ("name", "village", "group", "family_size", "helper", "since")
        rows = [_as_the_list_stands(hands, "pairing", keys, r) for r in households()]
        cells = "\n".join(rows)
    tool = pasted(hands, "Alt+4", cells)
    new = 29 if heading else 30
    assert tool.said[0] == f"新增 {new} 行"
    if heading:
        assert "有问题 1 行" in tool.said
        assert any(line.startswith("第 11 行　户主") for line in tool.said)
    hands.press("Enter")
    assert hands.book.count("pairing") == before + new
    found = {row.text("name"): row for row in hands.book.find("pairing")}
    assert found["曾家第1户"]["family_size"] == 1
    assert found["曾家第1户"].text("since") == f"{YEAR}-01"
    hands.press("Ctrl+Z")
    assert hands.book.count("pairing") == before


def _as_the_list_stands(hands: Hands, key: str, keys: tuple[str, ...], row: str) -> str:
    """The cells in the order of the list's columns, as copied from its own export."""
    by_key = dict(zip(keys, row.split("\t"), strict=True))
    page = hands.shell.page(key)
    fields = page.list.columns.fields  # type: ignore[attr-defined]
    return "\t".join(by_key.get(field.key, "") for field in fields)


def test_the_same_again_changes_nothing(hands: Hands, tmp_path: Path) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    cells = SESSIONS_HEAD + "\n".join(sessions())
    pasted(hands, "Alt+2", cells)
    hands.press("Enter")
    count = hands.book.count("training")
    hands.press("Alt+1")
    tool = pasted(hands, "Alt+2", cells)
    assert tool.said[0] == "相同 30 行"
    assert not tool.go.isEnabled()
    hands.press("Esc")
    assert hands.listed.work.side.isHidden()
    assert hands.book.count("training") == count


def test_nothing_to_paste_is_said(hands: Hands, tmp_path: Path) -> None:
    hands.start(a_book(tmp_path / "清河镇.tecdesk"))
    hands.press("Alt+2", "Esc")
    hands.copy_elsewhere("  ")
    hands.press("Ctrl+V")
    assert "剪贴板里没有表格" in hands.shell.notice.text
    assert hands.where == "培训列表"
