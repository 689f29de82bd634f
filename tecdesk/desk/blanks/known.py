"""What a book knows of a record, as it is written on a blank sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.record_code import code_of
from tecdesk.tally.saying import Speaker
from tecdesk.tally.saying import spoken_day

if TYPE_CHECKING:
    from datetime import date

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book


class Known:
    """Answers in words, and with nothing where there is no record.

    Attributes:
        book: the book.
        today: the day the sheet is made.
        speaker: names behind ids.
        name: of the unit, short, for titles.
        unit: its whole name.
    """

    def __init__(self, book: Book, today: date) -> None:
        self.book = book
        self.today = today
        self.speaker = Speaker(book)
        self.name = book.unit.text("name")
        self.unit = book.unit.text("full_name") or self.name

    def text(self, record: Record | None, key: str) -> str:
        """A field as people read it."""
        if record is None or key not in record.values:
            return ""
        return self.speaker.text(record, key)

    def day(self, record: Record | None, key: str) -> str:
        """A date as it stands in forms: 2025年12月9日, coarser as known."""
        return spoken_day(record.text(key)) if record and key in record.values else ""

    def year(self, record: Record | None, key: str) -> int:
        """The year of a date; this year where there is none."""
        day = record.text(key) if record else ""
        return int(day[:4]) if day else self.today.year

    def owner(self, record: Record | None, register: str) -> Record | None:
        """The record itself, or the one of the register that it belongs to."""
        if record is None or record.register == register:
            return record
        return self.speaker.record(register, record.text(register))

    @staticmethod
    def code(record: Record | None) -> str:
        """The code of a record; empty for none."""
        return code_of(record.id) if record else ""
