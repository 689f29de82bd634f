"""Photos among backups: one file for all backups of a book, added to by content."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.store.backups import names
from tecdesk.store.beside import set_journal_aside
from tecdesk.store.beside import stamp
from tecdesk.store.beside import unused
from tecdesk.store.connection import connect
from tecdesk.store.faults import guarded
from tecdesk.store.locked.key import PassphraseNeeded
from tecdesk.store.locked.key import salt_of
from tecdesk.store.photos.companion import Companion
from tecdesk.store.photos.companion import companion_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

_TOGETHER, _BYTES = 20, 32 << 20
"""So many photos are written in one go, and hardly more bytes than that."""
_SPOKEN_OF = {
    "attachment": "SELECT DISTINCT digest FROM attachment WHERE digest IS NOT NULL",
    "county_package": (
        "SELECT file FROM county_package UNION "
        "SELECT json_extract(manifest, '$.kept_as') FROM county_package UNION "
        "SELECT json_extract(m.value, '$.sha256') FROM county_package p, "
        "json_each(p.manifest, '$.members') m"
    ),
}
"""Tables that speak of what lies beside the book, and how: photos, and packages."""


def photos_in(folder: Path, book: Path) -> Path:
    """The file in a folder of backups that holds the photos of a book."""
    return companion_path(folder / f"{names.shortened(book.stem)}{book.suffix}")


def copy_photos(book: Path, folder: Path) -> int:
    """Add to the photos in a folder of backups what the book has and they lack.

    What was copied is read again. Photos that are damaged in the book are left out,
    and what the book no longer has stays: an older backup may speak of it.

    Args:
        book: the book; it may be open.
        folder: the folder of its backups.

    Returns:
        How many were added.

    Raises:
        DeskError: the photos cannot be read, or the disk refuses.
    """
    if not companion_path(book).is_file():
        return 0
    target = photos_in(folder, book)
    _set_aside_unreadable(target, book)
    with Companion.open(book) as source, Companion.make(target, book) as copy:
        there = copy.held()
        held = source.held()
        missing = {each: size for each, size in held.items() if each not in there}
        return sum(_copy(source, copy, some) for some in _some(missing))


def bring_back(backup: Path, book: Path) -> None:
    """Add the photos and packages that a backup speaks of to those beside the book.

    Photos are known by their content, so nothing newer is lost by that, and damaged
    ones are mended. A file of photos that can no longer be read is set aside.

    Raises:
        DeskError: the photos of the backup cannot be read, or the disk refuses.
    """
    source = _source(backup)
    wanted = _spoken_of(book) if source else []
    if source is None or not wanted:
        return
    with Companion.open(source) as photos:
        _set_aside_unreadable(companion_path(book), book)
        with Companion.begin(book) as target:
            there = photos.held()
            sizes = {each: there[each] for each in wanted if each in there}
            for some in _some(sizes):
                _copy(photos, target, some)


def _source(backup: Path) -> Path | None:
    """Photos of a backup's own, or else those of all backups in its folder."""
    if companion_path(backup).is_file():
        return backup
    named = names.read(backup.stem)
    shared = backup.with_name(f"{named.book}{backup.suffix}") if named else backup
    return shared if companion_path(shared).is_file() else None


def _spoken_of(book: Path) -> list[str]:
    """The digests of all photos in a book's records, also those in the bin.

    At a county those of the packages, too: its records are worked out from them.
    """
    with guarded(book), closing(connect(book, writing=False)) as connection:
        named = connection.execute("SELECT name FROM sqlite_master").fetchall()
        there = {str(row[0]) for row in named}
        asked = [sql for table, sql in _SPOKEN_OF.items() if table in there]
        return [str(row[0]) for sql in asked for row in connection.execute(sql)]


def _copy(source: Companion, target: Companion, digests: list[str]) -> int:
    """Copy some photos in one go and read them again; damaged ones are left out."""
    whole = dict(source.some(digests))
    with target.at_once():
        for form, data in whole.values():
            target.keep(form, data)
    for digest in whole:
        target.read(digest)
    return len(whole)


def _some(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """The digests in parts that fit into memory; a large one by itself."""
    part, size = list[str](), 0
    for digest, length in sizes.items():
        if part and (len(part) == _TOGETHER or size + length > _BYTES):
            yield part
            part, size = [], 0
        part.append(digest)
        size += length
    if part:
        yield part


def _set_aside_unreadable(path: Path, book: Path) -> None:
    """Begin a new file where the old one is damaged, or has another key."""
    if not path.is_file():
        return
    why = "损坏" if salt_of(path) == salt_of(book) else "旧密码"
    try:
        if why == "旧密码":
            raise PassphraseNeeded(path)
        with Companion.make(path) as now:
            now.held()
    except DeskError:
        aside = unused(path.with_name(f"{path.stem}_{why}_{stamp()}{path.suffix}"))
        with os_errors(path, "保存"):
            path.replace(aside)
        set_journal_aside(path, aside)
