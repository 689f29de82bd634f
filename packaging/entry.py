"""What the built program runs first."""

from __future__ import annotations

from tecdesk.__main__ import main

if __name__ == "__main__":
    raise SystemExit(main())
