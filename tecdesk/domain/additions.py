"""What open books add to the registers: the fields and figures of a county's own.

The registers, the figures and the word lists are declared once and for all; beside
them stands what the books that are open right now have added. A book tells it here when
it is opened and when it changes it, and takes it away when it is closed. So everything
that asks a register for its fields finds the added ones too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field as attribute
from functools import cache
from threading import RLock
from typing import TYPE_CHECKING
from typing import TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import ItemsView
    from collections.abc import Iterator
    from collections.abc import KeysView
    from collections.abc import ValuesView

    from tecdesk.domain.field import Field
    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.word import WordList

_KEY = re.compile(r"x[0-9a-f]{8}")
_LENGTH = 9
T = TypeVar("T")


def is_own(key: str) -> bool:
    """True for the key of a field that a county made; no declared field has such."""
    return len(key) == _LENGTH and bool(_KEY.fullmatch(key))


@dataclass(frozen=True, slots=True)
class Additions:
    """What one book adds.

    Attributes:
        fields: register key to fields, in order.
        indicators: figures over the fields of the registers, in order.
        words: the choices of fields that have a list of their own.
    """

    fields: Mapping[str, tuple[Field, ...]] = attribute(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()
    words: tuple[WordList, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fields or self.indicators or self.words)


NOTHING = Additions()


class Extended(Mapping[str, T]):
    """Declared things by key, and those that open books add.

    What it holds is replaced at once and as a whole: who goes through it in another
    thread goes on with what it was.
    """

    def __init__(self, declared: Mapping[str, T]) -> None:
        self.declared = dict(declared)
        self._now = self.declared

    def become(self, every: Mapping[str, T]) -> None:
        """Hold other things from now on; the declared ones are among them."""
        self._now = dict(every)

    def __getitem__(self, key: str) -> T:
        return self._now[key]

    def __contains__(self, key: object) -> bool:
        return key in self._now

    def __iter__(self) -> Iterator[str]:
        return iter(self._now)

    def __len__(self) -> int:
        return len(self._now)

    def keys(self) -> KeysView[str]:
        return self._now.keys()

    def values(self) -> ValuesView[T]:
        return self._now.values()

    def items(self) -> ItemsView[str, T]:
        return self._now.items()


@dataclass
class _Book:
    """An open book: how often, and what it adds."""

    opened: int
    adds: Additions


_lock = RLock()
_books: dict[str, _Book] = {}
_in_force = NOTHING
_late: list[list[str]] = []
_hearers: list[Callable[[], None]] = []


def in_force() -> Additions:
    """What all open books add; of two that know one key the later told counts."""
    return _in_force


def fields_of(register: str) -> tuple[Field, ...]:
    """The fields that open books add to a register."""
    return _in_force.fields.get(register, ())


def adopt(place: str, adds: Additions) -> None:
    """A book was opened, maybe not for the first time.

    Args:
        place: which book; the same for every connection to it.
        adds: what it adds.
    """
    with _lock:
        opened = _books[place].opened if place in _books else 0
        _books[place] = _Book(opened + 1, adds)
        _renew()


def renew(place: str, adds: Additions) -> None:
    """An open book adds something else now."""
    with _lock:
        if place in _books and _books[place].adds != adds:
            _books[place].adds = adds
            _renew()


def release(place: str) -> None:
    """A book was closed; what it adds goes with the last who had it open."""
    with _lock:
        if _late:
            _late[-1].append(place)
            return
        if place not in _books:
            return
        _books[place].opened -= 1
        if not _books[place].opened:
            del _books[place]
        _renew()


@contextmanager
def lingering() -> Iterator[None]:
    """What books add that are closed in the block stays in force to its end.

    For who tells of a book after it was closed.
    """
    _late.append([])
    try:
        yield
    finally:
        for place in _late.pop():
            release(place)


def release_all() -> None:
    """Nothing is open any more."""
    with _lock:
        _books.clear()
        _renew()


def on_change(hear: Callable[[], None]) -> None:
    """Call this whenever something else is in force."""
    _hearers.append(hear)


def derived(make: Callable[[str], T]) -> Callable[[str], T]:
    """Remember what a function makes of a register, for as long as its fields stay."""
    made = cache(make)
    on_change(made.cache_clear)
    return made


def derived_once(make: Callable[[], T]) -> Callable[[], T]:
    """The same for a function of all registers."""
    made = cache(make)
    on_change(made.cache_clear)
    return made


def _renew() -> None:
    global _in_force  # noqa: PLW0603 - there is one process, and these are its books
    now = _together([each.adds for each in _books.values() if each.adds])
    if now != _in_force:
        _in_force = now
        for hear in _hearers:
            hear()


def _together(every: list[Additions]) -> Additions:
    if len(every) < 2:
        return every[0] if every else NOTHING
    fields: dict[str, dict[str, Field]] = {}
    for each in every:
        for register, added in each.fields.items():
            fields.setdefault(register, {}).update({f.key: f for f in added})
    indicators = {i.key: i for each in every for i in each.indicators}
    words = {w.key: w for each in every for w in each.words}
    return Additions(
        {register: tuple(found.values()) for register, found in fields.items()},
        tuple(indicators.values()),
        tuple(words.values()),
    )
