"""The errand of 佐证: photos and scans into the file beside the book, then to a record.

The bytes are on disk before any record speaks of them, so whatever stops the program
in between leaves at most bytes that nobody needs (`store.photos.attached.thin`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.domain.registers.attachment import ATTACHMENT
from tecdesk.domain.rules import problems
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.store.photos.attached import attach
from tecdesk.store.photos.companion import Companion

if TYPE_CHECKING:
    from tecdesk.domain.change import Change
    from tecdesk.domain.problem import Problem
    from tecdesk.domain.record import Record
    from tecdesk.domain.record import Values
    from tecdesk.exchange.photos.picture import Picture
    from tecdesk.store.book import Book

MOST_BYTES = 200 * 1024 * 1024
"""Files larger than that are not even read."""
_DIGITS = re.compile(r"(\d+)")

Progress = Callable[[int, int, str], object]


@dataclass(frozen=True)
class Pasted:
    """A picture that came without a file.

    Attributes:
        name: what it is to be called.
        data: its bytes in any format that is read.
    """

    name: str
    data: bytes


Source = Path | Pasted


@dataclass(frozen=True)
class Taken:
    """What came of the photos that were brought.

    Attributes:
        photos: values for `attach`, in the order they were brought.
        refused: why the others are not kept, one sentence each.
        before: bytes of those that were taken, as brought.
        after: bytes of what is kept of them.
    """

    photos: tuple[Values, ...] = ()
    refused: tuple[str, ...] = ()
    before: int = 0
    after: int = 0

    @property
    def sizes(self) -> str:
        """12.4 MB 缩到 0.9 MB; empty where nothing became smaller."""
        if self.after >= self.before:
            return ""
        return f"{spoken_size(self.before)} 缩到 {spoken_size(self.after)}"


def spoken_size(count: int) -> str:
    """Bytes as people say them: 320 KB, 1.2 MB."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} KB"


def sources(paths: Iterable[Path]) -> list[Path]:
    """Files as they are; of a folder its photos and scans in the order of names.

    Raises:
        DeskError: a folder cannot be read.
    """
    found: list[Path] = []
    for path in paths:
        with os_errors(path, "读取"):
            found += _photos_in(path) if path.is_dir() else [path]
    return found


def take(
    book: Path,
    brought: Sequence[Source],
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = bool,
) -> Taken:
    """Put photos into the file beside a book; no record has them yet.

    Needs no connection to the book, so it may run beside the window.

    Args:
        book: the book.
        brought: files and pasted pictures.
        progress: called with done, total and the name of each.
        cancelled: looked at before each; what was taken by then is the answer.

    Raises:
        DeskError: the file of photos or its disk refuses.
    """
    photos: dict[str, Values] = {}
    refused: list[str] = []
    before = after = 0
    for number, source in enumerate(brought):
        if cancelled():
            break
        if progress:
            progress(number, len(brought), source.name)
        try:
            data = _data(source)
            made = _pictures(source.name, data)
        except DeskError as error:
            refused.append(str(error))
            continue
        _keep(book, made)
        before += len(data)
        after += sum(len(each.data) for each in made)
        photos |= {each.digest: _values(each) for each in made}
    return Taken(tuple(photos.values()), tuple(refused), before, after)


def attach_to(
    book: Book, record: Record, photos: Sequence[Values], name: str
) -> Change:
    """Give photos that were taken to a stored record; one undo takes them away.

    Args:
        book: open for writing.
        record: what they prove.
        photos: from `take`.
        name: the record in a few words, for the undo menu.
    """
    with book.edit(f"加佐证 {len(photos)} 张：{name}") as edit:
        attach(book, edit, record.register, record.id, photos)
    return edit.change_made


def remove(book: Book, photo: Record) -> Change:
    """Put a photo into the bin; the file keeps its bytes."""
    with book.edit(f"去掉佐证：{photo.text('name')}") as edit:
        edit.bin(ATTACHMENT.key, photo.id)
    return edit.change_made


def objections(photo: Values, caption: str) -> list[Problem]:
    """What is wrong with a caption for a photo."""
    return problems(ATTACHMENT, {**photo, "caption": caption or None})


def say(book: Book, photo: Record, caption: str) -> Change:
    """Write under a photo what it shows; the caption has no `objections`."""
    with book.edit(f"佐证说明：{caption or photo.text('name')}") as edit:
        edit.change(ATTACHMENT.key, photo.id, {"caption": caption or None})
    return edit.change_made


def _photos_in(folder: Path) -> list[Path]:
    from tecdesk.exchange.photos.reading import REFUSED_SUFFIXES
    from tecdesk.exchange.photos.reading import SUFFIXES

    wanted = SUFFIXES | REFUSED_SUFFIXES
    found = [
        path
        for path in folder.iterdir()
        if path.suffix.lower() in wanted
        and not path.name.startswith(".")
        and path.is_file()
    ]
    return sorted(found, key=_by_number)


def _by_number(path: Path) -> list[tuple[int, str]]:
    """Photo 2 before photo 10."""
    parts = _DIGITS.split(path.name.lower())
    return [(int(p), "") if p.isdecimal() else (-1, p) for p in parts]


def _data(source: Source) -> bytes:
    if isinstance(source, Pasted):
        return source.data
    with os_errors(source, "读取"):
        if source.stat().st_size > MOST_BYTES:
            raise DeskError(
                f"{source.name} 有 {spoken_size(source.stat().st_size)}，太大了。",
                "照片一般几 MB，看看是不是选错了。",
            )
        return source.read_bytes()


def _pictures(name: str, data: bytes) -> list[Picture]:
    from tecdesk.exchange.photos.reading import pictures

    return pictures(name, data)


def _keep(book: Path, made: Iterable[Picture]) -> None:
    with Companion.begin(book) as companion:
        for each in made:
            companion.keep(each.form, each.data)


def _values(each: Picture) -> Values:
    return {
        "name": each.name,
        "taken_on": each.taken_on or None,
        "digest": each.digest,
        "form": each.form,
        "pages": each.pages,
        "size": len(each.data),
    }
