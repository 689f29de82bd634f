"""What a bound number shows now: found in the draft, or computed from its tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.report.letter.document import Slot
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import tidy
from tecdesk.report.words.numerals import percent
from tecdesk.report.words.tags import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.letter.document import Piece
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.clauses import Amount
    from tecdesk.report.words.draft import Draft
    from tecdesk.report.words.facts import Facts

_SCALED = ("万元", "亿元", "万亩", "元", "亩")
"""Units that change with the size of the number before them."""
Number = tuple[str, str]
"""A number as shown and its scaled unit, empty when it has none."""


class Shown:
    """Numbers by tag, in the words of one draft."""

    def __init__(self, facts: Facts, draft: Draft) -> None:
        self._facts = facts
        self._all: dict[str, Number] = {}
        told = [line.text for line in draft.lines().values()]
        for text in (*draft.title, *told, *draft.ending.attachments, draft.ending.date):
            for tag, number in _numbers(text):
                self._all.setdefault(tag, number)

    def number(self, tag: str, near: Text = ()) -> Number | None:
        """What a tag shows; None when the records no longer tell.

        Args:
            tag: names the figure.
            near: the paragraph in which it stands; its way of writing goes first.
        """
        return (
            dict(_numbers(near)).get(tag) or self._all.get(tag) or self._computed(tag)
        )

    def renewed(self, text: Text, near: Text = ()) -> Text:
        """A text with today's numbers; 万元 becomes 元 where the number asks for it."""
        pieces: list[Piece] = []
        unit = ""
        for piece in text:
            if isinstance(piece, str):
                pieces.append(_with_unit(piece, unit))
                unit = ""
            else:
                found = self.number(piece.tag, near)
                shown, unit = found or (piece.text, "")
                pieces.append(Slot(shown, piece.tag))
        return tidy(tuple(pieces))

    def _computed(self, tag: str) -> Number | None:
        found = parse(tag)
        if not found or found.period != self._facts.period:
            return None
        declared = INDICATORS[found.key]
        lines = {line.unit for line in self._facts.sheet.lines_of(found.key)}
        if (found.unit or declared.per_default or declared.unit) not in lines:
            return None
        if found.by:
            plain = tag.removesuffix(found.rest)
            amount = self._part(found.key, found.by, found.unit, plain)
            return _written(amount, found.rest)
        return self._whole(found.key, found.unit, found.rest)

    def _part(self, key: str, by: str, unit: str, tag: str) -> Amount | None:
        shares = self._facts.shares(key, by, unit)
        return next((s.amount for s in shares if s.amount.tag == tag), None)

    def _whole(self, key: str, unit: str, rest: str) -> Number | None:
        amount, target = self._facts.amount(key, unit), self._facts.target(key, unit)
        if rest in {"%target", "-target"} and target and target.value:
            if rest == "%target":
                return percent(amount.number, target.value), ""
            return _written(amount.exact.like(target.value - amount.number, ""))
        plain = {
            "": amount,
            "!last": self._facts.last_year(key, unit),
            "!target": target,
        }
        return _written(plain.get(rest))


def _written(amount: Amount | None, rest: str = "") -> Number | None:
    if amount is None or amount.value is None or rest:
        return None
    return next((number for _, number in _numbers(said(amount))), None)


def _numbers(text: Text) -> Iterator[tuple[str, Number]]:
    for place, piece in enumerate(text):
        if isinstance(piece, Slot):
            after = text[place + 1] if place + 1 < len(text) else ""
            yield piece.tag, (piece.text, _unit(after))


def _unit(after: Piece) -> str:
    words = after if isinstance(after, str) else ""
    return next((unit for unit in _SCALED if words.startswith(unit)), "")


def _with_unit(words: str, unit: str) -> str:
    """The words after a number with the unit it needs now."""
    old = _unit(words)
    return unit + words.removeprefix(old) if unit and old else words
