"""走访记录 of a household, with what was recorded of the last visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers.pairing import VISIT
from tecdesk.domain.veil import without_numbers
from tecdesk.report.forms.visit import Visit
from tecdesk.store.query import Filter
from tecdesk.tally.saying import spoken_day

if TYPE_CHECKING:
    from tecdesk.desk.blanks.known import Known
    from tecdesk.domain.record import Record


def visit(known: Known, paired: Record | None) -> Visit:
    """走访记录 of a household, with what was recorded of the last visit."""
    year = known.today.year
    pairing = known.owner(paired, "pairing")
    title = f"{known.name}结对帮扶走访记录"
    if pairing is None:
        return Visit(title, known.unit)
    visits = known.book.find(
        "aid", Filter(equals={"pairing": pairing.id, "way": VISIT})
    )
    told = (
        pairing.text("name"),
        known.speaker.place(pairing),
        known.text(pairing, "family_size"),
        known.text(pairing, "status"),
        known.day(pairing, "since"),
        "",
        pairing.text("helper"),
        pairing.text("helper_unit"),
        "",
    )
    return Visit(
        title, known.unit, year, told, _last(visits, year), known.code(pairing)
    )


def _last(visits: list[Record], year: int) -> str:
    """What is known of the last visit; how many there were if none was dated."""
    dated = [each for each in visits if len(each.text("date")) > len("2025")]
    if dated:
        last = max(dated, key=lambda each: each.text("date"))
        said = "；".join(t for t in (last.text("content"), last.text("effect")) if t)
        return f"{spoken_day(last.text('date'))}走访。{without_numbers(said)}"
    times = sum(
        each.number("times") or 0
        for each in visits
        if each.text("date").startswith(str(year))
    )
    return f"本年度已登记走访{times}次，无分次日期和内容。" if times else ""
