"""A half-filled grid is on disk, comes back, and belongs to its year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tecdesk.store import drafts
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.drafting import FORGET
from tecdesk.ui.drafting import GO_ON
from tecdesk.ui.pages.errands.shared_errand import SharedErrand
from tecdesk.ui.pages.errands.targets_copy import TargetsCopyPage
from tecdesk.ui.unfinished import say_unfinished
from tests.ui.conftest import settle
from tests.ui.grids import at
from tests.ui.grids import type_into

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.errands.errand import ErrandPage
    from tecdesk.ui.shell import Shell

COLUMNS = {"visits": 5, "leaflets": 2, "copy-targets": 6, "base-years": 4}
KEYS = tuple(COLUMNS)


def half_filled(shell: Shell, key: str) -> ErrandPage:
    page = at(shell, key, 2026 if key == "copy-targets" else None)
    if isinstance(page, SharedErrand):
        page.shared.editors["date"].type("2025-12-15")
    if key == "leaflets":
        page.shared.editors["material"].type("明白纸")  # type: ignore[attr-defined]
    page.table.setCurrentIndex(page.model.index(0, COLUMNS[key]))
    type_into(page, COLUMNS[key], "120")
    return page


def stands(page: ErrandPage, key: str) -> str:
    return str(page.model.index(0, COLUMNS[key]).data())


def answered(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr(Dialogs, "choose", lambda *_: answer)


@pytest.mark.parametrize("key", KEYS)
def test_what_is_typed_is_on_disk_in_the_first_pause(
    key: str, shell: Shell, qtbot: QtBot
) -> None:
    half_filled(shell, key)
    book = shell.desk.book
    qtbot.waitUntil(lambda: drafts.load(book, key) is not None, timeout=2000)
    shell.page(key).done()  # type: ignore[attr-defined]
    assert drafts.load(book, key) is None


@pytest.mark.parametrize("key", KEYS)
def test_a_killed_window_has_its_grid_again(key: str, shell: Shell) -> None:
    page = half_filled(shell, key)
    page.keeper.keep()
    again = type(page)(shell.desk)
    again.arrive(None)
    assert again.keeper.question.text.startswith(f"上次没记下的{page.title}：1 行")
    dirty = [again.dirty]
    again.keeper.question.answer(GO_ON)
    dirty.append(again.dirty)
    assert stands(again, key) == "120"
    assert dirty == [False, True]
    assert again.texts() == page.texts()
    assert again.model.ticked == page.model.ticked
    assert again.do.isEnabled()
    assert again.carry_out()
    assert drafts.load(shell.desk.book, key) is None
    again.deleteLater()
    page.done()


@pytest.mark.parametrize("key", KEYS)
def test_leaving_may_keep_it_for_another_time(
    key: str, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    half_filled(shell, key)
    answered(monkeypatch, "keep")
    shell.go("home")
    assert shell.current == "home"
    page = at(shell, key, 2026 if key == "copy-targets" else None)
    assert not page.dirty
    page.keeper.question.answer(GO_ON)
    assert stands(page, key) == "120"
    answered(monkeypatch, "drop")
    shell.go("home")
    assert drafts.load(shell.desk.book, key) is None
    assert at(shell, key).keeper.question.text == ""


def test_closing_the_window_keeps_it(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    half_filled(shell, "leaflets")
    answered(monkeypatch, "keep")
    assert shell.page("leaflets").may_leave()
    say_unfinished(shell)
    assert shell.notice.text == "上次没写完的一种资料发多村还留着。"
    shell.notice._act()
    page = at(shell, "leaflets")
    assert stands(page, "leaflets") == "120"
    page.done()


def test_what_was_typed_since_waits_instead(shell: Shell) -> None:
    page = half_filled(shell, "base-years")
    page.put_aside()
    page.keeper.offer()
    page.table.setCurrentIndex(page.model.index(1, 4))
    type_into(page, 4, "7")
    page.keeper.keep()
    page.keeper.question.answer(GO_ON)
    assert [page.model.index(row, 4).data() for row in (0, 1)] == ["120", ""]
    assert "1 行" in page.keeper.question.text
    page.keeper.question.answer(FORGET)
    assert page.keeper.question.text == ""
    page.done()


def test_a_grid_of_another_year_waits_for_it(shell: Shell, qtbot: QtBot) -> None:
    page = half_filled(shell, "base-years")
    shell.desk.bus.choose_year(2024)
    settle(qtbot, shell)
    assert not page.dirty
    assert page.keeper.question.text == ""
    page.keeper.go_on()
    assert "2025 年度" in shell.status.text
    assert not page.dirty
    shell.desk.bus.choose_year(2025)
    settle(qtbot, shell)
    page.keeper.question.answer(GO_ON)
    assert stands(page, "base-years") == "120"
    page.done()


def test_what_was_typed_stays_when_other_numbers_are_proposed(shell: Shell) -> None:
    page = half_filled(shell, "copy-targets")
    assert isinstance(page, TargetsCopyPage)
    page.way.choose("done")
    assert stands(page, "copy-targets") == "120"
    page.into.choose(2027)
    assert stands(page, "copy-targets") != "120"
    assert not page.dirty
    page.keeper.question.answer(GO_ON)
    assert (page.into.value, page.way.value) == (2026, "done")
    assert stands(page, "copy-targets") == "120"
    page.done()


def test_esc_asks_and_leads_home(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    half_filled(shell, "leaflets")
    answered(monkeypatch, "stay")
    QTest.keyClick(shell, Qt.Key.Key_Escape)
    assert shell.current == "leaflets"
    answered(monkeypatch, "drop")
    QTest.keyClick(shell, Qt.Key.Key_Escape)
    assert shell.current == "home"
