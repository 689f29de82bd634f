"""From the records of 自加栏目 and 自加指标 to fields and figures.

The records come from anywhere: typed here, from the county's template, in a township's
package. What does not make sense is left out, nothing is raised.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.additions import Additions
from tecdesk.domain.additions import is_own
from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.own_figures import figures_of
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.word import Word
from tecdesk.domain.word import WordList
from tecdesk.domain.words import WORD_LISTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.record import Record
    from tecdesk.domain.register import Carried

KINDS: dict[Kind, str] = {
    Kind.TEXT: "文字",
    Kind.COUNT: "整数",
    Kind.MONEY: "金额(元)",
    Kind.AREA: "面积(亩)",
    Kind.DATE: "日期",
    Kind.CHOICE: "选一项",
    Kind.CHOICES: "可选几项",
}
"""The kinds that an added field may have, as people call them."""

UNITS = {Kind.MONEY: "元", Kind.AREA: "亩"}
"""The unit that a kind brings along."""

_PARTING = re.compile(r"[、，,;；\s]+")
_LAST = 1 << 30


def parted(text: str) -> tuple[str, ...]:
    """The words of a line, each once: parted by 、 or a comma or a blank."""
    return tuple(dict.fromkeys(filter(None, _PARTING.split(text))))


def kind_of(name: str) -> Kind | None:
    """The kind of this key or of this name; None for any other."""
    for kind, shown in KINDS.items():
        if name in {kind.value, shown, shown.split("(")[0]}:
            return kind
    return None


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose book it is, and what the units in it are called."""

    unit: str = ""
    names: Mapping[str, str] | None = None

    def name(self, owner: str) -> str:
        """What another's field is told apart by; empty for the book's own."""
        return "" if owner == self.unit else (self.names or {}).get(owner, "")


def standing(records: Iterable[Record], unit: str) -> list[Record]:
    """The record that says what a field is, one for each key, in order.

    The book's own stands before those that townships sent along, then the oldest.
    """
    ranked = sorted(records, key=lambda r: (r.owner != unit, r.created_at, r.id))
    first: dict[tuple[str, str], Record] = {}
    for record in ranked:
        first.setdefault((record.text("register"), record.text("key")), record)
    return sorted(first.values(), key=_place)


def additions_of(
    fields: Sequence[Record], indicators: Sequence[Record], whose: Whose
) -> Additions:
    """What the records of a book add to the registers.

    Args:
        fields: the records of 自加栏目 that are in use.
        indicators: those of 自加指标.
        whose: whose book it is.
    """
    found: dict[str, list[Record]] = defaultdict(list)
    for record in standing(fields, whose.unit):
        if is_own(record.text("key")) and record.text("register") in REGISTERS:
            found[record.text("register")].append(record)
    made = {key: tuple(_fields(key, each, whose)) for key, each in found.items()}
    made = {key: fields_ for key, fields_ in made.items() if fields_}
    lists = [
        WordList(field.key, field.label, _words(found[key], field.key))
        for key, fields_ in made.items()
        for field in fields_
        if field.words == field.key
    ]
    ranked = standing(indicators, whose.unit)
    return Additions(made, tuple(figures_of(ranked, made)), tuple(lists))


def _fields(register: str, records: Sequence[Record], whose: Whose) -> Iterator[Field]:
    declared = REGISTERS[register]
    columns: tuple[Field | Carried, ...] = (
        *declared.own,
        *declared.common,
        *declared.carries,
    )
    taken = {name for each in columns for name in (each.label, *each.aliases)}
    counts = {f.key for f in declared.own if f.kind is Kind.COUNT}
    counts |= {r.text("key") for r in records if kind_of(r.text("kind")) is Kind.COUNT}
    for record in records:
        kind, key = kind_of(record.text("kind")), record.text("key")
        if kind is None or not record.text("label"):
            continue
        label = _label(record, taken, whose)
        taken.add(label)
        aliases = [name for name in parted(record.text("aliases")) if name not in taken]
        taken.update(aliases)
        part_of = record.text("part_of") if kind is Kind.COUNT else ""
        yield Field(
            key,
            label,
            kind,
            unit=record.text("unit") or UNITS.get(kind, ""),
            aliases=tuple(aliases),
            words=_list_of(record, kind),
            part_of=part_of if part_of in counts - {key} else "",
            listed=bool(record.number("listed")) and not record["retired_on"],
            retired=bool(record["retired_on"]),
        )


def _label(record: Record, taken: set[str], whose: Whose) -> str:
    """What it is called; told apart from another of the same name."""
    label = record.text("label")
    if label not in taken:
        return label
    tried = [f"{label}（{whose.name(record.owner) or '自加'}）"]
    tried += [f"{label}（{number}）" for number in range(2, len(taken) + 3)]
    return next(name for name in tried if name not in taken)


def _list_of(record: Record, kind: Kind) -> str:
    """The word list of a choice: a shipped one, or its own."""
    if kind not in {Kind.CHOICE, Kind.CHOICES}:
        return ""
    named = record.text("words")
    return named if named in WORD_LISTS.declared else record.text("key")


def _words(records: Sequence[Record], key: str) -> tuple[Word, ...]:
    [text] = [r.text("words") for r in records if r.text("key") == key]
    return tuple(Word(word) for word in parted(text))


def _place(record: Record) -> tuple[int, str, str]:
    return record.number("position") or _LAST, record.created_at, record.text("key")
