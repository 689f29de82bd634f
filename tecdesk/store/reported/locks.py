"""Keeps what was reported from being changed unnoticed: no step writes into a lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.period_code import period_of
from tecdesk.domain.period_code import spoken
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.store.reported.states import locked
from tecdesk.store.told import told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.domain.period import Period
    from tecdesk.domain.period import Span
    from tecdesk.domain.register import Register
    from tecdesk.store.reading import Reader
    from tecdesk.store.reported.states import Turn

YEAR = "year"


class PeriodLocked(DeskError):  # noqa: N818 - a state, not a fault
    """A step would have changed what was reported; nothing was written.

    Attributes:
        periods: codes of the locked periods.
        count: how many records of them it would have changed.
    """

    def __init__(self, turns: list[Turn], count: int) -> None:
        super().__init__(
            f"{'、'.join(lock_words(each) for each in turns)}，"
            f"里面的 {count} 条记录没有改。",
            "要改先解锁，写一句为什么；改完再报一次。",
        )
        self.periods = tuple(each.period for each in turns)
        self.count = count


def lock_words(turn: Turn) -> str:
    """2025年度已上报（第 2 次）."""
    name = spoken(period_of(turn.period))
    return f"{name}{turn.state.label}（第 {turn.revision} 次）"


def is_held(book: Reader, register: Register, values: Mapping[str, Value]) -> bool:
    """True for a record that happened in a locked period, or had a stage there.

    Nothing may be typed either into a book that is only looked at.
    """
    if book.looking:
        return True
    periods = [period_of(each.period) for each in locked(book)]
    if YEAR in register.by_key:
        years = [period.year for period in periods if period.is_whole_year]
        return values.get(YEAR) in years
    days = [values.get(key) for key in register.stages]
    return any(p.span.holds(str(day)) for p in periods for day in days if day)


def refuse_locked(book: Reader, step: int) -> None:
    """Look at what a step wrote, before it is for good.

    Raises:
        PeriodLocked: it wrote into a period that is reported and locked.
    """
    held = locked(book)
    if not held:
        return
    found: dict[str, set[str]] = {each.period: set() for each in held}
    asked = "SELECT DISTINCT register FROM journal_row WHERE step = ?"
    for (key,) in book.rows(asked, [step]):
        for period, ids in found.items():
            ids.update(_changed(book, REGISTERS[key], step, period_of(period)))
    hit = [each for each in held if found[each.period]]
    if hit:
        raise PeriodLocked(hit, len(set().union(*found.values())))


def _changed(book: Reader, register: Register, step: int, period: Period) -> set[str]:
    """Ids of a register's records of the period that the step touched."""
    if register.ends:
        return _lasting(book, register, step, period.span)
    if register.dated_by:
        span = period.span
        return _dated(book, register, step, register.dated_by, span.start, span.end)
    if YEAR in register.by_key and period.is_whole_year:
        year = period.year
        return _dated(book, register, step, YEAR, year, year + 1)
    return set()


def _dated(
    book: Reader,
    register: Register,
    step: int,
    field: str,
    start: Value,
    end: Value,
) -> set[str]:
    """Records dated in the span before or after."""
    before = f"json_extract(j.before, '$.{field}')"
    sql = (
        f'SELECT DISTINCT j.record FROM journal_row j LEFT JOIN "{register.key}" t '
        "ON t.id = j.record WHERE j.step = ? AND j.register = ? AND "
        f'((t."{field}" >= ? AND t."{field}" < ?) OR ({before} >= ? AND {before} < ?))'
    )
    values: list[Value] = [step, register.key, start, end, start, end]
    return {str(row[0]) for row in book.rows(sql, values)}


def _lasting(book: Reader, register: Register, step: int, span: Span) -> set[str]:
    """Records that began, ended, or were in force in the span and are otherwise now.

    What began earlier and goes on may be corrected, and what was in force may come
    to its next stage or end later: that is the work of the following years. The
    comparison with the report still says it.
    """
    keys = (*register.stages, "binned_at")
    columns = ", ".join(f't."{key}"' for key in keys)
    sql = (
        f"SELECT j.record, j.before, t.id, {columns} "
        f'FROM journal_row j LEFT JOIN "{register.key}" t ON t.id = j.record '
        "WHERE j.step = ? AND j.register = ?"
    )
    found = set()
    for record, text, there, *found_now in book.rows(sql, [step, register.key]):
        now = dict(zip(keys, found_now, strict=True)) if there else None
        before = told(text) if text else None
        if _otherwise(register, span, before, now):
            found.add(str(record))
    return found


def _otherwise(
    register: Register,
    span: Span,
    before: Mapping[str, Value] | None,
    now: Mapping[str, Value] | None,
) -> bool:
    """Whether one entry of the journal changes what the span says."""
    then = _then(before, now)
    was, is_now = _share(register, span, then), _share(register, span, now)
    if was != is_now:
        return True
    if was is None or not any(was):
        return False
    changed = before or {}
    return now is None or not any(key in changed for key in register.stages[1:])


def _then(
    before: Mapping[str, Value] | None, now: Mapping[str, Value] | None
) -> Mapping[str, Value] | None:
    """The record before an entry: nothing for an added one."""
    return None if before is None else {**(now or {}), **before}


def _share(
    register: Register, span: Span, state: Mapping[str, Value] | None
) -> tuple[str, ...] | None:
    """Its days within the span, or blanks; None when it was not in force."""
    if state is None or state.get("binned_at"):
        return None
    begun, ended = register.life(state)
    if begun >= span.end or (ended and ended < span.start):
        return None
    days = (str(state.get(key) or "") for key in register.stages)
    return tuple(day if span.holds(day) else "" for day in days)
