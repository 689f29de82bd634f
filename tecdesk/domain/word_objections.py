"""Why a change to a word list cannot be made, in a sentence; empty when it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.fixed_words import fixed_words
from tecdesk.domain.vocabulary import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.vocabulary import Vocabulary


def to_replace(words: Vocabulary, text: str, new: str, year: int | None) -> str:
    """Why a word cannot be renamed to, or merged into, another.

    Args:
        words: the list.
        text: the word that changes.
        new: what takes its place.
        year: first year; None for all years, when a spelling is put right.
    """
    return next(_to_replace(words, text, new, year), "")


def to_add(words: Vocabulary, text: str) -> str:
    """Why a word cannot be added."""
    return next(_to_add(words, text), "")


def to_date(words: Vocabulary, text: str, since: int | None, until: int | None) -> str:
    """Why a word cannot be offered in just these years."""
    life = words.latest(text)
    if life.replaced_by or life.former:
        return f"“{text}”改过名，它的年份随改名的年份。"
    if since and until and since > until:
        return f"启用年 {since} 晚于停用年 {until}，请核对。"
    return ""


def reverts(words: Vocabulary, text: str, new: str, year: int | None) -> bool:
    """True when a renaming is given up: from its own first year, or for ever."""
    old, life = words.latest(new), words.latest(text)
    if old.replaced_by != text:
        return False
    if year is None and old.replaced_from == ALWAYS:
        return True
    return life.former == new and year in {None, life.since}


def _to_replace(
    words: Vocabulary, text: str, new: str, year: int | None
) -> Iterator[str]:
    since = ALWAYS if year is None else year
    yield from _ill_formed(new)
    if text == new:
        yield "新旧用词一样。"
    if text in fixed_words().get(words.shipped.key, ()):
        yield f"程序按“{text}”计算，不能改名，也不能并入别的词。"
    if (gone := words.onward(text, since)) != text:
        yield f"“{text}”已改为“{gone}”。"
    life = words.latest(text)
    if life.replaced_by:
        yield f"“{text}”从 {life.replaced_from} 年起已改为“{life.replaced_by}”。"
    if life.until is not None and since > life.until + 1:
        yield f"“{text}”只用到 {life.until} 年，{since} 年没有可改的。"
    taken = words.onward(new, since)
    if taken not in {new, text}:
        yield f"“{new}”已改为“{taken}”，请用“{taken}”。"
    again = words.latest(new).replaced_from == since
    if taken == text and again and not reverts(words, text, new, year):
        yield f"“{new}”同一年里已改为“{text}”，请撤销那一步，或换一个年份。"


def _to_add(words: Vocabulary, text: str) -> Iterator[str]:
    yield from _ill_formed(text)
    life = words.latest(text)
    if life.replaced_by:
        yield f"“{text}”已改为“{life.replaced_by}”。"
    if text in words.order and life.until is None and not life.hidden:
        yield f"{words.shipped.label}里已有“{text}”。"


def _ill_formed(text: str) -> Iterator[str]:
    if not text or text != text.strip():
        yield "用词没有填，或前后有空格。"
    if "、" in text:
        yield "一个用词里不能有顿号。"
