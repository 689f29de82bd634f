"""导入: a file nobody knows is told column by column, and known the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QPushButton

from tecdesk.paths import resource
from tecdesk.ui.pages.intake.importing import ImportPage
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

TEXT = "哪天,在哪,讲了啥,来了多少\n2025-03-05,下坪村,果树修剪,60\n"
MEANT = {"哪天": "held_on", "在哪": "village", "讲了啥": "title", "来了多少": "people"}


def strange(folder: Path) -> Path:
    file = folder / "记的.csv"
    file.write_text(TEXT, encoding="utf-8")
    return file


def page_with(shell: Shell, qtbot: QtBot, file: Path | None) -> ImportPage:
    shell.go("import", file)
    settle(qtbot, shell)
    page = shell.page("import")
    assert isinstance(page, ImportPage)
    return page


def said(page: ImportPage) -> str:
    labels = page.columns.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def test_unknown_file_is_told_column_by_column_and_known_next_time(
    fresh: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_with(fresh, qtbot, strange(tmp_path))
    assert page.columns.isVisible()
    assert "这是哪本台账" in said(page)
    assert not page.columns.go.isEnabled()
    buttons = page.columns.findChildren(QPushButton)
    QTest.mouseClick(
        next(each for each in buttons if each.text() == "培训"),
        Qt.MouseButton.LeftButton,
    )
    settle(qtbot, fresh)
    assert list(page.columns.chosen) == list(MEANT)
    assert "还缺：" in said(page)
    for heading, slot in MEANT.items():
        assert not page.columns.go.isEnabled()
        page.columns.chosen[heading].choose(slot)
    assert page.columns.lacking == []
    QTest.keyClick(fresh, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, fresh)
    assert page.list.isVisible()
    assert page.foot.text == "将新增 1 条。"
    page.carry_out()
    settle(qtbot, fresh)
    assert fresh.desk.book.find("training")[0]["people"] == 60
    again = page_with(fresh, qtbot, strange(tmp_path))
    assert again.list.isVisible()
    assert again.foot.text == "1 条不动。"


def test_one_meaning_belongs_to_one_column(
    fresh: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_with(fresh, qtbot, strange(tmp_path))
    page.columns.register_chosen.emit("training")
    settle(qtbot, fresh)
    page.columns.chosen["哪天"].choose("title")
    page.columns.chosen["讲了啥"].choose("title")
    assert page.columns.mapping["哪天"] is None
    assert page.columns.mapping["讲了啥"] == "title"


def test_files_read_lately_are_offered(
    fresh: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_with(fresh, qtbot, None)
    assert page.first.recent == []
    page_with(fresh, qtbot, resource("samples", "资料发放登记.csv"))
    page.forget()
    assert len(page.first.recent) == 1
    assert "资料发放登记.csv" in page.first.recent[0].accessibleName()
    QTest.mouseClick(page.first.recent[0], Qt.MouseButton.LeftButton)
    settle(qtbot, fresh)
    assert page.preview is not None


def test_what_has_no_room_is_told_beside_and_nothing_scrolls(
    fresh: Shell, qtbot: QtBot
) -> None:
    fresh.resize(911, 441)
    page = page_with(fresh, qtbot, resource("samples", "培训台账2025.xlsx"))
    qtbot.wait(20)
    hidden = [each.field.label for each in page.list.hidden]
    assert "主讲人" in hidden
    assert page.list.table.horizontalScrollBar().maximum() == 0
    beside = [label.text() for label in page.list.detail.findChildren(QLabel)]
    assert set(hidden) <= set(beside)
    fresh.resize(1366, 697)
    qtbot.wait(20)
    assert len(page.list.hidden) < len(hidden)


def test_column_with_something_to_look_at_is_never_given_up(
    fresh: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "坏.csv"
    rows = "2025-03-05,下坪村,果树修剪,60,5,电商,现场指导,李四,很多\n"
    head = "时间,村,培训内容,人次,其中妇女,行业,培训形式,主讲人,其中脱贫户\n"
    file.write_text(head + rows, encoding="utf-8")
    fresh.resize(911, 441)
    page = page_with(fresh, qtbot, file)
    qtbot.wait(20)
    assert "aided" not in [each.slot.key for each in page.list.hidden]
