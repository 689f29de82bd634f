"""占比 of a period: as the records give them, and as a person shows them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP
from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.domain.field import Kind
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period_code import code_of
from tecdesk.domain.shares import SHARES
from tecdesk.store.query import Filter
from tecdesk.tally.line import percent
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record
    from tecdesk.domain.shares import Share
    from tecdesk.store.book import Book
    from tecdesk.store.figures.figure import Figure
    from tecdesk.tally.asked import Asked
    from tecdesk.tally.sheet import Line
    from tecdesk.tally.sheet import Sheet

REGISTER = "shown_share"
REWRITTEN = "人工改写"
"""What is said of a share that is not shown as computed."""
_TENTH = Decimal("0.1")
_ALL = Decimal(100)


@dataclass(frozen=True, slots=True)
class PartShare:
    """A part in percent of the whole.

    Attributes:
        part: key of the part; empty for unknown.
        name: what people see.
        figure: the part's figure.
        raw: percent of the whole, not rounded.
        record: what a person had it shown as; None where nobody did.
    """

    part: str
    name: str
    figure: Figure
    raw: Decimal
    record: Record | None = None

    @property
    def computed(self) -> Decimal:
        """Rounded to a tenth, half up."""
        return self.raw.quantize(_TENTH, ROUND_HALF_UP)

    @property
    def stale(self) -> bool:
        """True when it was rewritten for another number than the records give now."""
        return self.record is not None and self.record["computed"] != hundredths(
            self.raw
        )

    @property
    def rewritten(self) -> bool:
        """True when it is shown otherwise than computed."""
        return self.record is not None and not self.stale

    @property
    def shown(self) -> Decimal:
        """What stands on paper, with one decimal."""
        if self.record is None or not self.rewritten:
            return self.computed
        number = Decimal(self.record.number("shown") or 0) / Kind.NUMBER.scale
        return number.quantize(_TENTH, ROUND_HALF_UP)

    @property
    def sentence(self) -> str:
        """16.3%（人工改写，按数计算是16.4%）."""
        if self.rewritten:
            return f"{self.shown}%（{REWRITTEN}，按数计算是{self.computed}%）"
        return f"{self.shown}%"


@dataclass(frozen=True, slots=True)
class Shares:
    """All parts of one closed sum.

    Attributes:
        share: its declaration.
        line: the sum.
        parts: those with records, in the order of the breakdown.
    """

    share: Share
    line: Line
    parts: tuple[PartShare, ...]

    @property
    def added(self) -> Decimal:
        """What the shown ones come to; 100.0 when nothing is lost in rounding."""
        return sum((part.shown for part in self.parts), Decimal("0.0"))

    @property
    def uneven(self) -> bool:
        """True when somebody rewrote shares and they still do not make 100."""
        return any(part.rewritten for part in self.parts) and self.added != _ALL

    @property
    def notes(self) -> tuple[str, ...]:
        """What has to be said with them: rewritten ones, and what they come to."""
        told = [
            f"{part.name}{REWRITTEN}为{part.shown}%，按数计算是{part.computed}%"
            for part in self.parts
            if part.rewritten
        ]
        if self.added != _ALL:
            why = "改写后" if self.uneven else "四舍五入后"
            told.append(f"{why}各项相加是{self.added}%")
        return tuple(told)


def hundredths(raw: Decimal) -> int:
    """A percentage as it is kept: in hundredths, half up."""
    return int((raw * Kind.NUMBER.scale).quantize(Decimal(1), ROUND_HALF_UP))


def splits_of_shares() -> tuple[str, ...]:
    """The breakdowns that shares need."""
    return tuple(dict.fromkeys(share.by for share in SHARES))


def shares(
    book: Book, period: Period, sheet: Sheet | None = None
) -> tuple[Shares, ...]:
    """The shares of all closed sums that have anything in them.

    Args:
        book: the book.
        period: the span.
        sheet: a tally of it that has the breakdowns, where there is one.
    """
    keys = dict.fromkeys(share.indicator for share in SHARES)
    wanted = [INDICATORS[key] for key in keys if key in INDICATORS]
    known = sheet or make_sheet(book, period, splits_of_shares(), wanted)
    kept = _kept(book, period)
    found = (
        _shares(share, line, kept)
        for share in SHARES
        for line in known.lines_of(share.indicator)
        if line.figure.value
    )
    return tuple(found)


def share_of(book: Book, asked: Asked) -> tuple[Shares, PartShare] | None:
    """The share that a figure is, with all of its sum; None where it is none."""
    wanted = (asked.indicator.key, asked.by)
    if wanted not in {(share.indicator, share.by) for share in SHARES}:
        return None
    for found in shares(book, asked.period):
        if (found.share.indicator, found.share.by) == wanted:
            for part in found.parts:
                if part.part == asked.part:
                    return found, part
    return None


def _shares(share: Share, line: Line, kept: Mapping[tuple[str, ...], Record]) -> Shares:
    parts = []
    for part in line.parts_by(share.by):
        rate = percent(part.figure.value, line.figure.value)
        if rate is not None and part.figure.records:
            record = kept.get((share.indicator, share.by, part.key))
            parts.append(PartShare(part.key, part.name, part.figure, rate, record))
    return Shares(share, line, tuple(parts))


def _kept(book: Book, period: Period) -> dict[tuple[str, ...], Record]:
    """What this office had shown otherwise; of two the later one counts."""
    where = Filter({"year": period.year, "span": code_of(period)})
    rows = book.find(REGISTER, where)
    own = [row for row in rows if row.owner == book.settings.unit]
    ordered: Sequence[Record] = sorted(own, key=lambda row: (row.changed_at, row.id))
    return {
        (row.text("indicator"), row.text("by"), row.text("part")): row
        for row in ordered
    }
