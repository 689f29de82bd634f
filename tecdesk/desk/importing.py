"""Imports a ledger file: makes the plans, carries them out, says them as JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.errors import Cancelled
from tecdesk.errors import DeskError
from tecdesk.exchange.ledgers.apply import Writer
from tecdesk.exchange.ledgers.headings import fingerprint
from tecdesk.exchange.ledgers.known import Known
from tecdesk.exchange.ledgers.line import Status
from tecdesk.exchange.ledgers.plan import Plans
from tecdesk.exchange.ledgers.planner import Planner
from tecdesk.exchange.ledgers.planner import linked_in
from tecdesk.exchange.ledgers.survey import Choices
from tecdesk.exchange.ledgers.survey import survey
from tecdesk.exchange.sources.sheets import Source
from tecdesk.exchange.sources.sheets import open_source
from tecdesk.store.moment import moment
from tecdesk.store.settings import newest

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from pathlib import Path

    from tecdesk.domain.change import Change
    from tecdesk.exchange.ledgers.plan import SheetPlan
    from tecdesk.store.book import Book
    from tecdesk.store.settings import Settings

    Progress = Callable[[int, int], object]
    """Called with the rows done and all rows; 0 when these are not known yet."""
    Cancel = Callable[[], bool]
    """Asked often; True stops and takes everything back."""


def read_plans(  # noqa: PLR0913 - what a person may say about a file
    book: Book,
    file: Path | Source,
    *,
    register: str | None = None,
    sheet: str | None = None,
    year: int | None = None,
    mapping: Mapping[str, str | None] | None = None,
    known_villages: bool = False,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Plans:
    """What importing a file would do; nothing is written.

    Args:
        book: the book it would go to; may be open for reading only.
        file: .xlsx, .xls, .ods or .csv, or a source that was opened already.
        register: key of the register; found when not given.
        sheet: the one sheet to import; all that are ledgers when not given.
        year: year of the ledger; found when not given.
        mapping: heading to slot key (None leaves the column out); what it does not
            name is found.
        known_villages: a village that the book does not know is a fault.
        progress: called now and then.
        cancelled: asked now and then.

    Returns:
        One plan for each sheet that is a ledger, in the order of the file.

    Raises:
        DeskError: the file cannot be read, or no sheet of it is a ledger.
        Cancelled: `cancelled` said so.
    """
    source = file if isinstance(file, Source) else open_source(file)
    made_at = moment(book)
    known = Known(book, known_villages=known_villages)
    choices = Choices(
        register or "", sheet or "", mapping or {}, book.settings.mappings, year
    )
    villages = set(book.names("village").values())
    found, left_out = survey(source, choices, villages)
    rows = sum(each.sheet.height for each in found)
    watch = _watcher(progress, cancelled, rows)
    planner = Planner(source.path, known, year, watch, linked_in(found))
    # Sheets whose records others point to go first.
    ranks = {key: rank for rank, key in enumerate(REGISTERS)}
    order = sorted(found, key=lambda each: ranks[each.recognised.register.key])
    plans = {each.sheet.name: planner.plan(each) for each in order}
    sheets = [plans[each.sheet.name] for each in found]
    return Plans(source.path, sheets, left_out, made_at)


def apply(
    book: Book,
    plans: Plans,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
    mapping: Mapping[str, str | None] | None = None,
    label: str = "",
) -> Change:
    """Carry out the plans in one transaction, which one undo takes back.

    Args:
        book: the book the plans were made for.
        plans: what to do; lines that are not `wanted` are passed over.
        progress: called now and then.
        cancelled: asked now and then.
        mapping: columns a person chose; remembered for headings like these.
        label: its line in the undo menu, if not 导入 and the file's name.

    Raises:
        DeskError: the book or its disk refused, the book was changed since, or the
            counts did not agree; the book is as it was.
        Cancelled: `cancelled` said so; the book is as it was.
    """
    lines = sum(plan.writes for plan in plans)
    label = label or f"导入 {plans.path.name}：{lines} 条"
    with book.edit(label) as edit:
        if lines:
            watch = _watcher(progress, cancelled, sum(len(p.lines) for p in plans))
            _check_unchanged(book, plans)
            Writer(book, edit, watch).write(plans)
        _remember(book, plans, mapping)
    return edit.change_made


def as_json(plan: SheetPlan) -> dict[str, object]:
    """A plan as `tecdesk import --json` prints it."""
    return {
        "register": plan.register.key,
        "sheet": plan.sheet,
        "header_row": plan.header_row,
        "mapping": plan.mapping,
        "new": plan.count(Status.NEW),
        "changed": plan.count(Status.CHANGED),
        "same": plan.count(Status.SAME),
        "faulty": [
            {
                "sheet": fault.sheet,
                "row": fault.row,
                "column": fault.column,
                "value": fault.value,
                "reason": fault.reason,
            }
            for fault in plan.faults
        ],
        "skipped": [{"row": each.row, "reason": each.reason} for each in plan.skipped],
        "year": plan.year,
        "unmapped": plan.unmapped,
        "added_villages": plan.added.get("village", []),
        "added_materials": plan.added.get("material", []),
        "questions": list(plan.questions),
    }


def _check_unchanged(book: Book, plans: Plans) -> None:
    if moment(book) != plans.moment:
        raise DeskError(
            f"读入“{plans.path.name}”之后，台账又有了改动，没有导入。",
            "请重新读入这个文件，看过预览再导入。",
        )


def _watcher(
    progress: Progress | None, cancelled: Cancel | None, total: int
) -> Callable[[int], None]:
    def watch(done: int) -> None:
        if cancelled and cancelled():
            raise Cancelled("导入")
        if progress:
            progress(done, total)

    return watch


def _remember(
    book: Book, plans: Plans, mapping: Mapping[str, str | None] | None
) -> None:
    """Keep from which year on each register is complete, and the columns chosen."""
    since: dict[str, int] = {}
    for plan in plans:
        year = _complete_since(book, plan)
        if plan.register.ledger and plan.lines and year:
            since.setdefault(plan.register.key, year)
    chosen = {fingerprint(plan.headings): dict(mapping or {}) for plan in plans}

    def added(now: Settings) -> Settings:
        kept = newest(now.mappings, chosen) if mapping else now.mappings
        complete = {**since, **now.complete_since}
        return replace(now, complete_since=complete, mappings=kept)

    book.change_settings(added)


def _complete_since(book: Book, plan: SheetPlan) -> int | None:
    """The ledger's year; for bases the year the first of them was founded."""
    if plan.register.key != "base":
        return plan.year
    dates = [record.text("founded_on") for record in book.find("base")]
    years = [int(day[:4]) for day in dates if day]
    return min(years, default=plan.year)
