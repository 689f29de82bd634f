"""What the records of a period lack or contradict, counted, with the way to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.identity import id_problem
from tecdesk.domain.indicator import Condition
from tecdesk.domain.indicator import Count
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.registers.pairing import VISIT
from tecdesk.store.figures.aggregate import behind
from tecdesk.store.query import Filter
from tecdesk.store.suspects.proof import unproven

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

_UNGIVEN = Indicator(
    "check.ungiven",
    "待填",
    "条",
    "aid",
    Count(),
    placed_by="pairing.village",
    where=(
        Condition("way", VISIT, negated=True),
        Condition("money", negated=True),
        Condition("goods_value", negated=True),
    ),
)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that some records lack.

    Attributes:
        count: how many of what is counted: 期, 户, 条; 0 where nothing is missing.
        register: register of the records to open.
        where: opens them.
    """

    count: int
    register: str
    where: Filter

    def __bool__(self) -> bool:
        """True when something is missing."""
        return self.count > 0


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
    return Gaps(
        without_handout(book, period).count,
        blank_money(book, period).count,
        doubtful_ids(book, period).count,
        gathered_visits(book, period).count,
    )


def without_handout(book: Book, period: Period) -> Gap:
    """Training without a linked handout, in 期."""
    where = Filter(period=period, without="handout")
    sessions = book.totals("training", ["sessions"], where)["sessions"]
    return Gap(sessions or 0, "training", where)


def without_evidence(book: Book, register: str, period: Period) -> Gap:
    """Records without 佐证, where the office keeps it with its records at all."""
    where = Filter(period=period)
    lacking = unproven(book, register, where)
    kept = len(lacking) < book.count(register, where)
    found = tuple(lacking) if kept else ()
    return Gap(len(found), register, Filter(ids=found))


def blank_money(book: Book, period: Period) -> Gap:
    """Households whose aid has neither money nor goods, nor — for either."""
    blank = [aid for aid, _ in behind(book, _UNGIVEN, period) if not _absent(aid)]
    households = {aid.text("pairing") for aid in blank}
    return Gap(len(households), "aid", _these(blank))


def _absent(aid: Record) -> bool:
    return NOT_APPLICABLE in {aid.marks.get(key) for key in ("money", "goods_value")}


def doubtful_ids(book: Book, period: Period) -> Gap:
    """Households in force whose ID number is damaged or, where others have one, blank.

    An import leaves a number blank that a spreadsheet has damaged. An office that
    keeps none (they are optional) has nothing to check.
    """
    blank, known = _numbered(book, period)
    found = [each for each in known if id_problem(each.text("id_number"))]
    if len(blank) < len(known):
        found += blank
    return Gap(len(found), "pairing", _these(found))


def without_number(book: Book, period: Period) -> Gap:
    """Households in force without an ID number, where more have one than not."""
    blank, known = _numbered(book, period)
    found = blank if len(blank) < len(known) else []
    return Gap(len(found), "pairing", _these(found))


def _numbered(book: Book, period: Period) -> tuple[list[Record], list[Record]]:
    """The households in force without and with an ID number."""
    lines = behind(book, INDICATORS["pairing.objects"], period)
    pairings = [pairing for pairing, adds in lines if adds]
    blank = [each for each in pairings if not each.text("id_number")]
    return blank, [each for each in pairings if each.text("id_number")]


def gathered_visits(book: Book, period: Period) -> Gap:
    """Aid records that put the visits of a year into one line, in 条."""
    undated = behind(book, INDICATORS["pairing.visits"], period, by="month")
    found = [aid for aid, times in undated if (times or 0) > 1]
    return Gap(len(found), "aid", _these(found))


def _these(records: Iterable[Record]) -> Filter:
    return Filter(ids=tuple(record.id for record in records))
