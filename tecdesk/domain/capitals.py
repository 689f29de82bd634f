"""Amounts in the capital figures of receipts: 壹仟零伍元叁角整.

The rules are those for filling in notes and settlement vouchers (中国人民银行,
正确填写票据和结算凭证的基本规定): zeros between figures are read once, an amount
without 分 ends with 整.
"""

from __future__ import annotations

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_SCALES = ("", "万", "亿", "万亿")


def count_in_capitals(number: int) -> str:
    """A whole number in capital figures.

    Args:
        number: 0 or more, below ten to the sixteenth.
    """
    if not number:
        return _DIGITS[0]
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    text = ""
    for at in range(len(groups) - 1, -1, -1):
        group = groups[at]
        if not group:
            continue
        # A zero is read where places between two figures are empty.
        gap = group < 1000 or not groups[at + 1] if text else False
        text += (_DIGITS[0] if gap else "") + _group(group) + _SCALES[at]
    return text


def money_in_capitals(fen: int) -> str:
    """An amount of money in capital figures.

    Args:
        fen: the amount in 分, 0 or more.
    """
    yuan, cents = divmod(fen, 100)
    jiao, rest = divmod(cents, 10)
    text = f"{count_in_capitals(yuan)}元" if yuan or not cents else ""
    if jiao:
        text += f"{_DIGITS[jiao]}角"
    elif rest and yuan:
        text += _DIGITS[0]
    return text + (f"{_DIGITS[rest]}分" if rest else "整")


def _group(number: int) -> str:
    """Up to four figures."""
    text, empty = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            empty = bool(text)
            continue
        text += (_DIGITS[0] if empty else "") + _DIGITS[digit] + _PLACES[place]
        empty = False
    return text
