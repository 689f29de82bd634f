"""The form of every register: an empty one saves nothing, a full one round-trips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.query import Filter
from tecdesk.ui.editors.editor import LineEditor
from tecdesk.ui.form.arrange import belonging
from tecdesk.ui.form.arrange import hidden
from tests.ui.conftest import register_page
from tests.ui.conftest import settle
from tests.ui.forms import SESSION
from tests.ui.forms import begun
from tests.ui.forms import fill

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.domain.field import Field
    from tecdesk.ui.shell import Shell

TYPED = {
    Kind.TEXT: "测试",
    Kind.NOTE: "两行\n文字",
    Kind.DATE: "2025-03-05",
    Kind.YEAR: "2025",
    Kind.COUNT: "3",
    Kind.NUMBER: "12.5",
    Kind.MONEY: "1200.5",
    Kind.AREA: "35.5",
    Kind.CHOICES: "农民、妇女",
    Kind.INDICATOR: "培训人次",
    Kind.ID_NUMBER: "990000197001010018",
    Kind.PHONE: "13812345678",
}
ALONE = [key for key, register in REGISTERS.items() if not register.parent]


def typed(field: Field) -> str:
    if field.kind is Kind.REF and not field.addable:
        return ""
    if field.kind is Kind.REF:
        return "柳树村" if field.to == "village" else "新资料"
    if field.kind is Kind.CHOICE:
        return {"status": "在用"}.get(field.key, "其他")
    return TYPED[field.kind]


@pytest.mark.parametrize("key", ALONE)
def test_empty_form_saves_nothing(key: str, fresh: Shell) -> None:
    page = register_page(fresh, key)
    page.start_new()
    before = fresh.desk.book.count(key)
    assert not page.panel.dirty
    for editor in page.panel.fields.editors.values():
        editor.type("")
    page.panel.save()
    required = [f for f in page.register.fields if f.required]
    assert fresh.desk.book.count(key) == before
    assert required or key == "unit"


@pytest.mark.parametrize("key", ALONE)
def test_typed_row_survives_form_and_store(key: str, fresh: Shell) -> None:
    page = register_page(fresh, key)
    page.start_new()
    skipped = {"closed_on", "until", "held_until", "valid_from", "valid_to"}
    for field_key, editor in page.panel.fields.editors.items():
        if field_key not in skipped:
            editor.type(typed(editor.field))
    kept = {k: e.text for k, e in page.panel.fields.editors.items()}
    assert page.save(go_on=False)
    saved = fresh.desk.book.find(key, Filter())
    record = next(r for r in saved if r.id == page.panel.record)
    page.panel.show_record(record)
    again = {k: e.text for k, e in page.panel.fields.editors.items()}
    assert again == {k: e for k, e in kept.items()}  # noqa: C416
    assert not page.panel.dirty


def test_missing_date_is_refused_beside_the_field(fresh: Shell) -> None:
    page = begun(fresh)
    editors = page.panel.fields.editors
    editors["held_on"].type("")
    editors["title"].type("果树修剪")
    editors["people"].type("50")
    assert not page.save(go_on=True)
    assert editors["held_on"].box.property("state") == "red"
    assert "没有填" in editors["held_on"].box.accessibleDescription()
    assert editors["held_on"].box.hasFocus()
    assert fresh.desk.book.count("training") == 0


def test_subset_above_total_is_a_hint_and_is_saved(fresh: Shell) -> None:
    page = begun(fresh)
    editors = page.panel.fields.editors
    fill(page, held_on="2025-12-15", title="淡水鱼养殖", people="68", women="86")
    editors["women"].left.emit()
    assert editors["women"].box.property("state") == "amber"
    assert "68" in editors["women"].box.accessibleDescription()
    editors["women"].type("8")
    assert editors["women"].box.property("state") == ""
    editors["women"].type("86")
    assert page.save(go_on=False)
    assert fresh.desk.book.count("training") == 1


def test_next_record_keeps_what_is_sticky(fresh: Shell) -> None:
    page = begun(fresh)
    editors = page.panel.fields.editors
    fill(
        page,
        held_on="2025-12-15",
        village="下坪村",
        title="淡水鱼养殖",
        lecturer="林桂兰",
        people="68",
    )
    assert page.save(go_on=True)
    kept = {key: editors[key].text for key in ("village", "title", "lecturer")}
    assert kept == {"village": "下坪村", "title": "淡水鱼养殖", "lecturer": "林桂兰"}
    assert editors["village"].box.property("state") == "sticky"
    assert (editors["people"].text, page.panel.dirty) == ("", False)
    assert editors["held_on"].box.hasFocus()
    page.panel.fields.free("lecturer")
    assert editors["lecturer"].text == ""


def test_ctrl_d_takes_the_field_of_the_last_record(fresh: Shell) -> None:
    page = begun(fresh)
    editors = page.panel.fields.editors
    fill(page, **SESSION)
    assert page.save(go_on=True)
    page.panel.fields.focus(editors["people"])
    page.panel.same_as_last()
    assert editors["people"].text == "68"


def test_enter_goes_on_and_shift_enter_back(fresh: Shell, qtbot: QtBot) -> None:
    page = begun(fresh)
    editors = list(page.panel.fields.editors.values())
    page.panel.fields.focus(editors[0])
    for at, editor in enumerate(editors[:-1]):
        QTest.keyClick(editor.box, Qt.Key.Key_Return)
        assert editors[at + 1].box.hasFocus(), editors[at + 1].field.key
    last = editors[-1].box
    QTest.keyClick(last, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert editors[-2].box.hasFocus()


def test_new_village_is_added_with_the_record(fresh: Shell) -> None:
    page = begun(fresh)
    fill(page, held_on="2025-12-15", village="新塘村", title="茶园", people="68")
    assert page.save(go_on=False)
    assert "新塘村" in fresh.desk.book.names("village").values()
    fresh.desk.book.undo()
    assert fresh.desk.book.count("training") == 0
    assert "新塘村" not in fresh.desk.book.names("village").values()


@pytest.mark.parametrize("key", [k for k, r in REGISTERS.items() if belonging(r)])
def test_what_belongs_has_a_list_and_no_field(key: str, fresh: Shell) -> None:
    page = register_page(fresh, key)
    assert [each.belongs for each in page.panel.lists] == belonging(REGISTERS[key])
    for each in belonging(REGISTERS[key]):
        assert (each.link in hidden(each.register)) == (each.held is None)


@pytest.mark.parametrize("key", ALONE)
def test_every_box_has_a_name(key: str, fresh: Shell) -> None:
    page = register_page(fresh, key)
    for field_key, editor in page.panel.fields.editors.items():
        assert editor.box.accessibleName() == REGISTERS[key][field_key].label
        assert isinstance(editor, LineEditor) or isinstance(editor.box, QPlainTextEdit)


def test_undo_key_belongs_to_the_line_only_while_it_has_something(
    fresh: Shell, qtbot: QtBot
) -> None:
    page = begun(fresh)
    editors = page.panel.fields.editors
    fill(page, **SESSION)
    assert page.save(go_on=True)
    box = editors["people"].box
    page.panel.fields.focus(editors["people"])
    QTest.keyClicks(box, "5")
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (editors["people"].text, fresh.desk.book.count("training")) == ("", 1)
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, fresh)
    assert fresh.desk.book.count("training") == 0


def test_what_is_missing_stays_said_until_it_is_filled(fresh: Shell) -> None:
    page = begun(fresh)
    editors = page.panel.fields.editors
    editors["held_on"].type("2025-12-15")
    editors["held_on"].left.emit()
    editors["title"].left.emit()
    assert editors["title"].box.property("state") in (None, "")
    assert not page.save(go_on=True)
    page.panel.fields.focus(editors["people"])
    assert editors["title"].box.property("state") == "red"
    editors["title"].type("茶园")
    editors["title"].left.emit()
    assert editors["title"].box.property("state") == ""
