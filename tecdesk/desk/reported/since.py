"""What a package says has changed since the report before it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.packages.record_lines import disclosed
from tecdesk.store.reported.reports import last_report
from tecdesk.tally.reported.figures import figure_changes
from tecdesk.tally.reported.records import CHANGED
from tecdesk.tally.reported.records import record_changes

if TYPE_CHECKING:
    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book
    from tecdesk.store.figures.figure import Figure
    from tecdesk.tally.reported.records import RecordChange

MEMBER = "changes.json"
"""Its name inside a package."""


def changes_member(book: Book, year: int, *, personal: bool) -> dict[str, bytes]:
    """The member that tells the changes; none for a first report.

    Args:
        book: the book.
        year: the year reported.
        personal: take ID numbers and phones along; else only that they changed.
    """
    report = last_report(book, str(year))
    if report is None:
        return {}
    said = {
        "since": {"revision": report.revision, "digest": report.digest},
        "records": [
            _record(each, personal=personal) for each in record_changes(book, report)
        ],
        "figures": [
            {
                "key": each.indicator.key if each.indicator else "",
                "unit": each.unit,
                "by": each.by,
                "part": each.part,
                "was": _figure(each.was),
                "now": _figure(each.now),
            }
            for each in figure_changes(book, report)
        ],
    }
    return {MEMBER: json.dumps(said, ensure_ascii=False, indent=1).encode()}


def _record(change: RecordChange, *, personal: bool) -> dict[str, Any]:
    made = {"register": change.register, "id": change.id, "what": change.what}
    if change.what != CHANGED:
        return made
    fields = REGISTERS[change.register].by_key
    told = {key: _told(fields[key], change, personal=personal) for key in change.fields}
    return {**made, "fields": told}


def _told(field: Field, change: RecordChange, *, personal: bool) -> list[Value] | None:
    if field.personal and not personal:
        return None
    both = (change.was.get(field.key), change.now.get(field.key))
    return [disclosed(field, value, personal=personal) for value in both]


def _figure(figure: Figure | None) -> list[Any] | None:
    return None if figure is None else [figure.value, figure.state.value]
