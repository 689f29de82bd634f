"""Backups that nobody has to think of: before what is large, and a word when late."""

from __future__ import annotations

from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING

from tecdesk.drives.drive import kind_of
from tecdesk.drives.volume import Kind
from tecdesk.errors import Cancelled
from tecdesk.errors import DeskError
from tecdesk.store.backups import shelf
from tecdesk.store.backups.keeping import changed
from tecdesk.store.backups.keeping import keep

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tecdesk.store.backups.names import Why

LATE = timedelta(days=7)
MANY = 20
"""From so many records on, a change of many is large."""
_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nutstore": "坚果云",
    "坚果云": "坚果云",
    "baidusyncdisk": "百度网盘",
    "baidunetdisk": "百度网盘",
    "wps云盘": "WPS 云盘",
    "wpsdrive": "WPS 云盘",
    "icloud": "iCloud",
    "weiyun": "微云",
}


def safeguard(
    book: Path, why: Why, cancelled: Callable[[], bool] = lambda: False
) -> None:
    """Back a book up before something large is done to it, if it changed since.

    Raises:
        DeskError: no backup could be made, so nothing has been done yet.
        Cancelled: `cancelled` said so.
    """
    try:
        keep(book, why, cancelled=cancelled)
    except Cancelled:
        raise
    except DeskError as error:
        raise DeskError(
            f"{why.value}要先备份，没有做成，台账还没有动。{error.sentence}",
            error.next_step,
        ) from error


def late(book: Path, now: datetime | None = None) -> str:
    """Says that the newest backup is too old; empty while all is well.

    One that holds all that the book holds is never too old.
    """
    now = now or datetime.now().astimezone()
    try:
        last = shelf.newest(book)
    except DeskError as error:
        return error.sentence.rstrip("。")
    if last is None:
        return ""
    days = (now.replace(tzinfo=None) - last.named.at).days
    if days < LATE.days or not changed(book):
        return ""
    return f"最近一份备份已是 {days} 天前的"


def where(book: Path) -> str:
    """Says that a book lies where it should not; empty at home."""
    folders = [part.lower() for part in book.absolute().parent.parts]
    for sign, name in _SYNCED.items():
        if any(sign in part.replace(" ", "") for part in folders):
            return (
                f"这本台账在{name}的同步文件夹里，两台电脑同时用会互相盖掉；"
                "放到本机别的文件夹更稳当，备份可以存在那里。"
            )
    match kind_of(book):
        case Kind.REMOVABLE:
            return (
                "这本台账在U盘上，没写完就拔会坏；"
                "复制到本机硬盘再用更稳当，U盘留着放备份。"
            )
        case Kind.NETWORK:
            return (
                "这本台账在网络文件夹里，断网时存不进去，两人同时用会坏；"
                "复制到本机硬盘再用更稳当。"
            )
        case Kind.FIXED:
            return ""
