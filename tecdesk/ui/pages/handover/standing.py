"""How far the report of a period is, in the words beside the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.period_code import code_of
from tecdesk.domain.period_code import spoken
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import turn

if TYPE_CHECKING:
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book

_ANSWERED = {
    State.RETURNED: "，县里退回了",
    State.ACCEPTED: "，县里已采纳",
    State.OPENED: "，已解锁",
}


def standing(book: Book, period: Period) -> str:
    """2025年度 · 报给 县科技局 · 已报过 1 次，县里退回了."""
    now, revision = turn(book, code_of(period)), 0
    if period.is_whole_year:  # the settings know of reports before there were states
        last = book.settings.submissions.get(str(period.year), {})
        revision = int(last.get("revision", 0))
    times = max(now.revision, revision)
    told = f" · 已报过 {times} 次" if times else ""
    told += _ANSWERED.get(now.state, "")
    return f"{spoken(period)} · 报给 {book.unit.text('parent')}{told}"
