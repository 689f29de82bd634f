"""The county's answer in the township's book: 退回单 opens a period, 采纳单 ends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.desk.reported.turning import accept
from tecdesk.domain.period_code import code_of
from tecdesk.domain.period_code import reported
from tecdesk.domain.period_code import spoken
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.manifest import ACCEPT
from tecdesk.exchange.packages.manifest import check_code
from tecdesk.exchange.packages.slip import NAMES
from tecdesk.exchange.packages.slip import read_slip
from tecdesk.store.edit import now
from tecdesk.store.log import journal
from tecdesk.store.reported.remarks import keep
from tecdesk.store.reported.remarks import knows_slip
from tecdesk.store.reported.reports import last_report
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import Turn
from tecdesk.store.reported.states import enter
from tecdesk.store.reported.states import turn
from tecdesk.tally.saying import Speaker

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.domain.period import Period
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
    """Open a slip: the period is 退回, with remarks at their records, or 已采纳.

    Args:
        book: the township's, open for writing.
        path: the slip.

    Raises:
        DeskError: it is no slip, not this unit's, or about a report that another
            has replaced meanwhile.
    """
    slip = read_slip(path)
    period = _about(slip, path)
    code = code_of(period)
    _check_ours(book, slip, path)
    told = tuple(remark_words(book, each) for each in slip.remarks)
    if is_known(book, slip):
        return Returned(slip, told, known=True)
    last = turn(book, code)
    if last.revision != slip.revision:
        raise DeskError(
            f"{path.name} {NAMES[slip.kind][:2]}的是第{slip.revision}次，"
            f"这本台账里{spoken(period)}是第{last.revision}次。",
            "已经又报过就不用处理；否则看看打开的是不是报出去的那本台账。",
        )
    if slip.kind == ACCEPT:
        _take_over(book, slip, code, path)
        return Returned(slip, told, known=False)
    at, operator = now(), book.operator
    label = f"退回 {spoken(period)}：{slip.reason}"
    with book.edit(label):
        if last.state is not State.OPENED:  # that one is open for changes already
            turned = State.RETURNED
            enter(book, Turn(code, turned, slip.revision, at, operator, slip.reason))
        keep(book, slip.digest, code, slip.revision, at, slip.remarks)
        journal.note(book.connection, at, operator, label)
    return Returned(slip, told, known=False)


def is_known(book: Book, slip: Slip) -> bool:
    """True for a slip that was opened before, or says what the book says already."""
    if slip.kind != ACCEPT:
        return knows_slip(book, slip.digest)
    about = reported(slip.year, slip.period)
    if about is None:
        return False
    last = turn(book, code_of(about))
    return (last.state, last.revision) == (State.ACCEPTED, slip.revision)


def _about(slip: Slip, path: Path) -> Period:
    about = reported(slip.year, slip.period)
    if about is None:
        name = NAMES[slip.kind]
        raise DeskError(f"{name} {path.name} 读不懂。", "请县里重新写一份。")
    return about


def _take_over(book: Book, slip: Slip, code: str, path: Path) -> None:
    """The county took a report over: just the one that went out, not another.

    Raises:
        DeskError: it is another, or the period is open for changes.
    """
    last, sent = turn(book, code), last_report(book, code)
    if sent is None or sent.digest != slip.returned:
        raise DeskError(
            f"{path.name} 采纳的校验码是 {check_code(slip.returned)}，"
            "和这本台账报出去的不是同一份。",
            "看看打开的是不是报出去的那本台账。",
        )
    if last.state is State.OPENED:
        raise DeskError(
            f"县里采纳了第{slip.revision}次，这里却已解锁在改。",
            "改完再报一次，县里会再答复。",
        )
    accept(book, code)


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
            f"{path.name} 是给{slip.unit.name}的{NAMES[slip.kind]}，"
            f"这本台账是{book.unit.text('name')}的。",
            "把它交给那个单位。",
        )
