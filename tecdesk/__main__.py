"""`python -m tecdesk` and the program's entry point."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

_OBJECTS = 100_000
"""New objects between looks for garbage: an import makes a million and no garbage."""


def _on_bug(
    _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    """One sentence and no traceback; Python then ends with 1."""
    from tecdesk.bugs import told

    stopped = isinstance(error, KeyboardInterrupt)
    print("已停下。" if stopped else told(error), file=sys.stderr)


def main() -> int:
    """Run the command line, or the window when there is no command."""
    from tecdesk.cli import run

    sys.excepthook = _on_bug  # the window has its own
    gc.set_threshold(_OBJECTS, 20, 20)
    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
