"""What stands after --where, as stored values: names, words, numbers, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.cli.span import UNIT
from tecdesk.cli.wrong import WrongCall
from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import parse
from tecdesk.domain.village_names import same_village
from tecdesk.errors import DeskError
from tecdesk.store.county.units import reporting_units
from tecdesk.store.figures.scan import CALENDAR
from tecdesk.store.figures.scan import OWNER
from tecdesk.tally.parts import breakdowns
from tecdesk.tally.parts import field_of
from tecdesk.tally.parts import with_units

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book

UNKNOWN = {"", "未填", "未分月"}
"""How a blank field and the part without a name are written."""

_QUARTERS = {name: number for number, name in enumerate("一二三四", 1)}


def fields(book: Book, register: Register, written: Sequence[str]) -> dict[str, Value]:
    """Field key to the stored value wanted.

    Raises:
        WrongCall: not FIELD=VALUE, no such field, or a value it cannot have.
        DeskError: the book has no village, material ... of that name.
    """
    found: dict[str, Value] = {}
    for text in written:
        key, value = _pair(text)
        if key not in register.by_key:
            raise _unknown(text, register.by_key)
        found[key] = _stored(book, register[key], value)
    return found


def parts(book: Book, indicator: Indicator, written: Sequence[str]) -> dict[str, Value]:
    """Breakdown to its part, or field to the stored value wanted; months first.

    `unit` is the unit that reported where the county has one of that name.

    Raises:
        WrongCall: as `fields`, where also breakdowns are known.
        DeskError: as `fields`.
    """
    register, able = REGISTERS[indicator.register], {*breakdowns(indicator)} - {OWNER}
    found: dict[str, Value] = {}
    for text in written:
        key, value = _pair(text)
        if _is_owner(book, register, key, value):
            found[OWNER] = _named(book, REGISTERS["unit"], value)
        elif key in CALENDAR:
            found[key] = _calendar(indicator, key, value)
        elif key in able:
            found[key] = _stored(book, field_of(indicator, key), value)
        elif key in register.by_key:
            found[key] = _stored(book, register[key], value)
        else:
            every = dict.fromkeys((*breakdowns(indicator), *register.by_key))
            raise _unknown(text, (key for key in every if key != OWNER))
    return dict(sorted(found.items(), key=lambda item: item[0] not in CALENDAR))


def _is_owner(book: Book, register: Register, key: str, written: str) -> bool:
    """True for the unit that reported; on handouts 份 and 册 are units, too."""
    units = reporting_units(book) if key == UNIT else {}
    named = written in {*units, *units.values()}
    return named or bool(units and key not in register.by_key)


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign:
        raise WrongCall(f"--where {text} 看不懂，要写成 字段=值")
    return key.strip(), value.strip()


def _unknown(text: str, able: Iterable[str]) -> WrongCall:
    return WrongCall(f"--where {text} 看不懂，可以用的字段有：{'、'.join(able)}")


def _stored(book: Book, field: Field, written: str) -> Value:
    if written in UNKNOWN:
        return None
    if field.kind is Kind.REF:
        return _named(book, REGISTERS[field.to], written)
    reading = parse(field, written)
    if reading.problem and reading.problem.blocks:
        raise WrongCall(f"--where {field.key}={written}：{reading.problem.text}")
    return reading.value


def _named(book: Book, register: Register, written: str) -> str:
    """The id of the record of that name; one in use before one in the bin."""
    names = book.names(register.key)
    if written in names:
        return written
    same = [id_ for id_, name in names.items() if name == written]
    if not same and register.key == "village":
        whole = with_units(book, names).items()
        same = [id_ for id_, name in whole if name == written]
        same = same or [
            id_ for id_, name in names.items() if same_village(name, written)
        ]
    if not same:
        raise DeskError(
            f"台账里没有“{written}”这个{register.label}。", "看一看是不是写错了。"
        )
    found = [book.require(register.key, id_) for id_ in same]
    if register.key == "village" and len({each.owner for each in found}) > 1:
        raise DeskError(
            f"不止一个单位有“{written}”。", "前面写上单位，如 village=清河镇柳树村。"
        )
    return min(found, key=lambda each: each.binned_at).id


def _calendar(indicator: Indicator, by: str, written: str) -> str:
    """3, 03, 3月 and 一季度, 第一季度, 1 as the key of a part."""
    if written in UNKNOWN and not indicator.is_stock:
        return ""
    text = written.removeprefix("第").removesuffix("季度").removesuffix("月")
    number = _QUARTERS.get(text, int(text) if text.isdecimal() else 0)
    if not 1 <= number <= (12 if by == "month" else 4):
        raise WrongCall(f"--where {by}={written} 看不懂，要写成 {by}=1 这样")
    return str(number)
