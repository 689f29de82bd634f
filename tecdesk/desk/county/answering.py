"""The county's answers: taken over, given back with remarks, or taken back.

An answer is noted in the county's book; a slip tells it to the township.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tecdesk.desk.county.board import Standing
from tecdesk.desk.county.board import board
from tecdesk.desk.county.judging import STANDING
from tecdesk.desk.county.judging import judge
from tecdesk.desk.county.units import county_of
from tecdesk.desk.own.giving import write_beside
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.manifest import ACCEPT
from tecdesk.exchange.packages.manifest import RETURN
from tecdesk.exchange.packages.manifest import UnitCard
from tecdesk.exchange.packages.slip import Slip
from tecdesk.exchange.packages.slip import write_slip
from tecdesk.store.county.answers import Answer
from tecdesk.store.county.answers import answer
from tecdesk.store.county.answers import answers
from tecdesk.store.county.received import manifest_of
from tecdesk.store.county.received import received
from tecdesk.store.edit import now
from tecdesk.store.log import journal
from tecdesk.store.reported.remarks import Remark
from tecdesk.store.reported.states import State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.store.county.received import Received


def accept(book: Book, file: str) -> None:
    """采纳: what a unit reported is taken over as it is.

    Args:
        book: the county's, open for writing.
        file: the package, see `Received.file`.

    Raises:
        DeskError: the package does not count.
    """
    package = _current(book, file)
    _answer(book, package, State.ACCEPTED, "采纳")


def accept_all(book: Book, period: Period) -> list[str]:
    """采纳 every report of a year, or of half of it, in which nothing is doubtful.

    Returns:
        The packages taken over, so that `take_back` can undo it.
    """
    found = _standing(book, period, Standing.REPORTED)
    for file in found:
        accept(book, file)
    return found


def take_back(book: Book, file: str) -> None:
    """The package is received again, as if it had not been answered."""
    package = _current(book, file)
    _answer(book, package, State.REPORTED, "撤回对以下的答复：")


def return_(
    book: Book,
    file: str,
    remarks: Iterable[Remark],
    folder: Path,
    reason: str = "",
) -> Path:
    """退回: write a slip with remarks to a folder, then note it.

    The county's own fields go along as a template, here and with a 采纳单.

    Args:
        book: the county's, open for writing.
        file: the package.
        remarks: what is wrong, at which records.
        folder: usually on the unit's own stick.
        reason: what is wrong with the whole; may be blank when there are remarks.

    Returns:
        The slip.

    Raises:
        DeskError: nothing was remarked, the package does not count, or the folder
            cannot be written; the answer stays what it was.
    """
    text = " ".join(reason.split())
    said = [*([Remark(text)] if text else []), *remarks]
    if not said:
        raise DeskError("还没写为什么退回。", "写一句原因，或在记录上写一条意见。")
    package = _current(book, file)
    slip = _slip(book, package, RETURN, tuple(said))
    write_beside(book, folder)
    path = write_slip(folder, slip, _now())
    _answer(book, package, State.RETURNED, "退回", slip.reason, slip.remarks)
    return path


def write_accepted(book: Book, files: Iterable[str], folder: Path) -> list[Path]:
    """Write the 采纳单 of packages that were taken over, for their townships.

    Args:
        book: the county's; only read.
        files: the packages.
        folder: usually on a stick.

    Raises:
        DeskError: one was not taken over, or the folder cannot be written.
    """
    given = answers(book)
    written = []
    write_beside(book, folder)
    for file in files:
        package = _current(book, file)
        if file not in given or given[file].state is not State.ACCEPTED:
            raise DeskError(f"{package.title}还没有采纳。", "先采纳，再写采纳单。")
        written.append(write_slip(folder, _slip(book, package, ACCEPT), _now()))
    return written


def accepted(book: Book, period: Period) -> list[str]:
    """The packages of a period that were taken over, in the order of the list."""
    return _standing(book, period, Standing.ACCEPTED)


def _standing(book: Book, period: Period, wanted: Standing) -> list[str]:
    return [
        cell.package.file
        for cell in board(book, [period.year]).of(period)
        if cell.package and cell.standing is wanted
    ]


def _slip(
    book: Book, package: Received, kind: str, remarks: tuple[Remark, ...] = ()
) -> Slip:
    card = UnitCard(**manifest_of(book, package.file)["unit"])
    return Slip(
        replace(card, parent=book.unit.text("name")),
        package.year,
        package.revision,
        package.digest,
        remarks,
        kind=kind,
        period=package.period,
    )


def _now() -> datetime:
    return datetime.now().astimezone().replace(tzinfo=None)


def _current(book: Book, file: str) -> Received:
    judged = judge(county_of(book), received(book))
    package = judged.packages.get(file)
    if package is None or judged.fates[file] not in STANDING:
        name = package.title if package else "这个包"
        raise DeskError(
            f"{name}现在不计在内，不用答复。", "看一下收报进度里现在是第几次。"
        )
    return package


def _answer(
    book: Book,
    package: Received,
    state: State,
    verb: str,
    reason: str = "",
    remarks: tuple[Remark, ...] = (),
) -> None:
    at, operator = now(), book.operator
    label = f"{verb} {package.title}{f'：{reason}' if reason else ''}"
    with book.edit(label):
        answer(book, Answer(package.file, state, at, operator, reason, remarks))
        journal.note(book.connection, at, operator, label)
