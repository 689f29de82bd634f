"""The log of what the program did: where it was, never whose record it held.

A line is a template of ours with values put in; the values are cleansed. It is kept in
a small file beside the window's preferences and in memory, for an error report.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime
from typing import TYPE_CHECKING

from tecdesk.cleansed import cleansed
from tecdesk.paths import data_folder

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 256 * 1024
"""A file of this size is put aside as the older one when the program starts."""
_REMEMBERED = 200

_lines: deque[str] = deque(maxlen=_REMEMBERED)


def log_folder() -> Path:
    """Where the log and the reports of errors lie."""
    return data_folder() / "log"


def log_file() -> Path:
    """The log being written; the one before it ends in .1."""
    return log_folder() / "tecdesk.log"


def begin() -> None:
    """Put a long log aside; what cannot be put aside goes on growing."""
    path = log_file()
    try:
        if path.stat().st_size > _MOST_BYTES:
            path.replace(path.with_suffix(".log.1"))
    except OSError:  # none yet, or held by another window
        return


def note(template: str, *values: object) -> None:
    """Write one line.

    Args:
        template: a text of this program's source with %s for each value.
        values: what is put in; numbers of persons, names and paths are taken out.
    """
    _keep(template % tuple(cleansed(str(value)) for value in values))


def note_trace(text: str) -> None:
    """Write an error's trace; see `cleansed.traced`, which holds no values."""
    _keep(text.rstrip())


def last_lines() -> list[str]:
    """What was noted since the program started, at most 200 lines, oldest first."""
    return list(_lines)


def _keep(text: str) -> None:
    line = f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S} {text}"
    _lines.append(line)
    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        with log_file().open("a", encoding="utf-8") as file:
            file.write(line + "\n")
    except OSError:  # a full or read-only disk must not stop what was being done
        return
