"""What the page of past reports lists: files, changed records, changed figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tecdesk.desk.reported.telling import WORDS
from tecdesk.desk.reported.telling import Teller
from tecdesk.desk.reported.telling import figure_text
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.reported.reports import file_names
from tecdesk.tally.parts import field_of
from tecdesk.tally.reported.figures import figure_changes
from tecdesk.tally.reported.records import record_changes
from tecdesk.ui.models.headed import Heading
from tecdesk.ui.models.told import Told

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.store.reported.reports import Report
    from tecdesk.tally.reported.figures import FigureChange

FILES, RECORDS, FIGURES = "files", "records", "figures"
HEADS = {
    FILES: (Heading("文件"), Heading("是什么")),
    RECORDS: (Heading("怎么了"), Heading("哪本台账"), Heading("记录"), Heading("改了")),
    FIGURES: (
        Heading("分列"),
        Heading("指标"),
        Heading("单位"),
        Heading("报的", right=True),
        Heading("现在", right=True),
    ),
}
STRETCH = {FILES: 0, RECORDS: 3, FIGURES: 1}
"""The column of each view that takes what room is left."""
_KINDS = {
    "pdf": "PDF，可以预览、打印",
    "xlsx": "Excel",
    "docx": "Word",
    "tdk": "上报包，U盘丢了可以再写一份",
}
_CALENDAR = {"month": "分月", "quarter": "分季", "village": "分村"}


@dataclass(frozen=True)
class Found:
    """Everything that is listed about one report, by view."""

    files: list[Told]
    records: list[Told]
    figures: list[Told]

    def rows(self, view: str) -> list[Told]:
        """The rows of a view."""
        return {FILES: self.files, RECORDS: self.records, FIGURES: self.figures}[view]


def found(book: Book, report: Report) -> Found:
    """Look at a report and at the book as it is now; the book is only read."""
    teller = Teller(book)
    files = [Told((n, _kind(n)), n) for n in file_names(book, report)]
    records = [
        Told(
            (
                WORDS[each.what],
                REGISTERS[each.register].label,
                teller.named(each),
                "；".join(teller.fields(each)),
            ),
            each,
        )
        for each in record_changes(book, report)
    ]
    changed = figure_changes(book, report) if records else []
    whole_first = sorted(changed, key=lambda each: bool(each.by))
    return Found(files, records, [_figure(each) for each in whole_first])


def _figure(each: FigureChange) -> Told:
    was, now = figure_text(each, each.was), figure_text(each, each.now)
    part = f"{_by(each)} {each.name}" if each.by else "全部"
    return Told((part, each.label, each.unit, was, now), each)


def _by(each: FigureChange) -> str:
    if each.by in _CALENDAR:
        return _CALENDAR[each.by]
    if each.indicator is None:
        return each.by
    return f"分{field_of(each.indicator, each.by).label}"


def _kind(name: str) -> str:
    return _KINDS.get(name.rpartition(".")[2], "")
