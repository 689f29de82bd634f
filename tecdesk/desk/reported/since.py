"""What a package says has changed since the report before it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.desk.reported.telling import WORDS
from tecdesk.domain.period_code import code_of
from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.packages.record_lines import disclosed
from tecdesk.store.reported.reports import last_report
from tecdesk.tally.reported.figures import figure_changes
from tecdesk.tally.reported.records import CHANGED
from tecdesk.tally.reported.records import record_changes

if TYPE_CHECKING:
    from tecdesk.domain.field import Field
    from tecdesk.domain.field import Value
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.store.figures.figure import Figure
    from tecdesk.tally.reported.records import RecordChange

MEMBER = "changes.json"
"""Its name inside a package."""


def changes_since(book: Book, period: Period, *, personal: bool) -> Since | None:
    """What changed since the last report; None for a first one.

    Args:
        book: the book.
        period: what is reported.
        personal: take ID numbers and phones along; else only that they changed.
    """
    report = last_report(book, code_of(period))
    if report is None:
        return None
    return Since(
        {"revision": report.revision, "digest": report.digest},
        [_record(each, personal=personal) for each in record_changes(book, report)],
        [
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
    )


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since a report, as a package says it.

    Attributes:
        since: revision and digest of that report.
        records: register, id, what happened, and the fields that differ.
        figures: what each was and is.
    """

    since: dict[str, Any]
    records: list[dict[str, Any]]
    figures: list[dict[str, Any]]

    def member(self) -> dict[str, bytes]:
        """The member of a package that tells it."""
        said = {f.name: getattr(self, f.name) for f in dataclass_fields(self)}
        return {MEMBER: json.dumps(said, ensure_ascii=False, indent=1).encode()}

    @property
    def words(self) -> str:
        """比第 1 次：新增 2 条，修改 1 条，8 个数变了."""
        counts = Counter(each["what"] for each in self.records)
        told = [f"{WORDS[what]} {counts[what]} 条" for what in WORDS if counts[what]]
        whole = sum(not each["by"] for each in self.figures)
        told += [f"{whole} 个数变了"] if whole else []
        before = f"第 {self.since['revision']} 次"
        return f"比{before}：{'，'.join(told)}" if told else f"和{before}一样"


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
