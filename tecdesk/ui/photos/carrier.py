"""Brings photos in and takes them away: between the strip, the worker and the book."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal
from PySide6.QtGui import QImage

from tecdesk.errors import DeskError
from tecdesk.ui.photos.drawing import clipboard_bytes
from tecdesk.ui.photos.incoming import name_of_pasted

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.desk.attaching import Taken
    from tecdesk.domain.change import Change
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job
    from tecdesk.ui.models.lookup import Lookup
    from tecdesk.ui.photos.holding import Holding
    from tecdesk.ui.photos.holding import Photo
    from tecdesk.ui.photos.incoming import Brought


class Carrier(QObject):
    """Photos of a stored record are one undoable step; others wait to be saved.

    It belongs to no widget: photos may arrive when their strip is gone already.

    Signals:
        arrived: whose photos came, and a Taken with what was refused.
        edited: photos that wait to be saved came, went or were named.
    """

    arrived = Signal(object, object)
    edited = Signal()

    def __init__(self, desk: Desk, lookup: Lookup) -> None:
        super().__init__()
        self._desk = desk
        self._lookup = lookup

    def bring(self, whose: Holding, found: Sequence[Brought]) -> None:
        """Take photos in, in the worker; they go to the record meant now."""
        work = partial(_taken, self._desk.book.path, found)
        self._desk.jobs.start("放入照片", work, partial(self._on_taken, whose))

    def remove(self, whose: Holding, photo: Photo) -> None:
        """Take a photo away; one that is stored goes to the bin."""
        from tecdesk.desk.attaching import remove

        if photo.record is None:
            whose.coming.remove(photo.values)
            self.edited.emit()
        else:
            gone = partial(remove, self._desk.book, photo.record)
            self._do(gone, f"已去掉佐证：{photo.name}")

    def caption(self, photo: Photo, text: str) -> str:
        """Write under a photo what it shows; the reason when that is refused."""
        from tecdesk.desk.attaching import objections
        from tecdesk.desk.attaching import say

        text = text.strip()
        if refused := objections(photo.values, text):
            return refused[0].text
        if text != (photo.values.get("caption") or ""):
            photo.values["caption"] = text or None
            if photo.record is None:
                self.edited.emit()
            else:
                self._do(partial(say, self._desk.book, photo.record, text), "")
        return ""

    def _on_taken(self, whose: Holding, taken: Taken) -> None:
        if taken.photos and whose.record:
            self._attach(whose, taken)
        elif taken.photos:
            new = whose.add(taken.photos)
            self._desk.bus.say(_told(new, taken))
            self.edited.emit()
        self.arrived.emit(whose, taken)

    def _attach(self, whose: Holding, taken: Taken) -> None:
        from tecdesk.desk.attaching import attach_to

        book = self._desk.book
        record = book.get(whose.register, whose.record)
        if record is None:
            self._desk.bus.say("那条记录已经撤销，照片没有放入。")
            return
        name = self._lookup.title(whose.register, record.values)
        there = len(whose.photos(book))
        if self._do(partial(attach_to, book, record, taken.photos, name)):
            self._desk.bus.said.emit(
                _told(len(whose.photos(book)) - there, taken),
                True,  # noqa: FBT003 - a signal
            )

    def _do(self, step: Callable[[], Change], words: str = "") -> bool:
        """Do one step in the book and tell everybody; False when it refused."""
        try:
            change = step()
        except DeskError as error:
            self._desk.bus.trouble(error)
            return False
        self._desk.bus.tell(change, None, words)
        return True


def _taken(book: Path, found: Sequence[Brought], job: Job) -> Taken:
    """In the worker: read, make smaller, put on disk."""
    from tecdesk.desk.attaching import Pasted
    from tecdesk.desk.attaching import sources
    from tecdesk.desk.attaching import take

    files = [each for each in found if not isinstance(each, QImage)]
    images = [each for each in found if isinstance(each, QImage)]
    pasted = [Pasted(name_of_pasted(), clipboard_bytes(each)) for each in images]
    return take(
        book,
        [*sources(files), *pasted],
        progress=job.progress,
        cancelled=job.cancelled,
    )


def _told(new: int, taken: Taken) -> str:
    """已放入 3 张佐证，12.4 MB 缩到 0.9 MB；有 1 张原来就有."""
    parts = [f"已放入 {new} 张佐证" if new else ""]
    if new and taken.sizes:
        parts.append(taken.sizes)
    if twice := len(taken.photos) - new:
        parts.append(f"有 {twice} 张原来就有")
    return "，".join(part for part in parts if part)
