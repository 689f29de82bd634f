"""Finds the heading of a sheet and the register it is a ledger of."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.register import COMMON
from tecdesk.domain.rules import NoMoreThan
from tecdesk.exchange.ledgers.content import CONTENT
from tecdesk.exchange.ledgers.content import recognised
from tecdesk.exchange.ledgers.headings import NOTHING_CHOSEN
from tecdesk.exchange.ledgers.headings import Heading
from tecdesk.exchange.ledgers.headings import assigned
from tecdesk.exchange.ledgers.headings import joined
from tecdesk.exchange.ledgers.idle import IdleRows
from tecdesk.exchange.ledgers.slots import IMPORTABLE
from tecdesk.exchange.ledgers.slots import slots_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.field import Field
    from tecdesk.domain.register import Register
    from tecdesk.exchange.sources.sheets import Row
    from tecdesk.exchange.sources.spans import Merge

DEEPEST = 3
"""Most rows of a heading."""
LOOKED_AT = 30
"""Rows in which a heading is looked for."""
SURE = 7
"""Sureness from which a column needs no second look."""
SAMPLED = 200
"""Rows below the heading whose cells are looked at."""

_COMMON = frozenset(field.key for field in COMMON)
_MANY = 3
_TITLE_WORTH = 5
_MISSING_COSTS = 6


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a sheet turned out to be.

    Attributes:
        register: the register of its lines.
        first: index of the first heading row, from 0.
        depth: number of heading rows.
        headings: every column that has a heading.
        columns: column index to slot key and sureness (1 to 10).
        missing: required fields for which there is no column.
        assumed: what to confirm about the columns.
        score: how well it all fits, for comparing.
    """

    register: Register
    first: int
    depth: int
    headings: tuple[Heading, ...]
    columns: dict[int, tuple[str, int]]
    missing: tuple[Field, ...]
    score: float
    assumed: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[float, int]:
        """For comparing: of readings that fit alike the one of fewer rows."""
        return round(self.score, 6), -self.depth

    @property
    def body(self) -> int:
        """Index of the first row below the heading."""
        return self.first + self.depth


def recognise(
    head: Sequence[Row],
    merges: Sequence[Merge],
    titles: Sequence[str],
    *,
    among: Sequence[Register] = IMPORTABLE,
    chosen: Mapping[str, str | None] = NOTHING_CHOSEN,
    villages: Collection[str] = (),
) -> Recognised | None:
    """The best reading of a sheet; None when nothing in it looks like a heading.

    Args:
        head: the first rows of the sheet.
        merges: its merged ranges.
        titles: its name and the file's name.
        among: the registers it may be.
        chosen: heading to slot key as a person chose them.
        villages: names of the villages of the book.
    """
    best: Recognised | None = None
    known = len(among) == 1
    for first, depth, headings in _candidates(head, merges):
        if len(headings) == 1 and not known:
            continue
        above = [str(cell) for row in head[:first] for cell in row if cell != ""]
        for register in among:
            found = _read_as(register, first, depth, headings, chosen, known=known)
            if found is None:
                continue
            found = _with_titles(found, [*above, *titles])
            if best is None or found.rank > best.rank:
                best = found
    return _with_content(best, head, villages) if best else None


def _candidates(
    head: Sequence[Row], merges: Sequence[Merge]
) -> Iterator[tuple[int, int, list[Heading]]]:
    for first in range(min(len(head), LOOKED_AT)):
        for depth in range(1, min(DEEPEST, len(head) - first) + 1):
            if not _all_words(head[first + depth - 1]):
                break
            headings = joined(head[first : first + depth], merges, first)
            if headings:
                yield first, depth, headings


def _all_words(row: Row) -> bool:
    """False for a row with numbers or dates in it: no row of a heading."""
    return not any(
        isinstance(cell, date)
        or (isinstance(cell, int | float) and not 1900 <= cell <= 2100)
        for cell in row
    )


def _read_as(
    register: Register,
    first: int,
    depth: int,
    headings: Sequence[Heading],
    chosen: Mapping[str, str | None],
    *,
    known: bool,
) -> Recognised | None:
    """The heading as one of a register; None when too little of it fits.

    Unless the register is known, more columns must fit than not, or many: a
    summary by village is no list of villages.
    """
    columns = assigned(headings, register, chosen)
    if columns is None:
        return None
    keys = {key for key, _ in columns.values()}
    slots = slots_of(register)
    telling = [h for h in headings if not h.is_counter]
    special = [key for key in keys if key not in _COMMON]
    if not any(slots[key].own for key in special):
        return None
    others = len(telling) - len(keys)
    if not known and len(special) < _MANY and len(special) <= others:
        return None
    missing = missing_from(register, {key for key in keys if slots[key].own})
    score = 3 * sum(strength for _, strength in columns.values()) / 10
    score += 6 * len(columns) / max(len(telling), 1) - _MISSING_COSTS * len(missing)
    return Recognised(register, first, depth, tuple(headings), columns, missing, score)


def missing_from(register: Register, keys: Collection[str]) -> tuple[Field, ...]:
    """Required fields that no column fills; the ledger's year fills a YEAR."""
    return tuple(
        field
        for field in register.fields
        if field.required and field.key not in keys and field.kind is not Kind.YEAR
    )


def _with_titles(found: Recognised, titles: Sequence[str]) -> Recognised:
    speaks = any(word in title for word in found.register.titles for title in titles)
    if not speaks:
        return found
    return replace(found, score=found.score + _TITLE_WORTH)


def _with_content(
    found: Recognised, head: Sequence[Row], villages: Collection[str]
) -> Recognised:
    """The same with the columns that only their cells tell."""
    named = [h.column for h in found.headings if not h.is_counter]
    slots = slots_of(found.register)
    taken = {c: slots[key].field for c, (key, _) in found.columns.items()}
    idle = IdleRows(found.headings, [c for c, field in taken.items() if field.required])
    sample = head[found.body : found.body + SAMPLED]
    body = [row for row in sample if not idle.reason(row)]
    columns = recognised(found.register, found.columns, named, body, villages)
    keys = {key for key, _ in columns.values()}
    missing = missing_from(found.register, keys)
    return _with_totals(replace(found, columns=columns, missing=missing))


def _with_totals(found: Recognised) -> Recognised:
    """A 参加人数 without any 人次 beside it is the 人次 of the session."""
    for rule in found.register.rules:
        if not isinstance(rule, NoMoreThan):
            continue
        total = found.register[rule.total]
        for column, (key, _) in found.columns.items():
            if key == rule.part and total in found.missing:
                text = next(h.text for h in found.headings if h.column == column)
                question = f"没有{total.label}列，“{text}”按{total.label}导入，对吗？"
                return replace(
                    found,
                    columns=found.columns | {column: (total.key, CONTENT)},
                    missing=tuple(f for f in found.missing if f is not total),
                    assumed=(question,),
                )
    return found
