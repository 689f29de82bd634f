"""Photos that go along with a package, when a person asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tecdesk.domain.registers.attachment import ATTACHMENT
from tecdesk.domain.registers.attachment import LINK
from tecdesk.errors import DeskError
from tecdesk.store.photos.companion import Companion
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from pathlib import Path

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

FOLDER = "佐证/"
"""Where photos stand inside a package."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One photo that goes along.

    Attributes:
        name: its path inside.
        digest: SHA-256 of its bytes, hexadecimal.
        size: bytes.
        read: gives the bytes; they are whole, or it raises DeskError.
    """

    name: str
    digest: str
    size: int
    read: Callable[[], bytes]


def member_name(photo: Record) -> str:
    """Where a photo stands inside: 佐证/<digest>.jpg."""
    return f"{FOLDER}{photo.text('digest')}.{photo.text('form')}"


def photos_of(book: Book, chosen: Mapping[str, Iterable[Record]]) -> list[Record]:
    """The photos of the records chosen, in use."""
    ids = [record.id for records in chosen.values() for record in records]
    return book.find(ATTACHMENT.key, Filter(among={LINK: ids}))


def enclosed(book: Path, photos: Iterable[Record]) -> list[Enclosed]:
    """Each photo once, in the order of digests.

    Args:
        book: the book beside which they lie.
        photos: the records of photos.

    Raises:
        DeskError: the file of photos cannot be read, or lacks some.
    """
    wanted = {photo.text("digest"): member_name(photo) for photo in photos}
    if not wanted:
        return []
    with Companion.open(book) as companion:
        held = companion.held()
    if lacking := wanted.keys() - held.keys():
        raise DeskError(
            f"{len(lacking)} 张佐证照片找不到了，上报包没有写。",
            "从备份拷回佐证文件再报；或这次不带照片。",
        )
    return [
        Enclosed(wanted[digest], digest, held[digest], partial(_read, book, digest))
        for digest in sorted(wanted)
    ]


def _read(book: Path, digest: str) -> bytes:
    with Companion.open(book) as companion:
        return companion.read(digest)
