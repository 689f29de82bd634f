"""改写占比: a person has a share shown otherwise than it was computed."""

from __future__ import annotations

from decimal import Decimal
from decimal import InvalidOperation
from typing import TYPE_CHECKING

from tecdesk.desk.sharing import rewrite
from tecdesk.errors import DeskError
from tecdesk.tally.shares import share_of

if TYPE_CHECKING:
    from tecdesk.tally.asked import Asked
    from tecdesk.tally.shares import PartShare
    from tecdesk.tally.shares import Shares
    from tecdesk.ui.desk import Desk

_PLACES = -1
"""One decimal, as an exponent of ten."""


def change_share(desk: Desk, asked: Asked) -> None:
    """Ask how a share is to be shown, and keep it; undone like any other step."""
    found = share_of(desk.book, asked)
    if found is None:
        return
    every, part = found
    question = f"{part.name}占{every.share.whole}多少？"
    detail = f"按数计算是 {part.computed}%。凑整才改，表上会注明人工改写。"
    wrong = ""
    while True:
        shown = str(part.shown)
        said = desk.dialogs.line(question, wrong + detail, "改写", shown)
        if said is None:
            return
        number = read(said)
        if number is not None:
            _keep(desk, asked, every, part, number)
            return
        wrong = "写一个数，最多一位小数，像 16.3。"


def read(text: str) -> Decimal | None:
    """A percentage as a person types it; None for anything else."""
    try:
        number = Decimal(text.strip().rstrip("%％"))
    except InvalidOperation:
        return None
    exponent = number.as_tuple().exponent
    fine = isinstance(exponent, int) and exponent >= _PLACES
    return number.quantize(Decimal("0.1")) if fine and 0 <= number <= 100 else None


def _keep(
    desk: Desk, asked: Asked, every: Shares, part: PartShare, number: Decimal
) -> None:
    try:
        change = rewrite(desk.book, asked.period, every, part, number)
    except DeskError as error:
        desk.bus.trouble(error)
        return
    desk.bus.tell(change, None)
