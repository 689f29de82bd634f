"""What the year's calendar asks for: sessions in each half, 科普月, proof."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.domain.period import Period
from tecdesk.domain.registers import LEDGERS
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.query import Filter
from tecdesk.tally import gaps
from tecdesk.tally.checkup.check import Finding
from tecdesk.tally.checkup.dates import EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.tally.checkup.look import Look

_MONTH, _MONTH_SINCE = 9, 2025
"""全国科普月 is every September by the law of 2024-12-25."""


def few_sessions(look: Look) -> Iterator[Finding]:
    """One session or none in a half-year that is over, where there is training."""
    if not look.book.count("training", Filter(period=look.period)):
        return
    for half in (1, 2):
        period = Period(look.year, half=half)
        held = look.book.totals("training", ["sessions"], Filter(period=period))
        count = held["sessions"] or 0
        if look.day > period.last_day and count <= 1:
            yield Finding(
                "few_sessions",
                f"{look.year}年{period.name}",
                {"count": count},
                about=f"training.{half}",
                page="training",
            )


def no_science_month(look: Look) -> Iterator[Finding]:
    """Nothing that happened in September, in a year that has events."""
    over = look.day > date(look.year, _MONTH, 30)
    if look.year < _MONTH_SINCE or not over:
        return
    events = [register.key for register in EVENTS if register.ledger]
    year, month = Filter(period=look.period), Period(look.year, month=_MONTH)
    if not any(look.book.count(key, year) for key in events):
        return
    if not any(look.book.count(key, Filter(period=month)) for key in events):
        yield Finding(
            "no_science_month",
            f"{look.year}年{_MONTH}月",
            {"month": _MONTH},
            about="science_month",
            page="training",
        )


def without_proof(look: Look) -> Iterator[Finding]:
    """Records without 佐证, in an office that keeps it with others."""
    for register in LEDGERS:
        if register not in EVENTS:
            continue
        gap = gaps.without_evidence(look.book, register.key, look.period)
        if gap:
            ids = tuple(gap.where.ids or ())
            yield Finding(
                "no_proof",
                REGISTERS[register.key].label,
                {"count": gap.count, "word": register.word, "label": register.label},
                register=register.key,
                ids=ids,
                about=register.key,
                behind=ids,
            )
