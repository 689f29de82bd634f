"""How a number is written in prose: exact, 余 or 万; money, area, percent (N1-N6)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from tecdesk.domain.field import Kind
from tecdesk.domain.quality import ESTIMATE
from tecdesk.domain.quality import INCOMPLETE

WAN = 10_000
YI = 100_000_000
COUNTABLE = frozenset("期个户人项种次名场块台部间辆")


class Style(Enum):
    """The number style of a document."""

    EXACT = "exact"
    ROUNDED = "rounded"  # 4300余
    WAN = "wan"  # 1.2万余


@dataclass(frozen=True, slots=True)
class Numerals:
    """One choice per document.

    Attributes:
        style: how large counts are written.
        more: 余 or 多, the word for what was cut; never both in one document.
        times: rates from twice the target on are written as 倍.
        exact_below: counts under this are never shortened.
    """

    style: Style = Style.EXACT
    more: str = "余"
    times: bool = False
    exact_below: int = 1000


EXACT = Numerals()


@dataclass(frozen=True, slots=True)
class Written:
    """A number as written and the unit that follows it; `before` is 约 or empty."""

    number: str
    unit: str
    before: str = ""


def write(
    value: int,
    unit: str,
    kind: Kind = Kind.COUNT,
    numerals: Numerals = EXACT,
    quality: str = "",
) -> Written:
    """A stored value in prose.

    Args:
        value: in stored units of the kind (分, tenths of a 亩, plain counts).
        unit: counting unit of a COUNT.
        kind: what sort of value it is.
        numerals: style of the document.
        quality: 数据性质; an estimate takes 约 and is never shortened.
    """
    before = "约" if quality == ESTIMATE else ""
    if kind is Kind.MONEY:
        return Written(*money(value), before)
    if kind is Kind.AREA:
        return Written(*area(value), before)
    if kind is Kind.NUMBER:
        return Written(decimal(Fraction(value, kind.scale), 2), unit, before)
    if quality in {ESTIMATE, INCOMPLETE} or unit in COUNTABLE:
        return Written(str(value), unit, before)
    return Written(count(value, numerals), unit)


def count(value: int, numerals: Numerals = EXACT) -> str:
    """A count: shortened only in a style that shortens, 余 only if something was cut.

    Two digits are kept (three from 1万 on), in 万 one decimal.
    """
    if numerals.style is Style.EXACT or value < numerals.exact_below:
        return str(value)
    if numerals.style is Style.WAN:
        return _in_wan(value, numerals.more)
    kept = 3 if value >= WAN else 2
    step = 10 ** (len(str(value)) - kept)
    return f"{value - value % step}{numerals.more if value % step else ''}"


def money(fen: int) -> tuple[str, str]:
    """An amount in 分 as number and unit: 3000 元, 5.05 万元, 1.2 亿元."""
    yuan = Fraction(fen, 100)
    if abs(yuan) < WAN:
        return decimal(yuan, 2), "元"
    if abs(round_half_up(yuan / WAN, 2)) < WAN:
        return decimal(yuan / WAN, 2), "万元"
    return decimal(yuan / YI, 2), "亿元"


def area(tenths: int) -> tuple[str, str]:
    """An area in tenths of a 亩 as number and unit: 1697.8 亩, 1.2 万亩."""
    mu = Fraction(tenths, 10)
    if abs(mu) < WAN:
        return decimal(mu, 1), "亩"
    return decimal(mu / WAN, 2), "万亩"


def percent(part: int, whole: int) -> str:
    """A share or rate in prose: half-up, one decimal, .0 dropped; over 999 % 倍.

    What is short of the whole is never written as 100 %.
    """
    if part * 100 > 999 * whole:
        return f"{decimal(Fraction(part, whole), 2)}倍"
    return f"{_percent(part, whole).normalize():f}%"


def percent_cell(part: int, whole: int) -> str:
    """The same rate in a table: always one decimal, no sign."""
    return f"{_percent(part, whole):f}"


def points(now: Fraction, before: Fraction) -> str:
    """The distance of two rates (as fractions) in 个百分点, unsigned."""
    return decimal(abs(now - before) * 100, 1)


def multiple(part: int, whole: int) -> str:
    """How many times the whole, e.g. 2倍 or 1.99倍; never the surplus."""
    return f"{decimal(Fraction(part, whole), 2)}倍"


def decimal(value: Fraction, places: int) -> str:
    """A fraction, half-up to so many places, zeros at the end dropped."""
    return f"{round_half_up(value, places).normalize():f}"


def round_half_up(value: Fraction, places: int) -> Decimal:
    """Half-up from the exact value, so that 0.125 becomes 0.13."""
    scaled = value * 10**places
    whole = (abs(scaled) * 2 + 1).__floor__() // 2
    signed = whole if scaled >= 0 else -whole
    return Decimal(signed).scaleb(-places)


def _percent(part: int, whole: int) -> Decimal:
    rate = round_half_up(Fraction(part * 100, whole), 1)
    if rate == 100 and part < whole:
        return Decimal("99.9")
    return rate


def _in_wan(value: int, more: str) -> str:
    if value < WAN:
        return str(value)
    tenths, cut = divmod(value, WAN // 10)
    return f"{decimal(Fraction(tenths, 10), 1)}万{more if cut else ''}"
