"""占比: as the records give them, and as a person has them shown."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.sharing import rewrite
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.shares import SHARES
from tecdesk.errors import DeskError
from tecdesk.tally.parts import breakdowns
from tecdesk.tally.shares import shares
from tests.tally.entering import add

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book
    from tecdesk.tally.shares import Shares

YEAR = Period(2025)
WAN = 1_000_000  # 分 of one 万元
BY_KIND = {
    "新产品开发示范": 46,
    "新技术引进示范": 97,
    "新品种选育示范": 55,
    "科技成果推广": 32,
    "社会发展": 50,
}
TRUE = ["16.4", "34.6", "19.6", "11.4", "17.9"]
PRINTED = ["16.3", "34.7", "19.7", "11.4", "17.9"]


@pytest.fixture
def invested(book: Book) -> Book:
    for kind, money in BY_KIND.items():
        day = {"approved_on": "2025-03"}
        add(book, "project", name=kind, kind=kind, total=money * WAN, **day)
    return book


def of(book: Book, which: int = 0) -> Shares:
    return shares(book, YEAR)[which]


def by_name(found: Shares) -> list[str]:
    every = {part.name: str(part.shown) for part in found.parts}
    return [every[kind] for kind in BY_KIND]


def have(book: Book, printed: list[str]) -> Shares:
    for kind, wanted in zip(BY_KIND, printed, strict=True):
        found = of(book)
        part = next(each for each in found.parts if each.name == kind)
        rewrite(book, YEAR, found, part, Decimal(wanted), "凑整到 100")
    return of(book)


@pytest.mark.parametrize("share", SHARES, ids=lambda each: each.indicator)
def test_only_sums_that_are_parted_without_rest_are_told_so(share) -> None:
    indicator = INDICATORS[share.indicator]
    assert indicator.additive
    assert share.by in breakdowns(indicator)


def test_they_are_truly_rounded(invested: Book) -> None:
    found = of(invested)
    assert by_name(found) == TRUE
    assert found.added == Decimal("99.9")
    assert not found.uneven
    assert found.notes == ("四舍五入后各项相加是99.9%",)


def test_a_person_may_show_them_otherwise(invested: Book) -> None:
    found = have(invested, PRINTED)
    assert by_name(found) == PRINTED
    assert found.added == 100
    assert {str(part.computed) for part in found.parts if part.rewritten} == {*TRUE[:3]}
    assert "新产品开发示范人工改写为16.3%，按数计算是16.4%" in found.notes
    invested.undo()
    assert by_name(of(invested)) == [*PRINTED[:2], *TRUE[2:]]


def test_rewritten_ones_that_do_not_add_up_are_told(invested: Book) -> None:
    found = have(invested, ["16.3", *TRUE[1:]])
    assert found.uneven
    assert found.notes[-1] == "改写后各项相加是99.8%"


def test_the_computed_one_takes_it_back(invested: Book) -> None:
    have(invested, PRINTED)
    assert by_name(have(invested, TRUE)) == TRUE
    assert invested.count("shown_share") == 0


def test_other_numbers_are_computed_anew(invested: Book) -> None:
    have(invested, PRINTED)
    with invested.edit("改") as edit:
        edit.change("project", invested.find("project")[0].id, {"total": 40 * WAN})
    assert not any(part.rewritten for part in of(invested).parts)
    assert all(part.stale for part in of(invested).parts if part.record)


def test_no_other_number_passes_for_rounding(invested: Book) -> None:
    found = of(invested)
    with pytest.raises(DeskError, match="差得太多"):
        rewrite(invested, YEAR, found, found.parts[0], Decimal(20))


def test_money_by_source(book: Book) -> None:
    project = add(book, "project", name="湖泊研究", approved_on="2025-02")
    money = {"上级专项": 100, "地方配套": 90, "单位自筹": 35}
    for source, amount in money.items():
        told: dict[str, Value] = {"source": source, "nature": "计划"}
        told["money"] = amount * WAN
        add(book, "project_fund", project=project, date="2025-02", **told)
    assert [str(part.shown) for part in of(book).parts] == ["44.4", "40.0", "15.6"]
    assert of(book).notes == ()
