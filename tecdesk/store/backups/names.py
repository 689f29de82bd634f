"""What a backup's name says: which book, which number, when, why, kept for good."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

_PINNED = "_钉住"
_LONGEST = 150
"""Bytes of a book's name that go into a backup's: file systems end at 255."""
_AT = "%Y%m%d_%H%M%S"
_FORM = re.compile(
    r"(?P<book>.+?)(?:_第(?P<number>\d+)份)?_(?P<at>\d{8}_\d{6})"
    rf"(?:_(?P<why>[^_\d]+?))?(?P<pinned>{_PINNED})?(?:_\d+)?"
)


class Why(Enum):
    """What a backup was made for."""

    HAND = "手动"
    CLOSING = "关闭时"
    WORKING = "做事中"
    IMPORT = "导入前"
    MERGE = "合并前"
    RESTORE = "恢复前"
    BULK = "批量改前"


@dataclass(frozen=True, slots=True)
class Named:
    """What stands in the name of a backup.

    Attributes:
        book: the book's name, shortened if it was very long.
        number: which of the book's backups it is; tells the order even when the
            clock was set back. 0 for those of programs that did not count.
        at: local time by this machine's clock then.
        why: what it was made for, in Chinese; empty where nobody said.
        pinned: never thinned.
    """

    book: str
    number: int
    at: datetime
    why: str = ""
    pinned: bool = False

    @property
    def order(self) -> tuple[int, datetime]:
        """Later backups have larger ones."""
        return self.number, self.at

    @property
    def key(self) -> str:
        """The part of the name that never changes."""
        return f"{self.book}_第{self.number:04}份_{self.at.strftime(_AT)}"

    @property
    def stem(self) -> str:
        """The name without its ending."""
        why = f"_{self.why}" if self.why else ""
        return f"{self.key}{why}{_PINNED if self.pinned else ''}"


def shortened(stem: str) -> str:
    """A book's name as it stands in those of its backups."""
    data = stem.encode()
    if len(data) <= _LONGEST:
        return stem
    return data[:_LONGEST].decode(errors="ignore") + "~"


def read(stem: str) -> Named | None:
    """What a file's name says; None when it is no backup's."""
    found = _FORM.fullmatch(stem)
    if found is None:
        return None
    try:
        # Local time as it stands in the name; there is no zone in it.
        at = datetime.strptime(found["at"], _AT)  # noqa: DTZ007
    except ValueError:
        return None
    number = int(found["number"] or 0)
    pinned = bool(found["pinned"])
    return Named(found["book"], number, at, found["why"] or "", pinned)
