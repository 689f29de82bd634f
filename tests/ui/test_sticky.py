"""The original rules of entry: kept fields and their pin, keys that stay the line's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QPoint
from PySide6.QtCore import QPointF
from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tests.ui.conftest import register_page
from tests.ui.forms import begun
from tests.ui.forms import fill

if TYPE_CHECKING:
    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier
FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
TYPED = {
    Kind.DATE: "2025-3-5",
    Kind.COUNT: "120",
    Kind.MONEY: "1200.5",
    Kind.AREA: "35.5",
    Kind.NUMBER: "12.5",
    Kind.YEAR: "2025",
    Kind.ID_NUMBER: "990000197001010018",
    Kind.PHONE: "13812345678",
    Kind.TEXT: "ABC12",
}


@pytest.fixture
def page(fresh: Shell) -> RegisterPage:
    """The form of a second session: village and lecturer are kept."""
    made = begun(fresh)
    fill(
        made,
        held_on="2025-03-01",
        village="下坪村",
        title="茶园",
        people="68",
        lecturer="林桂兰",
    )
    assert made.save(go_on=True)
    return made


def state(page: RegisterPage, key: str) -> tuple[str, object]:
    editor = page.panel.fields.editors[key]
    return editor.text, editor.box.property("state") or ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_frees_a_kept_field_and_deletes_no_record(
    page: RegisterPage, fresh: Shell, key: Qt.Key
) -> None:
    assert state(page, "lecturer") == ("林桂兰", "sticky")
    page.panel.fields.focus(page.panel.fields.editors["lecturer"])
    QTest.keyClick(page.panel.fields.editors["lecturer"].box, key)
    assert state(page, "lecturer") == ("", "")
    assert fresh.desk.book.count("training") == 1


def test_a_press_on_the_pin_frees_it(page: RegisterPage) -> None:
    box = page.panel.fields.editors["village"].box
    (pin,) = [each for each in box.findChildren(QToolButton) if each.isVisible()]
    QTest.mouseClick(pin, Qt.MouseButton.LeftButton)
    assert state(page, "village") == ("", "")
    assert not [each for each in box.findChildren(QToolButton) if each.isVisible()]


def test_typing_replaces_and_frees(page: RegisterPage) -> None:
    page.panel.fields.focus(page.panel.fields.editors["lecturer"])
    QTest.keyClicks(page.panel.fields.editors["lecturer"].box, "Wang")
    assert state(page, "lecturer") == ("Wang", "")


def test_what_was_freed_is_kept_no_longer(page: RegisterPage) -> None:
    page.panel.fields.free("lecturer")
    fill(page, held_on="2025-03-02", people="5")
    assert page.save(go_on=True)
    assert state(page, "lecturer") == ("", "")
    assert state(page, "village") == ("下坪村", "sticky")


def test_control_arrows_move_in_words_and_in_the_list_between_records(
    page: RegisterPage, fresh: Shell
) -> None:
    page.panel.fields.editors["held_on"].type("2025-03-02")
    page.panel.fields.editors["people"].type("5")
    assert page.save(go_on=False)
    box = page.panel.fields.editors["note"].box
    page.panel.fields.editors["note"].type("one two")
    box.setFocus()
    record = page.panel.record
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(box, key, CONTROL)
    assert page.panel.record == record
    page.panel.fields.editors["note"].type("")
    page.list.table.setFocus()
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(page.list.table, key, CONTROL)
        seen.append(page.panel.record)
    assert len(set(seen)) == 2
    assert seen[1] == record


def test_the_wheel_changes_no_field(page: RegisterPage) -> None:
    before = page.panel.fields.texts()
    for editor in page.panel.fields.editors.values():
        editor.box.setFocus()
        for turn in (120, -120):
            at = QPointF(5, 5)
            event = QWheelEvent(
                at,
                at,
                QPoint(0, turn),
                QPoint(0, turn),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QCoreApplication.sendEvent(editor.box, event)
    assert page.panel.fields.texts() == before


@pytest.mark.parametrize("register", ["training", "base", "pairing", "target"])
def test_full_width_is_accepted_in_every_field(register: str, fresh: Shell) -> None:
    page = register_page(fresh, register)
    page.start_new()
    for key, editor in page.panel.fields.editors.items():
        kind = REGISTERS[register][key].kind
        if kind not in TYPED:
            continue
        plain, wide = TYPED[kind], TYPED[kind].translate(FULL)
        editor.type(plain)
        meant = editor.reading()
        editor.type(wide)
        assert editor.reading().value == meant.value, (key, wide)
        assert meant.value is not None, key
    page.panel.fields.load({}, {})
