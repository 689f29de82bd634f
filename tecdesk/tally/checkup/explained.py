"""What a person has said about a finding, and whether it was of the same numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.store.county.received import told_apart
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book
    from tecdesk.tally.checkup.check import Finding

REGISTER = "explanation"
NOT_THE_SAME = "不是同一次"
"""What stands as the explanation where a person said that two are not the same."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said about a finding.

    Attributes:
        text: the explanation; empty when there is none.
        record: id of its record; empty where the answer was 不是同一次.
        day: when it was written, ISO text.
        stale: the numbers behind the finding have changed since.
        about: the finding as it read then.
    """

    text: str = ""
    record: str = ""
    day: str = ""
    stale: bool = False
    about: str = ""


NOTHING = Said()


class SaidOf:
    """What was said about a year.

    Attributes:
        apart: marks of records that a person told apart; see `tally.alike`.
    """

    def __init__(self, records: list[Record], apart: Mapping[str, int]) -> None:
        self._records = {(r.text("check"), r.text("subject")): r for r in records}
        self.apart = apart

    def of(self, finding: Finding) -> Said:
        """What was said about a finding."""
        others = len(finding.ids) - 1
        if finding.mark and others <= self.apart.get(finding.mark, 0):
            return Said(NOT_THE_SAME)
        record = self._records.get((finding.check, finding.subject))
        if record is None:
            return NOTHING
        return Said(
            record.text("text"),
            record.id,
            record.changed_at[: len("2025-03-05")],
            record.text("basis") != finding.basis,
            record.text("about"),
        )


def said_of(book: Book, year: int) -> SaidOf:
    """What was said about a year of a book; of two the later one counts.

    What townships said of their own figures says nothing of the county's; what they
    said of a record does.
    """
    records = [
        record
        for record in book.find(REGISTER, Filter({"year": year}))
        if record.owner == book.settings.unit or ":" in record.text("subject")
    ]
    records.sort(key=lambda record: record.created_at)
    return SaidOf(records, told_apart(book) | book.settings.apart)
