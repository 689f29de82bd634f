"""Editors: one per kind, values round, input methods undisturbed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.record import ABOUT
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.domain.registers import REGISTERS
from tecdesk.ui.editors.links import RefEditor
from tecdesk.ui.editors.offers import OfferLine
from tecdesk.ui.editors.offers import matching
from tecdesk.ui.editors.table import EDITORS
from tecdesk.ui.editors.table import editor
from tecdesk.ui.models.lookup import Lookup

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.editors.editor import Editor
    from tecdesk.ui.shell import Shell


@pytest.fixture
def lookup(fresh: Shell) -> Lookup:
    return Lookup(fresh.desk.book, fresh.desk.bus)


_windows: list[QWidget] = []


def shown(qtbot: QtBot, field: Field, lookup: Lookup, register: str = "") -> Editor:
    window = QWidget()
    _windows.append(window)
    qtbot.addWidget(window)
    made = editor(field, lookup, register)
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    window.show()
    made.box.setFocus()
    qtbot.waitUntil(made.box.hasFocus)
    return made


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(widget, event)


def test_every_kind_has_an_editor() -> None:
    assert set(EDITORS) == set(Kind)


@pytest.mark.parametrize(
    ("register", "key", "typed", "value", "tidied"),
    [
        ("training", "held_on", "12.9", "2025-12-09", "2025-12-09"),
        ("training", "held_on", "2025年3月", "2025-03", "2025-03"),
        ("training", "people", "１２０", 120, "120"),
        ("training", "people", "约120", 120, "约120"),
        ("training", "cost", "0.3万", 300000, "3000"),
        ("base", "area", "35.5", 355, "35.5"),
        ("training", "form", "现场培训", "现场指导", "现场指导"),
        ("training", "audience", "农民、妇女", "农民、妇女", "农民、妇女"),
        ("training", "title", " 茶园冬季管理 ", "茶园冬季管理", "茶园冬季管理"),
        ("training", "note", "下雪改期", "下雪改期", "下雪改期"),
        ("target", "year", "2025", 2025, "2025"),
        ("target", "indicator", "培训人次", "training.people", "培训人次"),
        ("pairing", "phone", "138 1234 5678", "13812345678", "13812345678"),
    ],
)
def test_typed_is_read_and_tidied(  # noqa: PLR0917 - a table of cases
    lookup: Lookup,
    qtbot: QtBot,
    register: str,
    key: str,
    typed: str,
    value: object,
    tidied: str,
) -> None:
    made = shown(qtbot, REGISTERS[register][key], lookup, register)
    made.type(typed)
    assert made.reading().value == value
    made.tidy()
    assert made.text == tidied


def test_blank_zero_and_not_applicable_are_three(lookup: Lookup, qtbot: QtBot) -> None:
    made = shown(qtbot, REGISTERS["training"]["people"], lookup, "training")
    read = []
    for text in ("", "0", "—"):
        made.write(text)
        read.append((made.reading().value, made.reading().mark))
    assert read == [(None, ""), (0, ""), (None, NOT_APPLICABLE)]
    made.show_value(120, ABOUT)
    assert made.reading().mark == ABOUT


def test_empty_date_stays_empty(lookup: Lookup, qtbot: QtBot) -> None:
    made = shown(qtbot, REGISTERS["training"]["held_until"], lookup, "training")
    made.show_value(None)
    made.tidy()
    assert (made.text, made.reading().value) == ("", None)


def test_wrong_date_is_said_not_changed(lookup: Lookup, qtbot: QtBot) -> None:
    made = shown(qtbot, REGISTERS["training"]["held_on"], lookup, "training")
    made.type("2025.2.30")
    made.tidy()
    problem = made.reading().problem
    assert problem is not None
    assert problem.blocks
    assert made.text == "2025.2.30"


def test_chinese_input_is_not_disturbed(lookup: Lookup, qtbot: QtBot) -> None:
    made = shown(qtbot, REGISTERS["training"]["title"], lookup, "training")
    heard: list[str] = []
    made.edited.connect(lambda: heard.append(made.text))
    compose(made.box, "cha")
    compose(made.box, "cha yuan")
    assert (heard, made.text) == ([], "")
    assert made.box.hasFocus()
    compose(made.box, "", "茶园")
    assert (heard, made.text) == (["茶园"], "茶园")
    assert made.box.hasFocus()


def test_village_by_initials_and_without_its_last_character(
    lookup: Lookup, qtbot: QtBot
) -> None:
    made = shown(qtbot, REGISTERS["training"]["village"], lookup, "training")
    box = made.box
    assert isinstance(made, RefEditor)
    assert isinstance(box, OfferLine)
    QTest.keyClicks(box, "xp")
    assert box.offered == ["下坪村"]
    assert box.hasFocus()
    box.take_current()
    assert made.text == "下坪村"
    known = made.reading().value
    made.type("下坪")
    assert made.reading().value == known
    assert made.new_name == ""
    made.type("新塘村")
    assert (made.reading().value, made.new_name) == (None, "新塘村")


def test_offers_open_with_alt_down_and_close_with_escape(
    lookup: Lookup, qtbot: QtBot
) -> None:
    made = shown(qtbot, REGISTERS["training"]["form"], lookup, "training")
    box = made.box
    assert isinstance(box, OfferLine)
    QTest.keyClick(box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert "现场指导" in box.offered
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.open


def test_matching_prefers_beginnings() -> None:
    words = ["大下坪村", "下坪村", "石桥村"]
    assert matching("下坪", words) == ["下坪村", "大下坪村"]
    assert matching("xpc", words)[0] == "下坪村"
    assert matching("", words) == words
    assert matching("没有", words) == []


def test_personal_number_is_masked_without_focus(lookup: Lookup, qtbot: QtBot) -> None:
    made = shown(qtbot, REGISTERS["pairing"]["id_number"], lookup, "pairing")
    made.box.clearFocus()
    made.show_value("990000197001010018")
    line = made.box
    assert "*" in line.text()  # type: ignore[union-attr]
    assert made.reading().value == "990000197001010018"
    made.box.setFocus()
    assert "*" in line.text()  # type: ignore[union-attr]
    made.type("990000197902020029")
    assert line.text() == "990000197902020029"  # type: ignore[union-attr]
