"""Puts a package on a stick: beside, synced, read back from it, compared, renamed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING
from typing import BinaryIO

from tecdesk.errors import Cancelled
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.exchange.packages.readback import ReadBack
from tecdesk.exchange.packages.verify import verify
from tecdesk.safe_file import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.exchange.packages.readback import Way

Progress = Callable[[int, int], None]
"""Called with bytes written and then read back, and with twice the bytes in all."""
Check = Callable[["Path"], object]
"""Refuses a file that is whole but does not hold what it should."""

_CHUNK = 256 * 1024
_SYNCED = 16
"""Chunks after which the stick has to have them: else all waits for the end, when
nothing moves any more and nothing can be stopped."""
_SPARE = 64 * 1024  # what a file system needs for the name itself


class Place:
    """A folder on a stick, which is another folder once the stick is pulled.

    Where a stick was mounted, an empty folder of the machine's own disk may remain:
    what is written there looks written.
    """

    def __init__(self, folder: Path) -> None:
        """Remember which device it is on.

        Raises:
            DeskError: there is no such folder.
        """
        self._folder = folder
        with os_errors(folder, "上报到"):
            there = folder.is_dir()
            self._device = folder.stat().st_dev if there else 0
        if not there:
            raise DeskError(f"找不到文件夹 {folder}。", "请插好U盘，或换一个文件夹。")

    @property
    def gone(self) -> bool:
        """True when the folder is no longer on the device it was on."""
        try:
            return self._folder.stat().st_dev != self._device
        except OSError:
            return True

    def still_there(self) -> None:
        """Go on only while the stick is in.

        Raises:
            DeskError: it was pulled.
        """
        if self.gone:
            raise pulled()


def pulled() -> DeskError:
    """What is said of a stick that went away."""
    return DeskError("U盘在写完前被拔出，没有报成。", "插回再按一次；台账没有变。")


def write_package(
    path: Path,
    data: bytes | memoryview,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    check: Check | None = None,
) -> Way:
    """Puts a package on a stick, or nothing.

    Args:
        path: the file to make; nothing of that name is replaced.
        data: every byte of it.
        progress: called as bytes are written and read back.
        cancelled: looked at between blocks.
        check: looks at what was written before it gets its name; `verify` unless
            given.

    Returns:
        How it was read back.

    Raises:
        DeskError: no room, the stick went away, it read back something else.
        Cancelled: the person stopped it.
    """
    place = Place(path.parent)
    check_room(path.parent, len(data))
    refuse_present(path)
    ways: list[Way] = []

    def goes_on(done: int) -> None:
        if cancelled and cancelled():
            raise Cancelled("上报")
        if done and progress:
            progress(done, 2 * len(data))

    def write(stream: BinaryIO) -> None:
        for at, start in enumerate(range(0, len(data), _CHUNK), 1):
            goes_on(start)
            place.still_there()  # so the seal, which comes last, is not written
            stream.write(data[start : start + _CHUNK])
            if not at % _SYNCED:
                stream.flush()
                os.fsync(stream.fileno())
        goes_on(len(data))

    def compare(part: Path) -> None:
        ways.append(_compare(part, data, lambda at: goes_on(len(data) + at)))
        (check or _whole)(part)

    try:
        write_atomically(path, write, check=compare)
    except DeskError as error:
        if not isinstance(error, Cancelled) and place.gone:
            raise pulled() from error
        raise
    place.still_there()
    return ways[0]


def check_room(folder: Path, needed: int) -> None:
    """Refuse before writing what will not fit.

    Args:
        folder: where it shall go.
        needed: bytes.

    Raises:
        DeskError: too little room, or no such folder.
    """
    with os_errors(folder, "写入"):
        free = shutil.disk_usage(folder).free
    if free < needed + _SPARE:
        raise DeskError(
            f"{folder} 空间不够：上报包要 {_size(needed)}，只剩 {_size(free)}。",
            "请删掉不要的文件，或换一个U盘再报。",
        )


def refuse_present(path: Path) -> None:
    """Refuse to write over what is there: a revision has its own number.

    Raises:
        DeskError: a file or folder of the name is there.
    """
    with os_errors(path.parent, "写入"):
        there = path.is_symlink() or path.exists()
    if there:
        raise DeskError(
            f"{path.parent} 里已有同名的 {path.name}，不是这本台账报的，没有动它。",
            "把它移走，或换一个文件夹再报。",
        )


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.1f} KB"


def _compare(
    part: Path, data: bytes | memoryview, goes_on: Callable[[int], object]
) -> Way:
    """Refuse what the device gives back differently."""
    at = 0
    with ReadBack(part) as back:
        for chunk in back.chunks():
            if data[at : at + len(chunk)] != chunk:
                raise _unlike(part)
            at += len(chunk)
            goes_on(at)
    if at != len(data):
        raise _unlike(part)
    return back.way


def _whole(part: Path) -> None:
    verify(part).require_whole()


def _unlike(part: Path) -> DeskError:
    return DeskError(
        f"写到 {part.parent} 的上报包读回来不一样，这个盘可能坏了。",
        "请换一个U盘再报；台账没有变。",
    )
