"""Villages and words that are not those of the year, and what is not filled in."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from tecdesk.domain.registers import DECLARED
from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.words import SERIES
from tecdesk.domain.words import WORD_LISTS
from tecdesk.domain.words import in_year
from tecdesk.store.query import Filter
from tecdesk.store.suspects.numbers import different
from tecdesk.store.terms.villages import merged_by
from tecdesk.store.terms.villages import valid
from tecdesk.tally.checkup.check import Finding
from tecdesk.tally.checkup.dates import REPORTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.field import Value
    from tecdesk.domain.register import Register
    from tecdesk.tally.checkup.look import Look

_HALF = 0.5
_NAMED = 6


def villages(look: Look) -> Iterator[Finding]:
    """Records without a village, or of one that there is not in the year."""
    known = valid(look.book, look.year).keys() | merged_by(look.book, look.year).keys()
    names = look.book.names("village")
    for register in (each for each in LEDGERS if each.placed):
        where = Filter(period=look.period)
        used = different(look.book, register.key, "village", where)
        for village in (each for each in used if each not in known):
            ids = _of(look, register, village) if village else _without(look, register)
            if not ids:
                continue
            check = "unknown_village" if village else "no_village"
            yield Finding(
                check,
                register.label,
                {
                    "count": len(ids),
                    "word": register.word,
                    "year": look.year,
                    "village": names.get(str(village), ""),
                },
                register=register.key,
                ids=ids,
                about=f"{register.key}.village:{village or ''}",
                behind=ids,
            )


def _of(look: Look, register: Register, village: Value) -> tuple[str, ...]:
    these = Filter({"village": village}, period=look.period)
    return tuple(str(r[0]) for r in look.book.columns(register.key, (), these))


def _without(look: Look, register: Register) -> tuple[str, ...]:
    """Ids of the records that should have a village and have none."""
    if register.townwide:
        return ()
    excused = _excused(look, register)
    these = Filter({"village": None}, period=look.period)
    rows = look.book.columns(register.key, tuple(excused), these)
    return tuple(
        str(id_)
        for id_, *told in rows
        if not any(map(operator.contains, excused.values(), told))
    )


def _excused(look: Look, register: Register) -> dict[str, frozenset[Value]]:
    """Field to the values with which a record needs no village.

    What was handed out at a fair of the whole township belongs to no village either.
    """
    kinds = register.townwide_kinds
    found: dict[str, frozenset[Value]] = {"kind": frozenset(kinds)} if kinds else {}
    for ref in register.refs:
        whole = REGISTERS[ref.to]
        if whole.townwide and not whole.ends:
            rows = look.book.columns(whole.key, (), Filter({"village": None}))
            found[ref.key] = frozenset(row[0] for row in rows)
    return found


def codes(look: Look) -> Iterator[Finding]:
    """Villages without the code that the others have: an import may have added them."""
    here = look.records("village", valid(look.book, look.year))
    without = [r for r in here.values() if not r.text("code")]
    if without and len(without) < _HALF * len(here):
        named = [record.text("name") for record in without[:_NAMED]]
        more = f"等 {len(without)} 个" if len(without) > _NAMED else ""
        ids = tuple(record.id for record in without)
        yield Finding(
            "no_code",
            REGISTERS["village"].label,
            {"names": f"{'、'.join(named)}{more}"},
            register="village",
            ids=ids,
            about="village",
            behind=ids,
        )


def older_words(look: Look) -> Iterator[Finding]:
    """Words whose years are over: 贫困户 in a record of 2025."""
    for word in _expired(look.year):
        now = in_year(word, look.year)
        for register in DECLARED:
            if register.key not in REPORTED or not register.dated_by:
                continue
            where = Filter(period=look.period, words=word)
            ids = tuple(str(r[0]) for r in look.book.columns(register.key, (), where))
            if ids:
                yield Finding(
                    "older_word",
                    register.label,
                    {
                        "count": len(ids),
                        "word": register.word,
                        "old": word,
                        "year": look.year,
                        "now": f"叫“{now}”" if now != word else "不再用",
                    },
                    register=register.key,
                    ids=ids,
                    about=f"{register.key}.{word}",
                    behind=ids,
                )


def _expired(year: int) -> list[str]:
    lists = (word for each in WORD_LISTS.values() for word in each.words)
    series = (word for each in SERIES for word in each)
    over = [w.text for w in (*lists, *series) if w.until is not None and w.until < year]
    return list(dict.fromkeys(over))


def receiver(look: Look) -> Iterator[Finding]:
    """A report needs somebody it goes to."""
    unit = look.book.unit
    if not unit.text("parent"):
        yield Finding(
            "no_receiver",
            unit.text("name") or "单位",
            {"label": REGISTERS["unit"]["parent"].label},
            register="unit",
            ids=(unit.id,),
        )
