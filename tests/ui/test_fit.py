"""Nothing is cut: every page at 100, 125 and 150 % of a 1366 x 768 screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPushButton

from tecdesk.domain.registers import REGISTERS
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.window import Window
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

SCREENS = [(1366, 697), (1093, 544), (911, 441)]
PAGES = ["home", "tally", "reports", "submit", "import", "everything"]
LISTED = [key for key, register in REGISTERS.items() if not register.parent]


def cut(page: QWidget) -> list[str]:
    """The texts that do not fit into their label or button."""
    found = []
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            need = label.sizeHint().width()
            if label.width() < need and "</span>" not in label.text():
                found.append(label.text())
    for button in page.findChildren(QPushButton):
        if button.isVisible() and button.text():
            need = button.fontMetrics().horizontalAdvance(button.text())
            if button.width() < need:
                found.append(button.text())
    return found


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("key", [*PAGES, *LISTED])
def test_page_fits(shell: Shell, qtbot: QtBot, key: str, size: tuple[int, int]) -> None:
    shell.resize(*size)
    shell.go(key)
    settle(qtbot, shell)
    qtbot.wait(20)
    assert (shell.width(), shell.height()) == size
    assert shell.minimumSizeHint().width() <= size[0]
    assert shell.minimumSizeHint().height() <= size[1]
    assert cut(shell) == []


@pytest.mark.parametrize("size", SCREENS)
def test_first_page_fits(qtbot: QtBot, size: tuple[int, int]) -> None:
    window = Window(Preferences())
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    qtbot.waitUntil(lambda: window.first_page is not None)
    page = window.first_page
    assert page is not None
    window.resize(*size)
    qtbot.wait(20)
    assert page.minimumSizeHint().width() <= size[0]
    assert page.minimumSizeHint().height() <= size[1]
    assert cut(page) == []


@pytest.mark.parametrize("key", LISTED)
def test_known_values_fit_into_their_boxes(shell: Shell, key: str) -> None:
    from tests.ui.conftest import register_page

    page = register_page(shell, key)
    records = shell.desk.book.find(key, limit=5)
    for record in records:
        page.panel.show_record(record)
        for editor in page.panel.fields.editors.values():
            if not isinstance(editor.box, QLineEdit) or editor.field.listed is False:
                continue
            need = editor.box.fontMetrics().horizontalAdvance(editor.box.text())
            assert need < editor.box.width() - 12, (editor.field.label, editor.text)


@pytest.mark.parametrize("size", SCREENS)
def test_preview_of_an_import_fits(
    fresh: Shell, qtbot: QtBot, size: tuple[int, int], tmp_path: Path
) -> None:
    file = tmp_path / "清河镇2025年农业技术培训台账（第四季度汇总）.csv"
    file.write_text(
        "培训日期,村,培训内容,人次,其中妇女,摸底\n2025.2.30,下坪村,果树修剪,50,5,甲\n"
        "2025.3.5,下坪村,果树修剪,60,70,乙\n2025.3.6,下坪村,果树修剪,60,7,丙\n",
        encoding="utf-8",
    )
    fresh.resize(*size)
    fresh.go("import", file)
    settle(qtbot, fresh)
    qtbot.wait(20)
    assert (fresh.width(), fresh.height()) == size
    assert cut(fresh) == []
