"""A field or a figure as somebody types it, and why it cannot be had so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.own_fields import KINDS
from tecdesk.domain.own_fields import parted
from tecdesk.domain.own_figures import ASKED
from tecdesk.domain.own_figures import SUMMED
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.words import WORD_LISTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.field import Field
    from tecdesk.domain.register import Carried
    from tecdesk.domain.register import Register

CHOSEN = frozenset({Kind.CHOICE, Kind.CHOICES})
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class FieldDraft:
    """A field as typed.

    Attributes:
        register: key of the register it is added to.
        label: what people see.
        kind: one of `domain.own_fields.KINDS`.
        unit: shown unit.
        words: of a choice: its words, or the key of a shipped list.
        part_of: key of the count that it is a part of.
        aliases: other headings that mean it.
        listed: a column of the list.
    """

    register: str
    label: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    words: str = ""
    part_of: str = ""
    aliases: str = ""
    listed: bool = True


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """A figure as typed.

    Attributes:
        register: key of the register whose records it counts.
        label: what people see.
        unit: its unit; empty takes that of the field, or of the records.
        sums: key of the field that is added up; empty counts the records.
        where_field: key of a field that a counted record has filled.
        where_value: just with this.
        part_of: key of the indicator that it is a part of.
        definition: the 口径; empty has the program say it.
    """

    register: str
    label: str
    unit: str = ""
    sums: str = ""
    where_field: str = ""
    where_value: str = ""
    part_of: str = ""
    definition: str = ""


def field_objection(draft: FieldDraft, key: str = "") -> str:
    """Why a field cannot be had so, in a sentence; empty when it can.

    Args:
        draft: as typed.
        key: of the field that is changed; empty for a new one.
    """
    return next(_against_field(draft, REGISTERS[draft.register], key), "")


def figure_objection(draft: FigureDraft, key: str = "") -> str:
    """The same for a figure; `key` is the indicator's."""
    return next(_against_figure(draft, REGISTERS[draft.register], key), "")


def parts(register: Register) -> list[Field]:
    """The counts that an added one may be a part of."""
    fields = (*register.own, *register.added)
    return [f for f in fields if f.kind is Kind.COUNT and not (f.retired or f.inner)]


def summed(register: Register) -> list[Field]:
    """The fields that a figure may add up."""
    fields = (*register.own, *register.added)
    return [f for f in fields if f.kind in SUMMED and not (f.retired or f.inner)]


def asked(register: Register) -> list[Field]:
    """The fields that a figure may have a condition on."""
    fields = (*register.own, *register.added)
    return [f for f in fields if f.kind in ASKED and not (f.retired or f.inner)]


def _against_field(draft: FieldDraft, register: Register, key: str) -> Iterator[str]:
    label = draft.label
    if not label:
        yield "写上栏目叫什么。"
    if len(label) > _LONGEST:
        yield f"栏目名有 {len(label)} 个字，表头放不下；{_LONGEST} 个字以内。"
    columns: tuple[Field | Carried, ...] = (*register.fields, *register.carries)
    named = {
        name: column.label
        for column in columns
        if column.key != key
        for name in (column.label, *column.aliases)
    }
    if label in named:
        same = named[label]
        also = "" if same == label else f"，是“{same}”的别名"
        yield f"{register.label}里已经有“{label}”{also}。换个名字，或就用那一栏。"
    for alias in parted(draft.aliases):
        if alias in named:
            yield f"“{alias}”在{register.label}里指的是“{named[alias]}”，换一个别名。"
    if draft.kind not in KINDS:
        yield "选一种填法。"
    if draft.kind in CHOSEN and not _has_words(draft.words):
        yield "写上可选的几项，用顿号隔开。"
    if draft.part_of and draft.kind is not Kind.COUNT:
        yield "只有整数才能是别的栏目的其中数。"


def _has_words(words: str) -> bool:
    return words in WORD_LISTS.declared or len(parted(words)) > 1


def _against_figure(draft: FigureDraft, register: Register, key: str) -> Iterator[str]:
    if not draft.label:
        yield "写上指标叫什么。"
    if not register.dated_by:
        yield f"{register.label}没有日期，统计不到哪一年；换一个台账。"
    labels = {each.label for each in INDICATORS.values() if each.key != key}
    if draft.label in labels:
        yield f"已经有“{draft.label}”这个指标。换个名字，或就用那一个。"
    if draft.sums and draft.sums not in {f.key for f in summed(register)}:
        yield "这一栏不是数，加不起来。"
    if draft.where_value and not draft.where_field:
        yield "写了条件，还没选是哪一栏的。"
