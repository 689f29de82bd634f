"""Fields that two colleagues changed, kept side by side until somebody looked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.field import Value
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.stamp import BINNED
from tecdesk.domain.veil import veiled
from tecdesk.store.log.journal import TAKEN_BACK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.domain.field import Field
    from tecdesk.store.reading import Reader

Cell = tuple[Value, str]
"""A value and its mark."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that both changed since they last met.

    Attributes:
        register: key of the register.
        record: id of the record.
        field: key of the field; `domain.stamp.BINNED` when one deleted the record.
        ours: value and mark here, before the join.
        theirs: value and mark there.
        theirs_taken: whether theirs was the later and stands here since.
        id: number in the book; 0 before it is kept.
        source: whose the other copy was; empty before it is kept.
    """

    register: str
    record: str
    field: str
    ours: Cell
    theirs: Cell
    theirs_taken: bool
    id: int = 0
    source: str = ""

    def plain(self) -> dict[str, Any]:
        """JSON-ready data; the field of a deletion has no name, numbers are masked."""
        field = REGISTERS[self.register].by_key.get(self.field)
        ours, theirs = (_veiled(field, each[0]) for each in (self.ours, self.theirs))
        return {
            "register": self.register,
            "id": self.record,
            "field": "" if self.field == BINNED else self.field,
            "ours": ours,
            "theirs": theirs,
            "taken": "theirs" if self.theirs_taken else "ours",
        }


def _veiled(field: Field | None, value: Value) -> Value:
    return veiled(field, value) if field and isinstance(value, str) else value


def keep_conflicts(book: Reader, step: int, found: Iterable[Conflict]) -> None:
    """Keep what a join came upon; the caller holds the transaction."""
    book.connection.executemany(
        "INSERT INTO joined_conflict(origin, register, record, field, ours, theirs, "
        "taken) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                step,
                each.register,
                each.record,
                each.field,
                json.dumps(each.ours, ensure_ascii=False),
                json.dumps(each.theirs, ensure_ascii=False),
                each.theirs_taken,
            )
            for each in found
        ),
    )


def open_conflicts(book: Reader) -> list[Conflict]:
    """Those nobody has looked at, the latest join first.

    What a join brought that was taken back is not among them; what was settled by a
    step that was taken back is again.
    """
    rows = book.rows(_OPEN, [TAKEN_BACK])
    return [
        Conflict(
            register,
            record,
            field,
            _cell(ours),
            _cell(theirs),
            bool(taken),
            number,
            source,
        )
        for number, source, register, record, field, ours, theirs, taken in rows
    ]


def settle(book: Reader, conflict: Conflict, step: int) -> None:
    """Somebody looked at it; the caller holds the transaction.

    Args:
        book: the book.
        conflict: which.
        step: the step that settles it.
    """
    book.connection.execute(
        "UPDATE joined_conflict SET settled = ? WHERE id = ?", (step, conflict.id)
    )


_OPEN = """
    SELECT c.id, j.source, c.register, c.record, c.field, c.ours, c.theirs, c.taken
    FROM joined_conflict c JOIN joined j ON j.step = c.origin
    LEFT JOIN journal_step s ON s.id = c.settled
    WHERE (c.settled IS NULL OR s.closed = ?)
    AND (SELECT holds FROM joined WHERE origin = c.origin
         ORDER BY step DESC LIMIT 1)
    ORDER BY c.origin DESC, c.id
"""


def _cell(text: str) -> Cell:
    value, mark = json.loads(text)
    return value, mark
