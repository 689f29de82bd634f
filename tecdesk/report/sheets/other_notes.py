"""说明 of the registers that not every township keeps: what is not added to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Together
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import CORE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.sheets.indicator_page import Page

_STAGES = {
    "project.reserved": "储备",
    "project.applied": "申报",
    "project.approved": "立项",
    "project.accepted": "验收",
}


def other_notes(page: Page, day: str) -> str:
    """What has to be said of the rows of other registers; empty where there is none.

    Args:
        page: the rows that are printed, by their codes.
        day: the last day of the period, as it is said.
    """
    texts = [*_stocks(page, day), *_together(page), *_within(page), *_stages(page)]
    return f"{'；'.join(texts)}。" if texts else ""


def _stocks(page: Page, day: str) -> Iterator[str]:
    codes = [
        code
        for (key, _), code in page.codes.items()
        if INDICATORS[key].is_stock and INDICATORS[key].group not in CORE
    ]
    if codes:
        yield f"{'、'.join(codes)}行为{day}有效数"


def _together(page: Page) -> Iterator[str]:
    """49行宣传培训人次为07行、41行合起来的数，不与它们相加."""
    for (key, _), code in page.codes.items():
        declared = INDICATORS[key]
        if isinstance(declared.measure, Together) and not declared.part_of:
            parts = (page.codes.get((each.key, "")) for each in declared.measure.of)
            added = "、".join(part for part in parts if part)
            told = f"为{added}行合起来的数，不与它们相加"
            yield f"{code}行{declared.label}{told}"


def _within(page: Page) -> Iterator[str]:
    if code := page.codes.get(("outreach.sessions", "")):
        yield f"{code}行起各次活动里包含的活动不重复计场次、人次"


def _stages(page: Page) -> Iterator[str]:
    found = [label for key, label in _STAGES.items() if (key, "") in page.codes]
    if len(found) > 1:
        yield f"项目{'、'.join(found)}各按自己的日期计，不相加"
