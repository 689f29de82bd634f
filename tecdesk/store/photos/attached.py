"""Whose photos are whose, and which bytes nobody needs any more."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tecdesk.domain.registers.attachment import ATTACHMENT
from tecdesk.domain.registers.attachment import LINK
from tecdesk.store.photos.companion import Companion
from tecdesk.store.photos.companion import companion_path
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book
    from tecdesk.store.edit import Edit

_KEY = ATTACHMENT.key
_DIGEST = re.compile("[0-9a-f]{64}")


def photos_of(book: Book, record: str) -> list[Record]:
    """The photos of a record, in their order."""
    return book.find(_KEY, Filter(equals={LINK: record}))


def counts(book: Book, records: Iterable[str]) -> dict[str, int]:
    """Id to number of photos, of those records that have any."""
    sql = (
        f'SELECT {LINK}, count(*) FROM "{_KEY}" WHERE binned_at IS NULL '
        f"AND {LINK} IN (SELECT value FROM json_each(?)) GROUP BY 1"
    )
    return {row[0]: row[1] for row in book.rows(sql, [json.dumps(list(records))])}


def is_kept(book: Book, register: str) -> bool:
    """True when some record of a register has a photo."""
    sql = (
        f'SELECT EXISTS (SELECT 1 FROM "{_KEY}" '
        "WHERE register = ? AND binned_at IS NULL)"
    )
    return bool(book.rows(sql, [register])[0][0])


def attach(
    book: Book, edit: Edit, register: str, record: str, photos: Iterable[Values]
) -> list[str]:
    """Add photos to a record, after those it has; what it has already is left out.

    Args:
        book: the book.
        edit: the step it is part of; `book` is in its transaction.
        register: key of the record's register.
        record: its id.
        photos: values of ATTACHMENT, without whose they are. Their bytes must be
            in the companion file: no record may speak of a photo that is nowhere.

    Returns:
        The ids of those that were added.
    """
    there = photos_of(book, record)
    known = {photo["digest"] for photo in there}
    last = max((photo.number("position") or 0 for photo in there), default=0)
    added = []
    for photo in photos:
        if photo["digest"] in known:
            continue
        known.add(photo["digest"])
        last += 1
        whose: dict[str, Value] = {
            "register": register,
            LINK: record,
            "position": last,
        }
        added.append(edit.add(_KEY, {**photo, **whose}))
    return added


def thin(book: Book) -> int:
    """Take out of the companion file what no record, bin, draft, redo or package needs.

    Returns:
        Bytes that became free.

    Raises:
        DeskError: the companion file or its disk refuses.
    """
    if not companion_path(book.path).is_file():
        return 0
    with Companion.begin(book.path) as companion:
        held = companion.held()
        loose = held.keys() - _needed(book)
        companion.drop(loose)
    return sum(held[digest] for digest in loose)


def _needed(book: Book) -> set[str]:
    """Every digest that the book can still lead to; half-filled forms, too."""
    redoable = (
        "SELECT r.before FROM journal_row r JOIN journal_step s ON s.id = r.step "
        f"WHERE r.register = '{_KEY}' AND r.before IS NOT NULL "
        "AND s.closed = 0 AND s.undoes IS NOT NULL"
    )
    recorded = f'SELECT digest FROM "{_KEY}" WHERE digest IS NOT NULL'
    received = "SELECT file || ' ' || manifest FROM county_package"
    asked = (recorded, redoable, received, "SELECT fields FROM draft")
    texts = (str(row[0]) for sql in asked for row in book.rows(sql, []))
    return {digest for text in texts for digest in _DIGEST.findall(text)}
