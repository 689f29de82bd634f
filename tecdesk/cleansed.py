"""What may be told of an error outside this room: no names, no numbers of persons.

A log or a report travels to whoever helps with the program. Where the program stood is
told; what it held is not: a message may quote a cell, a path the name of its owner.
"""

from __future__ import annotations

import linecache
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

_PACKAGE = Path(__file__).parent
_LIBRARIES = re.compile(
    r".*[\\/](?:site-packages|dist-packages|lib[\\/]python[^\\/]*)[\\/]"
)
_QUOTED = re.compile(
    r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|“[^”]*”|‘[^’]*’|`[^`\n]*`"
)
_PATH = re.compile(r"(?:\b[A-Za-z]:|~|\.\.?)?(?:[\\/]+[^\s\\/:*?\"'<>|,;()]+)+")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_LONG_NUMBER = re.compile(r"\d(?:[ .-]?\d){4,}[\dXx]?")
_MOST_FRAMES, _MOST_CAUSES = 60, 8


def cleansed(text: str) -> str:
    """A text of unknown contents without what could be somebody's.

    What is quoted, paths, everything that is not ASCII, and numbers of five digits or
    more are taken out; the words between them are the library's own.
    """
    home = str(Path.home())
    for own in (home, home.replace("\\", "/"), home.replace("\\", "\\\\")):
        text = text.replace(own, "~")
    text = _QUOTED.sub("‹›", text)
    text = _PATH.sub(lambda found: f"‹path{_suffix(found[0])}›", text)
    text = _FOREIGN.sub(lambda found: "‹›" if found[0].strip("‹›") else found[0], text)
    return _LONG_NUMBER.sub("‹number›", text)


def traced(error: BaseException) -> str:
    """Where an error arose and what led to it, line by line, without any values.

    Unlike the traceback Python prints, messages are cleansed, notes and locals left
    out, and files named without the folders above the program.
    """
    causes = list(_causes(error))
    parts = [_one(each) for each in reversed(causes)]
    return "\nwhich led to\n\n".join(parts)


def place(error: BaseException) -> str:
    """Type of an error and the line where it arose: the same bug has the same."""
    frames = list(_frames(error.__traceback__))
    at = f"{frames[-1][0]}:{frames[-1][1]}" if frames else _named(error)
    return f"{type(error).__name__} {at}"


def _one(error: BaseException) -> str:
    frames = list(_frames(error.__traceback__))
    left = len(frames) - _MOST_FRAMES
    if left > 0:
        half = _MOST_FRAMES // 2
        frames = [*frames[:half], (f"... {left} more", 0, "", ""), *frames[-half:]]
    lines = [
        f"  {file}:{line} {function}" + (f"\n      {code}" if code else "")
        for file, line, function, code in frames
    ]
    return "\n".join([*lines, _named(error)]) + "\n"


def _named(error: BaseException) -> str:
    """KeyError: ‹›; what an error's own text refuses to say stays unsaid."""
    said = " ".join(cleansed(str(each)) for each in error.args[:3])
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _causes(error: BaseException) -> Iterator[BaseException]:
    found: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if found is None:
            return
        yield found
        around = None if found.__suppress_context__ else found.__context__
        found = found.__cause__ or around


def _frames(trace: TracebackType | None) -> Iterator[tuple[str, int, str, str]]:
    """File, line, function and code of each frame, the outermost first."""
    while trace is not None:
        code = trace.tb_frame.f_code
        path, line = code.co_filename, trace.tb_lineno
        ours = path.startswith(str(_PACKAGE))
        text = linecache.getline(path, line).strip() if ours else ""
        yield _short(path), line, code.co_name, text
        trace = trace.tb_next


def _short(path: str) -> str:
    """tecdesk/ui/jobs.py; a file of nobody's known package by its name only."""
    if path.startswith(str(_PACKAGE)):
        return str(Path(path).relative_to(_PACKAGE.parent)).replace("\\", "/")
    if _LIBRARIES.match(path) or path.startswith(sys.prefix):
        return _LIBRARIES.sub("", path).replace("\\", "/")
    return cleansed(Path(path.replace("\\", "/")).name)


def _suffix(path: str) -> str:
    """.xlsx: what kind of file a path meant."""
    suffix = Path(path.replace("\\", "/")).suffix
    return suffix if re.fullmatch(r"\.[a-z]{2,8}", suffix) else ""
