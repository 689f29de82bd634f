"""The records behind a number in a summary."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.domain.indicators import INDICATORS
from tecdesk.report.words.tags import parse
from tecdesk.report.words.topics import TOPIC
from tecdesk.report.words.topics import on_topic
from tecdesk.store.figures.aggregate import behind
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from tecdesk.domain.record import Record
    from tecdesk.report.words.tags import Tag
    from tecdesk.store.book import Book


def records_of(book: Book, tag: str) -> list[Record]:
    """The records that a bound number rests on; none when it names no figure.

    Of a share, a rate or a difference these are the records of its figure.
    """
    found = parse(tag)
    if found is None:
        return []
    counted, part = INDICATORS[found.key], ""
    if found.by == TOPIC:
        counted, found = on_topic(counted, found.part), _whole(found)
    elif found.by:
        key = _part(book, found)
        found, part = (_whole(found), "") if key is None else (found, key)
    rows = behind(
        book,
        counted,
        found.period,
        unit=found.unit,
        by=found.by,
        part=part,
    )
    return [record for record, _ in rows]


def _whole(tag: Tag) -> Tag:
    return replace(tag, by="", part="")


def _part(book: Book, tag: Tag) -> str | None:
    """The key of a part; None for what is counted from all parts."""
    declared = INDICATORS[tag.key]
    line = make_sheet(book, tag.period, [tag.by], [declared]).line(tag.key, tag.unit)
    keys = [part.key for part in line.parts_by(tag.by)]
    return next((key for key in keys if key and key.endswith(tag.part)), None)
