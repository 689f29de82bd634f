"""和同事合并: look, join, take one side, undo; and a locked year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tecdesk.desk.submitting import submit
from tecdesk.exchange.packages import locked
from tecdesk.exchange.packages.locked import lock
from tecdesk.store.colleagues.conflicts import open_conflicts
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import turn
from tecdesk.ui.dialogs import Dialogs
from tests.ui.conftest import settle
from tests.ui.scenes import offices
from tests.ui.scenes.offices import page_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.colleagues.page import ColleaguesPage
    from tecdesk.ui.shell import Shell


def cells(page: ColleaguesPage) -> list[tuple[str, ...]]:
    return [told.cells for told in page.listed.model.rows]


def given_later(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The colleague's file, whose changes are the later ones."""
    moments = iter(f"2030-01-01 08:00:{at:02}" for at in range(60))
    monkeypatch.setattr("tecdesk.store.edit.now", lambda: next(moments))
    return offices.given(shell)


def looked(shell: Shell, qtbot: QtBot, package: Path) -> ColleaguesPage:
    page = page_of(shell)
    page.use(package)
    settle(qtbot, shell)
    return page


def test_nothing_yet_says_how_it_goes(shell: Shell) -> None:
    page = page_of(shell)
    assert page.listed.empty.isVisible()
    assert not page._join.isVisible()


def test_what_a_file_changes_is_listed_before(
    shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = given_later(shell, monkeypatch)
    before = shell.desk.book.undo_label
    page = looked(shell, qtbot, package)
    assert cells(page) == [
        (
            "培训",
            "2025-12-09 下坪村 淡水鱼养殖与水质调控",
            "参训人次",
            "61 人次",
            "66 人次",
            "同事的",
        )
    ]
    page.listed.views.choose("changes")
    assert [each[0] for each in cells(page)].count("新增") == 1
    assert {each[0] for each in cells(page)} == {"新增", "更新", "删除"}
    assert page._join.text() == "合并 4 条"
    assert shell.desk.book.undo_label == before


def test_joining_and_taking_ours_back(
    shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = looked(shell, qtbot, given_later(shell, monkeypatch))
    book = shell.desk.book
    QTest.keyClick(shell, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, shell)
    (conflict,) = open_conflicts(book)
    assert book.require("training", conflict.record)["people"] == 66
    assert [each[3:5] for each in cells(page)] == [("61 人次", "66 人次")]
    QTest.keyClick(page.listed.table, Qt.Key.Key_F6)
    assert book.require("training", conflict.record)["people"] == 61
    assert page.listed.empty.isVisible()
    shell.undo()
    settle(qtbot, shell)
    assert open_conflicts(book) == [conflict]
    shell.undo()
    settle(qtbot, shell)
    assert open_conflicts(book) == []
    assert page.listed.empty.isVisible()


def test_looked_at_and_left_as_it_stands(
    shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = looked(shell, qtbot, given_later(shell, monkeypatch))
    page.join()
    settle(qtbot, shell)
    page.leave()
    assert open_conflicts(shell.desk.book) == []
    assert page.listed.empty.isVisible()


def test_the_record_of_a_row_opens(
    shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = looked(shell, qtbot, given_later(shell, monkeypatch))
    page.open()
    settle(qtbot, shell)
    assert shell.current == "training"


def test_a_locked_year_asks_and_the_file_stays_chosen(
    shell: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = given_later(shell, monkeypatch)
    submit(shell.desk.book, 2025, tmp_path)
    page = looked(shell, qtbot, package)
    page.join()
    settle(qtbot, shell)
    assert "2025年度已上报" in shell.lock.text
    shell.lock.ask()
    shell.lock.reason.setText("补记一场")
    shell.lock.unlock()
    settle(qtbot, shell)
    assert turn(shell.desk.book, "2025").state is State.OPENED
    page.join()
    settle(qtbot, shell)
    assert shell.desk.book.undo_label.startswith("和同事合并")


def test_giving_says_what_goes_along(
    shell: Shell,
    qtbot: QtBot,
    asked: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = page_of(shell)
    page.give()  # answered safely: nothing is written
    assert "证件号" in asked[0]
    stick = tmp_path / "U盘"
    stick.mkdir()
    monkeypatch.setattr(Dialogs, "choose", lambda *_: "plain")
    monkeypatch.setattr(Dialogs, "folder", lambda *_: stick)
    page.give()
    settle(qtbot, shell)
    (package,) = stick.iterdir()
    page.use(package)
    settle(qtbot, shell)
    assert page.listed.empty.isVisible()  # nothing new in one's own book
    assert not page._join.isVisible()


def test_what_is_no_package_is_refused(shell: Shell, qtbot: QtBot) -> None:
    offices._refused(shell)
    settle(qtbot, shell)
    page = page_of(shell)
    assert page.package is None
    assert shell.notice.isVisible()


def test_a_locked_file_asks_for_its_passphrase(
    shell: Shell, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locked, "COST", 16)
    shut, words = tmp_path / "锁.tdk", "茶园里有七棵大树"
    with offices.given(shell).open("rb") as plain, shut.open("wb") as target:
        lock(plain, target, words)
    page = looked(shell, qtbot, shut)
    assert page.secret.isVisible()
    assert page.listed.looked is None
    for typed, opens in (("另外八个字的口令", False), (words, True)):
        page.secret.line.setText(typed)
        QTest.keyClick(page.secret.line, Qt.Key.Key_Return)
        settle(qtbot, shell)
        assert (page.listed.looked is not None) is opens
        assert page.secret.isVisible() is not opens
    page.join()
    settle(qtbot, shell)
    assert page.package is None
    assert "合并好了" in shell.status.text
