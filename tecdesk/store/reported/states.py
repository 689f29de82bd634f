"""The states of a reported period: 草稿 → 已上报(锁定) → 退回 / 已采纳."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from tecdesk.store.reading import Reader


class State(Enum):
    """How far a period's report is."""

    DRAFT = "draft"
    REPORTED = "reported"
    OPENED = "opened"  # unlocked with a reason, to be reported again
    RETURNED = "returned"
    ACCEPTED = "accepted"

    @property
    def label(self) -> str:
        """What people call it."""
        return _LABELS[self]

    @property
    def locked(self) -> bool:
        """Its records are not changed without unlocking."""
        return self in {State.REPORTED, State.ACCEPTED}


_LABELS = {
    State.DRAFT: "草稿",
    State.REPORTED: "已上报",
    State.OPENED: "已解锁",
    State.RETURNED: "退回",
    State.ACCEPTED: "已采纳",
}

FOLLOWS: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.REPORTED}),
    State.REPORTED: frozenset(set(State) - {State.DRAFT}),
    State.OPENED: frozenset({State.REPORTED}),
    State.RETURNED: frozenset({State.REPORTED, State.ACCEPTED}),
    State.ACCEPTED: frozenset({State.REPORTED, State.OPENED, State.RETURNED}),
}
"""Which state may come after which; a report may be repeated at any time."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One change of state.

    Attributes:
        period: its code, see `domain.period_code`.
        state: the state since then.
        revision: which report of the period it is about; 0 while there is none.
        at: local time, ISO text to the second.
        operator: who.
        reason: why it was unlocked or returned; else empty.
    """

    period: str
    state: State = State.DRAFT
    revision: int = 0
    at: str = ""
    operator: str = ""
    reason: str = ""


def turn(book: Reader, period: str) -> Turn:
    """The last change of state of a period; a draft when there was none."""
    turns = _turns(book, "period = ? ORDER BY id DESC LIMIT 1", period)
    return turns[0] if turns else Turn(period)


def turns(book: Reader, period: str) -> list[Turn]:
    """All changes of state of a period, oldest first."""
    return _turns(book, "period = ? ORDER BY id", period)


def locked(book: Reader) -> list[Turn]:
    """The periods that are locked, by code."""
    latest = "id IN (SELECT max(id) FROM reported_state GROUP BY period)"
    return [each for each in _turns(book, f"{latest} ORDER BY period") if _held(each)]


def enter(book: Reader, new: Turn) -> None:
    """Write a change of state; the caller holds the transaction.

    Raises:
        DeskError: it does not follow the state that the period is in.
    """
    now = turn(book, new.period).state
    if new.state not in FOLLOWS[now]:
        raise DeskError(
            f"这一期现在是“{now.label}”，不能改成“{new.state.label}”。",
            "看一下上报那一页写的是哪一次。",
        )
    row = [new.period, new.state.value, new.revision, new.at, new.operator, new.reason]
    book.rows(
        "INSERT INTO reported_state(period, state, revision, at, operator, reason) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [*row],
    )


def _held(each: Turn) -> bool:
    return each.state.locked


def _turns(book: Reader, condition: str, *values: str) -> list[Turn]:
    rows = book.rows(
        "SELECT period, state, revision, at, operator, reason "
        f"FROM reported_state WHERE {condition}",
        list(values),
    )
    return [Turn(row[0], State(row[1]), *tuple(row)[2:]) for row in rows]
