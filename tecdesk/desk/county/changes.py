"""What a package changed in the county's book, record by record."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.persons import KEYED
from tecdesk.domain.persons import SAME
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.rows import record_of
from tecdesk.store.told import told
from tecdesk.tally.reported.records import CHANGED
from tecdesk.tally.reported.records import GONE
from tecdesk.tally.reported.records import NEW
from tecdesk.tally.reported.records import RecordChange

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from tecdesk.store.county.rows import Difference
    from tecdesk.store.county.rows import Row

    Pair = tuple[str, Row | None, Row | None]
    """Register key, the row as it was and as it is; None where there is none in use."""

_BINNED_AT, _SAID = 4, 5


def counted(made: Iterable[Difference]) -> Counter[str]:
    """How many records are NEW, CHANGED and GONE."""
    return Counter(_what(was, now) for each in made for _, was, now in _pairs(each))


def record_changes(made: Iterable[Difference]) -> list[RecordChange]:
    """What changed in figures and lists: what is in the bin counts as not there."""
    return [_change(*pair) for each in made for pair in _pairs(each)]


def _pairs(made: Difference) -> Iterator[Pair]:
    """Every row before and after, if that makes a difference."""
    for key in REGISTERS:
        pairs: list[tuple[Row | None, Row | None]] = [
            *((None, row) for row in made.new.get(key, ())),
            *made.changed.get(key, ()),
            *((row, None) for row in made.gone.get(key, ())),
        ]
        for was, now in pairs:
            before, after = _in_use(was), _in_use(now)
            if _told(before) != _told(after):
                yield key, before, after


def _in_use(row: Row | None) -> Row | None:
    return None if row is None or row[_BINNED_AT] else row


def _told(row: Row | None) -> object:
    """What of a row people see; which of its persons are the same they do not."""
    return row and (_marks(row), row[_SAID + 1 :])


def _marks(row: Row) -> dict[str, str]:
    marks = told(row[_SAID])
    return {k: m for k, m in marks.items() if k != KEYED and not m.startswith(SAME)}


def _what(was: Row | None, now: Row | None) -> str:
    return CHANGED if was and now else NEW if now else GONE


def _change(key: str, was: Row | None, now: Row | None) -> RecordChange:
    (values, marks), (values_now, marks_now) = _said(key, was), _said(key, now)
    some = was or now or ("",)
    what = _what(was, now)
    return RecordChange(key, str(some[0]), what, values, values_now, marks, marks_now)


def _said(key: str, row: Row | None) -> tuple[dict[str, Any], dict[str, str]]:
    if row is None:
        return {}, {}
    record = record_of(key, row)
    return {k: v for k, v in record.values.items() if v is not None}, _marks(row)
