"""Numbers as people write them: 1.5千, 3万5千, 一百二十, 二〇二四."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {character: value for value, character in enumerate("〇壹贰叁肆伍陆柒捌玖")}
_DIGITS |= {"○": 0, "两": 2}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_SHORT = {"廿": "二十", "卅": "三十"}
_ZEROS = "零〇○"

CHARACTERS = "".join((*_DIGITS, *_SMALL, *_LARGE, *_SHORT))
"""Every Chinese character that may be part of a number."""

SCALES = "十百千万亿"
_TOKEN = re.compile(r"\d+(?:\.\d*)?|.", re.DOTALL)


def numeral(text: str) -> Decimal | None:
    """The number a numeral means; None when it is none or may mean two things.

    1万2 and 一百二 may mean 12000 or 10002, 120 or 102: they are not read.
    """
    for short, full in _SHORT.items():
        text = text.replace(short, full)
    if len(text) > 1 and all(character in _DIGITS for character in text):
        return Decimal("".join(str(_DIGITS[character]) for character in text))
    sum_ = _Sum()
    for token in _TOKEN.findall(text):
        if not sum_.take(token):
            return None
    return sum_.result()


class _Sum:
    """A numeral being added up: sections of up to 千, closed by 万 or 亿."""

    def __init__(self) -> None:
        self._total = Decimal(0)
        self._section = Decimal(0)
        self._digit: Decimal | None = None
        self._scale = 0  # the last scale, 0 at the start or after 零
        self._taken = False

    def take(self, token: str) -> bool:
        """Add one token; False when it cannot stand here."""
        taken, self._taken = self._taken, True
        if token in _ZEROS and taken and self._digit is None:
            self._scale = 0
            return True
        if token in _SMALL:
            return self._close_small(_SMALL[token])
        if token in _LARGE:
            return self._close_large(_LARGE[token])
        if self._digit is not None or not (token in _DIGITS or token[0].isdecimal()):
            return False
        self._digit = Decimal(_DIGITS.get(token, token))
        return True

    def _close_small(self, scale: int) -> bool:
        if self._digit is None and scale != 10:
            return False
        self._section += (1 if self._digit is None else self._digit) * scale
        self._digit, self._scale = None, scale
        return True

    def _close_large(self, scale: int) -> bool:
        section = self._section + (self._digit or 0)
        if section == 0 and not (self._total and scale == 10**8):
            return False
        if scale == 10**8:
            self._total = (self._total + section) * scale
        else:
            self._total += section * scale
        self._section, self._digit, self._scale = Decimal(0), None, scale
        return True

    def result(self) -> Decimal | None:
        """The sum; None when nothing was taken or the last digit is ambiguous."""
        if not self._taken or (self._digit and self._scale > 10):
            return None
        return self._total + self._section + (self._digit or 0)
