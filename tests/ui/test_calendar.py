"""A date is chosen from a month by the keys, or typed as before."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tecdesk.ui.editors.calendar import Calendar
from tecdesk.ui.editors.dates import DateEditor
from tests.ui.conftest import register_page
from tests.ui.keypad import here

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell

ALT = Qt.KeyboardModifier.AltModifier
KEYS = Qt.Key


@pytest.fixture
def page(fresh: Shell) -> RegisterPage:
    made = register_page(fresh, "training")
    made.start_new()
    return made


def opened(page: RegisterPage, text: str = "2025-12-09") -> DateEditor:
    editor = page.panel.fields.editors["held_on"]
    assert isinstance(editor, DateEditor)
    editor.type(text)
    page.panel.fields.focus(editor)
    QTest.keyClick(editor.box, KEYS.Key_Down, ALT)
    assert editor.date_line.open
    return editor


def marked(editor: DateEditor) -> str:
    assert editor.date_line.calendar is not None
    return editor.date_line.calendar.day.isoformat()


def press(editor: DateEditor, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(editor.box, key)


def test_arrows_and_pages_move_and_enter_takes_and_goes_on(
    page: RegisterPage, fresh: Shell
) -> None:
    editor = opened(page)
    press(editor, KEYS.Key_Right, KEYS.Key_Down)
    assert marked(editor) == "2025-12-17"
    press(editor, KEYS.Key_Left, KEYS.Key_Up, KEYS.Key_PageUp)
    assert marked(editor) == "2025-11-09"
    press(editor, KEYS.Key_PageDown, KEYS.Key_PageDown, KEYS.Key_Left)
    assert marked(editor) == "2026-01-08"
    assert editor.text == "2025-12-09"
    press(editor, KEYS.Key_Return)
    assert editor.text == "2026-01-08"
    assert not editor.date_line.open
    assert here(fresh) is page.panel.fields.editors["village"].box
    assert editor.hint is not None
    assert editor.hint.text() == "周四"


def test_escape_closes_the_month_and_not_the_form(
    page: RegisterPage, asked: list[str]
) -> None:
    editor = opened(page)
    press(editor, KEYS.Key_Right, KEYS.Key_Escape)
    assert not editor.date_line.open
    assert editor.text == "2025-12-09"
    assert editor.box.hasFocus()
    assert asked == []
    assert not page.panel.isHidden()


@pytest.mark.parametrize(
    ("typed", "kept"), [("3.5", "2025-03-05"), ("2025.3", "2025-03"), ("2024", "2024")]
)
def test_what_is_typed_counts_and_not_the_month(
    page: RegisterPage, typed: str, kept: str
) -> None:
    editor = opened(page)
    press(editor, KEYS.Key_Right)
    editor.box.selectAll()
    QTest.keyClicks(editor.box, typed)
    assert not editor.date_line.open
    press(editor, KEYS.Key_Return)
    assert editor.text == kept


@pytest.mark.parametrize(
    ("text", "first"), [("2025-03", "2025-03-01"), ("2024", "2024-01-01")]
)
def test_a_month_or_year_begins_with_its_first_day(
    page: RegisterPage, text: str, first: str
) -> None:
    assert marked(opened(page, text)) == first


def test_an_empty_date_begins_in_the_year_worked_on(page: RegisterPage) -> None:
    editor = opened(page, "")
    today = editor.lookup.context.today
    assert today is not None
    wanted = today if today.year == 2025 else date(2025, 12, 31)
    assert marked(editor) == wanted.isoformat()


def test_leaving_and_saving(page: RegisterPage, fresh: Shell) -> None:
    editor = opened(page)
    page.panel.fields.focus(page.panel.fields.editors["title"])
    assert not editor.date_line.open
    page.panel.fields.editors["title"].type("茶园")
    page.panel.fields.editors["people"].type("5")
    editor = opened(page)
    press(editor, KEYS.Key_Right)
    QTest.keyClick(editor.box, KEYS.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert fresh.desk.book.find("training")[0]["held_on"] == "2025-12-10"


def test_a_press_takes_the_day(page: RegisterPage) -> None:
    editor = opened(page)
    shown = editor.date_line.calendar
    assert shown is not None
    QTest.mouseClick(
        shown, Qt.MouseButton.LeftButton, pos=shown.cells()[date(2025, 12, 24)].center()
    )
    assert editor.text == "2025-12-24"
    assert editor.box.hasFocus()
    assert not editor.date_line.open


def test_a_screen_reader_hears_the_marked_day(page: RegisterPage) -> None:
    editor = opened(page)
    press(editor, KEYS.Key_Right)
    assert editor.box.accessibleDescription() == "2025年12月10日 周三"


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1901, 1, 1), date(2098, 12, 31)), st.integers(-30, 30))
def test_turning_keeps_the_day_as_far_as_the_month_has_it(
    qapp: QApplication, day: date, months: int
) -> None:
    window = QWidget()
    shown = Calendar(window, None)
    shown.mark(day)
    shown.turn(months)
    there = shown.day
    distance = (there.year - day.year) * 12 + there.month - day.month
    assert distance == months or there in {date(1900, 1, 1), day}
    assert there.day == day.day or (there + timedelta(1)).day == 1
    assert there in shown.cells()
    window.deleteLater()


def test_the_ends_of_time_are_not_passed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    shown = Calendar(window, None)
    shown.mark(date(2099, 12, 31))
    shown.move_by(1)
    shown.turn(1)
    assert shown.day == date(2099, 12, 31)
