"""The command line: the same services as the windows, for scripts and checks."""

from __future__ import annotations

import os
import sys
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.cli.wrong import WrongCall
from tecdesk.domain.additions import lingering
from tecdesk.errors import DeskError
from tecdesk.paths import BOOK_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable

DONE, REFUSED, WRONG = 0, 1, 2


def run(arguments: list[str]) -> int:
    """Run one command, or open the window when there is none.

    Args:
        arguments: what stands after the program's name.

    Returns:
        0 done, 1 the world said no, 2 a wrong call; with 1 and 2 a sentence
        stands on stderr.
    """
    if not arguments or _is_book(arguments[0]):
        return _window(Path(arguments[0]) if arguments else None)
    _write_utf8()
    try:
        return _command(arguments)
    except DeskError as error:
        print(error, file=sys.stderr)
        return REFUSED
    except WrongCall as error:
        print(f"命令写法不对：{error}", file=sys.stderr)
        return WRONG
    except BrokenPipeError:  # the reader (head, less) has seen enough
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        return DONE


def _window(book: Path | None) -> int:
    """Open the window, unless the one that is open already came forward."""
    from tecdesk.ui.calls import answered

    if answered(book):
        return DONE
    from tecdesk import app

    return app.run(book)


def _command(arguments: list[str]) -> int:
    try:
        command = _called(arguments)
    except SystemExit:  # --help and --version have printed themselves
        return DONE
    with lingering():
        command()
    sys.stdout.flush()
    return DONE


def _called(arguments: list[str]) -> Callable[[], object]:
    from tecdesk.cli import book_lock
    from tecdesk.cli.parser import TRIAL
    from tecdesk.cli.parser import parse

    if arguments[0] == TRIAL:
        from tecdesk.cli import trial

        return partial(trial.try_out, trial.folder_of(arguments[1:]))
    called = parse(arguments)
    return partial(book_lock.run, called)


def _write_utf8() -> None:
    """Rare characters must get out where the system's own code page lacks them.

    The built program on Windows has no console, and None for both.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8")


def _is_book(argument: str) -> bool:
    """True for a book to open; a name without the suffix must be there."""
    return argument.endswith(BOOK_SUFFIX) or Path(argument).is_file()
