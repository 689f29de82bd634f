"""Opens what was reported, with a reason, and notes what the county answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.period_code import period_of
from tecdesk.domain.period_code import spoken
from tecdesk.errors import DeskError
from tecdesk.store.edit import now
from tecdesk.store.log import journal
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import Turn
from tecdesk.store.reported.states import enter
from tecdesk.store.reported.states import turn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.store.book import Book


def unlock(book: Book, periods: Iterable[str], reason: str) -> None:
    """Let locked periods be changed again.

    Args:
        book: open for writing.
        periods: codes of the periods.
        reason: why; stays in the journal.

    Raises:
        DeskError: no reason was given, or a period is not locked.
    """
    for period in periods:
        _turn(book, period, State.OPENED, "解锁", _required(reason))


def give_back(book: Book, period: str, reason: str) -> None:
    """退回: the county wants it mended; its records can be changed again.

    Raises:
        DeskError: no reason was given, or it is not with the county.
    """
    _turn(book, period, State.RETURNED, "退回", _required(reason))


def accept(book: Book, period: str) -> None:
    """已采纳: the county took it over; it stays locked.

    Raises:
        DeskError: it is not with the county.
    """
    _turn(book, period, State.ACCEPTED, "采纳", "")


def _turn(book: Book, period: str, state: State, verb: str, reason: str) -> None:
    at, operator = now(), book.operator
    name = spoken(period_of(period))
    label = f"{verb} {name}{f'：{reason}' if reason else ''}"
    with book.edit(label):
        revision = turn(book, period).revision
        enter(book, Turn(period, state, revision, at, operator, reason))
        journal.note(book.connection, at, operator, label)


def _required(reason: str) -> str:
    text = " ".join(reason.split())
    if not text:
        raise DeskError("还没写为什么。", "写一句原因，比如“县里要求补报”。")
    return text
