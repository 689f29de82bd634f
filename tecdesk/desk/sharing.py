"""The errand of showing a share otherwise than it was computed, or as it was."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.domain.period_code import code_of
from tecdesk.errors import DeskError
from tecdesk.tally.shares import REGISTER
from tecdesk.tally.shares import hundredths

if TYPE_CHECKING:
    from tecdesk.domain.change import Change
    from tecdesk.domain.field import Value
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.tally.shares import PartShare
    from tecdesk.tally.shares import Shares

_FAR = Decimal(1)
"""Rounding moves a share by less than this many percent."""


def rewrite(
    book: Book,
    period: Period,
    shares: Shares,
    part: PartShare,
    shown: Decimal,
    reason: str = "",
) -> Change:
    """Have a share shown as something else; the computed one stays beside it.

    It is a step of its own, to be undone like any other.

    Args:
        book: the book.
        period: the span of the shares.
        shares: all parts of the sum.
        part: the one that is rewritten.
        shown: percent, with at most one decimal; the computed one takes it back.
        reason: why, in a person's words.

    Raises:
        DeskError: it is no rounding any more, or the book refused.
    """
    if abs(shown - part.raw) >= _FAR:
        raise DeskError(
            f"{part.name}按数计算占 {part.computed}%，改成 {shown}% 差得太多了。",
            "占比只能为了凑整略微改动，数错了要去改记录。",
        )
    with book.edit(f"改写占比：{part.name}", year=period.year) as edit:
        kept = part.record
        values: dict[str, Value] = {
            "year": period.year,
            "span": code_of(period),
            "indicator": shares.share.indicator,
            "by": shares.share.by,
            "part": part.part,
            "computed": hundredths(part.raw),
            "shown": hundredths(shown),
            "reason": reason.strip() or None,
        }
        if shown == part.computed:
            if kept:
                edit.bin(REGISTER, kept.id)
        elif kept:
            edit.change(REGISTER, kept.id, values)
        else:
            edit.add(REGISTER, values)
    return edit.change_made
