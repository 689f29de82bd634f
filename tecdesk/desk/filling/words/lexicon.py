"""Splits a label into words that are known; what is left over is told."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from tecdesk.desk.filling.binding import until
from tecdesk.desk.filling.words.wording import DOUBTS
from tecdesk.desk.filling.words.wording import Token
from tecdesk.desk.filling.words.wording import declared
from tecdesk.domain.additions import derived_once
from tecdesk.domain.indicators import ALIASES
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.words import in_year
from tecdesk.exchange.forms.blocks import is_unit
from tecdesk.exchange.forms.years import in_digits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

_BRACKET = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]")
_NUMBERING = re.compile(
    r"^(\(?[一二三四五六七八九十]{1,3}\)?[、.,]|\([一二三四五六七八九十\d]{1,3}\)"
    r"|\d{1,2}[、.](?!\d)|[①-⑳])+"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?=年|-|$|[^\d])年?度?")
_RANGE = re.compile(r"(?<!\d)1月?份?[-—–~～至到]+(\d{1,2})月份?")
_UP_TO = re.compile(
    r"截[至止]到?(?:(?:19|20)\d\d年)?(\d{1,2})月(?:底|末|3[01]日|2[89]日)?"
)
_DAY = re.compile(r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}[日号]")
"""A whole date says when the form is handed in, not what it is about."""
_PUNCTUATION = re.compile(r"[\s()\[\]【】:：;；,，、。.·/\\\-—–_*“”\"'《》<>+±]+")
_UNIT_TOLD = re.compile(r"^\(?(?:计量)?单位:([^:]*?)\)?$")
_YEARS_COMPARED = re.compile(r"((?:19|20)\d\d)年?[比较]((?:19|20)\d\d)年?")
_LAST_YEAR_COMPARED = re.compile(r"(比|较|与|同)(上年|去年)(同期)?(相比)?")


@dataclass
class Said:
    """What some labels say, word by word.

    Attributes:
        tokens: the known words.
        units: the units in brackets, in their order.
        left_over: what was not understood.
        years: the years named.
        words: each known word with everything it may mean.
    """

    tokens: list[Token] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    words: list[tuple[str, tuple[Token, ...]]] = field(default_factory=list)

    def copy(self) -> Said:
        """The same, to add to."""
        return Said(
            tokens=[*self.tokens],
            units=[*self.units],
            left_over=[*self.left_over],
            years=[*self.years],
            words=[*self.words],
        )

    def of(self, sort: str) -> list[str]:
        """The different values of one sort of word, in their order."""
        return list(dict.fromkeys(t.value for t in self.tokens if t.sort == sort))


Words = dict[str, tuple[Token, ...]]
"""A word to everything that it may mean."""


def plain(text: str) -> str:
    """A label for comparing: half width, without blanks and its numbering."""
    folded = "".join(unicodedata.normalize("NFKC", text).lower().split())
    return _NUMBERING.sub("", in_digits(folded))


class Lexicon:
    """All words known: those declared, and the names that a book brings along.

    Attributes:
        villages: the parts that are villages, as tokens say them.
    """

    def __init__(
        self, parts: Mapping[str, tuple[tuple[str, str], ...]], whole: str = ""
    ) -> None:
        """Add a book's own names.

        Args:
            parts: name of a part to its breakdowns, each with the name it has there.
            whole: what the unit itself is called: 清河镇.
        """
        self._words = dict(_declared())
        for name, owners in parts.items():
            tokens = tuple(Token("part", f"{by}:{known}") for by, known in owners)
            key = plain(name)
            self._words[key] = (*self._words.get(key, ()), *tokens)
        if whole:
            self._words[plain(whole)] = (Token("own_unit", ""),)
        self._longest = max(map(len, self._words))
        names = {owner for owners in parts.values() for owner in owners}
        self.villages = {f"{by}:{known}" for by, known in names if by == "village"}
        self._known: dict[tuple[str, ...], Said] = {}

    def read(self, *labels: str) -> Said:
        """What labels say, one after the other."""
        if labels not in self._known:
            said = Said()
            for label in labels:
                self._read(plain(label), said)
            self._known[labels] = said
        return self._known[labels].copy()

    def _read(self, text: str, said: Said) -> None:
        if told := _UNIT_TOLD.match(text):
            said.units += [told[1]] if is_unit(told[1]) else []
            return
        text = _BRACKET.sub(lambda found: _bracket(found, said), text)
        if is_unit(text):
            said.units.append(text.strip())
            return
        text = _YEARS_COMPARED.sub(_following, text)
        text = _LAST_YEAR_COMPARED.sub(lambda f: "比上年", text)
        text = _RANGE.sub(lambda found: _until(found, said), text)
        text = _UP_TO.sub(lambda found: _until(found, said), text)
        text = _DAY.sub(" ", text)
        text = _YEAR.sub(lambda found: _year(found, said), text)
        for piece in _PUNCTUATION.split(text):
            self._split(piece, said)

    def _split(self, piece: str, said: Said) -> None:
        """The longest known word first, from the left; what is between is left over."""
        unknown = ""
        at = 0
        while at < len(piece):
            word = self._longest_at(piece, at)
            if word:
                said.left_over += [unknown] if unknown else []
                unknown = ""
                said.tokens += self._words[word]
                said.words.append((word, self._words[word]))
                at += len(word)
            elif piece[at] == "%":
                said.units.append("%")
                at += 1
            else:
                unknown += piece[at]
                at += 1
        said.left_over += [unknown] if unknown else []

    def _longest_at(self, piece: str, at: int) -> str:
        for length in range(min(self._longest, len(piece) - at), 0, -1):
            if piece[at : at + length] in self._words:
                return piece[at : at + length]
        return ""


def _following(found: re.Match[str]) -> str:
    """2025年比2024年 is 2025年比上年; years further apart stay."""
    now, then = int(found[1]), int(found[2])
    return f"{now}年比上年" if now - then == 1 else found[0]


def _bracket(found: re.Match[str], said: Said) -> str:
    """A unit in brackets is taken out; other words stay."""
    inside = found[1].removeprefix("单位").lstrip(":")
    if is_unit(inside):
        said.units.append(inside)
        return " "
    return f" {found[1]} "


def _until(found: re.Match[str], said: Said) -> str:
    month = int(found[1])
    if not 1 <= month <= 12:
        return found[0]
    said.tokens.append(Token("when", until(month)))
    return " "


def _year(found: re.Match[str], said: Said) -> str:
    said.years.append(int(found[0][:4]))
    return " "


@derived_once
def _declared() -> Words:
    found: dict[str, list[Token]] = {}
    for word, token in _pairs():
        meanings = found.setdefault(plain(word), [])
        if token not in meanings:
            meanings.append(token)
    return {word: tuple(_ranked(meanings)) for word, meanings in found.items()}


def _ranked(meanings: list[Token]) -> list[Token]:
    """培训班 speaks of training before it is another name of 培训期数."""
    sorts = {token.sort for token in meanings}
    if "weak" in sorts:
        return [token for token in meanings if token.sort == "weak"]
    if "topic" in sorts:
        return [
            Token("weak", t.value) if t.sort == "indicator" else t for t in meanings
        ]
    if "indicator" in sorts:
        return [t for t in meanings if t.sort in {"indicator", "measure"}]
    return meanings


def _pairs() -> Iterator[tuple[str, Token]]:
    for key, indicator in INDICATORS.items():
        labels = {in_year(indicator.label, year) for year in (2019, 2024, 2027)}
        for name in (key, *labels, *ALIASES.get(key, ())):
            bare = name.removeprefix("其中")
            sort = "measure" if bare != name else "indicator"
            yield bare, Token(sort, key)
    yield from ((word, Token("doubt", word)) for word in DOUBTS)
    yield from declared()
