"""What may be chosen for a cell: figures, times, parts, numbers, units; no Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.desk.completion import Offer
from tecdesk.desk.filling.binding import WHENS
from tecdesk.desk.filling.binding import PartOf
from tecdesk.desk.filling.binding import What
from tecdesk.desk.filling.figures import part_names_of
from tecdesk.domain.field import Kind
from tecdesk.domain.indicators import ALIASES
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.words import in_year
from tecdesk.store.figures.scan import CALENDAR
from tecdesk.tally.parts import breakdowns
from tecdesk.tally.parts import field_of

if TYPE_CHECKING:
    from tecdesk.desk.filling.binding import Binding
    from tecdesk.domain.indicator import Indicator
    from tecdesk.store.book import Book

Choices = list[tuple[object, str]]
WHOLE = ""
"""In place of a part: the whole figure."""
_EDGE = "\t"
_YEARS = {0: "", 1: "上年", -1: "下年"}
_SCALED = {
    Kind.MONEY: ("元", "万元"),
    Kind.AREA: ("亩", "公顷", "万亩"),
}
_DECIMALS: Choices = [
    (None, "小数按需"),
    (0, "不要小数"),
    (1, "1位小数"),
    (2, "2位小数"),
]
_ZEROS: Choices = [("0", "0 写 0"), ("", "0 空着"), ("—", "0 写 —"), ("/", "0 写 /")]


def indicators(year: int) -> list[Offer]:
    """Every figure under its name of that year; then the other names it goes by."""
    named = [Offer(indicator_name(i, year), i.key) for i in INDICATORS.values()]
    others = [
        Offer(f"{other}（{indicator_name(INDICATORS[key], year)}）", key)
        for key, aliases in ALIASES.items()
        for other in aliases
    ]
    return [*named, *others]


def indicator_name(indicator: Indicator, year: int) -> str:
    """What a figure is called when nothing stands around it: 培训人次 其中妇女."""
    label = in_year(indicator.label, year)
    whole = INDICATORS.get(indicator.part_of)
    return f"{in_year(whole.label, year)} {label}" if whole else label


def whens() -> list[Offer]:
    """Every time a cell may ask for, those of this year first."""
    every = [(ago, when) for ago in _YEARS for when in WHENS]
    # The years themselves come before all their parts.
    every.sort(key=lambda each: each[1] != "year")
    return [Offer(when_name(ago, when), when_value(ago, when)) for ago, when in every]


def when_name(ago: int, when: str) -> str:
    """本年, 上年, 上半年, 上年3月."""
    year = _YEARS.get(ago, f"{ago}年前")
    return (year or "本年") if when == "year" else f"{year}{WHENS[when]}"


def when_value(ago: int, when: str) -> str:
    """The two as one value of an offer."""
    return f"{ago}{_EDGE}{when}"


def at_time(binding: Binding, value: str) -> Binding:
    """The same figure at another time."""
    ago, _, when = value.partition(_EDGE)
    return replace(binding, ago=int(ago), when=when)


def parts(book: Book, indicator: Indicator, year: int) -> list[Offer]:
    """全部, the villages, and the words by which the figure may be split."""
    found = [Offer("全部", WHOLE)]
    for by in breakdowns(indicator):
        if by in CALENDAR:
            continue
        kind = "" if by == "village" else f"（{field_of(indicator, by).label}）"
        names = part_names_of(book, indicator, year, by)
        found += [
            Offer(f"{name}{kind}", part_value(PartOf(by, name)))
            for name in names.values()
        ]
    return found


def part_value(part: PartOf | None) -> str:
    """A part as the value of an offer."""
    return f"{part.by}{_EDGE}{part.name}" if part else WHOLE


def of_part(binding: Binding, value: str) -> Binding:
    """The same figure of another part."""
    by, _, name = value.partition(_EDGE)
    return replace(binding, part=PartOf(by, name) if value else None)


def whats() -> list[Offer]:
    """完成数, 年度目标, 完成率 ..."""
    return [Offer(what.label, what.value) for what in What]


def units(book: Book, binding: Binding, year: int) -> Choices:
    """The units a number may be written in; "" is its own."""
    indicator = INDICATORS[binding.indicator]
    if binding.what.is_percent:
        return [("", "带 %"), ("%", "不带 %")]
    if indicator.per:
        declared = field_of(indicator, indicator.per).words
        words = book.words(declared, year) if declared else ()
        counted = dict.fromkeys((indicator.per_default, *words, binding.counted))
        return [(word, word) for word in counted if word]
    own = indicator.unit
    scaled = _SCALED.get(indicator.kind, (own, f"万{own}"))
    named: Choices = [("" if unit == own else unit, unit) for unit in scaled]
    known = {value for value, _ in named}
    extra: Choices = [] if binding.unit in known else [(binding.unit, binding.unit)]
    return [*named, *extra]


def unit_of(binding: Binding) -> str:
    """Which of them is chosen."""
    indicator = INDICATORS[binding.indicator]
    if indicator.per and not binding.what.is_percent:
        return binding.counted or indicator.per_default
    return binding.unit


def unit_word(binding: Binding) -> str:
    """The unit as it stands behind the figure; a share has its % already."""
    if binding.what.is_percent:
        return binding.unit
    return unit_of(binding) or INDICATORS[binding.indicator].unit


def in_unit(binding: Binding, unit: str) -> Binding:
    """The same figure in another unit."""
    if INDICATORS[binding.indicator].per and not binding.what.is_percent:
        return replace(binding, counted=unit)
    return replace(binding, unit=unit)


def of_indicator(binding: Binding | None, indicator: str) -> Binding:
    """Another figure at the same time and place; what it cannot have falls away."""
    from tecdesk.desk.filling.binding import Binding as Made

    if binding is None:
        return Made(indicator)
    part = binding.part
    if part and part.by not in breakdowns(INDICATORS[indicator]):
        part = None
    same_kind = INDICATORS[indicator].kind is INDICATORS[binding.indicator].kind
    unit = binding.unit if same_kind or binding.what.is_percent else ""
    return replace(binding, indicator=indicator, part=part, unit=unit, counted="")


def decimals() -> Choices:
    """How many digits stand after the point."""
    return list(_DECIMALS)


def zeros(binding: Binding) -> Choices:
    """What is written for 0."""
    known = {value for value, _ in _ZEROS}
    extra = [] if binding.zero in known else [(binding.zero, f"0 写 {binding.zero}")]
    return [*_ZEROS, *extra]
