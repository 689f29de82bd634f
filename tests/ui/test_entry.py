"""Entering by keyboard: offers, numbers and dates as typed, the same record, keys."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QWidget

from tecdesk.store.terms.village_changes import Villages
from tecdesk.store.terms.words import Words
from tecdesk.ui.editors.offers import OfferLine
from tecdesk.ui.form.likeness import LOOK
from tests.ui.conftest import register_page
from tests.ui.forms import fill

if TYPE_CHECKING:
    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell


@pytest.fixture
def page(fresh: Shell) -> RegisterPage:
    """The form of a new session, the cursor in its first empty field."""
    made = register_page(fresh, "training")
    made.start_new()
    return made


def go_to(page: RegisterPage, key: str) -> OfferLine:
    editor = page.panel.fields.editors[key]
    page.panel.fields.focus(editor)
    assert isinstance(editor.box, OfferLine)
    return editor.box


def write(box: QWidget, text: str) -> None:
    """Type letters; what no key gives comes from the input method."""
    if text.isascii():
        QTest.keyClicks(box, text)
        return
    for preedit, commit in (("pinyin", ""), ("", text)):
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QCoreApplication.sendEvent(box, event)


def save(page: RegisterPage, **texts: str) -> None:
    page.start_new()
    fill(page, **texts)
    assert page.save(go_on=True)


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("held_on", "3.5", "2025-03-05"),
        ("held_on", "0305", "2025-03-05"),
        ("held_on", "３．５", "2025-03-05"),
        ("held_on", "今天", date.today().isoformat()),  # noqa: DTZ011
        ("held_on", "昨天", (date.today() - timedelta(1)).isoformat()),  # noqa: DTZ011
        ("cost", "0.3万", 300000),
        ("cost", "０．３万", 300000),
        ("people", "１２０", 120),
        ("people", "1,200", 1200),
    ],
)
def test_typed_in_the_form_is_understood_on_leaving(
    page: RegisterPage, key: str, typed: str, value: object
) -> None:
    editor = page.panel.fields.editors[key]
    page.panel.fields.focus(editor)
    editor.box.selectAll()
    write(editor.box, typed)
    assert editor.text == typed
    QTest.keyClick(editor.box, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert not editor.box.hasFocus()
    assert page.panel.fields.collect().values[key] == value
    assert editor.reading().problem is None


def test_counts_run_by_the_numeric_pad(page: RegisterPage) -> None:
    page.panel.fields.focus(page.panel.fields.editors["people"])
    for text in ("45", "20", "6"):
        here = QApplication.focusWidget() or page.window().focusWidget()
        assert here is not None
        QTest.keyClicks(here, text, Qt.KeyboardModifier.KeypadModifier)
        QTest.keyClick(here, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    values = page.panel.fields.collect().values
    assert [values[key] for key in ("people", "women", "aided")] == [45, 20, 6]


def test_problem_appears_on_leaving_and_no_box(
    page: RegisterPage, asked: list[str]
) -> None:
    editor = page.panel.fields.editors["held_on"]
    page.panel.fields.focus(editor)
    write(editor.box, "2.30")
    assert editor.box.property("state") in {None, ""}
    QTest.keyClick(editor.box, Qt.Key.Key_Return)
    assert editor.box.property("state") == "red"
    assert (editor.text, asked) == ("2.30", [])


def test_enter_belongs_to_the_input_method_while_it_composes(
    page: RegisterPage,
) -> None:
    box = go_to(page, "title")
    QCoreApplication.sendEvent(box, QInputMethodEvent("cha", []))
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.hasFocus()


def test_used_last_is_offered_first(page: RegisterPage) -> None:
    save(page, held_on="2025-03-05", title="茶园管理", people="1", village="石桥村")
    save(page, held_on="2025-03-06", title="茶园修剪", people="1", village="柳树村")
    box = go_to(page, "title")
    box.selectAll()
    write(box, "cy")
    assert box.offered == ["茶园修剪", "茶园管理"]
    village = go_to(page, "village")
    village.offer_all()
    assert village.offered[:2] == ["柳树村", "石桥村"]


def test_village_by_its_number(page: RegisterPage) -> None:
    box = go_to(page, "village")
    write(box, "3")
    assert box.offered == ["石桥村"]
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert page.panel.fields.editors["village"].text == "石桥村"
    fill(page, village="２")
    page.panel.fields.editors["village"].tidy()
    assert page.panel.fields.editors["village"].text == "下坪村"


def test_words_of_the_year_of_the_record(page: RegisterPage, fresh: Shell) -> None:
    book = fresh.desk.book
    fresh.desk.bus.tell(Words(book, "training_form").add("田间学校", 2026), None)
    box = go_to(page, "form")
    write(box, "田间")
    assert box.offered == ["新增“田间”"]
    fill(page, held_on="2026-03-05")
    box.clear()
    write(box, "tj")
    assert box.offered == ["田间学校"]


def test_villages_of_the_year_of_the_record(page: RegisterPage, fresh: Shell) -> None:
    book = fresh.desk.book
    ids = {name: id_ for id_, name in book.names("village").items()}
    made = Villages(book).merge(ids["石桥村"], ids["柳树村"], 2026)
    fresh.desk.bus.tell(made, None)
    box = go_to(page, "village")
    write(box, "sqc")
    assert box.offered == ["石桥村"]
    fill(page, held_on="2026-03-05")
    box.clear()
    write(box, "石桥")
    assert "石桥村" not in box.offered


def test_new_word_is_offered_and_taken(page: RegisterPage) -> None:
    fill(page, held_on="2025-03-05", title="茶园", people="8")
    box = go_to(page, "form")
    write(box, "田头会")
    assert box.offered == ["新增“田头会”"]
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert page.panel.fields.editors["form"].text == "田头会"
    assert page.save(go_on=True)
    box = go_to(page, "form")
    box.selectAll()
    write(box, "tth")
    assert box.offered == ["田头会"]


def test_new_village_is_said_beside_the_field(page: RegisterPage) -> None:
    box = go_to(page, "village")
    write(box, "新塘村")
    assert box.offered == ["新增“新塘村”"]
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.property("state") == "amber"
    assert "新塘村" in box.accessibleDescription()


def test_saving_takes_the_marked_word(page: RegisterPage, fresh: Shell) -> None:
    fill(page, held_on="2025-03-05", title="茶园", people="8")
    box = go_to(page, "village")
    write(box, "sqc")
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    saved = fresh.desk.book.find("training")[0]
    names = fresh.desk.book.names("village")
    assert names[saved.text("village")] == "石桥村"
    assert len(names) == 4


def test_escape_closes_the_list_before_the_form(
    page: RegisterPage, asked: list[str]
) -> None:
    box = go_to(page, "village")
    write(box, "sq")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert (box.open, box.text(), asked) == (False, "sq", [])
    assert not page.panel.isHidden()


def test_ctrl_d_in_a_stored_record_takes_the_one_before(page: RegisterPage) -> None:
    save(page, held_on="2025-03-05", title="茶园", people="8", host="农技站")
    fill(page, held_on="2025-03-06", title="果树", people="9")
    assert page.save(go_on=False)
    page.panel.fields.focus(page.panel.fields.editors["host"])
    page.panel.same_as_last()
    assert page.panel.fields.editors["host"].text == "农技站"


def test_several_words_are_offered_one_by_one(page: RegisterPage) -> None:
    box = go_to(page, "audience")
    write(box, "nm")
    box.take_current()
    first = box.text()
    write(box, "、fn")
    box.take_current()
    assert box.text() == f"{first}、妇女"


def test_same_session_is_said_at_once(page: RegisterPage, asked: list[str]) -> None:
    known = {"held_on": "2025-12-09", "village": "下坪村", "title": "淡水鱼养殖"}
    save(page, **known, people="68")
    likeness = page.panel.likeness
    assert likeness.text == ""
    fill(page, held_on="12.9")
    page.panel.fields.editors["held_on"].left.emit()
    assert likeness.text == "下坪村 12月9日 已有同题培训 68 人次"
    assert asked == []
    likeness.answer(LOOK)
    seen = [page.panel.peeking]
    assert page.panel.fields.editors["held_on"].text == "2025-12-09"
    page.escape()
    seen.append(page.panel.peeking)
    assert seen == [True, False]
    assert likeness.text
    likeness.answer("不是同一次")
    assert likeness.text == ""
    page.panel.show_new({}, set())
    fill(page, **known)
    page.panel.fields.editors["title"].left.emit()
    assert likeness.text == ""


def test_near_session_is_said_once_the_kept_fields_were_passed(
    page: RegisterPage,
) -> None:
    save(page, held_on="2025-12-09", village="下坪村", title="鱼", people="68")
    page.panel.fields.focus(page.panel.fields.editors["held_on"])
    write(page.panel.fields.editors["held_on"].box, "12.12")
    said = []
    for key in ("held_on", "village", "title"):
        QTest.keyClick(page.panel.fields.editors[key].box, Qt.Key.Key_Return)
        said.append(page.panel.likeness.text)
    assert said == ["", "", "下坪村 12月9日 已有同题培训 68 人次（相隔 3 天）"]


def test_looking_at_the_other_goes_back_by_the_filled_button(
    page: RegisterPage, fresh: Shell
) -> None:
    save(page, held_on="2025-12-09", village="下坪村", title="鱼", people="68")
    fill(page, held_on="2025-12-09", people="70")
    page.panel.fields.editors["people"].left.emit()
    page.panel.likeness.answer(LOOK)
    here: QObject | None = fresh.window().focusWidget()
    assert isinstance(here, QWidget)
    QTest.keyClick(here, Qt.Key.Key_Return)
    assert not page.panel.peeking
    assert fresh.desk.book.count("training") == 1
    assert page.panel.fields.editors["people"].text == "70"
