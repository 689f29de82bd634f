"""What the foot of a printed table says about its being reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tecdesk.domain.period_code import code_of
from tecdesk.exchange.packages.manifest import check_code
from tecdesk.store.reported.reports import last_report
from tecdesk.tally.reported.records import record_changes

if TYPE_CHECKING:
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book


@dataclass(frozen=True)
class Stamp:
    """Either the 校验码 of a report, or that the paper is a draft.

    Attributes:
        check_code: of the report that says the same.
        draft: what stands there while none does.
    """

    check_code: str = ""
    draft: str = ""

    @property
    def mark(self) -> str:
        """What stands on paper."""
        return f"校验码 {self.check_code}" if self.check_code else self.draft


def stamp_of(book: Book, period: Period) -> Stamp:
    """The stamp of a paper that is printed now."""
    report = last_report(book, code_of(period))
    if report is not None and not record_changes(book, report):
        return Stamp(check_code(report.digest))
    now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    state = "草稿，未上报" if report is None else "草稿，报后改过，未重报"
    return Stamp(draft=f"{state}　{now}")
