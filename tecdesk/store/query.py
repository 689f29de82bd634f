"""A filter and an order as SQL; values are always bound, never written in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.field import Value
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers.attachment import ATTACHMENT
from tecdesk.domain.registers.attachment import LINK
from tecdesk.store.rows import cell

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.field import Field
    from tecdesk.domain.period import Period
    from tecdesk.domain.period import Span
    from tecdesk.domain.register import Register


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records are wanted.

    Attributes:
        equals: field key to stored value; None asks for a blank field. A field of
            several words has the word among them.
        among: field key to stored values, one of which it has; likewise None.
        words: searched words, parted by blanks; each must be found somewhere,
            as written or as pinyin initials; days and months in many spellings.
        own: the words are looked for in the record itself, not in what it points to.
        period: records dated in it; for things that last, in force in it.
        binned: records in the bin instead of those in use.
        ids: only these records.
        without: register key; only records that none of its records points to.
    """

    equals: Mapping[str, Value] = field(default_factory=dict)
    words: str = ""
    period: Period | None = None
    binned: bool = False
    ids: Sequence[str] | None = None
    without: str = ""
    among: Mapping[str, Collection[Value]] = field(default_factory=dict)
    own: bool = False


Condition = tuple[str, list[Value]]
POSITION = "position"
"""Field of the registers that have an order of their own."""


def where(register: Register, wanted: Filter, *, scan: bool = False) -> Condition:
    """The WHERE text over the alias r, and the values to bind.

    Args:
        register: the register.
        wanted: the filter.
        scan: read the table from end to end rather than by an index of the bin:
            twice as fast when every row must be looked at.
    """
    binned = f"{'+' if scan else ''}r.binned_at IS {'NOT ' * wanted.binned}NULL"
    parts: list[Condition] = [(binned, [])]
    for key, value in wanted.equals.items():
        parts.append(_equal(register[key], value))
    for key, values in wanted.among.items():
        parts.append(_among(register[key], values))
    if wanted.period and register.dated_by:
        parts.append(_dated(register, wanted.period))
    if wanted.words:
        refs = () if wanted.own else register.refs
        parts += [_word(refs, term) for term in _terms(wanted.words)]
    if wanted.ids is not None:
        ids = json.dumps(list(wanted.ids))
        parts.append(("r.id IN (SELECT value FROM json_each(?))", [ids]))
    if wanted.without:
        parts.append((_unlinked(register, REGISTERS[wanted.without]), []))
    text = " AND ".join(text for text, _ in parts)
    return text, [value for _, values in parts for value in values]


def _equal(declared: Field, value: Value) -> Condition:
    column = cell(declared.key)
    if declared.kind is Kind.CHOICES and value is not None:
        return f"instr('、' || {column} || '、', ?) > 0", [f"、{value}、"]
    return f"{column} IS ?", [value]


def _among(declared: Field, values: Collection[Value]) -> Condition:
    if declared.kind is Kind.CHOICES:
        parts = [_equal(declared, value) for value in values]
        text = " OR ".join(text for text, _ in parts) or "0"
        return f"({text})", [each for _, bound in parts for each in bound]
    column = cell(declared.key)
    blank = f" OR {column} IS NULL" if None in values else ""
    text = f"({column} IN (SELECT value FROM json_each(?)){blank})"
    return text, [json.dumps([value for value in values if value is not None])]


def order(register: Register, keys: Sequence[str]) -> str:
    """The ORDER BY text; `-key` descends; a village goes in the county's order.

    What has no value comes last. Without keys the newest comes first, or the
    register's own order if it has one.
    """
    if not keys and register.dated_by:
        return (
            f'r."{register.dated_by}" DESC NULLS LAST, r.created_at DESC, r.rowid DESC'
        )
    if not keys and POSITION in register.by_key:
        keys = [POSITION]
    texts = []
    for key in keys:
        direction = " DESC" if key.startswith("-") else ""
        columns = _ordered(register, key.lstrip("-"))
        texts += [f"{column}{direction} NULLS LAST" for column in columns]
    return ", ".join([*texts, "r.created_at", "r.owner", "r.rowid"])


def ranked_by(register: Register) -> str:
    """The field that orders a register's records where others point to them."""
    return POSITION if POSITION in register.by_key else register.named_by


def names_sql(register: Register) -> str:
    """The SQL of the ids and names of all its records, in their order."""
    by = ranked_by(register)
    return (
        f'SELECT id, "{register.named_by}" FROM "{register.key}" '
        f'ORDER BY "{by}" IS NULL, "{by}", created_at, owner, rowid'
    )


def _ordered(register: Register, key: str) -> list[str]:
    """The columns to order by; of records of one rank those of one thing together."""
    declared = register[key]
    if declared.kind is not Kind.REF:
        return [cell(key)]
    target = REGISTERS[declared.to]
    return [
        f'(SELECT t.{by} FROM "{target.key}" t WHERE t.id = r."{key}")'
        for by in (f'"{ranked_by(target)}"', "rowid")
    ]


def _dated(register: Register, period: Period) -> Condition:
    span = period.span
    if register.ends:
        return _lasting(register, span)
    begun = f'r."{register.dated_by}"'
    return f"{begun} >= ? AND {begun} < ?", [span.start, span.end]


def _lasting(register: Register, span: Span) -> Condition:
    """Begun before the span's end, or nobody knows when, and not ended before it."""
    begins = [f'r."{key}"' for key in register.begins]
    unknown = " AND ".join(f"{each} IS NULL" for each in begins)
    begun = " OR ".join(f"{each} < ?" for each in begins)
    texts = [f"({unknown} OR {begun})"]
    texts += [f'(r."{key}" IS NULL OR r."{key}" >= ?)' for key in register.ends]
    bound = [span.end] * len(begins) + [span.start] * len(register.ends)
    return " AND ".join(texts), [*bound]


def _unlinked(register: Register, other: Register) -> str:
    """No record of the other register that is in use points to the record."""
    photos = other.key == ATTACHMENT.key
    link = LINK if photos else {r.to: r.key for r in other.refs}[register.key]
    return (
        f'NOT EXISTS (SELECT 1 FROM "{other.key}" x '
        f'WHERE x."{link}" = r.id AND x.binned_at IS NULL)'
    )


def _terms(words: str) -> list[str]:
    from tecdesk.domain.search_text import terms

    return terms(words)


def _word(refs: Sequence[Field], term: str) -> Condition:
    """The term in the record's own words or in a name that it points to."""
    own = [_holds("r", each) for each in _spellings(term)]
    named, values = _holds("t", term)
    texts = [text for text, _ in own]
    texts += [
        f'r."{ref.key}" IN (SELECT t.id FROM "{ref.to}" t WHERE {named})'
        for ref in refs
    ]
    bound = [value for _, each in own for value in each]
    return f"({' OR '.join(texts)})", [*bound, *values * len(refs)]


def _holds(alias: str, term: str) -> Condition:
    """The term stands in the words of a row.

    One letter alone stands for a word that begins with it: z for 曾大山 and 张家湾,
    not for all that has a z somewhere.
    """
    searched = f"{alias}.search"
    if len(term) == 1 and term.isascii() and term.isalnum():
        text = f"{searched} LIKE ? OR instr({searched}, ?) > 0"
        return text, [f"{term}%", f" {term}"]
    escaped = term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{searched} LIKE ? ESCAPE '\\'", [f"%{escaped}%"]


def _spellings(term: str) -> tuple[str, ...]:
    from tecdesk.domain.search_text import spellings

    return spellings(term)
