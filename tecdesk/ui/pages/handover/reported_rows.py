"""What the page of past reports lists: files, changed records, changed figures."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING

from tecdesk.desk.reported.telling import WORDS
from tecdesk.desk.reported.telling import Teller
from tecdesk.desk.reported.telling import figure_text
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.reported.remarks import remarks_on
from tecdesk.store.reported.reports import file_names
from tecdesk.tally.parts import field_of
from tecdesk.tally.reported.figures import figure_changes
from tecdesk.tally.reported.records import record_changes
from tecdesk.tally.saying import Speaker
from tecdesk.ui.models.headed import Heading
from tecdesk.ui.models.told import Told

if TYPE_CHECKING:
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book
    from tecdesk.store.reported.remarks import Remark
    from tecdesk.store.reported.reports import Report
    from tecdesk.tally.reported.figures import FigureChange

FILES, RECORDS, FIGURES, REMARKS = "files", "records", "figures", "remarks"
HEADS = {
    REMARKS: (Heading("哪本台账"), Heading("记录"), Heading("哪一项"), Heading("意见")),
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
STRETCH = {FILES: 0, RECORDS: 3, FIGURES: 1, REMARKS: 3}
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
    remarks: list[Told] = attribute(default_factory=list)

    def rows(self, view: str) -> list[Told]:
        """The rows of a view."""
        return {
            FILES: self.files,
            RECORDS: self.records,
            FIGURES: self.figures,
            REMARKS: self.remarks,
        }[view]


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
    remarks = [
        Told(_remarked(book, each), each)
        for each in remarks_on(book, report.period, report.revision)
    ]
    return Found(files, records, [_figure(each) for each in whole_first], remarks)


def remarked(book: Book, remark: Remark) -> Record | None:
    """The record a remark is about; None for the whole, and for one that is gone."""
    if remark.register not in REGISTERS or not remark.record:
        return None
    return book.get(remark.register, remark.record)


def _remarked(book: Book, remark: Remark) -> tuple[str, ...]:
    """Register, record, field and what the county says; the first three may be ''."""
    register, record = REGISTERS.get(remark.register), remarked(book, remark)
    if register is None or record is None:
        gone = "已删掉的记录" if remark.record else "整份"
        return (register.label if register else "", gone, "", remark.text)
    field = register.by_key.get(remark.field)
    named = Speaker(book).named(record)
    return (register.label, named, field.label if field else "", remark.text)


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
