"""Paths that are too long for SQLite or the system, said before anything is tried."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from pathlib import Path

_WINDOWS, _OTHERS = 259, 511
"""Characters, and bytes, that a path may have; SQLite's own limit where it is less."""
_LONGEST_ENDING = "-journal"


def check_length(path: Path) -> None:
    """Refuse a place whose files beside the book would have too long a path.

    Raises:
        DeskError: the path is too long.
    """
    whole = f"{path.absolute()}{_LONGEST_ENDING}"
    windows = os.name == "nt"
    length, most = (
        (len(whole), _WINDOWS) if windows else (len(os.fsencode(whole)), _OTHERS)
    )
    if length > most:
        raise DeskError(
            f"“{path.name}”所在的路径太长，系统打不开。",
            "把台账移到层数少、名字短的文件夹再做。",
        )


def identity(path: Path) -> tuple[int, int] | None:
    """Which file stands at a path, whatever it is called; None for none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
