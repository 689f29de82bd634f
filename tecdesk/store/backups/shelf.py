"""A folder of backups: what stands in it, its list, pins, and what is thinned."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.paths import BOOK_SUFFIX
from tecdesk.safe_file import sync_folder
from tecdesk.safe_file import write_atomically
from tecdesk.store.backups import names
from tecdesk.store.backups.names import Named
from tecdesk.store.backups.thinning import surplus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOLDER = "备份"
"""Folder beside the book that holds its backups."""
LIST = "清单.json"
_ASIDE = ("恢复前", "升级前")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Note:
    """What the list of a folder says of a backup.

    Attributes:
        digest: SHA-256 of the file as it was verified.
        counts: register key to the records in use.
        at: local time of the last change in it, ISO text; empty for none.
        label: what that change was.
    """

    digest: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    at: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in a folder.

    Attributes:
        path: the file. named: what its name says. size: in bytes.
        note: what the list says; None when it does not know the file.
    """

    path: Path
    named: Named
    size: int
    note: Note | None


def folder_of(book: Path) -> Path:
    """Where a book's backups lie."""
    return book.parent / FOLDER


def backups(folder: Path, book: str = "") -> list[Backup]:
    """The backups in a folder, the newest first; of one book, or of all.

    Args:
        folder: it need not be there.
        book: the book's name without its ending.

    Raises:
        DeskError: the folder cannot be read.
    """
    if not folder.is_dir():
        return []
    noted = _notes(folder)
    with os_errors(folder, "读取"):
        found = [_backup(path, noted) for path in folder.glob(f"*{BOOK_SUFFIX}")]
    wanted = names.shortened(book)
    of_book = [b for b in found if b and (not book or b.named.book == wanted)]
    return sorted(of_book, key=lambda b: b.named.order, reverse=True)


def aside(book: Path) -> list[Backup]:
    """What was kept of a book beside it before something took its place.

    Raises:
        DeskError: the folder cannot be read.
    """
    found = []
    with os_errors(book.parent, "读取"):
        for path in book.parent.glob(f"*{BOOK_SUFFIX}"):
            named = names.read(path.stem)
            why = named.book.removeprefix(f"{book.stem}_") if named else ""
            if named and why.startswith(_ASIDE):
                kept = replace(named, book=book.stem, why=why.partition("_")[0])
                found.append(Backup(path, kept, path.stat().st_size, None))
    return sorted(found, key=lambda each: each.named.at, reverse=True)


def newest(book: Path) -> Backup | None:
    """The last backup beside a book."""
    return next(iter(backups(folder_of(book), book.stem)), None)


def next_name(folder: Path, book: str, why: str) -> Named:
    """The name of the next backup of a book; no two are alike."""
    last = max((each.named.number for each in backups(folder, book)), default=0)
    now = datetime.now().astimezone().replace(tzinfo=None, microsecond=0)
    return Named(names.shortened(book), last + 1, now, why)


def note(path: Path, said: Note) -> None:
    """Put a backup on the list of its folder."""
    named = _named(path)
    listed = _listed(path.parent)
    listed[named.key] = asdict(said)
    _write(path.parent, listed)


def pin(backup: Path, *, pinned: bool) -> Path:
    """Keep a backup for good, or no longer; returns its new path.

    Raises:
        DeskError: the disk refuses.
    """
    named = replace(_named(backup), pinned=pinned)
    target = backup.with_stem(named.stem)
    with os_errors(backup, "改名"):
        backup.replace(target)
        sync_folder(target.parent)
    return target


def thin(folder: Path, book: str) -> list[Path]:
    """Delete the backups of a book that are more than are kept; returns them."""
    there = {each.named: each.path for each in backups(folder, book)}
    gone = [there[named] for named in surplus(there)]
    for path in gone:
        with os_errors(path, "删除"):
            path.unlink(missing_ok=True)
    if gone:
        left = {each.named.key for each in backups(folder)}
        _write(folder, {k: v for k, v in _listed(folder).items() if k in left})
    return gone


def check_digest(backup: Path) -> None:
    """Refuse a backup that is no longer what was verified.

    One that no list knows, brought from elsewhere, passes.

    Raises:
        DeskError: it has changed since, or cannot be read.
    """
    named = names.read(backup.stem)
    said = _notes(backup.parent).get(named.key) if named else None
    if said and said.digest and digest(backup) != said.digest:
        raise DeskError(
            f"备份 {backup.name} 已损坏：和做好时不一样了。",
            "换一份更早的备份；这一份先别删。",
        )


def digest(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    found = hashlib.sha256()
    with os_errors(path, "读取"), path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def _named(path: Path) -> Named:
    named = names.read(path.stem)
    if named is None:
        raise DeskError(f"{path.name} 不是备份的名字。", "从备份文件夹里选一份。")
    return named


def _backup(path: Path, noted: Mapping[str, Note]) -> Backup | None:
    named = names.read(path.stem)
    if named is None:
        return None
    return Backup(path, named, path.stat().st_size, noted.get(named.key))


def _notes(folder: Path) -> dict[str, Note]:
    """What the list says; what a newer program may say besides is passed over."""
    known = {each.name for each in fields(Note)}
    return {
        key: Note(**{name: told for name, told in said.items() if name in known})
        for key, said in _listed(folder).items()
    }


def _listed(folder: Path) -> dict[str, dict[str, Any]]:
    """The list as it stands, also what only a newer program understands.

    One that cannot be read says nothing: the backups speak for themselves.
    """
    try:
        found: Any = json.loads((folder / LIST).read_text("utf-8"))
        return {key: dict(said) for key, said in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write(folder: Path, listed: Mapping[str, dict[str, Any]]) -> None:
    text = json.dumps(dict(sorted(listed.items())), ensure_ascii=False, indent=1)
    write_atomically(folder / LIST, lambda stream: stream.write(text.encode()))
