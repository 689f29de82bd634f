"""The unit in which a cell wants its number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.domain.units import FAMILIES
from tecdesk.domain.units import column_ratio
from tecdesk.exchange.forms.blocks import is_unit
from tecdesk.tally.answers import Answers

if TYPE_CHECKING:
    from tecdesk.desk.filling.binding import What
    from tecdesk.desk.filling.words.lexicon import Said
    from tecdesk.desk.filling.words.meaning import Meaning
    from tecdesk.domain.indicator import Indicator
    from tecdesk.exchange.forms.heads import Heads
    from tecdesk.store.book import Book

_SCALE = re.compile("^[十百千万亿]+")
ALIKE: dict[str, frozenset[str]] = {
    "期": frozenset(
        ["场", "次", "场次", "期次", "班次", "班", "场(次)", "期(次)", "期(场)"]
    ),
    "个": frozenset(["处", "座"]),
    "人": frozenset(["名", "位"]),
}
"""The unit of a figure to others that count the same."""


@dataclass(frozen=True)
class Around:
    """What is read around one cell.

    Attributes:
        heads: the labels themselves.
        own: what row, column and section say.
        title: what the lines over the table say.
    """

    heads: Heads
    own: Said
    title: Said


def unit_of(
    book: Book, year: int, around: Around, what: What, found: Meaning
) -> tuple[str, str]:
    """The unit of its lines and the unit of the form; doubts are added.

    Returns:
        (份, 万份) of an indicator counted per unit, ("", 万元) of others; "" for
        the unit in which a figure is kept anyway.
    """
    indicator = INDICATORS[found.key]
    if what.is_percent:
        return "", "%" if "%" in around.own.units else ""
    told = [unit for unit in around.own.units if unit != "%"]
    unit = _plain(told[-1] if told else around.heads.unit)
    if indicator.per:
        unit = unit or _in_words(book, year, around.heads)
        counted = _per(book, year, indicator, unit, found)
        own = counted or indicator.per_default
        return counted, "" if unit == own else unit
    if not unit and indicator.kind in {Kind.MONEY, Kind.AREA}:
        unit = _of_sheet(around.title, indicator, found)
    if not _fits(indicator, unit):
        found.doubt(f"表上的单位是{unit}，台账里是{indicator.unit}")
        return "", ""
    return "", "" if alike(unit, indicator.unit) else unit


def _plain(unit: str) -> str:
    return "".join(unit.split()).replace("（", "(").replace("）", ")")


def _fits(indicator: Indicator, unit: str) -> bool:
    if not unit:
        return True
    bare = _SCALE.sub("", unit)
    if indicator.kind in {Kind.MONEY, Kind.AREA}:
        return is_unit(unit) and bool(_ratio(indicator, unit))
    return alike(bare, indicator.unit)


def alike(told: str, own: str) -> bool:
    """True for a unit that counts what a figure counts in its own: 场次 for 期."""
    return told == own or told in ALIKE.get(own, ())


def _ratio(indicator: Indicator, unit: str) -> bool:
    known = _SCALE.sub("", unit) in FAMILIES[indicator.kind]
    return known and column_ratio(indicator.kind, unit) is not None


def _of_sheet(title: Said, indicator: Indicator, found: Meaning) -> str:
    """单位：万元 over the table; without it 元 or 亩 is only likely."""
    fitting = [unit for unit in title.units if _fits(indicator, unit)]
    if len(set(fitting)) == 1:
        return fitting[0]
    found.doubt(f"没写单位，按{indicator.unit}算")
    return ""


def _in_words(book: Book, year: int, heads: Heads) -> str:
    """份 of 资料份数; "" when the words name no unit or several."""
    known = book.words("material_unit", year)
    told = {unit for unit in known if f"{unit}数" in heads.label}
    return told.pop() if len(told) == 1 else ""


def _per(book: Book, year: int, indicator: Indicator, unit: str, found: Meaning) -> str:
    """Which of 份, 册, 张 is counted."""
    bare = _SCALE.sub("", unit)
    known = book.words("material_unit", year)
    if bare and bare not in known:
        found.doubt(f"表上的单位是{unit}，台账里没有按它记的")
        return ""
    if not bare:
        several = Answers(book, (indicator,), Period(year)).units(indicator)
        if several - {indicator.per_default}:
            found.doubt(
                f"台账里{'、'.join(sorted(several))}分开记，只算了{indicator.per_default}"
            )
    return "" if bare == indicator.per_default else bare
