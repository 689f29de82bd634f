"""定年度目标: proposed from history, copied, changed, written at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tecdesk.store.query import Filter
from tecdesk.ui.pages.errands.targets_copy import TargetsCopyPage
from tests.ui.conftest import settle
from tests.ui.grids import at
from tests.ui.grids import type_into

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_targets_are_copied_after_a_look(shell: Shell, qtbot: QtBot) -> None:
    book = shell.desk.book
    page = at(shell, "copy-targets", 2026)
    assert isinstance(page, TargetsCopyPage)
    page.way.choose("same")
    count = book.count("target", Filter({"year": 2025}))
    assert page.sentence == f"2026 年新增 {count} 项目标。"
    page.table.go()
    type_into(page, 6, "55")
    page.table.setCurrentIndex(page.model.index(1, 6))
    page.model.setData(page.model.index(1, 6), "")
    QTest.keyClick(shell, Qt.Key.Key_Return, CONTROL)
    made = book.find("target", Filter({"year": 2026}))
    assert len(made) == count - 1
    assert "培训期数" in [name for name, value in _named(shell, 2026) if value == 5500]
    assert page.sentence == "2026 年的目标已经填过了。" or page.model.rowCount() == 1
    shell.undo()
    settle(qtbot, shell)
    assert not book.count("target", Filter({"year": 2026}))


def _named(shell: Shell, year: int) -> list[tuple[str, int | None]]:
    from tecdesk.domain.indicators import INDICATORS

    return [
        (INDICATORS[row.text("indicator")].label, row.number("value"))
        for row in shell.desk.book.find("target", Filter({"year": year}))
    ]


def test_what_was_done_becomes_the_target(shell: Shell) -> None:
    page = at(shell, "copy-targets", 2026)
    assert isinstance(page, TargetsCopyPage)
    page.way.choose("done")
    shown = {row.texts[0]: page.model.text(row.id, "value") for row in page.model.rows}
    assert shown["培训期数"] == "46"


def test_next_year_is_proposed_from_history(shell: Shell, qtbot: QtBot) -> None:
    page = at(shell, "copy-targets", 2026)
    assert isinstance(page, TargetsCopyPage)
    rows = {row.texts[0]: row for row in page.model.rows}
    assert list(rows)[:2] == ["培训期数", "培训人次"]
    assert rows["培训人次"].texts[2:6] == ("—", "—", "4374", "5000")
    paired, bases = rows["结对户数"], rows["示范基地(期末在用)"]
    assert paired.texts[6] == "2025年末 38"
    assert page.model.text(paired.id, "value") == "38"
    assert page.model.text(paired.id, "source") == "自定"
    assert bases.texts[6] == "2025年末 11"
    assert page.model.text(bases.id, "value") == ""
    page.model.setData(page.model.index(page.model.rows.index(bases), 6), "12")
    QTest.keyClick(shell, Qt.Key.Key_Return, CONTROL)
    settle(qtbot, shell)
    made = dict(_named(shell, 2026))
    assert (made["结对户数"], made["示范基地(期末在用)"]) == (3800, 1200)
    assert "走访次数" not in made


def test_year_without_targets_is_said(shell: Shell) -> None:
    page = at(shell, "copy-targets", 2026)
    assert isinstance(page, TargetsCopyPage)
    page.way.choose("same")
    page.into.choose(2024)
    assert page.sentence == "2023 年还没有目标，没有可抄的。"
    assert not page.do.isEnabled()
