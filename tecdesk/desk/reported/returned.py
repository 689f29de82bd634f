"""退回单 in the township's book: the period is open again, with remarks at records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.domain.period import Period
from tecdesk.domain.period_code import code_of
from tecdesk.domain.period_code import spoken
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.slip import read_slip
from tecdesk.store.edit import now
from tecdesk.store.log import journal
from tecdesk.store.reported.remarks import keep
from tecdesk.store.reported.remarks import knows_slip
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import Turn
from tecdesk.store.reported.states import enter
from tecdesk.store.reported.states import turn
from tecdesk.tally.saying import Speaker

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.exchange.packages.slip import Slip
    from tecdesk.store.book import Book
    from tecdesk.store.reported.remarks import Remark


@dataclass(frozen=True, slots=True)
class Returned:
    """A slip that was opened.

    Attributes:
        slip: what the county says.
        told: each remark with the record it is about, in words.
        known: it had been opened before; nothing was written.
    """

    slip: Slip
    told: tuple[str, ...]
    known: bool


def take_slip(book: Book, path: Path) -> Returned:
    """Open a slip: the period is 退回, and its remarks stand at their records.

    Args:
        book: the township's, open for writing.
        path: the slip.

    Raises:
        DeskError: it is no slip, not this unit's, or about a report that another
            has replaced meanwhile.
    """
    slip = read_slip(path)
    period = Period(slip.year)
    code = code_of(period)
    _check_ours(book, slip, path)
    told = tuple(remark_words(book, each) for each in slip.remarks)
    if knows_slip(book, slip.digest):
        return Returned(slip, told, known=True)
    last = turn(book, code)
    if last.revision != slip.revision:
        raise DeskError(
            f"{path.name} 退回的是第{slip.revision}次，"
            f"这本台账里{spoken(period)}是第{last.revision}次。",
            "已经又报过就不用处理；否则看看打开的是不是报出去的那本台账。",
        )
    at, operator = now(), book.operator
    label = f"退回 {spoken(period)}：{slip.reason}"
    with book.edit(label):
        if last.state is not State.OPENED:  # that one is open for changes already
            turned = State.RETURNED
            enter(book, Turn(code, turned, slip.revision, at, operator, slip.reason))
        keep(book, slip.digest, code, slip.revision, at, slip.remarks)
        journal.note(book.connection, at, operator, label)
    return Returned(slip, told, known=False)


def remark_words(book: Book, remark: Remark) -> str:
    """培训 2025-03-05 柳树村 茶叶（参训人次）：和签到表对不上."""
    register = REGISTERS.get(remark.register)
    record = book.get(remark.register, remark.record) if register else None
    if register is None or record is None:
        return remark.text
    speaker = Speaker(book)
    day = record.text(register.dated_by) if register.dated_by else ""
    parts = (register.label, day, speaker.place(record), speaker.what(record))
    field = register.by_key.get(remark.field)
    named = f"（{field.label}）" if field else ""
    return f"{' '.join(part for part in parts if part)}{named}：{remark.text}"


def _check_ours(book: Book, slip: Slip, path: Path) -> None:
    if slip.unit.id != book.unit.id:
        raise DeskError(
            f"{path.name} 是给{slip.unit.name}的退回单，"
            f"这本台账是{book.unit.text('name')}的。",
            "把它交给那个单位。",
        )
