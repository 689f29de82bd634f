"""汇总表 with the other registers: what is printed, in what order, and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.report.sheets.summary_others import OTHERS
from tecdesk.report.sheets.summary_sheet import summary_sheets
from tests.report.reading import pages
from tests.tally.entering import add
from tests.tally.entering import session
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.report.page.blocks import Block
    from tecdesk.report.page.blocks import Cell
    from tecdesk.store.book import Book

YEAR = Period(2025)
WAN = 1_000_000


def fill(book: Book) -> None:
    session(book, "2025-03-01", people=30)
    fair = add(book, "outreach", held_on="2025-04", title="大集", visits=200)
    add(book, "outreach", held_on="2025-04", title="放映", visits=9, within=fair)
    envoy = add(book, "envoy", name="李农", since="2024-03")
    place = village(book, "柳树村")
    add(book, "envoy_village", envoy=envoy, village=place, since="2024-03")
    for at, kind in enumerate(("农业", "工业", "社发")):
        dates = {"applied_on": "2025-01", "approved_on": "2025-02"}
        add(book, "project", name=kind, kind=kind, total=(at + 1) * WAN, **dates)


def rows(block: Block) -> dict[str, tuple[Cell, ...]]:
    return {str(row.cells[0]): row.cells for row in block.rows}


def test_every_line_is_an_indicator() -> None:
    for section in OTHERS:
        for entry in section.entries:
            parts = (*entry.parts, *entry.within, *entry.stages)
            assert {entry.key, *(key for key, _ in parts)} <= INDICATORS.keys()


def test_what_has_no_records_is_not_printed(book: Book) -> None:
    session(book, "2025-03-01")
    first, *rest = summary_sheets(book, YEAR)
    assert {row.side for row in first.rows} == {
        "农业科技培训",
        "发放资料",
        "示范基地",
        "结对帮扶",
    }
    assert len(rest) == 2


def test_what_has_records_is(book: Book) -> None:
    fill(book)
    first, *_, last = summary_sheets(book, YEAR)
    sides = list(dict.fromkeys(row.side for row in first.rows))
    assert sides[4:] == ["科普活动", "宣传培训", "特派员", "科技项目"]
    told = rows(first)
    assert told["科普参与人次"][3:5] == ("—", 200)
    assert told["宣传培训人次"][4] == 230
    assert "按类分：农业" in told
    assert told["各阶段：申报"][4] == told["立项"][4] == 3
    assert "储备" not in told  # nothing was
    assert last.part == "（四）占比和覆盖率"


def test_what_is_not_added_is_said(book: Book) -> None:
    fill(book)
    first = summary_sheets(book, YEAR)[0]
    told = rows(first)
    parts = f"{told['培训人次'][1]}、{told['科普参与人次'][1]}"
    at = told["宣传培训人次"][1]
    said = "".join(first.notes)
    assert f"{at}行宣传培训人次为{parts}行合起来的数，不与它们相加" in said
    assert f"{at}={parts.replace('、', '+')}" in said
    assert "项目申报、立项、验收" not in said
    assert "项目申报、立项各按自己的日期计，不相加" in said
    assert "不成立" not in said


def test_shares_and_coverage(book: Book) -> None:
    fill(book)
    last = summary_sheets(book, YEAR)[-1]
    told = rows(last)
    assert [str(told[kind][4]) for kind in ("农业", "工业", "社发")] == [
        "16.7",
        "33.3",
        "50.0",
    ]
    assert told["特派员服务村"][2:6] == (1, 4, told["特派员服务村"][4], "1/4个村")
    assert str(told["特派员服务村"][4]) == "25.0"


def test_long_words_stay_in_their_column(book: Book) -> None:
    fill(book)
    kinds = ("农资服务联系点", "信息服务站点", "农民技术学校", "科技副村长")
    for kind in kinds:
        add(book, "network", name=kind, kind=kind, since="2025-02", count=1, unit="个")
    text = "".join(pages(*summary_sheets(book, YEAR)))
    assert all(kind in text for kind in kinds)
