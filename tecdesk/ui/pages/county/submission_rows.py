"""What is listed of one report: what it says otherwise, records, 说明, remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.reported.telling import WORDS
from tecdesk.domain.registers import REGISTERS
from tecdesk.tally.reported.records import CHANGED
from tecdesk.tally.reported.records import GONE
from tecdesk.tally.reported.records import NEW
from tecdesk.ui.models.headed import Heading
from tecdesk.ui.models.marked import Look
from tecdesk.ui.models.marked import Marked
from tecdesk.ui.models.told import Told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.desk.county.submission import Line
    from tecdesk.desk.county.submission import Submission
    from tecdesk.store.reported.remarks import Remark

CHANGES, RECORDS, EXPLAINED, REMARKS = "changes", "records", "explained", "remarks"
HEADS = {
    CHANGES: (
        Heading("怎么了"),
        Heading("哪本台账"),
        Heading("记录"),
        Heading("改了"),
        Heading("退回意见"),
    ),
    RECORDS: (Heading("哪本台账"), Heading("记录"), Heading("退回意见")),
    EXPLAINED: (Heading("体检查到的"), Heading("乡镇的说明")),
    REMARKS: (Heading("哪本台账"), Heading("记录"), Heading("退回意见")),
}
STRETCH = {CHANGES: 3, RECORDS: 1, EXPLAINED: 1, REMARKS: 2}
_LOOKS = {
    NEW: Look("plus", "accent"),
    CHANGED: Look("refresh-cw", "blue"),
    GONE: Look("x", "text2"),
}
_SAID = Look("undo-2", "red")

Remarks = dict[tuple[str, str], "Remark"]
"""Register and id of a record to what is remarked; blank ones for the whole."""


def rows_of(found: Submission, view: str, remarks: Remarks) -> list[Told]:
    """The rows of a view; what is remarked stands at its record."""
    if view == EXPLAINED:
        return [Told(each) for each in found.explained]
    if view == REMARKS:
        named = {(each.register, each.record): each for each in _all(found)}
        return [_remark(each, named) for each in remarks.values()]
    if view == CHANGES:
        return [_change(each, remarks) for each in found.changes]
    whole = _record(("整份", "对整份的意见写在这一行"), ("", ""), remarks)
    return [whole, *(_listed(each, remarks) for each in found.records)]


def _all(found: Submission) -> Sequence[Line]:
    return (*found.records, *found.changes)


def _change(line: Line, remarks: Remarks) -> Marked:
    said = _text(line, remarks)
    label = REGISTERS[line.register].label
    cells = (WORDS[line.what], label, line.named, line.fields, said)
    looks = {0: _LOOKS[line.what], **({4: _SAID} if said else {})}
    return Marked(cells, (line.register, line.record), looks)


def _listed(line: Line, remarks: Remarks) -> Marked:
    named = (REGISTERS[line.register].label, line.named)
    return _record(named, (line.register, line.record), remarks)


def _record(named: tuple[str, str], thing: tuple[str, str], remarks: Remarks) -> Marked:
    remark = remarks.get(thing)
    looks = {2: _SAID} if remark else {}
    return Marked((*named, remark.text if remark else ""), thing, looks)


def _remark(remark: Remark, named: Mapping[tuple[str, str], Line]) -> Marked:
    line = named.get((remark.register, remark.record))
    label = REGISTERS[line.register].label if line else ""
    cells = (label, line.named if line else "整份", remark.text)
    return Marked(cells, (remark.register, remark.record), {2: _SAID})


def _text(line: Line, remarks: Remarks) -> str:
    remark = remarks.get((line.register, line.record))
    return remark.text if remark else ""
