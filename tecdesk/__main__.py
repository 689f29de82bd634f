"""`python -m tecdesk` and the program's entry point."""

from __future__ import annotations

import gc
import sys

_OBJECTS = 100_000
"""New objects between looks for garbage: an import makes a million and no garbage."""


def main() -> int:
    """Run the command line, or the window when there is no command."""
    from tecdesk.cli import run

    gc.set_threshold(_OBJECTS, 20, 20)
    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
