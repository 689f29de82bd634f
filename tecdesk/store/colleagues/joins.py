"""What came from colleagues: which step brought it, and the moments it had there.

An undo of such a step takes the moments back with the values, so that the colleague's
changes can come again, and do not go to him as deleted.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.stamp import Stamp
from tecdesk.domain.stamp import Stamps

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from collections.abc import Mapping

    from tecdesk.store.reading import Reader

JOINED = "joined"
"""Stands for the action of a row that a colleague brought."""


@dataclass(frozen=True, slots=True)
class Join:
    """One step that brought what a colleague had.

    Attributes:
        source: whose it was and when it was written, in words.
        clock: no moment in it is greater.
        vector: what this copy knows of each copy since then.
    """

    source: str
    clock: int
    vector: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Brought:
    """The moments of a record after a join, and before; None where there was none."""

    register: str
    record: str
    stamps: Stamps
    was: Stamps | None


def keep_join(
    connection: sqlite3.Connection,
    step: int,
    join: Join,
    was: Mapping[str, int],
    brought: Iterable[Brought],
) -> None:
    """Write down what a step brought; the caller holds the transaction.

    Args:
        connection: the book's.
        step: number of the step.
        join: what is known since.
        was: the vector before.
        brought: the records whose moments are others now.
    """
    connection.execute(
        "INSERT INTO joined(step, origin, holds, source, clock, vector, was) "
        "VALUES (?, ?, 1, ?, ?, ?, ?)",
        (step, step, join.source, join.clock, _text(join.vector), _text(was)),
    )
    connection.executemany(
        "INSERT INTO joined_record(step, register, record, stamps, was) "
        "VALUES (?, ?, ?, ?, ?)",
        (
            (step, b.register, b.record, stamps_text(b.stamps), _or_none(b.was))
            for b in brought
        ),
    )


def take_back(connection: sqlite3.Connection, step: int, by: int) -> None:
    """Take back the moments that a step brought, if it brought any.

    Args:
        connection: the book's.
        step: the step taken back: a join, or an undo or redo of one.
        by: the step that takes it back.
    """
    connection.execute(
        "INSERT INTO joined(step, origin, holds, source, clock, vector, was) "
        "SELECT ?, origin, 1 - holds, source, clock, was, vector "
        "FROM joined WHERE step = ?",
        (by, step),
    )
    connection.execute(
        "INSERT INTO joined_record(step, register, record, stamps, was) "
        "SELECT ?, register, record, was, stamps FROM joined_record WHERE step = ?",
        (by, step),
    )


def joins(book: Reader) -> dict[int, Join]:
    """Step to what it brought, in order."""
    rows = book.rows("SELECT step, source, clock, vector FROM joined ORDER BY step", [])
    return {row[0]: Join(row[1], row[2], json.loads(row[3])) for row in rows}


def stamps_text(stamps: Stamps) -> str:
    """As they are stored and travel: field to moment, the base under no name."""
    plain = {"": stamps.base, **stamps.own}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def read_stamps(text: str) -> Stamps:
    """The reverse of `stamps_text`.

    Raises:
        ValueError: it is not such a text.
    """
    return plain_stamps(json.loads(text))


def plain_stamps(said: Mapping[str, tuple[int, str]]) -> Stamps:
    """Moments from what JSON makes of them."""
    found = {key: _stamp(*each) for key, each in said.items()}
    return Stamps(found.pop(""), found)


def _stamp(time: int, copy: str) -> Stamp:
    return Stamp(in_column(int(time)), str(copy))


def in_column(number: int) -> int:
    """A number that a column can hold.

    Raises:
        ValueError: it can not.
    """
    if abs(number) >= _TOO_LARGE:
        raise ValueError(number)
    return number


_TOO_LARGE = 1 << 63


def _or_none(stamps: Stamps | None) -> str | None:
    return None if stamps is None else stamps_text(stamps)


def _text(vector: Mapping[str, int]) -> str:
    return json.dumps(vector, ensure_ascii=False, separators=(",", ":"))
