"""Read counts, numbers, money and areas in the many ways people write them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import NamedTuple

from tecdesk.domain.characters import narrow
from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.numerals import CHARACTERS
from tecdesk.domain.numerals import SCALES
from tecdesk.domain.numerals import numeral
from tecdesk.domain.problem import Problem
from tecdesk.domain.reading import Context
from tecdesk.domain.reading import Reading
from tecdesk.domain.reading import as_written
from tecdesk.domain.reading import refused
from tecdesk.domain.record import ABOUT
from tecdesk.domain.units import FAMILIES
from tecdesk.domain.units import UNITS
from tecdesk.domain.units import column_ratio
from tecdesk.domain.units import unit_ratio

_ABOUT = re.compile(
    r"不少于|不低于|≥|>|大约|大概|将近|接近|估计|预计|不到|不足|约|近|余|多|来|左右|上下|以上|之多|\+"
)
_AHEAD = re.compile(r"^(?:总计|合计|共计|共有|人民币|共|计|¥|\$)")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_THOUSANDS = re.compile(r"(?<![\d.])(\d{1,3})((?:[, ]\d{3})+)(?![\d,])")
_BLANK = re.compile(r"(?<!\d) | (?!\d)")
_PAIR = re.compile(rf"(半|[\d.{CHARACTERS}]+)([^\d{CHARACTERS}半]*)")
_LARGEST = 10**15


class _Amount(NamedTuple):
    """A number as written: how much, of what, and whether 万 stood alone."""

    number: Decimal
    unit: str
    scaled: bool


def read_amount(field: Field, written: object, context: Context) -> Reading:
    """Read a COUNT, NUMBER, MONEY or AREA cell."""
    if isinstance(written, bool):
        return _unreadable(field, written)
    ratio = column_ratio(field.kind, context.unit)
    if isinstance(written, int | float):
        if ratio == 1 and (plain := _plain(field, written)) is not None:
            return Reading(plain)
        return _read_text(field, as_written(written), written, context)
    if not isinstance(written, str):
        return _unreadable(field, written)
    if ratio == 1 and written.isascii() and written.isdigit():
        return _stored(field, Decimal(written), written)
    return _read_text(field, narrow(written), written, context)


def _plain(field: Field, number: float) -> int | None:
    """A whole, sane number needs no further thought."""
    if number >= 0 and number < 10**9 and number == int(number):
        return int(number) * field.kind.scale
    return None


def _read_text(field: Field, text: str, written: object, context: Context) -> Reading:
    text, note = _without_brackets(text)
    text, about = _ABOUT.subn("", text)
    text = _AHEAD.sub("", _THOUSANDS.sub(_joined, text))
    text = _BLANK.sub("", text)
    text = text.replace("。", ".").removesuffix("整").removesuffix("正")
    sign, text = (-1, text[1:]) if text[:1] in {"-", "负"} else (1, text)
    amount = _amount(field.kind, text)
    if amount is None:
        return _unreadable(field, written)
    number = _in_shown_unit(field.kind, amount, context.unit)
    if number is None:
        return _wrong_unit(field, amount.unit or context.unit, written)
    if sign < 0 and number:
        return refused(
            field, f"{field.label} -{number} 是负数，请改成 0 或正数。", written
        )
    reading = _stored(field, number, written)
    about = about or note in {"估", "估计", "估数", "约"}
    return reading._replace(
        mark=ABOUT if about and reading.value is not None else "",
        note=note,
        unit=amount.unit,
        confirm=_scale_question(field, number, written) if amount.scaled else "",
    )


def _without_brackets(text: str) -> tuple[str, str]:
    """Brackets hold a unit, which stays, or a remark, which becomes the note."""
    notes = []

    def take(match: re.Match[str]) -> str:
        word = match[1].lstrip(SCALES)
        if (not word or word in UNITS) and not _unit_before(match):
            return match[1]
        notes.append(match[1])
        return ""

    return _BRACKETS.sub(take, text), "，".join(notes)


def _unit_before(match: re.Match[str]) -> bool:
    """True for 份(册): the unit already stands before the bracket."""
    before = match.string[match.start() - 1 : match.start()]
    return not (
        not before or before.isdecimal() or before in CHARACTERS or before.isspace()
    )


def _joined(match: re.Match[str]) -> str:
    return re.sub("[, ]", "", match[0])


def _amount(kind: Kind, text: str) -> _Amount | None:
    """Add up the pairs of number and unit of 5亩3分 or 3元5角; None if unreadable."""
    pairs = _PAIR.findall(text)
    if not pairs or "".join(number + unit for number, unit in pairs) != text:
        return None
    numbers = [Decimal("0.5") if n == "半" else _number(n) for n, _ in pairs]
    units = [unit for _, unit in pairs]
    if any(unit and unit not in UNITS for unit in units):
        return None
    first = numbers[0]
    if first is None:
        return None
    scaled = pairs[0][0][-1] in "万亿"
    if len(pairs) == 1:
        return _Amount(
            first, units[0], scaled and units[0] not in FAMILIES.get(kind, ())
        )
    family = FAMILIES.get(kind, {})
    total = Decimal(0)
    for (written, unit), number in zip(pairs, numbers, strict=True):
        ratio = (
            family.get(units[0]) if written == "半" and not unit else family.get(unit)
        )
        if number is None or ratio is None:
            return None
        total += number * ratio
    return _Amount(total, next(iter(family)), scaled=False)


def _number(text: str) -> Decimal | None:
    if text.count(".") > 1 or text.startswith("."):
        return None
    return numeral(text)


def _in_shown_unit(kind: Kind, amount: _Amount, column: str) -> Decimal | None:
    """The number in the kind's shown unit; None when the unit is of another sort."""
    unit = amount.unit
    if unit:
        ratio = unit_ratio(kind, unit)
    else:
        ratio = Decimal(1) if amount.scaled else column_ratio(kind, column)
    return None if ratio is None else amount.number * ratio


def _stored(field: Field, number: Decimal, written: object) -> Reading:
    """Turn shown units into stored ones; what is lost by rounding is said."""
    stored = number * field.kind.scale
    if stored > _LARGEST:
        return refused(
            field,
            f"{field.label} {as_written(written)} 大得不合常理，请核对。",
            written,
        )
    whole = stored.quantize(Decimal(1), ROUND_HALF_UP)
    if whole == stored:
        return Reading(int(whole))
    if field.kind is Kind.COUNT:
        text = f"{field.label} {as_written(written)} 不是整数，请核对。"
        return refused(field, text, written)
    kept = whole / field.kind.scale
    text = f"{field.label} {as_written(written)} 按最小单位记为 {kept}，请核对。"
    return Reading(
        int(whole), problem=Problem(field.key, text, value=as_written(written))
    )


def _scale_question(field: Field, number: Decimal, written: object) -> str:
    shown = f"{number:f}".removesuffix(".0")
    return f"{field.label}“{as_written(written)}”读作 {shown}{field.unit}，对吗？"


def _unreadable(field: Field, written: object) -> Reading:
    text = f"{field.label}“{as_written(written)}”不是数，请改成数字。"
    return refused(field, text, written)


def _wrong_unit(field: Field, unit: str, written: object) -> Reading:
    text = f"{field.label}“{as_written(written)}”的单位是{unit}，请核对列是否认对。"
    return refused(field, text, written)
