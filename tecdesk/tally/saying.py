"""Says a record as people do: its day, its place, what it was, how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import show
from tecdesk.domain.veil import veiled

if TYPE_CHECKING:
    from tecdesk.domain.field import Field
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book


class Speaker:
    """Knows the names behind ids; each register's are read once.

    Args:
        book: the book.
        whole: numbers of persons are not masked; only where a person gave a reason.
    """

    def __init__(self, book: Book, *, whole: bool = False) -> None:
        self.book = book
        self.whole = whole
        self._names: dict[str, dict[str, str]] = {}
        self._records: dict[tuple[str, str], Record | None] = {}

    def name(self, register: str, record: str) -> str:
        """What a record is called; empty for an unknown id.

        Events have no short name and are many: each is read alone.
        """
        if not record:
            return ""
        declared = REGISTERS[register]
        if declared.dated_by and not declared.ends_by:
            found = self.record(register, record)
            return found.text(declared.named_by) if found else ""
        if register not in self._names:
            self._names[register] = self.book.names(register)
        return self._names[register].get(record, "")

    def record(self, register: str, record: str) -> Record | None:
        """A record that another points to."""
        key = (register, record)
        if key not in self._records:
            self._records[key] = self.book.get(register, record)
        return self._records[key]

    def text(self, record: Record, key: str) -> str:
        """A value as people read it: names for ids, numbers with their unit."""
        field = REGISTERS[record.register][key]
        if field.to:
            return self.name(field.to, record.text(key))
        value = record.values.get(key)
        shown = show(field.kind, value, record.marks.get(key, ""))
        if value is None or not field.kind.is_number or field.kind is Kind.YEAR:
            return shown if self.whole else veiled(field, shown)
        return f"{shown} {unit_of(field, record)}".strip()

    def place(self, record: Record) -> str:
        """Where it was: its village and group, or those of what it belongs to."""
        declared = REGISTERS[record.register]
        if not declared.placed:
            owner = self._owner(record)
            return self.place(owner) if owner else ""
        village = self.name("village", record.text("village"))
        group = record.text("group") if "group" in declared.by_key else ""
        if group.isdecimal():
            group += "组"
        return f"{village} {group}".strip()

    def what(self, record: Record) -> str:
        """What it was: 淡水鱼养殖, or 走访 郑冬梅."""
        declared = REGISTERS[record.register]
        said = self.text(record, declared.named_by)
        owner = self._owner(record)
        if owner is None:
            return said
        of = self.text(owner, REGISTERS[owner.register].named_by)
        return f"{said} {of}".strip()

    def named(self, record: Record) -> str:
        """The day, or else year, the place and the thing of a record."""
        dated = REGISTERS[record.register].dated_by
        day = record.text(dated) if dated else record.text("year")
        parts = (day, self.place(record), self.what(record))
        return " ".join(part for part in parts if part)

    def amount(self, record: Record) -> str:
        """The number that says most: as declared, or money, or the first listed."""
        declared = REGISTERS[record.register]
        listed = [f for f in declared.fields if f.listed]
        numbers = [f for f in listed if f.kind.is_number and f.kind is not Kind.YEAR]
        numbers.sort(
            key=lambda f: (f.key != declared.told_by, f.kind is not Kind.MONEY)
        )
        filled = (f for f in numbers if record.values.get(f.key) is not None)
        first = next(filled, None)
        return self.text(record, first.key) if first else ""

    def _owner(self, record: Record) -> Record | None:
        """The record it belongs to: its parent, or the session of a handout."""
        declared = REGISTERS[record.register]
        if declared.parent:
            key = declared.parent
            return self.record(declared[key].to, record.text(key))
        if record[declared.named_by] is None and "training" in declared.by_key:
            return self.record("training", record.text("training"))
        return None


_OWN_UNIT = frozenset({"quantity", "count"})


def unit_of(field: Field, record: Record) -> str:
    """The unit of a number field; a quantity has the record's own."""
    own = field.key in _OWN_UNIT and "unit" in record.values
    if field.unit or not own:
        return field.unit
    return record.text("unit")


def spoken_day(day: str, year: int | None = None) -> str:
    """12月9日; with its year unless that is the one given; coarser as known."""
    parts = [int(part) for part in day.split("-") if part]
    if not parts:
        return ""
    words = [f"{n}{unit}" for n, unit in zip(parts, "年月日", strict=False)]
    return "".join(words if parts[0] != year or len(parts) == 1 else words[1:])
