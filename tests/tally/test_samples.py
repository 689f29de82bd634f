from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any

import pytest

from tecdesk.domain.field import Kind
from tecdesk.domain.period import Period
from tecdesk.paths import resource
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.tally.sheet import Sheet

EXPECTED: dict[str, Any] = json.loads(
    resource("samples", "expected.json").read_text(encoding="utf-8")
)
WHOLE = {
    "培训期数": "training.sessions",
    "培训人次": "training.people",
    "其中妇女": "training.women",
    "其中脱贫户": "training.aided",
    "培训发放资料(份)": "training.handouts",
    "期末在用基地数": "base.in_use",
    "本年新建基地数": "base.new",
    "期末在用基地面积(亩)": "base.area",
    "带动农户(户,在用)": "base.households",
    "结对户数": "pairing.objects",
    "帮扶责任人数": "pairing.helpers",
    "本年新结对户数": "pairing.new",
    "帮扶资金物资折价(元)": "pairing.aid",
    "走访次数": "pairing.visits",
    "资料种数": "handout.titles",
}
SPLIT = {
    "培训期数按形式": ("training.sessions", "form"),
    "培训人次按村": ("training.people", "village"),
    "培训人次按月": ("training.people", "month"),
    "户数按类别": ("pairing.objects", "status"),
}
BY_UNIT, BY_MATERIAL = "发放登记数量按单位", "发放登记数量按资料"


@pytest.fixture
def sheet(sample_book: Book) -> Sheet:
    return make_sheet(sample_book, Period(EXPECTED["年度"]), None)


@pytest.mark.parametrize("name", WHOLE)
def test_figures_of_the_year(sheet: Sheet, name: str) -> None:
    line = sheet.line(WHOLE[name])
    assert line.figure.value is not None
    shown = Decimal(line.figure.value) / line.kind.scale
    assert shown == Decimal(str(EXPECTED[name]))


@pytest.mark.parametrize("name", SPLIT)
def test_figures_of_the_parts(sheet: Sheet, name: str) -> None:
    key, by = SPLIT[name]
    line = sheet.line(key)
    assert line.kind is Kind.COUNT
    found = {
        (part.key if by == "month" else part.name): part.figure.value
        for part in line.parts_by(by)
        if part.figure.value
    }
    assert found == EXPECTED[name]


def test_registered_handouts_by_unit(sheet: Sheet) -> None:
    lines = sheet.lines_of("handout.registered")
    assert {line.unit: line.figure.value for line in lines} == EXPECTED[BY_UNIT]


def test_registered_handouts_by_title(sheet: Sheet) -> None:
    found: Counter[str] = Counter()
    for line in sheet.lines_of("handout.registered"):
        for part in line.parts_by("material"):
            found[part.name] += part.figure.value or 0
    assert found == EXPECTED[BY_MATERIAL]
