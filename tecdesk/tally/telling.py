"""Tells a record as a line of a story: what was done, how much, by whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.veil import without_numbers
from tecdesk.domain.words import in_year
from tecdesk.tally.story import Fact
from tecdesk.tally.story import YearSums
from tecdesk.tally.telling_others import OTHERS
from tecdesk.tally.told import bracketed
from tecdesk.tally.told import event

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from tecdesk.domain.record import Record
    from tecdesk.tally.saying import Speaker
    from tecdesk.tally.story import Event
    from tecdesk.tally.story import Story
    from tecdesk.tally.story import Sum


def told(speaker: Speaker, record: Record) -> list[Event]:
    """The lines of a record: one, or a beginning and an end."""
    lines = _TELLERS[record.register](speaker, record)
    if speaker.whole:
        return list(lines)
    return [replace(line, text=without_numbers(line.text)) for line in lines]


def newest_first(events: Iterable[Event]) -> list[Event]:
    """In the order of a story; what is known to the year comes last in its year."""
    return sorted(events, key=lambda event: event.day, reverse=True)


def _aid(speaker: Speaker, record: Record) -> Iterator[Event]:
    goods = " ".join(
        part
        for part in (record.text("goods"), speaker.text(record, "quantity"))
        if part
    )
    said = [goods, record.text("content"), record.text("effect")]
    way = record.text("way") or "帮扶"
    text = "；".join(part for part in said if part)
    pairing = speaker.record("pairing", record.text("pairing"))
    by = pairing.text("helper") if pairing else ""
    yield event(record, way, text or _bare(record, way), speaker.amount(record), by)


def _bare(record: Record, way: str) -> str:
    """What to say of aid that says nothing of itself."""
    known_to_the_year = len(record.text("date")) == len("2025")
    return f"全年{way}合记" if known_to_the_year else way


def _training(speaker: Speaker, record: Record) -> Iterator[Event]:
    year = int(record.text("held_on")[:4] or 0)
    subsets = [
        f"{in_year(label, year)} {speaker.text(record, key)}"
        for key, label in (("women", "妇女"), ("aided", "脱贫户"))
        if record[key] is not None
    ]
    parts = [f"{record.text('title')}{bracketed(record.text('form'))}"]
    parts += [f"其中{'、'.join(subsets)}"] if subsets else []
    people = speaker.text(record, "people")
    yield event(record, "培训", "，".join(parts), people, record.text("lecturer"))


def _handout(speaker: Speaker, record: Record) -> Iterator[Event]:
    text = f"《{speaker.what(record)}》{bracketed(record.text('occasion'))}"
    amount, by = speaker.amount(record), record.text("receiver")
    yield event(record, "发放", text, amount, by)


def _base(speaker: Speaker, record: Record) -> Iterator[Event]:
    name = f"{record.text('name')}{bracketed(record.text('kind'))}"
    by = record.text("head")
    yield event(record, "建成", f"建成{name}", speaker.text(record, "area"), by)
    if ended := record.text("closed_on"):
        yield event(record, "撤销", f"{name}撤销", day=ended)


def _base_year(speaker: Speaker, record: Record) -> Iterator[Event]:
    labels = (("area", "面积"), ("households", "带动"), ("output", "产值"))
    said = [
        f"{label} {speaker.text(record, key)}"
        for key, label in labels
        if record[key] is not None
    ]
    text = "，".join([*said, record.text("note")]).rstrip("，") or "年度情况"
    yield event(record, "年度", text, day=record.text("year"))


def _base_visit(speaker: Speaker, record: Record) -> Iterator[Event]:
    text = record.text("content") or "观摩指导"
    yield event(record, "观摩", text, speaker.text(record, "people"))


def _pairing(_speaker: Speaker, record: Record) -> Iterator[Event]:
    helper = f"{record.text('helper')}{bracketed(record.text('helper_unit'))}"
    name = record.text("name")
    yield event(record, "结对", f"{name}与{helper}结对")
    if ended := record.text("until"):
        yield event(record, "结束", f"{name}与{helper}结束结对", day=ended)


def facts(
    speaker: Speaker, records: Sequence[Record], keys: Iterable[str]
) -> tuple[Fact, ...]:
    """The fields that are filled in one of the records, the first that is."""
    register = REGISTERS[records[0].register]
    found = []
    for key in keys:
        text = next(filter(None, (speaker.text(record, key) for record in records)), "")
        if text:
            found.append(Fact(register[key].label, text, register[key].personal))
    return tuple(found)


def by_year(
    records: Iterable[Record], sums: Callable[[Sequence[Record]], list[Sum]]
) -> tuple[YearSums, ...]:
    """The figures of each year that records are of, the newest first."""
    found: dict[int, list[Record]] = defaultdict(list)
    for record in records:
        declared = REGISTERS[record.register]
        day = record.text(declared.dated_by or "year")
        found[int(day[:4])].append(record)
    years = sorted(found, reverse=True)
    return tuple(YearSums(year, tuple(sums(found[year]))) for year in years)


def cut(story: Story, events: Iterable[Event], most: int, unread: int = 0) -> Story:
    """The story with its newest lines, and how many others there are."""
    lines = newest_first(events)
    left = max(len(lines) - most, 0)
    return replace(story, events=tuple(lines[:most]), more=left + unread)


_TELLERS: dict[str, Callable[[Speaker, Record], Iterator[Event]]] = {
    "aid": _aid,
    "training": _training,
    "handout": _handout,
    "base": _base,
    "base_year": _base_year,
    "base_visit": _base_visit,
    "pairing": _pairing,
    **OTHERS,
}
"""How each register's records are told."""
