"""The life of one record: who changed what and when, and how it stood at any step."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from tecdesk.domain.additions import is_own
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.log.journal import Action
from tecdesk.store.rows import stored_columns
from tecdesk.store.rows import unpacked
from tecdesk.store.told import told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from tecdesk.domain.change import Change
    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Marks
    from tecdesk.domain.register import Register
    from tecdesk.store.book import Book
    from tecdesk.store.log.journal import Columns
    from tecdesk.store.log.journal import Entry
    from tecdesk.store.log.journal import Step


class Happened(Enum):
    """What a step did to a record."""

    ADDED = "added"
    CHANGED = "changed"
    BINNED = "binned"
    RESTORED = "restored"
    REMOVED = "removed"  # its adding was taken back
    NOTED = "noted"  # its numbers were looked at, printed or cleared


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, with its marks; the caller shows them.

    Attributes:
        key: key of the field.
        before: stored value; None when blank, or when there was no record.
        after: likewise.
        mark_before: NOT_APPLICABLE, ABOUT or nothing.
        mark_after: likewise.
    """

    key: str
    before: Value
    after: Value
    mark_before: str = ""
    mark_after: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a record.

    Attributes:
        step: number of the journal step.
        at: local time, ISO text to the second.
        operator: who; empty when nobody said.
        label: what the step is called in the menu.
        undo: it took an earlier step back.
        happened: what it did.
        changes: the fields that differ, in the order of the form.
    """

    step: int
    at: str
    operator: str
    label: str
    undo: bool
    happened: Happened
    changes: tuple[FieldChange, ...]


def history(book: Book, register: str, record: str) -> list[Event]:
    """Everything that happened to a record, oldest first."""
    declared = REGISTERS[register]
    return [
        _event(declared, step, entry, before, after)
        for step, entry, before, after in _states(book, register, record)
    ]


def values_at(
    book: Book, register: str, record: str, step: int
) -> tuple[dict[str, Value], Marks] | None:
    """The fields and marks of a record as a step left them.

    Returns:
        None when there was no such record at that time.
    """
    state: Columns | None = None
    for each, _, _, after in _states(book, register, record):
        if each.number <= step:
            state = after
    if state is None:
        return None
    values = unpacked(state)
    keys = (*REGISTERS[register].by_key, *filter(is_own, values))
    return {key: values.get(key) for key in keys}, _marks(state)


def restore_to(book: Book, register: str, record: str, step: int) -> Change:
    """Put the fields of a record back to what a step left, as a step of its own.

    A record in the bin comes out of it. What has not changed since is no step.

    Raises:
        ValueError: the record did not exist then, or does not now.
    """
    found, now = values_at(book, register, record, step), book.get(register, record)
    if found is None or now is None:
        raise ValueError(f"{register} {record}: not there at step {step}")
    values, marks = found
    at = next(e.at for e in reversed(history(book, register, record)) if e.step <= step)
    declared = REGISTERS[register]
    name = now.text(declared.named_by) if not declared[declared.named_by].to else ""
    with book.edit(f"恢复{declared.label}{name and f'“{name}”'}到 {at[:16]}") as edit:
        edit.restore(register, record)
        edit.change(register, record, values, marks)
    return edit.change_made


def _states(
    book: Book, register: str, record: str
) -> list[tuple[Step, Entry, Columns | None, Columns | None]]:
    """Each entry with the record before and after it, worked out backwards."""
    after = _now(book, register, record)
    found = []
    for step, entry in reversed(book.history(record)):
        before = _before(entry, after)
        found.append((step, entry, before, after))
        after = before
    return found[::-1]


def _now(book: Book, register: str, record: str) -> Columns | None:
    names = ", ".join(f'"{name}"' for name in stored_columns(register))
    sql = f'SELECT {names} FROM "{register}" WHERE id = ?'
    rows = book.rows(sql, [record])
    return dict(rows[0]) if rows else None


def _before(entry: Entry, after: Columns | None) -> Columns | None:
    match entry.action:
        case Action.ADD:
            return None
        case Action.REMOVE:
            return entry.before
        case Action.CHANGE:
            return {**(after or {}), **(entry.before or {})}


def _event(
    register: Register,
    step: Step,
    entry: Entry,
    before: Columns | None,
    after: Columns | None,
) -> Event:
    return Event(
        step.number,
        step.at,
        step.operator,
        f"{step.label}；原因：{step.reason}" if step.reason else step.label,
        step.undoes is not None,
        _happened(entry),
        tuple(_changes(register, before or {}, after or {})),
    )


def _happened(entry: Entry) -> Happened:
    if entry.action is not Action.CHANGE:
        added = entry.action is Action.ADD
        return Happened.ADDED if added else Happened.REMOVED
    after = entry.after or {}
    if not after and not entry.before:
        return Happened.NOTED
    if "binned_at" not in after:
        return Happened.CHANGED
    return Happened.BINNED if after["binned_at"] else Happened.RESTORED


def _changes(
    register: Register, before: Columns, after: Columns
) -> Iterator[FieldChange]:
    marked, marks = _marks(before), _marks(after)
    before, after = unpacked(before), unpacked(after)
    for key in register.by_key:
        old, new = before.get(key), after.get(key)
        mark_before, mark_after = marked.get(key, ""), marks.get(key, "")
        if (old, mark_before) != (new, mark_after):
            yield FieldChange(key, old, new, mark_before, mark_after)


def _marks(state: Columns) -> Mapping[str, str]:
    return told(state.get("marks"))
