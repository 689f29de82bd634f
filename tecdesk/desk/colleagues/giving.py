"""Writes a package of the whole book for a colleague of the same office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.desk.packing import PackageCheck
from tecdesk.desk.packing import packed
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers.attachment import ATTACHMENT
from tecdesk.exchange.colleagues.bundle import COPIES
from tecdesk.exchange.colleagues.bundle import card_of
from tecdesk.exchange.colleagues.bundle import copy_lines
from tecdesk.exchange.colleagues.bundle import record_lines
from tecdesk.exchange.packages.delivery import Place
from tecdesk.exchange.packages.delivery import write_package
from tecdesk.exchange.packages.enclosed import enclosed
from tecdesk.exchange.packages.locked import require_strong
from tecdesk.exchange.packages.manifest import EXCHANGE
from tecdesk.exchange.packages.package import Content
from tecdesk.exchange.packages.package import name_in_files
from tecdesk.exchange.packages.selection import card
from tecdesk.paths import PACKAGE_SUFFIX
from tecdesk.store.beside import unused
from tecdesk.store.colleagues.records import everything
from tecdesk.store.colleagues.records import without_row
from tecdesk.store.colleagues.stamps import known
from tecdesk.store.photos.companion import Companion
from tecdesk.store.photos.companion import companion_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.domain.record import Record
    from tecdesk.domain.stamp import Stamps
    from tecdesk.exchange.packages.manifest import Manifest
    from tecdesk.store.book import Book
    from tecdesk.store.colleagues.stamps import Known

PERSONAL = "里面有证件号和电话，只给本单位的同事，别交给县里。"
"""What whoever carries it should know."""


@dataclass(frozen=True, slots=True)
class Given:
    """A package for a colleague, written, read back and found whole.

    Attributes:
        path: the file.
        manifest: what it holds.
        size: bytes.
    """

    path: Path
    manifest: Manifest
    size: int

    @property
    def count(self) -> int:
        """How many records are in it, those in the bin among them."""
        return sum(n for key, n in self.manifest.counts.items() if key in REGISTERS)

    def plain(self) -> dict[str, Any]:
        """JSON-ready data."""
        return {
            "package": str(self.path),
            "size": self.size,
            "records": self.count,
            "photos": self.manifest.photos,
            "digest": self.manifest.digest,
            "personal": True,
        }


def give(
    book: Book,
    folder: Path,
    *,
    photos: bool = True,
    passphrase: str = "",
    cancelled: Callable[[], bool] | None = None,
) -> Given:
    """Write the whole book to a folder, for a colleague to join.

    Args:
        book: the book; it does not change.
        folder: where the package goes; must exist.
        photos: take the photos along.
        passphrase: locks it; empty leaves it open.
        cancelled: looked at between blocks.

    Raises:
        DeskError: no such folder, no room, the stick went away, a photo is damaged.
        Cancelled: the person stopped it.
    """
    if passphrase:
        require_strong(passphrase)
    place = Place(folder)
    at = datetime.now().astimezone().replace(tzinfo=None)
    content = whole_book(book, photos=photos)
    path = unused(folder / _file_name(book, at))
    check = PackageCheck(passphrase)
    with packed(content, {}, at, passphrase) as data:
        place.still_there()
        write_package(path, data, cancelled=cancelled, check=check)
        size = len(data)
    return Given(path, check.require_whole(), size)


def whole_book(book: Book, *, photos: bool) -> Content:
    """Everything a colleague gets.

    Raises:
        DeskError: the file of photos cannot be read.
    """
    found = known(book)
    names = {key: book.names(key) for key in REGISTERS}
    lines = {
        key: record_lines(
            ((each, found.of(key, each.id)) for each in everything(book, key)), names
        )
        for key in REGISTERS
    }
    about = card_of(book.operator, found.clock, found.vector)
    lines[COPIES] = copy_lines(about, _taken_out(book, found))
    return Content(
        unit=card(book.unit),
        year=book.year,
        revision=1,
        previous="",
        records={key: data for key, (data, count) in lines.items() if count},
        counts={key: count for key, (_, count) in lines.items()},
        personal=True,
        apart=dict(sorted(book.settings.apart.items())),
        photos=enclosed(book.path, _photos(book) if photos else []),
        kind=EXCHANGE,
    )


def _photos(book: Book) -> list[Record]:
    """Those that lie beside this copy: a colleague may have others."""
    if not companion_path(book.path).is_file():
        return []
    with Companion.open(book.path) as companion:
        held = companion.held()
    every = everything(book, ATTACHMENT.key)
    return [each for each in every if each.text("digest") in held]


def _taken_out(book: Book, found: Known) -> Iterator[tuple[str, str, Stamps]]:
    """The records that were here once and have no row any more."""
    for key in REGISTERS:
        for id_, stamps in sorted(without_row(book, key, found).items()):
            yield key, id_, stamps


def _file_name(book: Book, at: datetime) -> str:
    """清河镇_给同事_张三_20250312_101500.tdk."""
    parts: Iterable[str] = (
        name_in_files(book.unit.text("name")),
        "给同事",
        *(name_in_files(who) for who in [book.operator] if who),
        at.strftime("%Y%m%d_%H%M%S"),
    )
    return "_".join(parts) + PACKAGE_SUFFIX
