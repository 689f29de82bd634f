"""Nothing typed is lost: the half-filled form is on disk and comes back."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tecdesk.domain.registers import REGISTERS
from tecdesk.store import drafts
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.drafting import FORGET
from tecdesk.ui.drafting import GO_ON
from tecdesk.ui.wanted import Rows
from tests.ui.conftest import register_page
from tests.ui.forms import fill
from tests.ui.forms import texts
from tests.ui.test_form import ALONE
from tests.ui.test_form import typed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


def kept(shell: Shell, key: str = "training") -> dict[str, str]:
    draft = drafts.load(shell.desk.book, key)
    return dict(draft.fields) if draft else {}


def test_typing_is_kept_in_the_first_pause(fresh: Shell, qtbot: QtBot) -> None:
    page = register_page(fresh, "training")
    page.start_new()
    fill(page, title="果树修剪")
    assert kept(fresh) == {}
    qtbot.waitUntil(lambda: bool(kept(fresh)), timeout=2000)
    assert kept(fresh)["title"] == "果树修剪"
    assert fresh.status.noted.startswith("草稿 ")
    assert fresh.status.noted.endswith(" 已存")


def test_typing_without_a_pause_is_kept_within_two_seconds(
    fresh: Shell, qtbot: QtBot
) -> None:
    page = register_page(fresh, "training")
    page.start_new()
    begun = time.monotonic()
    while not kept(fresh):
        assert time.monotonic() - begun < 2.0
        page.panel.fields.editors["title"].type("果" * int(time.monotonic() % 7 + 1))
        qtbot.wait(100)


def test_leaving_a_field_keeps_at_once(fresh: Shell) -> None:
    page = register_page(fresh, "training")
    page.start_new()
    page.panel.fields.focus(page.panel.fields.editors["people"])
    QTest.keyClicks(page.panel.fields.editors["people"].box, "68")
    QTest.keyClick(page.panel.fields.editors["people"].box, Qt.Key.Key_Return)
    assert kept(fresh)["people"] == "68"


def test_saving_and_emptying_drop_it(fresh: Shell) -> None:
    page = register_page(fresh, "training")
    page.start_new()
    fill(page, held_on="2025-12-15", title="茶园", people="68")
    page.panel.keeper.keep()
    assert kept(fresh)
    assert page.save(go_on=True)
    assert kept(fresh) == {}
    fill(page, people="5")
    page.panel.keeper.keep()
    assert kept(fresh)
    fill(page, people="")
    page.panel.keeper.keep()
    assert kept(fresh) == {}


@pytest.mark.parametrize("key", ALONE)
def test_every_form_comes_back(key: str, fresh: Shell) -> None:
    page = register_page(fresh, key)
    page.start_new()
    for editor in page.panel.fields.editors.values():
        editor.type(typed(editor.field))
    page.panel.keeper.keep()
    before = page.panel.fields.texts()
    again = type(page)(fresh.desk, REGISTERS[key])
    again.panel.show_new({}, set())
    assert again.panel.keeper.question.text.startswith("上次没写完的")
    again.panel.keeper.question.answer(GO_ON)
    assert again.panel.fields.texts() == before
    assert again.panel.dirty
    assert again.panel.keeper.question.text == ""
    again.deleteLater()


def test_what_belongs_comes_back_too(fresh: Shell) -> None:
    page = register_page(fresh, "training")
    page.start_new()
    fill(page, held_on="2025-12-15", title="茶园", people="68")
    handouts = page.panel.lists[0]
    handouts.add()
    handouts.open_lines()[0].editors["quantity"].type("70")
    handouts.add()
    handouts.open_lines()[1].rest_wanted.emit()
    page.panel.inner_fields().editors["quantity"].type("8")
    page.panel.keeper.keep()
    again = type(page)(fresh.desk, page.register)
    again.panel.show_new({}, set())
    again.panel.keeper.go_on()
    assert again.panel.inner_fields().editors["quantity"].text == "8"
    assert again.save(go_on=False)
    found = fresh.desk.book.find("handout")
    assert sorted(r.number("quantity") or 0 for r in found) == [8, 70]
    again.deleteLater()


def test_change_of_a_record_comes_back_to_its_record(fresh: Shell) -> None:
    page = register_page(fresh, "training")
    page.start_new()
    fill(page, held_on="2025-12-15", title="茶园", people="68")
    assert page.save(go_on=False)
    record = page.panel.record
    fill(page, people="70")
    page.panel.keeper.keep()
    again = type(page)(fresh.desk, page.register)
    again.panel.show_new({}, set())
    again.panel.keeper.go_on()
    assert (again.panel.record, texts(again, "people")) == (record, ["70"])
    again.deleteLater()


def test_unanswered_draft_is_not_lost_by_typing_something_else(fresh: Shell) -> None:
    old = drafts.Draft("training", {"title": "旧的"})
    drafts.keep(fresh.desk.book, old)
    page = register_page(fresh, "training")
    fill(page, title="新的")
    page.panel.keeper.keep()
    again = type(page)(fresh.desk, page.register)
    again.panel.show_new({}, set())
    again.panel.keeper.go_on()
    assert texts(again, "title") == ["新的"]
    assert "旧的" in again.panel.keeper.question.text
    again.panel.keeper.question.answer(GO_ON)
    assert texts(again, "title") == ["旧的"]
    assert "新的" in again.panel.keeper.question.text
    again.panel.keeper.question.answer(FORGET)
    assert again.panel.keeper.question.text == ""
    assert kept(fresh)["title"] == "旧的"
    again.panel.show_new({}, set())
    assert kept(fresh) == {}
    again.deleteLater()


def test_form_hidden_unfinished_is_offered_again(fresh: Shell) -> None:
    page = register_page(fresh, "training")
    page.start_new()
    fill(page, title="没写完")
    page.panel.hide()
    page.start_new()
    assert "没写完" in page.panel.keeper.question.text
    page.panel.keeper.question.answer(FORGET)
    assert kept(fresh) == {}


def test_esc_asks_only_when_something_would_be_lost(
    fresh: Shell, asked: list[str]
) -> None:
    page = register_page(fresh, "training")
    page.start_new()
    page.escape()
    assert (asked, page.panel.isHidden()) == ([], True)
    page.start_new()
    fill(page, title="没写完")
    page.escape()
    assert (len(asked), page.panel.isHidden()) == (1, False)
    assert kept(fresh)["title"] == "没写完"
    page.panel.fields.load({}, {})


def test_rows_asked_for_do_not_hide_an_unsaved_form(
    fresh: Shell, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = register_page(fresh, "training")
    page.start_new()
    fill(page, title="没写完")
    fresh.go("training", Rows((), "几条"))
    assert (len(asked), page.panel.isHidden()) == (1, False)
    assert texts(page, "title") == ["没写完"]
    monkeypatch.setattr(Dialogs, "choose", lambda *_: "drop")
    fresh.go("training", Rows((), "几条"))
    assert page.panel.isHidden()
    assert not page.panel.dirty
