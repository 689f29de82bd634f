"""Writes a file whole or not at all, and keeps it through a power cut."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING
from typing import BinaryIO

from tecdesk.errors import from_os_error

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PART = ".part"


def write_atomically(
    path: Path,
    write: Callable[[BinaryIO], object],
    *,
    check: Callable[[Path], object] | None = None,
) -> None:
    """Writes a file beside the target and puts it in the target's place.

    Args:
        path: the file to make or replace; its folder must exist.
        write: writes everything to the open stream.
        check: looks at the finished file before it takes the target's place.

    Raises:
        DeskError: the system refused; the old file, if any, is untouched.
    """
    part = path.with_name(path.name + PART)
    try:
        _write_through(part, write)
        if check:
            check(part)
        part.replace(path)
        sync_folder(path.parent)
    except BaseException as error:
        with suppress(OSError):  # a pulled stick: nothing left to remove
            part.unlink(missing_ok=True)
        if cause := _system_error(error):
            raise from_os_error(cause, path, "写入") from error
        raise


def _write_through(part: Path, write: Callable[[BinaryIO], object]) -> None:
    with part.open("wb") as stream:
        write(stream)
        stream.flush()
        os.fsync(stream.fileno())


def _system_error(error: BaseException | None) -> OSError | None:
    """The OSError behind an exception; libraries wrap it in their own."""
    while error is not None:
        if isinstance(error, OSError):
            return error
        error = error.__cause__ or error.__context__
    return None


def sync_folder(folder: Path) -> None:
    """Makes a rename in the folder last; Windows needs and offers no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
