from __future__ import annotations

import pytest

from tecdesk.domain.reading import Context
from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.ledgers.cells import Column
from tecdesk.exchange.ledgers.cells import is_total
from tecdesk.exchange.ledgers.headings import Heading
from tecdesk.exchange.ledgers.idle import IdleRows
from tecdesk.exchange.ledgers.slots import slots_of


def column(register: str, key: str, **given: object) -> Column:
    slot = slots_of(REGISTERS[register])[key]
    return Column(0, slot.field.label, slot, Context(**given))  # type: ignore[arg-type]


def test_what_looks_alike_is_read_once() -> None:
    people = column("training", "people")
    assert people["120人"] is people["120人"]
    assert [people[w].value for w in (120.0, "１２０", "120人")] == [120, 120, 120]


@pytest.mark.parametrize(
    ("register", "key", "written", "odd"),
    [
        ("training", "people", 5.0, False),
        ("training", "people", "", True),
        ("training", "women", "", False),
        ("training", "women", "—", False),
        ("training", "women", -1.0, True),
        ("training", "women", "很多", True),
        ("training", "title", "养鱼", False),
        ("training", "title", "合计", True),
        ("training", "lecturer", "张三(组长)", True),
        ("training", "held_on", "2025.3.5-7", True),
        ("pairing", "id_number", "990000198612055930", False),
        ("pairing", "id_number", "990000198612055931", True),
        ("target", "indicator", "培训期数", False),
        ("target", "indicator", "造林", True),
    ],
)
def test_odd_cells_are_looked_at_closely(
    register: str, key: str, written: object, odd: bool
) -> None:
    assert column(register, key)[written].odd is odd


def test_cells_are_read_again_when_the_year_is_known() -> None:
    dates = column("training", "held_on")
    cell = dates["3月5日"]
    assert (cell.value, cell.odd) == (None, True)
    assert list(dates.dates()) == []
    dates.reread(Context(year=2025))
    assert dates["3月5日"] is cell
    assert (cell.value, cell.odd, cell.problem) == ("2025-03-05", False, None)


@pytest.mark.parametrize(
    "text", ["合计", " 小　计：", "柳树村小计", "总计", "本页合计", "合计(46期)"]
)
def test_totals(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize("text", ["会计", "设计", "计", "合计划", 5.0, "统计知识"])
def test_no_totals(text: object) -> None:
    assert not is_total(text)


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (["", "填报人：张三", "", "审核人："], "表尾"),
        (["注：以上均为实数", "", "", ""], "表尾"),
        (["单位负责人（签字）：", "", "", ""], "表尾"),
        (["合计", "", 5.0, ""], "合计"),
        (["1", "日期", "人次", ""], "表头"),
        (["二、养殖业", "", "", ""], "只有一格"),
        (["甲", "1", "2", "3"], "栏次"),
        (["(1)", "(2)", "(3)", ""], "栏次"),
        (["9", "2", "3", "4"], ""),
        (["7", "", "", ""], "空行"),
        (["", "2025.1.1", 5.0, ""], ""),
        (["1", "2025.1.1", "很多", "注：补办"], ""),
    ],
)
def test_rows_that_are_no_lines(row: list[object], word: str) -> None:
    headings = [Heading(0, ("序号",)), Heading(1, ("日期",)), Heading(2, ("人次",))]
    reason = IdleRows([*headings, Heading(3, ("备注",))], [1, 2]).reason(row)
    assert word in reason if word else reason == ""
