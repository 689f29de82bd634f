"""What is further down in a form is named at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.ui.parts.below import Below
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


def below(shell: Shell) -> Below:
    page = register_page(shell, "training")
    page.start_new()
    return page.panel._page.findChildren(Below)[0]


def test_the_rest_of_a_form_is_named(shell: Shell, qtbot: QtBot) -> None:
    shell.resize(911, 441)
    line = below(shell)
    settle(qtbot, shell)
    qtbot.waitUntil(line.isVisible)
    assert line.text().startswith("往下还有：")
    assert "其余" in line.text()
    page = register_page(shell, "training")
    bar = page.panel._page.verticalScrollBar()
    while line.isVisible():
        before = bar.value()
        line.click()
        assert bar.value() > before
        qtbot.wait(20)
    assert line.hidden_names == []


def test_nothing_is_named_where_all_is_seen(shell: Shell, qtbot: QtBot) -> None:
    shell.resize(1366, 1400)
    line = below(shell)
    settle(qtbot, shell)
    assert not line.isVisible()
    assert line.hidden_names == []
