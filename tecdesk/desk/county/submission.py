"""One report as the county looks at it: its records, what it says otherwise, 说明."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.desk.county.changes import record_changes
from tecdesk.desk.county.settling import kept_package
from tecdesk.desk.county.tracing import changes_since_earlier
from tecdesk.desk.county.tracing import earlier_report
from tecdesk.desk.reported.receipt import held
from tecdesk.desk.reported.telling import Teller
from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import DeskError
from tecdesk.store.county import rows
from tecdesk.store.county.received import manifest_of
from tecdesk.store.county.received import received
from tecdesk.tally.checkup.checkup import counted
from tecdesk.tally.checkup.explained import REGISTER as EXPLANATION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.store.book import Book
    from tecdesk.store.county.received import Received
    from tecdesk.tally.reported.records import RecordChange

_UNSHOWN = frozenset({EXPLANATION, "unit"})


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a report.

    Attributes:
        register: its register. record: its id. what: NEW, CHANGED or GONE.
        named: the day, place and thing. fields: what is otherwise, if it changed.
    """

    register: str
    record: str
    what: str
    named: str
    fields: str


@dataclass(frozen=True, slots=True)
class Submission:
    """What one report holds.

    Attributes:
        package: what it says about itself.
        earlier: the report of the same year before it; 0 for a first.
        counts: ledger and how many records of it.
        findings: what the unit's own checks said, in words.
        changes: what it says otherwise than the one before.
        records: all its records.
        explained: what was found and what the unit says about it.
    """

    package: Received
    earlier: int
    counts: tuple[tuple[str, str], ...]
    findings: str
    changes: tuple[Line, ...]
    records: tuple[Line, ...]
    explained: tuple[tuple[str, str], ...]


def submission(book: Book, file: str) -> Submission:
    """Read a report from beside the county's book.

    Args:
        book: the county's; may be open for reading only.
        file: the package, see `Received.file`.

    Raises:
        DeskError: it was taken out, or no longer lies beside the book.
    """
    package = next((each for each in received(book) if each.file == file), None)
    if package is None:
        raise DeskError("没有收过这个包。", "看一下收报进度。")
    said = manifest_of(book, file)
    tables = kept_package(book, package).tables
    before = earlier_report(book, file)
    teller = Teller(book)
    every = record_changes([rows.difference({}, tables)])
    return Submission(
        package,
        before.revision if before else 0,
        tuple(held(said["counts"])),
        _findings(said.get("findings", {})),
        tuple(_lines(teller, changes_since_earlier(book, file))),
        tuple(_lines(teller, every)),
        tuple(_explained(every, package.year)),
    )


def _lines(teller: Teller, found: list[RecordChange]) -> list[Line]:
    order = list(REGISTERS)
    shown = (each for each in found if each.register not in _UNSHOWN)
    made = [
        Line(
            each.register,
            each.id,
            each.what,
            teller.named(each),
            "；".join(teller.fields(each)),
        )
        for each in shown
    ]
    return sorted(made, key=lambda line: (order.index(line.register), line.named))


def _explained(found: list[RecordChange], year: int) -> list[tuple[str, str]]:
    said = (each.now for each in found if each.register == EXPLANATION)
    return [
        (str(each.get("about") or ""), str(each.get("text") or ""))
        for each in said
        if each.get("year") == year
    ]


def _findings(found: Mapping[str, int]) -> str:
    return f"体检：{counted(found)}" if found else "报的时候没有体检。"
