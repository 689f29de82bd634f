"""What was changed in a time, entry by entry, as 修改记录 prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.store.log.history import Happened
from tecdesk.store.rows import unpacked
from tecdesk.store.told import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.field import Value
    from tecdesk.domain.period import Span
    from tecdesk.store.log.journal import Columns
    from tecdesk.store.reading import Reader

_ADDED_AT_ONCE = 20
"""Of more added records of one register in one step only the number is told."""


@dataclass(frozen=True, slots=True)
class Written:
    """One entry, or many records of a register added at once.

    Attributes:
        step: number of the step.
        at: local time, ISO text to the second.
        operator: who; empty when nobody said.
        label: what the step is called in the menu.
        reason: why, where somebody was asked.
        undo: it took an earlier step back.
        register: key of the register; empty for a step that touched no record.
        record: id; empty for many.
        count: how many records.
        happened: what was done to it.
        before: columns that changed, as they were.
        after: as they became.
    """

    step: int
    at: str
    operator: str
    label: str
    reason: str = ""
    undo: bool = False
    register: str = ""
    record: str = ""
    count: int = 0
    happened: Happened = Happened.NOTED
    before: dict[str, Value] | None = None
    after: dict[str, Value] | None = None


def written(book: Reader, span: Span) -> Iterator[Written]:
    """Everything that was done in a time, in the order it was done."""
    steps = book.rows(_STEPS, [span.start, span.end])
    for number, at, operator, label, reason, undoes in steps:
        rows = book.rows(_ROWS, [number])
        told = (number, at, operator, label, reason, undoes is not None)
        if not rows:
            yield Written(*told)
        for register, record, count, action, before, after, _ in rows:
            old, new = _columns(before), _columns(after)
            yield Written(
                *told,
                register,
                "" if count > 1 else record,
                count,
                _happened(action, new),
                old,
                new,
            )


def years_written(book: Reader) -> list[str]:
    """The years in which something was done, the latest first."""
    sql = "SELECT DISTINCT substr(at, 1, 4) FROM journal_step WHERE at <> '' ORDER BY 1"
    return [str(row[0]) for row in book.rows(f"{sql} DESC", [])]


def _happened(action: str, after: Columns | None) -> Happened:
    if action != "change":
        return Happened.ADDED if action == "add" else Happened.REMOVED
    if not after:
        return Happened.NOTED
    if "binned_at" in after:
        return Happened.BINNED if after["binned_at"] else Happened.RESTORED
    return Happened.CHANGED


def _columns(text: str | None) -> Columns | None:
    return None if text is None else unpacked(told(text))


_STEPS = """
    SELECT id, at, operator, label, reason, undoes FROM journal_step
    WHERE at >= ? AND at < ? ORDER BY id
"""
_ROWS = f"""
    WITH entries AS (
        SELECT *, count(*) OVER (PARTITION BY register, action) AS many
        FROM journal_row WHERE step = ?
    )
    SELECT register, record, 1, action, before, after, id FROM entries
    WHERE action <> 'add' OR many <= {_ADDED_AT_ONCE}
    UNION ALL
    SELECT register, '', count(*), action, NULL, NULL, min(id) FROM entries
    WHERE action = 'add' AND many > {_ADDED_AT_ONCE} GROUP BY register
    ORDER BY 7
"""
