"""What is wanted next is imported while nothing goes on."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tecdesk.ui import ahead
from tecdesk.ui.ahead import Ahead
from tecdesk.ui.jobs import Jobs

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

HEAVY = {"reportlab", "xlsxwriter", "docx", "python_calamine", "pypdfium2", "PIL"}


def test_one_after_the_other_and_never_beside_a_job(
    qapp: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought: list[str] = []
    monkeypatch.setattr(ahead, "import_module", brought.append)
    jobs, hold, parent = Jobs(), threading.Event(), QObject()
    jobs.start("出报表", lambda _job: hold.wait(9), lambda _: None)
    Ahead(parent, jobs)
    qtbot.wait(3 * ahead._PAUSE_MS)
    assert brought == []
    hold.set()
    qtbot.waitUntil(lambda: brought == list(ahead.NEXT))
    jobs.close()


def test_nothing_heavy_is_among_it() -> None:
    code = (
        "import sys; from importlib import import_module;"
        f"[import_module(name) for name in {ahead.NEXT!r}];"
        f"print(sorted({HEAVY!r} & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
