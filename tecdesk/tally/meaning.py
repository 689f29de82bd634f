"""口径: what a figure counts, said in words made from its declaration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.indicator import Counts
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicator import Sum
from tecdesk.domain.indicator import Together
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers import field_at
from tecdesk.domain.words import in_year
from tecdesk.store.figures.scan import date_path
from tecdesk.tally.parts import field_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.indicator import Indicator


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is told of an indicator.

    Attributes:
        title: 培训人次（人次）.
        sentences: what it counts, from where, when, and how it may be added.
    """

    title: str
    sentences: tuple[str, ...]


def meaning(indicator: Indicator, year: int) -> Meaning:
    """What an indicator counts, in the words of a year."""
    label = in_year(indicator.label, year)
    unit = "按计量单位分列" if indicator.per else indicator.unit
    sentences = (
        indicator.definition,
        *map(_source, indicator.addends),
        *_adding(indicator, year),
        _splits(indicator),
    )
    told = tuple(in_year(sentence, year) for sentence in sentences if sentence)
    return Meaning(f"{label}（{unit}）", told)


def _source(indicator: Indicator) -> str:
    register = REGISTERS[indicator.register]
    measure = indicator.measure
    yearly = measure.yearly if isinstance(measure, Sum) else ""
    more = f"和{REGISTERS[yearly].label}" if yearly else ""
    date = field_at(register, date_path(indicator)).label
    when = {
        Counts.EVENTS: f"{date}在统计期内的记录",
        Counts.BEGUN: f"{date}在统计期内的记录",
        Counts.IN_FORCE: f"期末有效的记录，按{date}和结束、撤销日期判断",
    }[indicator.counts]
    return f"取自{register.label}{more}：{when}。"


def _adding(indicator: Indicator, year: int) -> Iterator[str]:
    if indicator.part_of:
        whole = in_year(INDICATORS[indicator.part_of].label, year)
        yield f"是{whole}的其中数，不另外相加。"
    if isinstance(indicator.measure, Together):
        parts = "和".join(in_year(i.label, year) for i in indicator.measure.of)
        yield f"是{parts}合起来的数，不和它们相加。"
    if indicator.per:
        yield "计量单位不同的各算各的，不相加。"
    if indicator.out_of:
        yield f"同时算占全部{REGISTERS[indicator.out_of].label}的多少。"
    if isinstance(indicator.measure, Distinct):
        yield "去重计数，分列各数之和可大于合计。"
    if indicator.is_stock:
        yield "是期末的状态，各月各季不相加。"


def _splits(indicator: Indicator) -> str:
    kinds = [
        field_of(indicator, path.split(".")[-1]).label for path in indicator.splits
    ]
    every = [*(["村"] if indicator.placed_by else []), "月份", "季度", *kinds]
    return f"可以按{'、'.join(every)}分列。"
