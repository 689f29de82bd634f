"""A disk of a few megabytes in memory, for books that must not find room."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.exchange.loop_stick import as_root

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SIZE = "12m"


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Mount it on a new folder.

    Raises:
        OSError: nothing can be mounted here.
    """
    folder.mkdir()
    how = f"size={_SIZE},uid={os.geteuid()}" if os.name == "posix" else ""
    done = as_root("mount", "-t", "tmpfs", "-o", how, "tmpfs", folder)
    if done.returncode:
        raise OSError(done.stderr.strip())
    try:
        yield folder
    finally:
        as_root("umount", "-l", folder)
