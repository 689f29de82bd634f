"""The journal as people read it: the steps of a time, newest first."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.store.log.journal import TAKEN_BACK

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.field import Value
    from tecdesk.domain.period import Span
    from tecdesk.store.book import Book


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the journal.

    Attributes:
        number: its number; later steps have larger ones.
        at: local time, ISO text to the second.
        operator: who; empty when nobody said.
        label: what it is called in the menu.
        undo: it took an earlier step back.
        undone: it was taken back itself.
        records: register key to how many records it touched.
    """

    number: int
    at: str
    operator: str
    label: str
    undo: bool
    undone: bool
    records: Mapping[str, int]


def steps(
    book: Book,
    span: Span | None = None,
    *,
    register: str = "",
    before: int | None = None,
    limit: int = 200,
) -> list[StepLine]:
    """The steps of a time, newest first.

    Args:
        book: the book.
        span: the time; None for ever.
        register: only steps that touched records of it.
        before: only steps before this number: the next page.
        limit: at most so many.
    """
    conditions = ["true"]
    values: list[Value] = []
    if span:
        conditions.append("s.at >= ? AND s.at < ?")
        values += [span.start, span.end]
    if register:
        conditions.append(_TOUCHES)
        values.append(register)
    if before is not None:
        conditions.append("s.id < ?")
        values.append(before)
    sql = (
        "SELECT s.id, s.at, s.operator, s.label, s.undoes, s.closed "
        f"FROM journal_step s WHERE {' AND '.join(conditions)} "
        "ORDER BY s.id DESC LIMIT ?"
    )
    rows = book.rows(sql, [*values, limit])
    counts = _counts(book, [int(row[0]) for row in rows])
    return [
        StepLine(
            row[0],
            row[1],
            row[2],
            row[3],
            row[4] is not None,
            row[4] is None and row[5] == TAKEN_BACK,
            counts.get(row[0], {}),
        )
        for row in rows
    ]


def touched(book: Book, number: int) -> dict[str, tuple[str, ...]]:
    """Register key to the ids that a step touched, each once, in order."""
    sql = "SELECT register, record FROM journal_row WHERE step = ? ORDER BY rowid"
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for register, record in book.rows(sql, [number]):
        found[register][record] = None
    return {register: tuple(ids) for register, ids in found.items()}


_TOUCHES = "EXISTS (SELECT 1 FROM journal_row r WHERE r.step = s.id AND r.register = ?)"


def _counts(book: Book, numbers: Sequence[int]) -> dict[int, dict[str, int]]:
    sql = (
        "SELECT step, register, count(DISTINCT record) FROM journal_row "
        "WHERE step IN (SELECT value FROM json_each(?)) GROUP BY 1, 2"
    )
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for step, register, count in book.rows(sql, [json.dumps(numbers)]):
        found[step][register] = count
    return found
