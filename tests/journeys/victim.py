"""The program with somebody typing in it, to be killed: python -m … BOOK."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tecdesk.app import make_application
from tecdesk.app import run
from tecdesk.ui.preferences import Preferences
from tests.journeys.keyboard import Keyboard

TYPED = "typed"
"""What it prints right after the last key."""


def main() -> int:
    """Start the program on a book; when its first page is there, begin to type."""
    make_application(Preferences())
    clerk = Keyboard()
    waiting = QTimer(interval=50)

    def look() -> None:
        if QApplication.focusWidget() is not None and clerk.where == "记一次培训":
            waiting.stop()
            _type_half_a_session(clerk)
            sys.stdout.write(f"{TYPED}\n")
            sys.stdout.flush()

    waiting.timeout.connect(look)
    waiting.start()
    return run(Path(sys.argv[1]))


def _type_half_a_session(clerk: Keyboard) -> None:
    """The last field is not even left."""
    clerk.press("Ctrl+N", "Enter")
    clerk.type("zjw")
    clerk.press("Enter")
    clerk.type("茶园冬季管理")
    clerk.press("Enter")
    clerk.type("xcz")
    clerk.press("Enter")
    clerk.type("45")


if __name__ == "__main__":
    raise SystemExit(main())
