"""What belongs to a record is typed in its form, line by line, and saved with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tecdesk.domain.record import ABOUT
from tests.ui.conftest import register_page
from tests.ui.conftest import settle
from tests.ui.forms import SESSION
from tests.ui.forms import fill
from tests.ui.keypad import here
from tests.ui.keypad import pad

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.form.belongings import Belongings
    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell

ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(fresh: Shell) -> RegisterPage:
    """The form of a session, filled as far as it must be."""
    made = register_page(fresh, "training")
    begin(made)
    return made


def begin(page: RegisterPage, title: str = "茶园") -> None:
    page.start_new()
    fill(page, **{**SESSION, "title": title}, village="下坪村")


def handouts(page: RegisterPage) -> Belongings:
    return page.panel.lists[0]


def press(shell: Shell, *keys: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    for key in keys:
        modifiers = held or Qt.KeyboardModifier.NoModifier
        QTest.keyClick(here(shell), key, modifiers)


def letters(shell: Shell, text: str) -> None:
    QTest.keyClicks(here(shell), text)


def lines(page: RegisterPage) -> list[dict[str, str]]:
    return [line.texts() for line in handouts(page).open_lines()]


def given(shell: Shell) -> list[tuple[str, object, object]]:
    """Title, quantity and unit of every handout, in the order of entry."""
    names = shell.desk.book.names("material")
    found = shell.desk.book.find("handout", order=("quantity",))
    return [(names[r.text("material")], r["quantity"], r["unit"]) for r in found]


def test_two_handouts_by_keys_alone_in_one_step(
    page: RegisterPage, fresh: Shell, qtbot: QtBot
) -> None:
    before = fresh.desk.book.undo_label
    press(fresh, Qt.Key.Key_L, held=Qt.KeyboardModifier.AltModifier)
    letters(fresh, "manual")
    press(fresh, ENTER)
    pad(fresh, "68\r")
    press(fresh, ENTER)
    letters(fresh, "leaflet")
    press(fresh, ENTER)
    pad(fresh, "70")
    press(fresh, ENTER, held=CONTROL)
    assert given(fresh) == [("manual", 68, "份"), ("leaflet", 70, "份")]
    training = fresh.desk.book.find("training")[0]
    for handout in fresh.desk.book.find("handout"):
        assert handout["training"] == training.id
        assert handout["date"] == "2025-12-15"
        assert handout["village"] == training["village"]
        assert handout["occasion"] == "培训"
    assert lines(page) == []
    assert not page.panel.dirty
    fresh.undo()
    settle(qtbot, fresh)
    counts = [fresh.desk.book.count(k) for k in ("training", "handout", "material")]
    assert (counts, fresh.desk.book.undo_label) == ([0, 0, 0], before)


def test_one_new_material_twice_is_one(page: RegisterPage, fresh: Shell) -> None:
    for quantity in ("5", "6"):
        handouts(page).add()
        line = handouts(page).open_lines()[-1]
        line.editors["material"].type("明白纸")
        line.editors["quantity"].type(quantity)
    assert page.save(go_on=True)
    assert fresh.desk.book.count("material") == 1
    assert [each[:2] for each in given(fresh)] == [("明白纸", 5), ("明白纸", 6)]


def test_enter_on_an_empty_line_leaves_the_list(
    page: RegisterPage, fresh: Shell
) -> None:
    fields = page.panel.fields
    rest = list(fields.editors)[len(fields.grid.main)]
    handouts(page).add()
    assert len(lines(page)) == 1
    press(fresh, ENTER)
    assert lines(page) == []
    assert fields.editors[rest].box.hasFocus()
    assert handouts(page).entries == []


def test_enter_walks_in_and_back_out(page: RegisterPage, fresh: Shell) -> None:
    fields, editors = page.panel.fields, page.panel.fields.editors
    handouts(page).add()
    line = handouts(page).open_lines()[0]
    line.editors["quantity"].type("5")
    last = editors[fields.grid.main[-1]]
    fields.focus(last)
    press(fresh, ENTER)
    assert line.editors["material"].box.hasFocus()
    press(fresh, ENTER, held=SHIFT)
    assert last.box.hasFocus()
    rest = list(editors.values())[len(fields.grid.main)]
    fields.focus(rest)
    press(fresh, ENTER, held=SHIFT)
    assert line.editors["unit"].box.hasFocus()


def test_ctrl_d_copies_from_the_line_above(page: RegisterPage, fresh: Shell) -> None:
    handouts(page).add()
    first = handouts(page).open_lines()[0]
    first.editors["material"].type("明白纸")
    first.editors["quantity"].type("约30")
    first.editors["unit"].type("张")
    handouts(page).add()
    for _ in range(3):
        press(fresh, Qt.Key.Key_D, held=CONTROL)
        press(fresh, ENTER) if len(lines(page)) == 2 else None
    assert lines(page)[1] == {"material": "明白纸", "quantity": "约30", "unit": "张"}


def test_ctrl_d_in_the_first_line_copies_what_was_entered_last(
    page: RegisterPage, fresh: Shell
) -> None:
    handouts(page).add()
    line = handouts(page).open_lines()[0]
    for key, text in (("material", "明白纸"), ("quantity", "约30"), ("unit", "张")):
        line.editors[key].type(text)
    assert page.save(go_on=True)
    begin(page, "果树")
    handouts(page).add()
    press(fresh, Qt.Key.Key_D, held=CONTROL)
    press(fresh, ENTER)
    pad(fresh, "+")
    assert lines(page)[0]["material"] == "明白纸"
    assert lines(page)[0]["quantity"] == "约30"
    assert page.save(go_on=True)
    marks = [dict(row.marks) for row in fresh.desk.book.find("handout")]
    assert marks == [{"quantity": ABOUT}] * 2


def test_what_is_missing_is_said_below_the_line(
    page: RegisterPage, fresh: Shell
) -> None:
    handouts(page).add()
    line = handouts(page).open_lines()[0]
    line.editors["material"].type("明白纸")
    assert not page.save(go_on=True)
    assert line.editors["quantity"].box.property("state") == "red"
    assert line.editors["quantity"].box.hasFocus()
    assert fresh.desk.book.count("training") == 0
    line.editors["quantity"].type("3")
    assert page.save(go_on=True)


def test_f7_goes_through_fields_and_lines(page: RegisterPage, fresh: Shell) -> None:
    editors = page.panel.fields.editors
    editors["women"].type("86")
    editors["cost"].type("多少")
    handouts(page).add()
    line = handouts(page).open_lines()[0]
    line.editors["material"].type("明白纸")
    page.panel.fields.focus(editors["held_on"])
    seen = []
    for _ in range(4):
        QTest.keyClick(fresh, Qt.Key.Key_F7)
        seen.append(here(fresh))
    wanted = [editors["women"], line.editors["material"], line.editors["quantity"]]
    assert seen == [*(editor.box for editor in wanted), editors["cost"].box]
    QTest.keyClick(fresh, Qt.Key.Key_F7)
    assert here(fresh) is editors["women"].box
    page.panel.fields.load({}, {})
    handouts(page).load("")


def test_stored_handouts_are_changed_in_place(page: RegisterPage, fresh: Shell) -> None:
    handouts(page).add()
    line = handouts(page).open_lines()[0]
    line.editors["material"].type("明白纸")
    line.editors["quantity"].type("5")
    assert page.save(go_on=False)
    assert lines(page) == []
    (entry,) = handouts(page).entries
    changed = handouts(page).open_line(entry)
    assert changed.texts() == {"material": "明白纸", "quantity": "5", "unit": "份"}
    dirty = [page.panel.dirty]
    changed.editors["quantity"].type("6")
    dirty.append(page.panel.dirty)
    assert dirty == [False, True]
    assert page.save(go_on=False)
    assert given(fresh) == [("明白纸", 6, "份")]
    handouts(page).remove(handouts(page).entries[0])
    assert page.panel.dirty
    assert page.save(go_on=False)
    assert fresh.desk.book.find("handout") == []


def test_its_other_fields_are_in_a_form_of_their_own(
    page: RegisterPage, fresh: Shell
) -> None:
    handouts(page).add()
    line = handouts(page).open_lines()[0]
    line.editors["material"].type("明白纸")
    line.editors["quantity"].type("5")
    line.rest_wanted.emit()
    inner = page.panel.inner_fields()
    assert inner is not page.panel.fields
    assert inner.editors["material"].text == "明白纸"
    inner.editors["receiver"].type("王五")
    inner.editors["quantity"].type("7")
    page.panel.save()
    assert page.panel.inner_fields() is page.panel.fields
    assert lines(page)[0]["quantity"] == "7"
    page.panel.save()
    (row,) = fresh.desk.book.find("handout")
    assert (row["receiver"], row["quantity"]) == ("王五", 7)


def test_what_is_typed_in_a_line_is_kept_as_a_draft(page: RegisterPage) -> None:
    handouts(page).add()
    line = handouts(page).open_lines()[0]
    line.editors["material"].type("明白纸")
    line.editors["quantity"].type("大约")
    handouts(page).add()
    page.panel.keeper.keep()
    again = type(page)(page.desk, page.register)
    again.panel.show_new({}, set())
    again.panel.keeper.go_on()
    assert lines(again) == [{"material": "明白纸", "quantity": "大约", "unit": "份"}]
    assert again.panel.dirty
    again.deleteLater()
    page.panel.show_new({}, set())


def test_every_list_has_a_key_of_its_own(fresh: Shell) -> None:
    form = register_page(fresh, "base")
    form.start_new()
    first, second = form.panel.lists
    assert (first.key, second.key) == ("Alt+L", "Alt+Shift+L")
    press(fresh, Qt.Key.Key_L, held=Qt.KeyboardModifier.AltModifier | SHIFT)
    assert [len(each.open_lines()) for each in (first, second)] == [0, 1]
    press(fresh, Qt.Key.Key_L, held=Qt.KeyboardModifier.AltModifier)
    assert [len(each.open_lines()) for each in (first, second)] == [1, 1]
