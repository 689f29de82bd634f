"""Takes a stick out of the system, so that it can be pulled."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from tecdesk.drives.windows import controlled
from tecdesk.drives.windows import kernel32
from tecdesk.drives.windows import opened
from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from tecdesk.drives.volume import Volume

_PATIENCE_S = 30
_LOCK, _DISMOUNT, _EJECT = 0x00090018, 0x00090020, 0x002D4808
_READ_WRITE = 0xC0000000


def can_eject() -> bool:
    """True where the system lets a program do it without more rights."""
    return os.name == "nt" or bool(_tool())


def eject(volume: Volume) -> None:
    """Write out what is waiting and let go of a stick; may take a while.

    Raises:
        DeskError: something on it is still open, or the system does not allow it.
    """
    done = _on_windows(volume) if os.name == "nt" else _on_linux(volume)
    if not done:
        name = volume.name or str(volume.folder)
        raise DeskError(
            f"{name} 没有弹出来，上面可能还有打开的文件或窗口。",
            "关掉它们再弹一次，或在系统里弹出。",
        )


def _tool() -> list[str]:
    """The command of the desktop that unmounts without a password."""
    for name, *rest in (("udisksctl", "unmount", "-b"), ("gio", "mount", "-u")):
        if path := shutil.which(name):
            return [path, *rest]
    return []


def _on_linux(volume: Volume) -> bool:
    tool = _tool()
    if not tool:
        return False
    what = volume.device if tool[-1] == "-b" else str(volume.folder)
    try:
        done = subprocess.run(  # noqa: S603 - our own command, no shell
            [*tool, what],
            capture_output=True,
            timeout=_PATIENCE_S,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _on_windows(volume: Volume) -> bool:
    system = kernel32()
    handle = opened(system, volume.device, _READ_WRITE)
    if handle is None:
        return False
    try:
        steps = (_LOCK, _DISMOUNT, _EJECT)
        return all(controlled(system, handle, step) is not None for step in steps)
    finally:
        system.CloseHandle(handle)
