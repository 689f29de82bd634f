"""Read what people write and show what is stored, one function per kind of value."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from tecdesk.domain.amounts import read_amount
from tecdesk.domain.characters import narrow
from tecdesk.domain.dates import read_date
from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.field import Value
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.indicators import by_label
from tecdesk.domain.numerals import numeral
from tecdesk.domain.reading import NO_CONTEXT
from tecdesk.domain.reading import Context
from tecdesk.domain.reading import Reading
from tecdesk.domain.reading import as_written
from tecdesk.domain.reading import refused
from tecdesk.domain.record import ABOUT
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.texts import read_choice
from tecdesk.domain.texts import read_choices
from tecdesk.domain.texts import read_id_number
from tecdesk.domain.texts import read_note
from tecdesk.domain.texts import read_phone
from tecdesk.domain.texts import read_text

Parser = Callable[[Field, object, Context], Reading]

_ABSENCES = "- -- — —— ― – ─ / \\ 无 没有 未开展 未举办 不适用 N/A n/a NA"
_DOUBTS = "待填 (待填) 待定 不详 未知 不清楚 待核实"
_NOT_APPLICABLE = frozenset(_ABSENCES.split())
_UNKNOWN = frozenset(_DOUBTS.split())
_NO_ANSWER = _NOT_APPLICABLE | _UNKNOWN
_LONGEST_ANSWER = max(map(len, _NO_ANSWER)) + 2
_YEAR = re.compile(r"(\d{4}|[一二][〇零○一二三四五六七八九]{3})(?:年度?.*|[-/].*)?")
_REMEMBERED = 20_000
_DISTINCT = frozenset({Kind.ID_NUMBER, Kind.PHONE, Kind.NOTE})


def parse(field: Field, written: object, context: Context = NO_CONTEXT) -> Reading:
    """Read one written value.

    Args:
        field: the field it belongs to.
        written: typed text, or what a workbook cell holds (text, number, bool,
            date or None).
        context: the ledger's year, today, the unit in the column's heading.

    Returns:
        The reading. Blank reads as None; — / 无 and the like as not applicable.
        Nothing is raised for what people write: see `Reading.problem`.
    """
    if written is None:
        return _BLANK
    if isinstance(written, str) and len(written) <= _LONGEST_ANSWER:
        text = narrow(written)
        if not text:
            return _BLANK
        if text in _NO_ANSWER and (kept := _unanswered(field, text)) is not None:
            return kept
    reading = PARSERS[field.kind](field, written, context)
    return _BLANK if reading.value == "" else reading


def reader(field: Field, context: Context = NO_CONTEXT) -> Callable[[object], Reading]:
    """`parse` for a whole column: what was read before is remembered."""
    if field.kind in _DISTINCT:
        return lambda written: parse(field, written, context)
    known: dict[object, Reading] = {}

    def read(written: object) -> Reading:
        key = written if isinstance(written, str) else (type(written), written)
        reading = known.get(key)
        if reading is None:
            reading = parse(field, written, context)
            if len(known) < _REMEMBERED:
                known[key] = reading
        return reading

    return read


def show(kind: Kind, value: Value, mark: str = "") -> str:
    """A stored value as people read it; what it shows reads back as the same value.

    Money is in 元 and area in 亩 without a unit and without idle zeros (1200.5,
    300); dates are ISO text; — is not applicable, nothing is blank, 约 marks an
    estimate. A REF shows its id: the caller knows the names.
    """
    if mark == NOT_APPLICABLE:
        return "—"
    if value is None:
        return ""
    text = SHOWN[kind](kind, value)
    return f"约{text}" if mark == ABOUT else text


def shown_number(kind: Kind, value: Value) -> int | float | None:
    """A stored number in its shown unit, for JSON and workbooks; None when blank."""
    if not isinstance(value, int):
        return None
    whole, rest = divmod(value, kind.scale)
    return whole if not rest else float(Decimal(value) / kind.scale)


def _unanswered(field: Field, text: str) -> Reading | None:
    """What stands for no answer; None where the words themselves are the answer."""
    if text in _NOT_APPLICABLE:
        return _ABSENT
    return None if field.kind is Kind.NOTE else Reading(note=text.strip("()"))


def _read_year(field: Field, written: object, context: Context) -> Reading:
    text = narrow(as_written(written)).replace(" ", "")
    if context.year and text in {"今年", "本年", "本年度"}:
        return Reading(context.year)
    match = _YEAR.fullmatch(text)
    year = numeral(match[1]) if match else None
    if year is None or not 1900 <= year <= 2099:
        return refused(
            field, f"{field.label}“{text}”不是年份，请写成 2025 这样。", written
        )
    return Reading(int(year))


def _read_name(field: Field, written: object, context: Context) -> Reading:
    return Reading(read_text(field, written, context).value)


def _read_indicator(field: Field, written: object, context: Context) -> Reading:
    """The key of the indicator meant; the name itself and an ERROR when unknown."""
    name = str(_read_name(field, written, context).value)
    if indicator := by_label(name):
        return Reading(indicator.key)
    text = f"没有“{name}”这个指标，请用指标表里的名称。"
    return refused(field, text, written)._replace(value=name)


def _show_text(_kind: Kind, value: Value) -> str:
    return str(value)


def _show_number(kind: Kind, value: Value) -> str:
    return str(shown_number(kind, value)) if isinstance(value, int) else str(value)


def _show_indicator(_kind: Kind, value: Value) -> str:
    indicator = INDICATORS.get(str(value))
    return indicator.label if indicator else str(value)


_BLANK = Reading()
_ABSENT = Reading(mark=NOT_APPLICABLE)

PARSERS: dict[Kind, Parser] = {
    Kind.TEXT: read_text,
    Kind.NOTE: read_note,
    Kind.DATE: read_date,
    Kind.YEAR: _read_year,
    Kind.COUNT: read_amount,
    Kind.NUMBER: read_amount,
    Kind.MONEY: read_amount,
    Kind.AREA: read_amount,
    Kind.CHOICE: read_choice,
    Kind.CHOICES: read_choices,
    Kind.REF: _read_name,
    Kind.INDICATOR: _read_indicator,
    Kind.ID_NUMBER: read_id_number,
    Kind.PHONE: read_phone,
}
"""How each kind is read."""

SHOWN: dict[Kind, Callable[[Kind, Value], str]] = {
    Kind.TEXT: _show_text,
    Kind.NOTE: _show_text,
    Kind.DATE: _show_text,
    Kind.YEAR: _show_text,
    Kind.COUNT: _show_number,
    Kind.NUMBER: _show_number,
    Kind.MONEY: _show_number,
    Kind.AREA: _show_number,
    Kind.CHOICE: _show_text,
    Kind.CHOICES: _show_text,
    Kind.REF: _show_text,
    Kind.INDICATOR: _show_indicator,
    Kind.ID_NUMBER: _show_text,
    Kind.PHONE: _show_text,
}
"""How each kind is shown."""
