"""The county's workbench: packages looked at, taken in, answered; what is dropped."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtCore import QPoint
from PySide6.QtCore import QPointF
from PySide6.QtCore import Qt
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.packages import locked
from tecdesk.exchange.packages.locked import lock
from tecdesk.exchange.packages.manifest import check_code
from tecdesk.exchange.packages.paper import qr_text
from tecdesk.store.book import Book
from tecdesk.ui.preferences import Preferences
from tecdesk.ui.shell import Shell
from tests.ui.conftest import settle
from tests.ui.scenes.counties import STICK
from tests.ui.scenes.counties import looked
from tests.ui.scenes.counties import make_county
from tests.ui.scenes.counties import opened
from tests.ui.scenes.counties import page_of
from tests.ui.scenes.counties import taken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def county(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    """A county that has received most of a year, and a stick with what is new."""
    path = tmp_path / "云岭县.tecdesk"
    make_county(path)
    made = Shell(Book.open(path), Preferences())
    qtbot.addWidget(made)
    made.resize(1366, 697)
    made.show()
    settle(qtbot, made)
    yield made
    made.shut()


def counts(shell: Shell) -> list[int]:
    return [shell.desk.book.count(key) for key in REGISTERS]


def test_looking_writes_nothing_and_taking_in_does(county: Shell) -> None:
    before = counts(county)
    looked(county)
    assert counts(county) == before
    taken(county)
    after = counts(county)
    assert after != before
    taken(county)
    assert counts(county) == after


def test_what_a_unit_reported_is_accepted(county: Shell) -> None:
    taken(county)
    page = opened(county)
    page.accept()
    rows = {row.cells[0]: row.cells for row in page_of(county).lists.model.rows}
    assert "已采纳" in " ".join(rows["清河镇"])


def test_packages_may_be_dropped_anywhere(county: Shell, qtbot: QtBot) -> None:
    county.go("home")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(county.desk.book.path.parent / STICK))])
    where, copy = QPoint(700, 400), Qt.DropAction.CopyAction
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(where, copy, data, *held),
        QDropEvent(QPointF(where), copy, data, *held),
    ):
        QApplication.sendEvent(county, event)
    settle(qtbot, county)
    assert county.current == "collect"


def test_paper_and_file_are_compared(county: Shell) -> None:
    page = opened(county)
    assert page.reported.found is not None
    said, paper = page.reported.found.package, page.reported.paper
    paper.line.setText("0000-0000")
    paper.compare()
    assert "不是同一份" in paper.told.text()
    for same in (
        check_code(said.digest).lower(),
        qr_text(said.year, said.revision, said.digest),
    ):
        paper.line.setText(same)
        paper.compare()
        assert paper.told.text() == "和纸上的是同一份"
    opened(county, "双桥镇")
    assert paper.line.text() == paper.told.text() == ""


def test_each_locked_package_has_its_own_passphrase(
    county: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locked, "COST", 16)
    stick, keys = (
        county.desk.book.path.parent / STICK,
        ("第一家的口令是", "第二家的口令是"),
    )
    for path, words in zip(sorted(stick.glob("*_1_*.tdk")), keys, strict=True):
        data = path.read_bytes()
        with path.open("wb") as target:
            lock(BytesIO(data), target, f"{words}这句")
    page = looked(county)
    for left, words in zip((2, 1, 0), ("", *keys), strict=True):
        page.secret.line.setText(f"{words}这句" if words else "")
        QTest.keyClick(page.secret.line, Qt.Key.Key_Return)
        settle(qtbot, county)
        assert page.coming is not None
        assert sum("口令" in e.sentence for e in page.coming.outcomes) == left
        assert page.secret.isVisible() is bool(left)
        assert page.coming.count == 3 - left


def test_a_county_collects_half_a_year(county: Shell) -> None:
    page = page_of(county)
    heads = page.lists.model.columnCount()
    page.part.choose(Period(2025, half=1))
    assert page.lists.model.columnCount() == heads + 1
    assert page.header.sub.text() == "2025年上半年 · 收到 0 / 7"
    assert page.lists.cell is not None
    assert page.lists.cell.period == Period(2025, half=1)
    page.open()
    assert county.status.text == "清河镇 2025年上半年还没有报"
