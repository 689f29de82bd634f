"""Sets, changes or removes the passphrase of a book, and brings its backups along."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.store.locked import ring
from tecdesk.store.locked.changing import change_passphrase
from tecdesk.store.locked.key import LEAST
from tecdesk.store.locked.older import bring_along

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_GOOD = 60
"""Bits of chance at which years of guessing do not help, slow as the key is made."""
_HAN, _ASCII_KINDS = 3000, ((str.isdigit, 10), (str.islower, 26), (str.isupper, 26))
_OTHER = 30


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted.

    Attributes:
        words: the new passphrase; empty for none.
        backups: the backups in 备份 follow.
    """

    words: str
    backups: bool = True


@dataclass(frozen=True, slots=True)
class Relocked:
    """What became of it.

    Attributes:
        locked: the book has a passphrase now.
        left: backups that stayed as they were.
    """

    locked: bool
    left: tuple[Path, ...] = ()

    @property
    def sentence(self) -> str:
        """For the person."""
        said = "密码改好了。" if self.locked else "密码去掉了。"
        if self.left:
            said += f"有 {len(self.left)} 份备份还是原来的样子。"
        if self.locked:
            said += "U盘上、别处的旧备份没有动，该删的自己删。"
        return said


def relock(
    book: Path, wish: Wish, stop: Callable[[], bool] = lambda: False
) -> Relocked:
    """Write the book anew under another passphrase; its present key must be held.

    Raises:
        DeskError: the passphrase is too short, the book open or damaged, the disk
            full; nothing is changed then.
    """
    from tecdesk.store.locked.older import others

    old = ring.key_of(book)
    change_passphrase(book, wish.words)
    if not wish.backups:
        return Relocked(bool(wish.words), tuple(each.path for each in others(book)))
    with ring.holding(book, wish.words):
        left = bring_along(book, old, stop)
    return Relocked(bool(wish.words), tuple(left))


def strength(words: str) -> str:
    """How soon a passphrase is guessed, in words; empty for none."""
    plain = words.strip()
    if not plain:
        return ""
    if len(plain) < LEAST:
        return f"还差 {LEAST - len(plain)} 个字"
    return "够牢" if _chance(plain) >= _GOOD else "不太牢：再长一点，或加几个不相干的词"


def _chance(words: str) -> float:
    """Bits, were each sign thrown; the same sign again and again counts once."""
    signs = sum(size for kind, size in _ASCII_KINDS if any(map(kind, words)))
    if any(not each.isalnum() for each in words):
        signs += _OTHER
    if any(not each.isascii() for each in words):
        signs += _HAN // 10  # words people choose, not signs out of a dictionary
    return len(set(words)) * math.log2(max(signs, 2))
