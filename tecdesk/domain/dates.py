"""Read dates of day, month or year precision, and ranges of them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from datetime import timedelta
from math import isfinite
from typing import TYPE_CHECKING

from tecdesk.domain.characters import narrow
from tecdesk.domain.date_parts import Parts
from tecdesk.domain.date_parts import parts_of
from tecdesk.domain.date_parts import range_of
from tecdesk.domain.numerals import numeral
from tecdesk.domain.reading import Context
from tecdesk.domain.reading import Reading
from tecdesk.domain.reading import as_written
from tecdesk.domain.reading import refused

if TYPE_CHECKING:
    from tecdesk.domain.field import Field

_ISO = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])")
_EPOCH = date(1899, 12, 30)  # day 0 of the spreadsheet calendar
_SERIALS = range(20000, 80001)
_DAYS = {
    "今天": 0,
    "今日": 0,
    "昨天": -1,
    "昨日": -1,
    "前天": -2,
    "大前天": -3,
    "明天": 1,
    "后天": 2,
}
_DAY = re.compile(r"([1-9]|0[1-9]|[12]\d|3[01])[日号]?")

_WEEKDAY = re.compile(r"\(?(?:星期|周|礼拜)[一二三四五六日天末]\)?")
_CLOCK = r"\d{1,2}(?::\d{2}(?::\d{2})?(?:\.\d+)?|[时点](?:\d{1,2}分|半)?)"
_CLOCKS = rf"{_CLOCK}(?: ?[-~—至到]+ ?{_CLOCK})?"
_TIME = re.compile(rf"(?:[ T]|(?<=[日号])){_CLOCKS}")
_PART_OF_DAY = re.compile(rf"(?:上午|下午|早上|中午|晚上|晚|全天) ?(?:{_CLOCKS})?")
_LASTING = re.compile(r"[,(]?(?:共|计|为期)?\d+天\)?$")
_NUMERAL = re.compile("[〇零○一二三四五六七八九十廿卅]+")
_FUZZY = re.compile(
    r"(?:上旬|中旬|下旬|月初|月中|月底|月末|年初|年中|年底|年末|初|底|末|上半年|下半年"
    r"|第?[1-4]季度|[春夏秋冬]季?|左右|前后)$"
)
_AROUND = re.compile(r"^(?:自|从|于)|(?:起|开始|以来|至今|止|为止)$")


def read_date(field: Field, written: object, context: Context) -> Reading:
    """Read a DATE cell: text, a spreadsheet serial number or a date object."""
    if isinstance(written, date):
        return Reading(written.isoformat()[:10])
    if isinstance(written, bool) or not isinstance(written, str | int | float):
        return _unreadable(field, written)
    if isinstance(written, str):
        if _ISO.fullmatch(written):
            return Reading(written)
        return _read_text(field, narrow(written), written, context)
    if isfinite(written) and int(written) in _SERIALS:
        return Reading((_EPOCH + timedelta(int(written))).isoformat())
    reading = _read_text(field, as_written(written), written, context)
    return _doubted(field, reading, as_written(written))


def _doubted(field: Field, reading: Reading, shown: str) -> Reading:
    """A number cell cannot keep the last 0 of 2025.10 or 3.10: say so."""
    if reading.value is None or not re.fullmatch(r"\d+\.[123]", shown):
        return reading
    question = f"{field.label}“{shown}”是数字，也可能原是“{shown}0”，请核对。"
    return reading._replace(confirm=question)


def _read_text(field: Field, text: str, written: object, context: Context) -> Reading:
    if context.today and text in _DAYS:
        return Reading((context.today + timedelta(_DAYS[text])).isoformat())
    if context.today and (alone := _DAY.fullmatch(text)):
        return _of_late(field, int(alone[1]), written, context.today, context.year)
    text, note = _bare(text, context)
    if text.isdecimal() and int(text) in _SERIALS and len(text) == 5:
        return Reading((_EPOCH + timedelta(int(text))).isoformat())
    if single := parts_of(text):
        return _dated(field, single, None, note, written, context)
    if found := range_of(text):
        listed = as_written(written) if found.listed else note
        return _dated(field, found.start, found.end, listed, written, context)
    return _unreadable(field, written)


def _of_late(
    field: Field, day: int, written: object, today: date, year: int | None
) -> Reading:
    """The last such day of the month: what is typed has happened, and not long ago."""
    at = today
    if year and year != today.year:
        if year > today.year:
            text = f"{field.label}“{as_written(written)}”没有月份，请补上月份。"
            return refused(field, text, written)
        at = date(year, 12, 31)
    while at.day != day:
        at -= timedelta(1)
    return Reading(at.isoformat())


def _bare(text: str, context: Context) -> tuple[str, str]:
    """The date without weekday, clock and words around it; and those words."""
    text = _TIME.sub("", _PART_OF_DAY.sub("", _WEEKDAY.sub("", text)))
    text = text.replace(" ", "").replace("。", ".").rstrip(".").replace("元月", "1月")
    text = _LASTING.sub("", _NUMERAL.sub(_in_digits, text))
    if context.year:
        text = re.sub("^(?:今年|本年)", f"{context.year}年", text)
        text = re.sub("^(?:去年|上年)", f"{context.year - 1}年", text)
    text = _AROUND.sub("", text)
    if text.startswith("约"):
        return text[1:], "约"
    fuzzy = _FUZZY.search(text)
    if not fuzzy:
        return text, ""
    kept = "月" if fuzzy[0].startswith("月") else ""
    return text[: fuzzy.start()] + kept, fuzzy[0]


def _in_digits(match: re.Match[str]) -> str:
    number = numeral(match[0])
    return match[0] if number is None else str(number)


def _dated(
    field: Field,
    start: Parts,
    end: Parts | None,
    note: str,
    written: object,
    context: Context,
) -> Reading:
    """Turn parts into ISO text once their year is known and they exist."""
    confirm = ""
    if start.year is None:
        year = context.year or (context.today.year if context.today else None)
        if year is None:
            text = f"{field.label}“{as_written(written)}”没有年份，请补上年份。"
            return refused(field, text, written)
        start = start._replace(year=year)
        confirm = f"{field.label}没有年份的，按 {year} 年读，对吗？"
    if end and end.year is None:
        end = end._replace(year=start.year)
    for parts in (start, end):
        if parts and (fault := _fault(parts)):
            return refused(field, fault, written)
    until = end.iso if end else ""
    if until and until < start.iso:
        text = f"{field.label}“{as_written(written)}”结束早于开始，请核对。"
        return refused(field, text, written)
    return Reading(start.iso, note=note, until=until, confirm=confirm)


def _fault(parts: Parts) -> str:
    """Why there is no such date; empty when there is."""
    year, month, day = parts.year or 0, parts.month, parts.day
    if not 1900 <= year <= 2099:
        return f"年份 {year} 不合常理，请核对日期。"
    if month is None:
        return ""
    if not 1 <= month <= 12:
        return f"没有{month}月，请核对日期。"
    if day is None or 1 <= day <= monthrange(year, month)[1]:
        return ""
    named = f"{year}年" if (month, day) == (2, 29) else ""
    return f"{named}{month}月没有{day}日，请核对日期。"


def _unreadable(field: Field, written: object) -> Reading:
    text = f"{field.label}“{as_written(written)}”不是日期，请写成 2024-3-5 这样。"
    return refused(field, text, written)
