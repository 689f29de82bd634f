"""Ledgers on the samples and on small books: order, sums, masks, what is linked."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tecdesk.domain.period import Period
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS
from tecdesk.report.page import output
from tecdesk.report.page.blocks import DASH
from tecdesk.report.page.blocks import Block
from tecdesk.report.page.blocks import Cell
from tecdesk.report.page.blocks import Row
from tecdesk.report.page.blocks import RowKind
from tecdesk.report.sheets.ledger import ledger
from tests.report.reading import filled
from tests.report.reading import pages
from tests.report.reading import printed

if TYPE_CHECKING:
    from tecdesk.store.book import Book

YEAR = Period(2025)


def lines(block: Block) -> list[Row]:
    return [row for row in block.rows if row.kind is RowKind.NORMAL]


def cell(block: Block, row: Row, heading: str) -> Cell:
    headings = [column.heading.replace("\n", "") for column in block.columns]
    return row.cells[headings.index(heading)]


def village(book: Book, name: str) -> str:
    return next(key for key, each in book.names("village").items() if each == name)


def test_training_is_grouped_by_village_in_county_order(sample_book):
    block = ledger(sample_book, "training", YEAR)
    assert [row.cells[0] for row in lines(block)] == list(range(1, 47))
    labels = [str(row.cells[0]) for row in block.rows if row.label_span]
    assert labels[0] == "清河村小计（1期）"
    assert labels[1] == "柳树村小计（12期）"
    assert labels[-1] == "合计（46期）"
    assert block.rows[-1].cells[7:11] == (4374, 1794, 631, 3861)
    dates = [str(row.cells[1]) for row in lines(block)[1:13]]
    assert dates == sorted(dates)


def test_sums_are_the_sums_of_their_rows(sample_book):
    for key in ("training", "base", "handout"):
        block = ledger(sample_book, key, YEAR)
        for row in block.rows:
            for at, value in enumerate(row.cells):
                if row.adds and isinstance(value, int | Decimal):
                    added = [block.rows[other].cells[at] for other in row.adds]
                    known = [c for c in added if isinstance(c, int | Decimal)]
                    assert sum(known) == value


def test_the_roster_is_the_target_page(sample_book):
    block = ledger(sample_book, "pairing", YEAR)
    assert block.rows[-1].cells[0] == "合计（38户）"
    assert cell(block, block.rows[-1], "走访（次）") == 208
    assert cell(block, block.rows[-1], "资金物资（元）") == 50500
    assert cell(block, block.rows[-1], "帮扶责任人") == "9人"
    assert cell(block, block.rows[-1], "家庭人口") == 155
    rows = lines(block)
    assert cell(block, rows[3], "资金物资（元）") == DASH
    assert cell(block, rows[4], "资金物资（元）") is None
    assert [r.cells[0] for r in rows if r.cells[-1] == "证号待核对"] == [7, 19]
    assert "按户类别：脱贫户15户、监测对象12户、一般农户11户。" in block.notes


def test_numbers_of_persons_are_masked_unless_restricted(sample_book):
    block = ledger(sample_book, "pairing", YEAR)
    masked = cell(block, lines(block)[0], "身份证号码")
    assert masked == "990000********5930"
    whole = ledger(sample_book, "pairing", YEAR, restricted=True)
    assert cell(whole, lines(whole)[0], "身份证号码") == "990000198612055930"
    assert "内部资料" in pages(whole)[0]
    assert "内部资料" not in pages(block)[0]
    assert "已隐去" in block.notes[0]
    assert "已隐去" not in whole.notes[0]


def test_rare_names_come_back_from_the_paper(sample_book):
    block = ledger(sample_book, "pairing", YEAR)
    reader = PdfReader(BytesIO(output.pdf_bytes([block])))
    text = "".join(page.extract_text() for page in reader.pages)
    for name in ("张𠮷", "李䶮", "王㛃", "陈𬭎"):
        assert name in text


@pytest.mark.parametrize("key", [each.key for each in LEDGERS])
def test_paper_and_workbook_show_the_same_cells(sample_book, key):
    block = ledger(sample_book, key, YEAR)
    for row, paper, book in zip(block.rows, printed(block), filled(block), strict=True):
        assert paper[row.label_span :] == book[row.label_span :]


def test_units_of_handouts_stand_apart(sample_book):
    block = ledger(sample_book, "handout", YEAR)
    assert [c.heading for c in block.columns if c.group] == ["份", "册", "张"]
    assert block.rows[-1].cells[-4:-1] == (3050, 3550, 1950)
    assert DASH in lines(block)[0].cells


def test_what_ended_is_named_not_listed(book):
    place = village(book, "柳树村")
    with book.edit("基地") as edit:
        edit.add("base", {"name": "东岸", "village": place, "founded_on": "2023"})
        edit.add(
            "base",
            {
                "name": "西岸",
                "village": place,
                "founded_on": "2023",
                "closed_on": "2025-05",
                "status": "已撤销",
            },
        )
    block = ledger(book, "base", YEAR)
    assert [row.cells[1] for row in lines(block)] == ["东岸"]
    assert "本年撤销1个（西岸），未列入。" in block.notes


def test_the_line_of_the_year_replaces_the_area(book):
    with book.edit("基地") as edit:
        base = edit.add("base", {"name": "东岸", "area": 100, "founded_on": "2023"})
        edit.add("base_year", {"base": base, "year": 2025, "area": 155})
    block = ledger(book, "base", YEAR)
    assert cell(block, lines(block)[0], "面积（亩）") == Decimal("15.5")
    older = ledger(book, "base", Period(2024))
    assert cell(older, lines(older)[0], "面积（亩）") == 10


def test_columns_nobody_fills_are_left_out(book):
    with book.edit("基地") as edit:
        edit.add("base", {"name": "东岸", "founded_on": "2023"})
    assert "级别" not in [c.heading for c in ledger(book, "base", YEAR).columns]
    with book.edit("基地") as edit:
        edit.add("base", {"name": "西岸", "founded_on": "2023", "level": "县"})
    assert "级别" in [c.heading for c in ledger(book, "base", YEAR).columns]


def test_sums_over_blanks_dashes_and_nothing(book):
    place = village(book, "柳树村")
    rows = [
        ({"held_on": "2025-03-01", "title": "甲", "people": 5, "village": place}, {}),
        (
            {"held_on": "2025-03-02", "title": "乙", "people": 7, "village": place},
            {"women": NOT_APPLICABLE},
        ),
    ]
    with book.edit("培训") as edit:
        edit.add_many("training", rows)
    block = ledger(book, "training", YEAR)
    assert cell(block, lines(block)[1], "其中妇女") == DASH
    assert cell(block, block.rows[-1], "合计") == 12
    assert cell(block, block.rows[-1], "其中妇女") is None
    assert cell(block, block.rows[-1], "其中脱贫户") is None
    empty = ledger(book, "training", Period(2024))
    assert cell(empty, empty.rows[-1], "合计") == 0


def test_a_record_without_a_village_stands_last_under_its_own_words(book):
    with book.edit("培训") as edit:
        for name, place in (("甲", None), ("乙", village(book, "下坪村"))):
            values = {"held_on": "2025-03-01", "title": name, "people": 5}
            edit.add("training", {**values, "village": place})
    block = ledger(book, "training", YEAR)
    assert [row.cells[3] for row in lines(block)] == ["乙", "甲"]
    assert block.rows[-2].cells[0] == "村未填小计（1期）"


def test_a_part_of_a_fair_is_listed_and_not_added(book):
    with book.edit("科普") as edit:
        day = {"held_on": "2025-05-24", "village": village(book, "下坪村")}
        fair = edit.add("outreach", {**day, "title": "科技活动周", "visits": 1260})
        edit.add("outreach", {**day, "title": "放映", "visits": 160, "within": fair})
    block = ledger(book, "outreach", YEAR)
    assert sorted(row.cells[6:8] for row in lines(block)) == [(1, 160), (1, 1260)]
    assert [row.cells[6:8] for row in block.rows[-2:]] == [(1, 1260), (1, 1260)]
    assert "填了所属活动的1次是其中项，场次、参与人次、参与人数不另加。" in block.notes


def test_groups_sort_by_number_not_by_letter(book):
    place = village(book, "柳树村")
    with book.edit("结对") as edit:
        for group in ("10组", "3组"):
            edit.add(
                "pairing",
                {
                    "name": f"户{group}",
                    "group": group,
                    "village": place,
                    "helper": "甲",
                    "since": "2024",
                },
            )
    block = ledger(book, "pairing", YEAR)
    assert [cell(block, row, "组") for row in lines(block)] == ["3组", "10组"]


def test_an_old_year_speaks_the_words_of_its_time(book):
    headings = [c.heading for c in ledger(book, "training", Period(2018)).columns]
    assert "其中贫困户" in headings


@pytest.mark.parametrize("key", list(REGISTERS))
def test_every_register_prints_even_when_empty(book, key):
    block = ledger(book, key, YEAR)
    assert "第1页" in pages(block)[0]
    assert len(filled(block)) == len(block.rows)


def test_blocks_say_the_same_every_time(sample_book):
    block = ledger(sample_book, "pairing", YEAR)
    assert block == replace(ledger(sample_book, "pairing", YEAR))
    assert output.pdf_bytes([block]) == output.pdf_bytes([block])


def test_where_no_number_is_recorded_none_is_missed(book):
    with book.edit("结对") as edit:
        for name in ("甲", "乙"):
            edit.add("pairing", {"name": name, "since": "2024-01"})
    block = ledger(book, "pairing", YEAR)
    assert [row.cells[-1] for row in lines(block)] == [None, None]
    assert "证号缺失" not in "".join(block.notes)
    with book.edit("结对") as edit:
        edit.add("pairing", {"name": "丙", "id_number": "990000198612055930"})
    block = ledger(book, "pairing", YEAR)
    assert [row.cells[-1] for row in lines(block)].count("证号待核对") >= 2
