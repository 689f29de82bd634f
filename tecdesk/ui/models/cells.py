"""Values as a list and a sentence show them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import Protocol

from tecdesk.domain.words import in_year

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Values
    from tecdesk.domain.register import Register


_MONTH = len("2025-10")


class Words(Protocol):
    """Knows the names behind ids."""

    def text(self, field: Field, value: Value, mark: str = "") -> str:
        """A value in words."""


def heading(field: Field, year: int) -> str:
    """The column's heading in the words of its year, with its unit once."""
    text = in_year(field.heading, year)
    if field.unit in {"亩", "元"}:
        return f"{text}({field.unit})"
    return text


def short_date(text: str, year: int) -> str:
    """12-09 in the list of its own year, the whole date elsewhere.

    A month alone keeps its year: 10 would be anything.
    """
    begin = f"{year}-"
    return text.removeprefix(begin) if len(text) > _MONTH else text


def spoken_date(text: str) -> str:
    """12月9日 as in a sentence; coarser dates as they are known."""
    parts = [int(part) for part in text.split("-") if part.isdigit()]
    match parts:
        case [_, month, day]:
            return f"{month}月{day}日"
        case [year, month]:
            return f"{year}年{month}月"
        case [year]:
            return f"{year}年"
        case _:
            return text


def title(
    register: Register,
    values: Values,
    lookup: Words,
    new: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """A record in a few words: its date, village and name.

    Args:
        register: its register.
        values: what is stored.
        lookup: the names behind ids.
        new: field key to a name nobody has yet, in place of an id.
    """
    parts = []
    if register.dated_by and not register.ends_by and values.get(register.dated_by):
        parts.append(spoken_date(str(values[register.dated_by])))
    parts.append(what(register, values, lookup, new))
    return " ".join(part for part in parts if part)


def what(
    register: Register,
    values: Values,
    lookup: Words,
    new: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """A record in a few words without its date: 下坪村 淡水鱼养殖."""
    named = register.named_by
    keys = [register.parent, "village", named]
    implied = register.implied(named, values)
    if values.get(named) is None and named not in new and not implied:
        keys += [field.key for field in register.refs]
    parts = [
        new.get(key) or lookup.text(register[key], values.get(key))
        for key in dict.fromkeys(keys)
        if key in register.by_key
    ]
    return " ".join(part for part in (*parts, implied) if part)


def summary(
    register: Register,
    values: Values,
    lookup: Words,
    known: frozenset[str] = frozenset(),
) -> list[str]:
    """The filled listed fields of a record, without those known from its parent."""
    said = []
    for field in register.fields:
        if not field.listed or field.key in known:
            continue
        if values.get(field.key) is not None:
            said.append(f"{lookup.text(field, values[field.key])}{field.unit}")
        elif implied := register.implied(field.key, values):
            said.append(implied)
    return said
