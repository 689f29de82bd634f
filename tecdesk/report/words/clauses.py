"""Clauses and sentences: words with slots, dropped when what they say is unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.quality import INCOMPLETE
from tecdesk.report.letter.document import PENDING
from tecdesk.report.letter.document import Slot
from tecdesk.report.words.numerals import EXACT
from tecdesk.report.words.numerals import Numerals
from tecdesk.report.words.numerals import write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.report.letter.document import Piece
    from tecdesk.report.letter.document import Text


@dataclass(frozen=True, slots=True)
class Amount:
    """A value that a clause may speak of.

    Attributes:
        value: in stored units of the kind; None when unknown.
        unit: counting unit, e.g. 人次.
        tag: the figure it comes from, kept with the slot.
        kind: what sort of value it is.
        quality: 数据性质 of the records behind it.
        numerals: number style of the document.
    """

    value: int | None
    unit: str = ""
    tag: str = ""
    kind: Kind = Kind.COUNT
    quality: str = ""
    numerals: Numerals = EXACT

    @property
    def number(self) -> int:
        """The value, 0 when unknown; ask `value` first where that matters."""
        return self.value or 0

    @property
    def exact(self) -> Amount:
        """The same, never shortened: what is compared with a target stays exact."""
        return replace(self, numerals=EXACT)

    def like(self, value: int, tag: str) -> Amount:
        """Another value of the same sort, e.g. a difference."""
        return replace(self, value=value, tag=tag)


@dataclass(frozen=True, slots=True)
class Share:
    """One named part of a breakdown; an empty name is 未填."""

    name: str
    amount: Amount

    @property
    def number(self) -> int:
        """Its value, 0 when unknown."""
        return self.amount.number


def say(template: str, *values: Piece | Text) -> Text:
    """Fill `{}` in a fixed sentence.

    Raises:
        ValueError: the fixed words contain a digit, which would be a number that
            nothing is bound to, or the number of values does not fit.
    """
    words = template.split("{}")
    if re.search(r"[0-9０-９]", template):
        raise ValueError(f"a digit in fixed words: {template}")
    if len(words) != len(values) + 1:
        raise ValueError(f"{len(values)} values for {template}")
    pieces: list[Piece] = [words[0]]
    for value, after in zip(values, words[1:], strict=True):
        pieces.extend(value if isinstance(value, tuple) else (value,))
        pieces.append(after)
    return tidy(tuple(pieces))


def tidy(text: Text) -> Text:
    """Neighbouring words run together, empty ones left out."""
    pieces: list[Piece] = []
    for piece in text:
        if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
            pieces[-1] += piece
        elif piece != "":
            pieces.append(piece)
    return tuple(pieces)


def said(amount: Amount) -> Text:
    """A number with its unit: 「4374」人次; （待填）人次 when it is unknown."""
    if amount.value is None:
        return (PENDING + amount.unit,)
    written = write(
        amount.value, amount.unit, amount.kind, amount.numerals, amount.quality
    )
    return tidy((written.before, Slot(written.number, amount.tag), written.unit))


def joined(parts: Sequence[Text], by: str) -> Text:
    """Texts with a mark between them."""
    pieces: list[Piece] = []
    for part in parts:
        pieces.extend((by, *part) if pieces else part)
    return tidy(tuple(pieces))


def clauses(*parts: Text | None, by: str = "，") -> Text | None:
    """The clauses that there are; None when there is none."""
    there = [part for part in parts if part]
    return joined(there, by) if there else None


def sentence(lead: Text | None, *rest: Text | None, by: str = "，") -> Text | None:
    """A sentence with its full stop; dropped with its lead clause."""
    if not lead:
        return None
    whole = clauses(lead, *rest, by=by)
    return (*whole, "。") if whole else None


def paragraph(*sentences: Text | None) -> Text | None:
    """The sentences that there are, one after the other."""
    there = [part for part in sentences if part]
    return tidy(tuple(piece for part in there for piece in part)) or None


def opened(sentence_: Text | None, quality: str) -> Text | None:
    """A sentence over figures 据不完全统计 opens with these words."""
    if sentence_ and quality == INCOMPLETE:
        return tidy((f"{INCOMPLETE}，", *sentence_))
    return sentence_


def listed(names: Sequence[str], tag: str, most: int = 5) -> Text:
    """甲、乙、丙; more than `most` are cut: 甲、乙、丙、丁、戊等N个村（社区）."""
    if len(names) <= most:
        return ("、".join(names),)
    number = Slot(str(len(names)), tag)
    return say("{}等{}个村（社区）", "、".join(names[:most]), number)
