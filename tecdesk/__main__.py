"""`python -m tecdesk` and the program's entry point."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line, or the window when there is no command."""
    from tecdesk.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
