"""From the row of a list to the story behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.stories import REGISTERS_OF
from tecdesk.ui.command import Command
from tecdesk.ui.wanted import Rows
from tecdesk.ui.wanted import Told

if TYPE_CHECKING:
    from tecdesk.ui.bus import Bus
    from tecdesk.ui.pages.records.record_list import RecordList

_ABOUT = {register: about for about, register in REGISTERS_OF.items()}
_NEIGHBOURS = 500
"""So many rows can be walked through from the story of one of them."""

_NAMED = {
    "pairing": "一户一页",
    "base": "全部经过",
    "village": "全部经过",
    "training": "主讲人经过",
    "envoy": "全部经过",
}
"""Register to what its rows tell, as a button says it."""


def story_commands(rows: RecordList, bus: Bus) -> tuple[Command, ...]:
    """The way from a list to the stories behind its rows, where there are any."""
    name = _NAMED.get(rows.register.key)
    if not name:
        return ()
    tell = Command(f"看{name}", lambda: _open(rows, bus), "F3", hint=True)
    if rows.register.key != "pairing":
        return (tell,)
    return (tell, Command("给选中的户记走访", lambda: _visit(rows, bus), "F9"))


def _visit(rows: RecordList, bus: Bus) -> None:
    ids = tuple(record.id for record in rows.marked())
    if ids:
        bus.wanted.emit("visits", Rows(ids, f"选中的 {len(ids)} 户"))
    else:
        bus.say("先选几户，再记走访")


def _open(rows: RecordList, bus: Bus) -> None:
    wanted = told_by(rows)
    if wanted is None:
        has_none = rows.current() is not None
        bus.say("这一期没有填主讲人" if has_none else "先选一行，再看它的全部经过")
    else:
        bus.wanted.emit("story", wanted)


def told_by(rows: RecordList) -> Told | None:
    """The story of the current row; None where there is none."""
    record = rows.current()
    if record is None:
        return None
    about = _ABOUT[rows.register.key]
    if about == "lecturer":
        names = [n for n in record.text("lecturer").split("、") if n]
        return Told(about, tuple(names)) if names else None
    at = rows.model.row_of(record.id)
    first = max(at - _NEIGHBOURS // 2, 0)
    last = min(first + _NEIGHBOURS, rows.model.rowCount())
    # Headings of groups among them are passed over.
    ids = tuple(each.id for each in rows.model.records(range(first, last)))
    return Told(about, ids, ids.index(record.id))
