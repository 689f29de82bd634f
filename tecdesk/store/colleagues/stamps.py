"""When each field of each record got its value, read from the journal.

Nothing is written for it while people work: a step has a time, and its moment is that
or one more than the moment before, whichever is greater. What came from a colleague
keeps the moments it had there.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.stamp import BINNED
from tecdesk.domain.stamp import Stamp
from tecdesk.domain.stamp import Stamps
from tecdesk.domain.stamp import together
from tecdesk.store.colleagues.joins import JOINED
from tecdesk.store.colleagues.joins import joins
from tecdesk.store.colleagues.joins import read_stamps
from tecdesk.store.faults import guarded
from tecdesk.store.log.journal import Action
from tecdesk.store.schema.drift import OWN
from tecdesk.store.told import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.store.book import Book
    from tecdesk.store.log.journal import Columns

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)
_DERIVED = {"search", "changed_at"}
_SHARED = {"marks", OWN}
"""Columns that say something of several fields."""
_LAST = 1 << 60
_ROWS = f"""
    SELECT step, register, record, action, iif(action = 'change', before, NULL),
    iif(action = 'change', after, NULL), rowid
    FROM journal_row WHERE step NOT IN (SELECT step FROM joined)
    UNION ALL
    SELECT step, register, record, '{JOINED}', NULL, stamps, rowid FROM joined_record
    UNION ALL
    SELECT f.upto, k.register, k.record, '{JOINED}', NULL, k.stamps, {_LAST} + k.id
    FROM journal_known k JOIN journal_fold f ON f.step = k.step
    WHERE k.stamps IS NOT NULL
    ORDER BY 1, 7
"""
"""Of a folded record the moments that its entries up to then told of are kept."""


@dataclass(slots=True)
class Known:
    """What a copy of a book knows.

    Attributes:
        stamps: register key to id to the moments of its fields, of every record that
            the journal knows; one without a row was taken out whole.
        vector: the last moment it knows of each copy.
        clock: no moment is greater.
        step: the last step that was taken into account.
    """

    stamps: dict[str, dict[str, Stamps]] = field(default_factory=dict)
    vector: dict[str, int] = field(default_factory=dict)
    clock: int = 0
    step: int = 0

    def of(self, register: str, record: str) -> Stamps:
        """The moments of a record; the beginning, where the journal says nothing."""
        return self.stamps.get(register, {}).get(record, _UNTOUCHED)


_UNTOUCHED = Stamps()


def known(book: Book, until: int | None = None) -> Known:
    """Everything a book knows, from the first step to the last or an earlier one."""
    made = Known(stamps={key: {} for key in REGISTERS})
    moments = dict(_moments(book, made))
    with guarded(book.path):
        for step, register, record, action, before, after, _ in book.connection.execute(
            _ROWS
        ):
            if until is not None and step > until:
                break
            _note(made.stamps[register], record, action, moments[step], before, after)
    return made


def last_step(book: Book) -> int:
    """Number of the last step; another one than before, if anything was written."""
    return int(book.rows("SELECT coalesce(max(id), 0) FROM journal_step", [])[0][0])


def taken_out_at(stamp: Stamp) -> str:
    """What stands for the time of going of a record that was taken out whole."""
    at = _EPOCH + stamp.time * _MS
    return at.replace(tzinfo=None).isoformat(" ")


def _moments(book: Book, made: Known) -> Iterator[tuple[int, Stamp]]:
    """Step to its moment, by the clock that never goes back."""
    copies = book.rows("SELECT step, copy FROM book_copy ORDER BY step DESC", [])
    taken, copy = joins(book), ""
    for step, at in book.rows("SELECT id, at FROM journal_step ORDER BY id", []):
        while copies and copies[-1][0] <= step:
            copy = str(copies.pop()[1])
        made.clock = max(made.clock + 1, _milliseconds(at))
        if join := taken.get(step):
            made.clock = max(made.clock, join.clock)
        else:
            made.vector[copy] = made.clock
        made.step = step
        yield step, Stamp(made.clock, copy)
    if taken:
        last = taken[max(taken)]
        made.vector = together(made.vector, last.vector)


def _note(
    table: dict[str, Stamps],
    record: str,
    action: str,
    moment: Stamp,
    before: str | None,
    after: str | None,
) -> None:
    """Take one row of the journal, or of what a colleague brought, into account."""
    if action == Action.ADD.value:
        table[record] = Stamps(moment)
    elif action == Action.REMOVE.value:
        table[record] = Stamps(own={BINNED: moment})
    elif action == Action.CHANGE.value:
        old = table.get(record, _UNTOUCHED)
        keys = _changed(told(before), told(after))
        table[record] = Stamps(old.base, {**old.own, **dict.fromkeys(keys, moment)})
    elif after is None:
        table.pop(record, None)
    else:
        table[record] = read_stamps(after)


def _changed(before: Columns, after: Columns) -> set[str]:
    """The fields that an entry changed, or the marks of."""
    keys = after.keys() - _DERIVED
    for shared in keys & _SHARED:
        keys.remove(shared)
        was, now = told(before.get(shared)), told(after.get(shared))
        keys |= {key for key in was | now if was.get(key) != now.get(key)}
    return keys


def _milliseconds(at: str) -> int:
    return (datetime.fromisoformat(at).replace(tzinfo=UTC) - _EPOCH) // _MS
