"""The same thing entered twice: by what tells the records of a register apart."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import DECLARED
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.search_text import fold
from tecdesk.store.query import Filter
from tecdesk.tally.alike import mark
from tecdesk.tally.alike import needed
from tecdesk.tally.checkup.check import Finding
from tecdesk.tally.checkup.lives import overlapping
from tecdesk.tally.checkup.single import NOT_REPORTED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from tecdesk.domain.field import Value
    from tecdesk.domain.register import Register
    from tecdesk.tally.alike import Key
    from tecdesk.tally.checkup.look import Look

Row = dict[str, "Value"]
_TEXTS = {Kind.TEXT, Kind.NOTE}


def twins(look: Look) -> Iterator[Finding]:
    """Records with the same date, place and topic, or whatever names their kind."""
    for register in DECLARED:
        if register.key not in NOT_REPORTED and register.same_by:
            yield from _of_register(look, register)


def _of_register(look: Look, register: Register) -> Iterator[Finding]:
    parts = [part for key in register.same_by for part in key]
    names = ("id", *dict.fromkeys([*parts, *register.stages, *_occasions(register)]))
    where = look.within(register) or Filter()
    rows = look.book.columns(register.key, names[1:], where)
    seen: set[frozenset[Value]] = set()
    for rank, key in enumerate(register.same_by):
        for alike in _groups(register, key, names, rows):
            group = [dict(zip(names, row, strict=True)) for row in alike]
            same = _not_contradicted(register, rank, _alive_together(register, group))
            ids = frozenset(row["id"] for row in same)
            if len(same) > 1 and ids not in seen:
                seen.add(ids)
                yield _finding(look, register, key, same)


def _groups(
    register: Register, key: Key, names: tuple[str, ...], rows: list[tuple[Value, ...]]
) -> Iterator[list[tuple[Value, ...]]]:
    """Rows with the same parts, however their texts are spelt."""
    musts = [names.index(part) for part in needed(register, key)]
    places = [(names.index(p), register[p].kind in _TEXTS) for p in key]
    folds = _Folds()
    found: dict[tuple[Value, ...], list[tuple[Value, ...]]] = defaultdict(list)
    for row in rows:
        same = [folds[row[at]] if text else row[at] for at, text in places]
        found[tuple(same)].append(row)
    for group in found.values():
        if len(group) > 1 and all(group[0][at] not in {None, ""} for at in musts):
            yield group


class _Folds(dict["Value", str]):
    """Texts as they are compared; a topic comes back thousands of times."""

    def __missing__(self, text: Value) -> str:
        self[text] = folded = fold(str(text or ""))
        return folded


def _occasions(register: Register) -> list[str]:
    """Fields that say at which event a record was made: handouts of a session."""
    return [
        ref.key
        for ref in register.refs
        if ref.key != register.parent
        and REGISTERS[ref.to].dated_by
        and not REGISTERS[ref.to].ends_by
    ]


def _alive_together(register: Register, group: list[Row]) -> list[Row]:
    """Without things that followed one another, and events of different occasions."""
    if register.ends:
        return [group[at] for at in overlapping([*map(register.life, group)])]
    for key in _occasions(register):
        at = [row[key] for row in group]
        if None not in at and len(set(at)) == len(at):
            return []
    return group


def _not_contradicted(register: Register, rank: int, group: list[Row]) -> list[Row]:
    """Without rows that an earlier key, filled, tells apart."""
    for key in register.same_by[:rank]:
        told = {row["id"]: tuple(row[part] for part in key) for row in group}
        filled = {each for each in told.values() if all(each)}
        if len(filled) > 1:
            group = [row for row in group if not all(told[row["id"]])]
    return group


def _finding(look: Look, register: Register, key: Key, same: list[Row]) -> Finding:
    ids = tuple(str(row["id"]) for row in same)
    first = next(iter(look.places(register.key, ids[:1]).values()))
    return Finding(
        "twice",
        first,
        {
            "count": len(same),
            "word": register.word,
            "label": register.label,
            "same": "、".join(_called(register, key)),
        },
        register=register.key,
        ids=ids,
        behind=ids,
        mark=_mark(register, key, same[0]),
    )


def _called(register: Register, key: Key) -> Iterable[str]:
    return (register[part].heading for part in key)


def _mark(register: Register, key: Key, row: Row) -> str:
    """The mark under which the form remembers the answer of the same pair."""
    dated = register.dated_by
    parts = [fold(str(row[part] or "")) for part in key if part != dated]
    days = [str(row[dated])] * 2 if dated in key else []
    return mark(register.key, parts, days)
