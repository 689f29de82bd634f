"""Start: light modules only, a first page that makes a book, errors in words."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from tecdesk.ui.preferences import Preferences
from tecdesk.ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.opening.welcome import Welcome

HEAVY = (
    "openpyxl",
    "xlsxwriter",
    "reportlab",
    "docx",
    "python_calamine",
    "pypdfium2",
    "PIL",
    "sqlite_utils",
    "pypinyin",
    "Cryptodome",
    "sqlcipher3",
    "tecdesk.report",
    "tecdesk.exchange",
)

PROBE = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from tecdesk.app import make_application
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.window import Window
app = make_application(Preferences())
window = Window(Preferences(), Path(sys.argv[1]))
window.show()
ticks = QTimer(interval=20)
ticks.timeout.connect(
    lambda: app.exit(0) if window.shell and window.shell.desk.jobs.idle else None
)
ticks.start()
QTimer.singleShot(20_000, lambda: app.exit(1))
app.exec()
assert window.shell is not None
window.shell.desk.jobs.close()
print("\\n".join(sys.modules))
"""


def test_nothing_heavy_is_loaded_for_the_home_page(sample_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(sample_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = set(done.stdout.split())
    heavy = [n for n in loaded if n.startswith(tuple(f"{h}." for h in HEAVY))]
    assert not heavy
    assert not loaded & (set(HEAVY) - {"tecdesk.report", "tecdesk.exchange"})


def first_page(qtbot: QtBot, window: Window) -> Welcome:
    window.show()
    qtbot.waitUntil(lambda: window.first_page is not None)
    assert window.first_page is not None
    return window.first_page


def test_new_book_from_a_pasted_list(qtbot: QtBot, home: Path) -> None:
    window = Window(Preferences())
    qtbot.addWidget(window)
    page = first_page(qtbot, window)
    form = page.form
    assert form.full_name.hasFocus() or not window.isActiveWindow()
    form.full_name.setText("清河镇农业农村服务中心")
    form.full_name.editingFinished.emit()
    assert form.short_name.text() == "清河镇"
    form.villages.setPlainText(
        "序号\t村名\t代码\n1\t清河村\t990000100001\n2\t柳树村\t990000100002\n\n柳树村"
    )
    assert [each["name"] for each in form.listed()] == ["清河村", "柳树村"]
    form.make()
    shell = window.shell
    assert shell is not None
    assert list(shell.desk.book.names("village").values()) == ["清河村", "柳树村"]
    assert shell.desk.book.unit["full_name"] == "清河镇农业农村服务中心"
    assert shell.desk.book.path.parent == home
    qtbot.waitUntil(lambda: shell.desk.jobs.idle)
    assert window.close()


def test_unit_is_asked_for_in_words(qtbot: QtBot) -> None:
    window = Window(Preferences())
    qtbot.addWidget(window)
    page = first_page(qtbot, window)
    page.form.make()
    assert window.shell is None
    assert "单位名称" in page.form.problem.text()


def test_book_that_cannot_be_opened_is_said_on_the_first_page(
    qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "坏的.tecdesk"
    broken.write_bytes(b"no book at all")
    window = Window(Preferences(), broken)
    qtbot.addWidget(window)
    page = first_page(qtbot, window)
    assert "坏的.tecdesk" in page.notice.text


def test_sample_opens_as_a_book(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(Preferences())
    qtbot.addWidget(window)
    page = first_page(qtbot, window)
    page.show_sample()
    qtbot.waitUntil(lambda: window.shell is not None, timeout=20_000)
    shell = window.shell
    assert shell is not None
    assert shell.desk.book.count("training") == 46
    assert (home / "示例_清河镇.tecdesk").exists()
    qtbot.waitUntil(lambda: shell.desk.jobs.idle)
    window.close()


def test_qt_speaks_chinese(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"


def test_book_of_last_time_has_the_focus(qtbot: QtBot, sample_path: Path) -> None:
    Preferences().opened(sample_path)
    window = Window(Preferences())
    qtbot.addWidget(window)
    page = first_page(qtbot, window)
    [way] = page.recent
    assert way.accessibleName() == sample_path.stem
    assert window.focusWidget() is way
    QTest.keyClick(way, Qt.Key.Key_Return)
    shell = window.shell
    assert shell is not None
    assert shell.desk.book.path == sample_path
    qtbot.waitUntil(lambda: shell.desk.jobs.idle)
    window.close()


def test_recent_book_that_is_away_is_told_and_kept(
    qtbot: QtBot, tmp_path: Path, sample_path: Path
) -> None:
    away = tmp_path / "U盘" / "石桥镇.tecdesk"
    Preferences().opened(sample_path)
    Preferences().opened(away)
    window = Window(Preferences())
    qtbot.addWidget(window)
    page = first_page(qtbot, window)
    there, gone = page.recent[page.ways[4]], page.ways[3]
    assert (there, page.recent[gone]) == (sample_path, away)
    assert window.focusWidget() is page.ways[4]
    page.form.full_name.setText("清河镇")
    QTest.keyClick(gone, Qt.Key.Key_Return)
    assert window.first_page is page
    assert "石桥镇.tecdesk" in page.notice.text
    assert page.form.full_name.text() == "清河镇"
    gone.setFocus()
    QTest.keyClick(gone, Qt.Key.Key_Delete)
    assert Preferences().recent == [sample_path]
    assert page.status.text.startswith("不再列出")
    assert window.focusWidget() is page.ways[4]


def test_new_book_begins_with_the_year_chosen(qtbot: QtBot) -> None:
    window = Window(Preferences())
    qtbot.addWidget(window)
    form = first_page(qtbot, window).form
    form.full_name.setText("清河镇")
    last = date.today().year - 1  # noqa: DTZ011 - as the form does
    form.year.choose(last)
    form.clerk.setText("彭桂兰")
    form.make()
    shell = window.shell
    assert shell is not None
    assert shell.desk.bus.year == shell.desk.book.settings.year == last
    assert shell.desk.book.settings.operator == "彭桂兰"
    qtbot.waitUntil(lambda: shell.desk.jobs.idle)
    window.close()


def test_county_begins_with_its_units(qtbot: QtBot) -> None:
    window = Window(Preferences())
    qtbot.addWidget(window)
    form = first_page(qtbot, window).form
    form.whose.choose("county")
    form.full_name.setText("青山县农业农村局")
    form.full_name.editingFinished.emit()
    assert form.short_name.text() == "青山县"
    assert form.villages.accessibleName() == "单位名单"
    form.villages.setPlainText("单位名称\t代码\n清河镇\t990000100000\n石桥乡")
    form.make()
    shell = window.shell
    assert shell is not None
    units = shell.desk.book.find("unit")
    assert [each["name"] for each in units if each["parent"] == "青山县"] == [
        "清河镇",
        "石桥乡",
    ]
    assert shell.desk.places[-1].page == "collect"
    qtbot.waitUntil(lambda: shell.desk.jobs.idle)
    assert window.close()
