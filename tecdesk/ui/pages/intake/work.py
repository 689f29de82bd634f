"""What the import page has done in the worker: reading a plan, carrying it out."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from tecdesk.desk import importing
from tecdesk.desk.safeguard import safeguard
from tecdesk.exchange.ledgers.line import Status
from tecdesk.store.backups.names import Why
from tecdesk.store.book import Book

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tecdesk.domain.change import Change
    from tecdesk.exchange.ledgers.plan import Fault
    from tecdesk.exchange.ledgers.plan import Plans
    from tecdesk.exchange.ledgers.plan import SheetPlan
    from tecdesk.ui.jobs import Job


@dataclass
class Asked:
    """What the person said about a file.

    Attributes:
        file: the file. register: key, empty to find it. year: None to find it.
        mapping: heading to slot key, None leaves a column out.
    """

    file: Path
    register: str = ""
    year: int | None = None
    mapping: dict[str, str | None] = field(default_factory=dict)


@dataclass
class Preview:
    """A plan with what takes long to count.

    Attributes:
        plans: of all sheets. faults: by sheet. counts: by sheet.
    """

    plans: Plans
    faults: dict[str, list[Fault]]
    counts: Mapping[str, Mapping[Status, int]]

    def plan(self, sheet: str) -> SheetPlan:
        """The plan of a sheet."""
        return next(plan for plan in self.plans if plan.sheet == sheet)


def read(book: Path, asked: Asked, job: Job) -> Preview:
    """Read a file and plan it against the book, which is only read."""
    with Book.open(book, writing=False) as own:
        plans = importing.read_plans(
            own,
            asked.file,
            register=asked.register or None,
            year=asked.year,
            mapping=asked.mapping,
            progress=lambda done, total: job.progress(done, total, f"{done} 行"),
            cancelled=job.cancelled,
        )
    counts = {plan.sheet: _counted(plan) for plan in plans}
    return Preview(plans, {plan.sheet: plan.faults for plan in plans}, counts)


def carry_out(book: Book, preview: Preview, asked: Asked, job: Job) -> Change:
    """Write the plans in one transaction, on a connection of the worker's own.

    What was in the book before is backed up first.
    """
    safeguard(book.path, Why.IMPORT, job.cancelled)
    with book.sibling() as own:
        return importing.apply(
            own,
            preview.plans,
            progress=job.progress,
            cancelled=job.cancelled,
            mapping=asked.mapping or None,
        )


def _counted(plan: SheetPlan) -> dict[Status, int]:
    counts = dict.fromkeys(Status, 0)
    for line in plan.lines:
        counts[line.status] += 1
    return counts
