"""Numbers in prose as people write them, with the unit that follows: 1.2万余人次."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.domain.numerals import CHARACTERS
from tecdesk.domain.numerals import numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

WAN = Decimal(10_000)
YI = Decimal(100_000_000)
UNITS = (
    *("个百分点", "人次", "户次", "元", "亩", "%", "倍", "期", "份", "册", "张", "套"),
    *("本", "盘", "个", "户", "人", "项", "种", "次", "场", "名", "家", "条", "年"),
    *("块", "台", "部", "间", "辆", "斤", "月", "日"),
)
"""Longer ones first where one begins another."""
DAY = "日期"
"""Stands as the unit of a whole date."""
_SMALL_WORDS = frozenset("一二两三四五六七八九十")
_ABOUT_ROOM = Decimal("0.05")
_NEAR_ROOM = Decimal("0.1")
_FULL = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_PATTERN = re.compile(
    r"(?P<day>\d{4}年\d{1,2}月\d{1,2}日)"
    r"|(?P<near>[近约])?"
    rf"(?P<number>(?:\d+(?:\.\d+)?|[{CHARACTERS}])+)"
    r"(?P<more>[余多])?"
    rf"(?P<unit>{'|'.join(UNITS)})"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A number somewhere in a text.

    Attributes:
        start, end: where it stands, without its unit.
        text: as written, with its unit.
        unit: what is counted, 万 taken out of it; DAY for a date.
        value: as written. least, most: what it may mean; equal when it is exact.
        spelled: one Chinese character, as in 三项: seldom a figure.
    """

    start: int
    end: int
    text: str
    unit: str
    value: Decimal
    least: Decimal
    most: Decimal
    spelled: bool = False

    def agrees(self, value: Decimal) -> bool:
        """True when the number may be said of a value."""
        return self.least <= value <= self.most


def mentions(text: str) -> Iterator[Mention]:
    """The numbers with a unit, in order."""
    plain = text.translate(_FULL)
    for found in _PATTERN.finditer(plain):
        if found["day"]:
            yield _day(found)
        elif made := _number(found):
            yield made


def _day(found: re.Match[str]) -> Mention:
    day = Decimal("".join(f"{int(part):02}" for part in re.findall(r"\d+", found[0])))
    return Mention(found.start(), found.end(), found[0], DAY, day, day, day)


def _number(found: re.Match[str]) -> Mention | None:
    written, unit = found["number"], found["unit"]
    bare = written[0] in "万亿"  # 万余人次, but 万元户 is no number
    value = numeral(f"一{written}" if bare else written)
    if value is None or (bare and not found["more"]):
        return None
    least, most = _range(value, written, found["near"] or "", found["more"] or "")
    cut = written.endswith("万") and "." in written  # 1.2万人次 is often cut
    if cut and least == most and unit not in {"元", "亩"}:
        most = value + _last_step(written, value) - 1
    start, end = found.start("number"), found.start("unit")
    spelled = len(written) == 1 and written in _SMALL_WORDS
    return Mention(start, end, found[0], unit, value, least, most, spelled)


def _range(
    value: Decimal, written: str, near: str, more: str
) -> tuple[Decimal, Decimal]:
    if more:
        return value, value + _last_step(written, value) - 1
    if near == "近":
        return value * (1 - _NEAR_ROOM), value
    if near == "约":
        return value * (1 - _ABOUT_ROOM), value * (1 + _ABOUT_ROOM)
    return value, value


def _last_step(written: str, value: Decimal) -> Decimal:
    """What one more in the last written digit would be: 100 of 4300, 1000 of 1.2万."""
    digits = re.match(r"\d+(?:\.(\d+))?", written)
    scale = value
    if digits:
        scale = value / Decimal(digits[0])
    if digits and digits[1]:
        return scale / Decimal(10) ** len(digits[1])
    whole = int(value)
    zeros = len(str(whole)) - len(str(whole).rstrip("0"))
    return Decimal(10) ** zeros
