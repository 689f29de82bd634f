"""The command line: the same services as the windows, for scripts and checks."""

from __future__ import annotations

import sys
from pathlib import Path

from tecdesk.errors import DeskError
from tecdesk.paths import BOOK_SUFFIX

DONE, REFUSED = 0, 1


def run(arguments: list[str]) -> int:
    """Run one command, or open the window when there is none.

    Args:
        arguments: what stands after the program's name.

    Returns:
        0 done, 1 the world said no (a sentence on stderr); a wrong call exits 2.
    """
    if not arguments or _is_book(arguments[0]):
        from tecdesk import app

        return app.run(Path(arguments[0]) if arguments else None)

    from tecdesk.cli.parser import parse

    called = parse(arguments)
    try:
        called.command(called)
    except DeskError as error:
        print(error, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()
    return DONE


def _is_book(argument: str) -> bool:
    """True for a book to open; a name without the suffix must be there."""
    return argument.endswith(BOOK_SUFFIX) or Path(argument).is_file()
