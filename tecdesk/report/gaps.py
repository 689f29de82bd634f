"""What the records of a year still lack, counted for the text of the problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.identity import id_problem
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.registers.pairing import VISIT
from tecdesk.store.aggregate import behind
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

OBJECTS = "pairing.objects"
YEAR_ONLY = len("2025")


@dataclass(frozen=True, slots=True)
class Gaps:
    """Counts of what is missing; 0 where nothing is.

    Attributes:
        sessions_without_handout: 期 of training without a linked handout.
        blank_money: households whose aid has neither money nor goods in it.
        doubtful_ids: households whose ID number is to be checked.
        undated_visits: aid records that put a year's visits into one line.
    """

    sessions_without_handout: int = 0
    blank_money: int = 0
    doubtful_ids: int = 0
    undated_visits: int = 0

    def __bool__(self) -> bool:
        """True when something is missing."""
        return any(
            (
                self.sessions_without_handout,
                self.blank_money,
                self.doubtful_ids,
                self.undated_visits,
            )
        )


def find_gaps(book: Book, period: Period) -> Gaps:
    """Count what the records of the period lack."""
    dated = Filter(period=period)
    aid = book.find("aid", dated)
    return Gaps(
        _sessions_without_handout(book, dated),
        len({each.text("pairing") for each in aid if _is_blank(each)}),
        _doubtful_ids([each.text("id_number") for each in _in_force(book, period)]),
        sum(_is_gathered(each) for each in aid),
    )


def _sessions_without_handout(book: Book, dated: Filter) -> int:
    linked = {each["training"] for each in book.find("handout", dated)}
    return sum(
        each.number("sessions") or 0
        for each in book.find("training", dated)
        if each.id not in linked
    )


def _is_blank(aid: Record) -> bool:
    """Neither money nor goods is known, and neither was marked as 不适用."""
    keys = ("money", "goods_value")
    return (
        aid["way"] != VISIT
        and all(aid[key] is None for key in keys)
        and NOT_APPLICABLE not in {aid.marks.get(key) for key in keys}
    )


def _in_force(book: Book, period: Period) -> list[Record]:
    """One pairing of each household that counts at the period's end."""
    pairings = behind(book, INDICATORS[OBJECTS], period)
    return [pairing for pairing, adds in pairings if adds]


def _doubtful_ids(numbers: list[str]) -> int:
    """Damaged ones, and blanks where the office keeps ID numbers at all.

    An import leaves a number blank that a spreadsheet has damaged. An office that
    keeps none (they are optional) has nothing to check.
    """
    known = [number for number in numbers if number]
    blank = len(numbers) - len(known)
    damaged = sum(bool(id_problem(number)) for number in known)
    return damaged + (blank if blank < len(known) else 0)


def _is_gathered(aid: Record) -> bool:
    return (
        aid["way"] == VISIT
        and len(aid.text("date")) == YEAR_ONLY
        and (aid.number("times") or 0) > 1
    )
