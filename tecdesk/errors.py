"""What the world refuses, in words a person can act on: what, where, next step."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class DeskError(Exception):
    """Something outside the program said no: a file, a disk, a stick, a version.

    Attributes:
        sentence: what happened and where, one Chinese sentence.
        next_step: what to do about it, one Chinese sentence; may be empty.
    """

    def __init__(self, sentence: str, next_step: str = "") -> None:
        super().__init__(sentence, next_step)
        self.sentence = sentence
        self.next_step = next_step

    def __str__(self) -> str:
        return self.sentence + self.next_step


class Cancelled(DeskError):  # noqa: N818 - a wish, not a fault
    """The person asked to stop; what was begun has been taken back."""

    def __init__(self, doing: str) -> None:
        super().__init__(f"已取消{doing}，没有留下半成品。")


_Reason = tuple[str, str]

FULL: _Reason = ("磁盘已满", "请腾出空间，或换一个盘再试。")
IN_USE: _Reason = (
    "文件正被别的程序打开，或没有写入权限",
    "请先在 Excel 或 WPS 里关掉它，或换一个文件名、文件夹再试。",
)
UNREADABLE: _Reason = (
    "文件正被别的程序独占，或没有读取权限",
    "请先关掉打开它的程序再试。",
)
READ_ONLY: _Reason = ("盘是只读的", "请打开写保护开关，或换一个盘再试。")
GONE: _Reason = ("盘已拔出或读写出错", "请重新插好，确认盘没有坏，再做一次。")
MISSING: _Reason = ("找不到这个文件或文件夹", "请检查路径，U盘请确认已插好。")
FOLDER: _Reason = ("这是文件夹，不是文件", "请选一个文件。")
OCCUPIED: _Reason = ("这里已有同名的文件或文件夹", "请改名，或换一个文件夹再试。")
BAD_NAME: _Reason = ("文件名太长或含有不能用的字符", "请改短一些再试。")

_READING = {"读取", "打开"}

_BY_ERRNO: dict[int, _Reason] = {
    errno.ENOSPC: FULL,
    errno.EFBIG: ("文件超过这个盘能放的大小", "请换一个盘再试。"),
    errno.EACCES: IN_USE,
    errno.EPERM: IN_USE,
    errno.EBUSY: IN_USE,
    errno.ETXTBSY: IN_USE,
    errno.EROFS: READ_ONLY,
    errno.EIO: GONE,
    errno.ENODEV: GONE,
    errno.ENXIO: GONE,
    errno.ENOENT: MISSING,
    errno.ENOTDIR: MISSING,
    errno.EISDIR: FOLDER,
    errno.ENOTEMPTY: OCCUPIED,
    errno.EEXIST: OCCUPIED,
    errno.ENAMETOOLONG: BAD_NAME,
    errno.EINVAL: BAD_NAME,
}
if hasattr(errno, "EDQUOT"):
    _BY_ERRNO[errno.EDQUOT] = FULL

# Windows codes that Python folds into a broader errno.
_BY_WINERROR: dict[int, _Reason] = {
    19: READ_ONLY,
    21: GONE,  # device not ready
    39: FULL,
    55: GONE,
    112: FULL,
    123: BAD_NAME,
    206: BAD_NAME,
    433: GONE,
    1117: GONE,
    1167: GONE,
}


def from_os_error(error: OSError, path: Path, doing: str) -> DeskError:
    """The sentence for what the system said.

    Args:
        error: what the system said.
        path: the file or folder meant, as the person knows it.
        doing: what was being done: 读取, 写入, 保存, 导入 ...
    """
    reason, step = _reason(error, doing)
    return DeskError(
        f"{doing}“{path.name or path}”没有成功：{reason}（{path}）。", step
    )


def _reason(error: OSError, doing: str) -> _Reason:
    known = _BY_WINERROR.get(getattr(error, "winerror", None) or 0)
    known = known or _BY_ERRNO.get(error.errno or 0)
    if known is None:
        return (error.strerror or str(error), "请换一个位置再试。")
    if known is IN_USE and doing in _READING:
        return UNREADABLE
    return known


@contextmanager
def os_errors(path: Path, doing: str) -> Iterator[None]:
    """Turns an OSError raised inside into a DeskError about the path."""
    try:
        yield
    except OSError as error:
        raise from_os_error(error, path, doing) from error
