"""汇总表 on the samples: every figure, code, note and page as the county asks."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

import pytest

from tecdesk.domain.period import Period
from tecdesk.paths import resource
from tecdesk.report.page.blocks import DASH
from tecdesk.report.page.blocks import Block
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.sheets.summary_sheet import summary_sheets
from tests.report.reading import filled
from tests.report.reading import pages
from tests.report.reading import printed

if TYPE_CHECKING:
    from tecdesk.report.page.blocks import Cell
    from tecdesk.store.book import Book

YEAR = Period(2025)
EXPECTED: dict[str, Any] = json.loads(
    resource("samples", "expected.json").read_text("utf-8")
)


@pytest.fixture
def sheets(sample_book: Book) -> list[Block]:
    return summary_sheets(sample_book, YEAR)


def by_label(block: Block) -> dict[str, tuple[Cell, ...]]:
    return {str(row.cells[0]): row.cells for row in block.rows}


def column(block: Block, place: int) -> dict[str, Cell]:
    """A numbered column of a matrix by its stub."""
    return {str(row.cells[0]): row.cells[place] for row in block.rows}


def test_three_pages_one_portrait_two_landscape(sheets):
    assert [block.part for block in sheets] == [
        "（一）指标汇总",
        "（二）分村（社区）汇总",
        "（三）分月汇总",
    ]
    assert [block.landscape for block in sheets] == [False, True, True]
    assert len(pages(*sheets)) == 3


def test_every_expected_figure_stands_in_its_row(sheets):
    rows = by_label(sheets[0])
    wanted = {
        "培训期数": EXPECTED["培训期数"],
        "培训人次": EXPECTED["培训人次"],
        "其中：妇女": EXPECTED["其中妇女"],
        "脱贫户": EXPECTED["其中脱贫户"],
        "培训随发": EXPECTED["培训发放资料(份)"],
        "活动、入户等发放": EXPECTED["发放登记数量按单位"]["份"],
        "发放资料（册）": EXPECTED["发放登记数量按单位"]["册"],
        "发放资料（张）": EXPECTED["发放登记数量按单位"]["张"],
        "资料种数": EXPECTED["资料种数"],
        "示范基地（期末在用）": EXPECTED["期末在用基地数"],
        "其中：本年新建": EXPECTED["本年新建基地数"],
        "示范面积": Decimal("1697.8"),
        "带动农户": EXPECTED["带动农户(户,在用)"],
        "结对户数（期末有效）": EXPECTED["结对户数"],
        "其中：本年新结对": EXPECTED["本年新结对户数"],
        "帮扶责任人": EXPECTED["帮扶责任人数"],
        "走访次数": EXPECTED["走访次数"],
        "帮扶资金及物资折价": 50500,
        "物资折价": None,
    }
    assert {label: rows[label][4] for label in wanted} == wanted


def test_splits_stand_under_their_total_in_word_order(sheets):
    labels = [str(row.cells[0]) for row in sheets[0].rows]
    assert labels[:6] == [
        "培训期数",
        "按形式分：培训班",
        "讲座",
        "现场指导",
        "播放影片",
        "远程教育",
    ]
    done = {row.cells[0]: row.cells[4] for row in sheets[0].rows[1:6]}
    forms = EXPECTED["培训期数按形式"]
    assert {str(k).removeprefix("按形式分："): v for k, v in done.items()} == forms


def test_targets_and_rates(sheets):
    rows = by_label(sheets[0])
    assert rows["培训人次"][3:6] == (5000, 4374, Decimal("87.5"))
    assert rows["发放资料（份）"][3:6] == (6000, 6911, Decimal("115.2"))
    assert rows["带动农户"][3] == DASH
    assert rows["带动农户"][5] == DASH


def test_last_year_only_where_the_register_was_complete(sheets):
    rows = by_label(sheets[0])
    assert rows["示范基地（期末在用）"][6:] == (5, 6, Decimal("120.0"))
    assert rows["示范面积"][6:] == (
        Decimal("860.7"),
        Decimal("837.1"),
        Decimal("97.3"),
    )
    assert rows["培训期数"][6:] == (None, None, None)


def test_codes_run_through_and_sums_are_named_by_them(sheets):
    codes = [row.cells[1] for row in sheets[0].rows]
    assert codes == [f"{n:02}" for n in range(1, len(codes) + 1)]
    note = sheets[0].notes[-1]
    for relation in ("01=02+…+06", "07≥08", "10=11+12", "20=21+22+23", "28=29+30"):
        assert relation in note


def test_sides_gather_the_sections(sheets):
    sides = list(dict.fromkeys(row.side for row in sheets[0].rows))
    assert sides == ["农业科技培训", "发放资料", "示范基地", "结对帮扶"]


def test_villages_in_county_order_with_a_total(sheets):
    people = column(sheets[1], 2)
    assert list(people)[:3] == ["清河村", "柳树村", "王家湾村"]
    assert people.pop("合　计") == EXPECTED["培训人次"]
    assert people == EXPECTED["培训人次按村"]


def test_a_village_whose_sessions_recorded_no_handouts_is_blank_not_zero(sheets):
    assert column(sheets[1], 5)["大塘村"] is None


def test_what_has_no_village_stands_last_with_unsaid_handouts_blank(sample_book):
    with sample_book.edit("培训") as edit:
        values = {"held_on": "2025-03-01", "title": "会", "people": 12}
        edit.add("training", values)
    rows = summary_sheets(sample_book, YEAR)[1].rows
    assert rows[-2].cells[0] == "村未填"
    assert rows[-2].cells[1:3] == (1, 12)
    assert rows[-2].cells[5] is None
    assert rows[-2].cells[6] == 0


def test_the_total_of_different_people_is_no_sum_and_a_note_says_so(sheets):
    helpers = column(sheets[1], 15)
    assert helpers["合　计"] == 9
    assert "第15栏责任人合计9人为全镇去重数" in sheets[1].notes[0]


def test_months_with_quarters_running_total_and_pace(sheets):
    people = column(sheets[2], 2)
    for month, value in EXPECTED["培训人次按月"].items():
        assert people[f"{month}月"] == value
    assert people["一季度小计"] == 1157
    assert people["全年合计"] == 4374
    assert column(sheets[2], 6)["二季度小计"] == 2664
    assert column(sheets[2], 7)["6月"] == Decimal("53.3")
    assert column(sheets[2], 7)["全年合计"] == Decimal("87.5")


def test_what_has_no_month_is_never_spread(sheets):
    visits = column(sheets[2], 13)
    assert visits["未分月"] == 208
    assert {visits[f"{month}月"] for month in range(1, 13)} == {None}
    assert column(sheets[2], 1)["未分月"] == DASH


def test_paper_and_workbook_show_the_same_cells(sheets):
    for block in sheets:
        assert printed(block) == filled(block)


def test_the_sums_of_the_blocks_are_true(sheets):
    for block in sheets[1:]:
        total = block.rows[-1]
        assert total.kind is RowKind.TOTAL
        for at in range(1, 6):
            added = [block.rows[number].cells[at] for number in total.adds]
            known = [c for c in added if isinstance(c, int | Decimal)]
            assert sum(known) == total.cells[at]


@pytest.mark.parametrize(
    ("period", "title", "last"),
    [
        (Period(2025, half=1), "清河镇2025年上半年科技推广工作汇总表", "6月30日"),
        (Period(2025, quarter=3), "清河镇2025年第三季度科技推广工作汇总表", "9月30日"),
        (
            Period(2025, until=date(2025, 10, 20)),
            "清河镇2025年（截至10月20日）科技推广工作汇总表",
            "10月20日",
        ),
    ],
)
def test_parts_of_a_year(sample_book, period, title, last):
    blocks = summary_sheets(sample_book, period)
    assert [block.title for block in blocks] == [title] * 3
    assert blocks[0].signing[-1] == f"报出日期：2025年{last}"
    assert "本期新建" in "".join(str(row.cells[0]) for row in blocks[0].rows)
    assert blocks[0].columns[4].heading == "本期\n完成"


def test_one_quarter_has_no_quarter_rows(sample_book):
    rows = summary_sheets(sample_book, Period(2025, quarter=2))[2].rows
    assert [str(row.cells[0]) for row in rows] == ["4月", "5月", "6月", "合　计"]
    assert rows[-1].cells[2] == 1507


def test_a_month_has_no_page_of_months(sample_book):
    assert len(summary_sheets(sample_book, Period(2025, month=5))) == 2


def test_an_old_year_speaks_the_words_of_its_time(book):
    blocks = summary_sheets(book, Period(2018))
    assert "贫困户" in by_label(blocks[0])
    assert "贫困户互有交叉" in blocks[0].notes[1]


def test_an_empty_book_prints_zeros(book):
    blocks = summary_sheets(book, YEAR)
    assert by_label(blocks[0])["培训期数"][4] == 0
    assert len(pages(*blocks)) == 3


def test_many_villages_go_on_with_the_whole_head(book):
    with book.edit("新增村") as edit:
        edit.add_many(
            "village",
            [({"name": f"第{n}村", "position": n}, {}) for n in range(10, 60)],
        )
    found = pages(summary_sheets(book, YEAR)[1])
    assert len(found) > 1
    assert all("村（社区）" in text and "农业科技培训" in text for text in found)
    assert [text.count("合计") for text in found[:-1]] == [0] * (len(found) - 1)
