"""What the records of a year still lack, counted for the text of the problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.identity import id_problem
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.registers.pairing import VISIT
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

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
        sum(_is_doubtful(each) for each in book.find("pairing", dated)),
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


def _is_doubtful(pairing: Record) -> bool:
    number = pairing.text("id_number")
    return bool(number and id_problem(number))


def _is_gathered(aid: Record) -> bool:
    return (
        aid["way"] == VISIT
        and len(aid.text("date")) == YEAR_ONLY
        and (aid.number("times") or 0) > 1
    )
