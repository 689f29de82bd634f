"""A person's paragraphs of a summary, in the book: read, kept, taken back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tecdesk.report.letter.document import Slot
from tecdesk.report.letter.document import plain
from tecdesk.report.words.clauses import tidy
from tecdesk.report.words.disagreements import placed
from tecdesk.report.words.kept import Kept
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from tecdesk.domain.change import Change
    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.report.letter.document import Piece
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.variants import Variant
    from tecdesk.store.book import Book

REGISTER = "passage"


def kept(book: Book, year: int, variant: Variant) -> dict[str, Kept]:
    """A person's paragraphs by place."""
    found = (_read(record) for record in _records(book, year, variant).values())
    return {each.place: each for each in found}


def put(
    book: Book,
    year: int,
    variant: Variant,
    wanted: Mapping[str, Kept | None],
    label: str,
) -> Change | None:
    """Keep some paragraphs, let go of others (None): one step, to be undone.

    Args:
        book: the book.
        year: the year of the summary.
        variant: its kind.
        wanted: by place; places not named stay as they are.
        label: one line for the undo menu.

    Returns:
        None when nothing was different.

    Raises:
        DeskError: the book refused.
    """
    there = _records(book, year, variant)
    with book.edit(label, year=year) as edit:
        for place, each in wanted.items():
            record = there.get(place)
            if each is None:
                if record:
                    edit.bin(REGISTER, record.id)
            elif record is None:
                edit.add(REGISTER, _values(year, variant, each))
            elif _read(record) != each:
                edit.change(REGISTER, record.id, _values(year, variant, each))
    return edit.change_made if edit.step else None


def _records(book: Book, year: int, variant: Variant) -> dict[str, Record]:
    where = Filter(equals={"year": year, "variant": variant.key})
    return {record.text("place"): record for record in book.find(REGISTER, where)}


def _read(record: Record) -> Kept:
    return Kept(
        record.text("place"),
        _bound(record.text("text"), json.loads(record.text("bound") or "[]")),
        record.text("basis"),
        frozenset(json.loads(record.text("accepted") or "[]")),
    )


def _values(year: int, variant: Variant, each: Kept) -> dict[str, Value]:
    bound = [[at, len(slot.text), slot.tag] for at, slot in placed(each.text)]
    return {
        "year": year,
        "variant": variant.key,
        "place": each.place,
        "text": plain(each.text),
        "bound": _json(bound) if bound else None,
        "basis": each.basis,
        "accepted": _json(sorted(each.accepted)) if each.accepted else None,
    }


def _bound(words: str, bound: Iterable[tuple[int, int, str]]) -> Text:
    pieces: list[Piece] = []
    at = 0
    for start, length, tag in bound:
        pieces += [words[at:start], Slot(words[start : start + length], tag)]
        at = start + length
    return tidy((*pieces, words[at:]))


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
