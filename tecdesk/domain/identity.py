"""ID and phone numbers: checks, masks, and numbers that a spreadsheet damaged.

ID numbers follow GB 11643-1999: 17 digits and a check character, weighted sum
modulo 11. The area part is the code at first issue and is never checked.
"""

from __future__ import annotations

import re
from operator import mul

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_PHONE = re.compile(r"1[0-9]{10}|0[0-9]{2,3}-?[0-9]{7,8}|[0-9]{7,8}")
_ID = re.compile(r"[0-9]{17}[0-9X]")


def check_character(body: str) -> str:
    """The check character that belongs to the first 17 digits."""
    total = sum(map(mul, _WEIGHTS, map(int, body)))
    return _CHECKS[total % 11]


def is_valid_id(number: str) -> bool:
    """True for 18 characters whose check character fits."""
    return bool(_ID.fullmatch(number)) and check_character(number[:17]) == number[17]


def is_damaged_id(written: str) -> bool:
    """True for what a spreadsheet makes of an ID number kept as a number.

    Only 15 digits survive: 4.40524E+17, or 18 digits that end in 000 and whose
    check character does not fit.
    """
    if re.fullmatch(r"\d(\.\d+)?[eE]\+?1[4-8]", written):
        return True
    return (
        bool(re.fullmatch(r"\d{18}", written))
        and written.endswith("000")
        and not is_valid_id(written)
    )


def id_problem(number: str) -> str:
    """What to say about an ID number; empty when nothing is wrong."""
    if is_damaged_id(number):
        return "号码已被Excel损坏，请核对原件。"
    if is_valid_id(number) or re.fullmatch(r"\d{15}", number):
        return ""
    if _ID.fullmatch(number):
        return f"末位与前 17 位算出的 {check_character(number[:17])} 不符，请核对原件。"
    return f"证件号码有 {len(number)} 位，应为 18 位，请核对原件。"


def phone_problem(numbers: str) -> str:
    """What to say about phone numbers joined by 、; empty when nothing is wrong."""
    for number in numbers.split("、"):
        if not _PHONE.fullmatch(number):
            return f"电话 {number} 不是 11 位手机号或带区号的座机号，请核对。"
    return ""


def masked(numbers: str) -> str:
    """ID or phone numbers as they may be shown: 990000********5475, 138****1234."""
    return "、".join(map(_masked, numbers.split("、")))


def _masked(number: str) -> str:
    if len(number) >= 15:
        return number[:6] + "*" * (len(number) - 10) + number[-4:]
    if len(number) >= 7:
        return number[:3] + "*" * (len(number) - 7) + number[-4:]
    return "*" * len(number)
