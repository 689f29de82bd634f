"""Shows records on the page of their register, found in the worker."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.book import Book
from tecdesk.store.query import Filter
from tecdesk.ui.wanted import Rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from tecdesk.domain.record import Record
    from tecdesk.tally.checkup.checkup import Point
    from tecdesk.ui.desk import Desk


def open_where(desk: Desk, register: str, where: Filter, words: str) -> None:
    """Show the records that a filter finds; `words` say where they come from."""
    open_found(desk, lambda book: book.find(register, where), words)


def open_found(
    desk: Desk, find: Callable[[Book], Sequence[Record]], words: str
) -> None:
    """Show the records that `find` reads in the worker from a book of its own."""
    path = desk.book.path

    def work(_job: object) -> Sequence[Record]:
        with Book.open(path, writing=False) as book:
            return find(book)

    desk.jobs.start(
        "找记录", work, lambda found: open_rows(desk, found, words), key="open rows"
    )


def open_rows(desk: Desk, records: Sequence[Record], words: str) -> None:
    """Show these records; those that belong to others are shown with them."""
    if not records:
        desk.bus.say(f"{words}：没有记录")
        return
    key, ids = shown_on(records)
    desk.bus.wanted.emit(key, Rows(ids, words + elsewhere(records)))


def shown_on(records: Sequence[Record]) -> tuple[str, tuple[str, ...]]:
    """Key of the page for some records, and what it shows for them.

    Records that belong to others have no page: their owners are shown. Of several
    registers a page shows one: that of the first record.
    """
    register = REGISTERS[records[0].register]
    shown = [record for record in records if record.register == register.key]
    key, ids = register.key, [record.id for record in shown]
    if register.parent:
        key = register[register.parent].to
        ids = [record.text(register.parent) for record in shown]
    return key, tuple(dict.fromkeys(ids))


def elsewhere(records: Sequence[Record]) -> str:
    """，另有 12 条在科普活动里: which of these records stand on other pages."""
    others = Counter(record.register for record in records)
    del others[records[0].register]
    told = (f"{count} 条在{REGISTERS[key].label}里" for key, count in others.items())
    return "".join(f"，另有 {text}" for text in told)


def open_point(desk: Desk, point: Point, ids: Sequence[str] = ()) -> None:
    """Show the records of a finding, or the page where it is dealt with.

    Args:
        desk: the book and the window's services.
        point: the finding.
        ids: only these of its records.
    """
    found = point.finding
    if found.ids:
        where = Filter(ids=tuple(ids or found.ids))
        open_where(desk, found.register, where, f"体检：{point.check.label}")
    elif found.page:
        desk.bus.wanted.emit(found.page, found.asked)
