"""Says what changed since a report in words, and as plain data for packages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.record import Record
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.values import show
from tecdesk.store.figures.figure import State
from tecdesk.tally.reported.figures import figure_changes
from tecdesk.tally.reported.records import CHANGED
from tecdesk.tally.reported.records import GONE
from tecdesk.tally.reported.records import NEW
from tecdesk.tally.reported.records import record_changes
from tecdesk.tally.saying import Speaker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book
    from tecdesk.store.figures.figure import Figure
    from tecdesk.store.reported.reports import Report
    from tecdesk.tally.reported.figures import FigureChange
    from tecdesk.tally.reported.records import RecordChange

WORDS = {NEW: "新增", CHANGED: "修改", GONE: "没有了"}


def figure_text(change: FigureChange, figure: Figure | None) -> str:
    """A figure as shown; 待填 and — are two things, nothing is a third."""
    if figure is None:
        return "无"
    if figure.state is State.NOT_APPLICABLE:
        return "—"
    if figure.value is None or change.indicator is None:
        return "待填" if figure.value is None else str(figure.value)
    return show(change.indicator.kind, figure.value)


def figure_words(change: FigureChange) -> str:
    """柳树村 培训人次：报 537，现 540."""
    name = f"{change.name} {change.label}".strip()
    was, now = figure_text(change, change.was), figure_text(change, change.now)
    return f"{name}：报 {was}，现 {now}"


class Teller:
    """Says records that are not as they were; names are read once.

    Personal numbers are told to be others, never which.
    """

    def __init__(self, book: Book) -> None:
        self._speaker = Speaker(book)

    def named(self, change: RecordChange) -> str:
        """The day, place and thing of a record, as it is now or was."""
        return self._speaker.named(self._record(change, change.now or change.was))

    def fields(self, change: RecordChange) -> list[str]:
        """What differs: 参训人次 20 → 24; nothing for new and gone ones."""
        if change.what != CHANGED:
            return []
        register = REGISTERS[change.register]
        was = self._record(change, change.was)
        now = self._record(change, change.now)
        told = []
        for key in change.fields:
            field = register[key]
            if field.personal:
                told.append(f"{field.label} 改了")
                continue
            old = self._speaker.text(was, key) or "空"
            new = self._speaker.text(now, key) or "空"
            told.append(f"{field.label} {old} → {new}")
        return told

    def words(self, change: RecordChange) -> str:
        """修改 培训 2025-03-05 柳树村 茶叶：参训人次 20 → 24."""
        head = f"{WORDS[change.what]} {REGISTERS[change.register].label}"
        named, fields = self.named(change), "；".join(self.fields(change))
        return f"{head} {named}" + (f"：{fields}" if fields else "")

    def _record(self, change: RecordChange, values: Mapping[str, Value]) -> Record:
        blank = REGISTERS[change.register].by_key
        marks = change.marks if values is change.now else change.marks_were
        full = {key: values.get(key) for key in blank}
        return Record(change.register, change.id, full, marks)


def changes_plain(book: Book, report: Report) -> dict[str, Any]:
    """What changed since a report, for scripts."""
    teller = Teller(book)
    return {
        "records": [
            {
                "register": each.register,
                "id": each.id,
                "what": each.what,
                "fields": list(each.fields) if each.what == CHANGED else [],
                "said": teller.words(each),
            }
            for each in record_changes(book, report)
        ],
        "figures": [
            {
                "key": each.indicator.key if each.indicator else "",
                "unit": each.unit,
                "by": each.by,
                "part": each.part,
                "was": each.was.value if each.was else None,
                "now": each.now.value if each.now else None,
                "said": figure_words(each),
            }
            for each in figure_changes(book, report)
        ],
    }
