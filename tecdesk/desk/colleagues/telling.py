"""Says what joining does, and conflicts, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.colleagues.looking import FATES
from tecdesk.domain.record import Record
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.stamp import BINNED
from tecdesk.exchange.colleagues.differences import Fate
from tecdesk.tally.saying import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.desk.colleagues.looking import Joining
    from tecdesk.domain.record import Marks
    from tecdesk.domain.record import Values
    from tecdesk.domain.stamp import Stamped
    from tecdesk.exchange.colleagues.differences import Outcome
    from tecdesk.store.book import Book
    from tecdesk.store.colleagues.conflicts import Cell
    from tecdesk.store.colleagues.conflicts import Conflict

BLANK = "空"
_HERE, _GONE = "在用", "已删除"


class Teller:
    """Says records and fields as people do; names are read once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._speaker = Speaker(book)

    def named(self, conflict: Conflict) -> str:
        """The record that both changed: its day, place and thing."""
        found = self._book.get(conflict.register, conflict.record)
        return self._speaker.named(found) if found else ""

    def field(self, conflict: Conflict) -> str:
        """The field's label; 删没删 for a record one of them deleted."""
        if conflict.field == BINNED:
            return "删没删"
        return REGISTERS[conflict.register][conflict.field].label

    def cell(self, conflict: Conflict, cell: Cell) -> str:
        """One side's value as people read it."""
        value, mark = cell
        if conflict.field == BINNED:
            return _GONE if value else _HERE
        key, register = conflict.field, conflict.register
        marks = {key: mark} if mark else {}
        return self._text(_record(register, conflict.record, {key: value}, marks), key)

    def conflict(self, conflict: Conflict) -> str:
        """培训 2025-03-05 柳树村 大豆 参训人次：这边 45，同事 50，现在用同事的."""
        head = f"{REGISTERS[conflict.register].label} {self.named(conflict)}".strip()
        ours = self.cell(conflict, conflict.ours)
        theirs = self.cell(conflict, conflict.theirs)
        taken = "同事" if conflict.theirs_taken else "这边"
        said = f"这边 {ours}，同事 {theirs}，现在用{taken}的"
        return f"{head} {self.field(conflict)}：{said}"

    def outcome(self, register: str, outcome: Outcome) -> tuple[str, str, str]:
        """What becomes of a record, which it is, and the fields that change."""
        fields = ""
        if outcome.fate is Fate.CHANGED and outcome.ours:
            fields = "；".join(self._changes(register, outcome, outcome.ours))
        named = self._speaker.named(_of(register, outcome.id, outcome.made))
        return FATES[outcome.fate], named, fields

    def _changes(self, register: str, outcome: Outcome, ours: Stamped) -> Iterator[str]:
        was = _of(register, outcome.id, ours)
        now = _of(register, outcome.id, outcome.made)
        for key in outcome.changed:
            if key == BINNED:
                continue
            label = REGISTERS[register][key].label
            yield f"{label} {self._text(was, key)} → {self._text(now, key)}"

    def _text(self, record: Record, key: str) -> str:
        """A value; what a record points to may come in the same package."""
        said = self._speaker.text(record, key)
        return said or ("新加的" if record.values.get(key) else BLANK)


def told(joining: Joining) -> Iterator[tuple[str, Outcome]]:
    """Register key and outcome of what people are told: conflicts come first."""
    every = [
        (key, each)
        for key, found in joining.found.items()
        for each in found
        if each.fate in FATES
    ]
    yield from sorted(every, key=lambda pair: not pair[1].clashes)


def _of(register: str, id_: str, each: Stamped) -> Record:
    return _record(register, id_, each.values, each.marks)


def _record(register: str, id_: str, values: Values, marks: Marks) -> Record:
    full = {key: values.get(key) for key in REGISTERS[register].by_key}
    return Record(register, id_, full, marks)
