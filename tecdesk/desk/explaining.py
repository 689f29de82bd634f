"""The errand of explaining: what a person says about a finding, kept with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tecdesk.store.book import Book
from tecdesk.tally.checkup.checkup import checkup
from tecdesk.tally.checkup.explained import REGISTER

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from pathlib import Path

    from tecdesk.domain.change import Change
    from tecdesk.domain.field import Value
    from tecdesk.tally.checkup.checkup import Checkup
    from tecdesk.tally.checkup.checkup import Point


def looked_at(
    book: Book,
    year: int,
    today: date | None = None,
    stopped: Callable[[], bool] | None = None,
) -> Checkup:
    """The checkup of a year as it stands today.

    Raises:
        Cancelled: it was stopped.
    """
    day = today or date.today()  # noqa: DTZ011 - the desk's own day
    return checkup(book, year, day, stopped=stopped)


def looked_into(
    path: Path,
    year: int,
    today: date | None = None,
    stopped: Callable[[], bool] | None = None,
) -> Checkup:
    """The same of a book that is opened for it, only to be read: for a worker.

    Raises:
        Cancelled: it was stopped.
        DeskError: it cannot be read.
    """
    with Book.open(path, writing=False) as book:
        return looked_at(book, year, today, stopped)


def explain(book: Book, year: int, point: Point, text: str) -> Change:
    """Keep an explanation in place of the earlier one; blank takes it away.

    It is a step of its own, to be undone like any other.

    Args:
        book: the book.
        year: the year that the finding is of.
        point: the finding.
        text: what a person says about it.

    Raises:
        DeskError: the book refused.
    """
    said = text.strip()
    with book.edit(f"说明：{point.check.label}", year=year) as edit:
        kept = point.said.record
        if kept and not said:
            edit.bin(REGISTER, kept)
        elif kept:
            edit.change(REGISTER, kept, _values(year, point, said))
        elif said:
            edit.add(REGISTER, _values(year, point, said))
    return edit.change_made


def tell_apart(book: Book, point: Point) -> None:
    """Remember that the records of a finding are not the same thing.

    The form that would ask the same knows it, too; see `desk.duplicates`.

    Raises:
        DeskError: the book refused.
    """
    _remember(book, {point.finding.mark: len(point.finding.ids) - 1})


def ask_again(book: Book, point: Point) -> None:
    """Forget that the records of a finding are not the same thing.

    Raises:
        DeskError: the book refused.
    """
    _remember(book, {point.finding.mark: 0})


def _remember(book: Book, answers: Mapping[str, int]) -> None:
    book.change_settings(lambda now: replace(now, apart={**now.apart, **answers}))


def _values(year: int, point: Point, text: str) -> dict[str, Value]:
    return {
        "year": year,
        "check": point.check.key,
        "subject": point.finding.subject,
        "about": f"{point.finding.place}：{point.fact}",
        "basis": point.finding.basis,
        "text": text,
    }
