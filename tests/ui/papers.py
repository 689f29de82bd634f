"""Two printers in place of real ones, and a paper in the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from tecdesk.ui.pages.papers.paper import PaperPage
from tecdesk.ui.printed import blank
from tecdesk.ui.printing import printers
from tecdesk.ui.printing.printers import Printers
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.printing.order import Order
    from tecdesk.ui.printing.order import Progress
    from tecdesk.ui.printing.order import Stopped
    from tecdesk.ui.shell import Shell

TWO = Printers(("Canon LBP2900", "HP M1136"), "HP M1136")


@pytest.fixture(name="sent")
def two_printers(monkeypatch: pytest.MonkeyPatch) -> list[Order]:
    """Two printers that note what they are given."""
    orders: list[Order] = []

    def send(order: Order, _progress: Progress, _stopped: Stopped) -> int:
        orders.append(order)
        return order.sheets

    monkeypatch.setattr(printers, "installed", lambda: TWO)
    monkeypatch.setattr(printers, "send", send)
    return orders


def sign_in(shell: Shell, qtbot: QtBot) -> PaperPage:
    """The preview of a sign-in sheet of four pages."""
    session = shell.desk.book.find("training", limit=1)[0]
    shell.go("paper", blank("sign-in", (("training", session.id),), "training"))
    settle(qtbot, shell)
    page = shell.page("paper")
    assert isinstance(page, PaperPage)
    qtbot.waitUntil(lambda: page.view.pages == 4)
    settle(qtbot, shell)
    return page


def press(shell: Shell, keys: str) -> None:
    QTest.keySequence(shell, QKeySequence(keys))
