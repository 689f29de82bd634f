"""佐证照片粘贴页 with the photos that a record has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.veil import without_numbers
from tecdesk.report.forms.photo_sheet import Photo
from tecdesk.report.forms.photo_sheet import PhotoSheet
from tecdesk.store.photos.attached import photos_of

if TYPE_CHECKING:
    from tecdesk.desk.blanks.known import Known
    from tecdesk.domain.record import Record


def photos(known: Known, record: Record | None) -> PhotoSheet:
    """佐证照片粘贴页 with the photos that a record has."""
    title = f"{known.name}佐证照片"
    if record is None:
        return PhotoSheet(title, known.unit)
    place = known.speaker.place(record)
    found = [
        Photo(
            data,
            known.day(photo, "taken_on"),
            place,
            without_numbers(photo.text("caption")),
        )
        for photo, data in _pictures(known, record)
    ]
    day = next((known.day(record, key) for key in ("held_on", "date", "since")), "")
    what = known.speaker.what(record)
    return PhotoSheet(title, known.unit, what, day, tuple(found), known.code(record))


def _pictures(known: Known, record: Record) -> list[tuple[Record, bytes]]:
    from tecdesk.store.photos.companion import Companion

    photos = [p for p in photos_of(known.book, record.id) if p["form"] != "pdf"]
    if not photos:
        return []
    with Companion.open(known.book.path) as held:
        return [(photo, held.read(photo.text("digest"))) for photo in photos]
