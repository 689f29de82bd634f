"""上报 stops at what is wrong, asks for a word where one is due, and then goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.ui.parts.line_button import LineButton
from tests.tally.entering import session
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.handover.submit import SubmitPage
    from tecdesk.ui.shell import Shell


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder in place of a stick."""
    folder = tmp_path / "U盘"
    folder.mkdir()
    return folder


def _page(shell: Shell, stick: Path) -> SubmitPage:
    from tecdesk.ui.pages.handover.submit import SubmitPage

    shell.go("submit")
    page = shell.page("submit")
    assert isinstance(page, SubmitPage)
    page.use(stick)
    return page


def _press(page: SubmitPage, shell: Shell, qtbot: QtBot) -> None:
    page.submit()
    settle(qtbot, shell)


def test_a_clean_year_goes_through_at_one_press(
    fresh: Shell, stick: Path, qtbot: QtBot
) -> None:
    page = _page(fresh, stick)
    _press(page, fresh, qtbot)
    assert page.done is not None
    assert page.steps["check"].words == "没有发现问题"


def test_what_is_wrong_stops_it_until_it_is_put_right(
    fresh: Shell, stick: Path, qtbot: QtBot
) -> None:
    book = fresh.desk.book
    place = next(iter(book.names("village")))
    wrong = session(book, "2025-09-03", village=place, women=11)
    page = _page(fresh, stick)
    _press(page, fresh, qtbot)
    _press(page, fresh, qtbot)
    assert page.done is None
    assert page.steps["check"].state == "stopped"
    assert page.steps["check"].words == "有 1 处要先改好"
    with book.edit("改") as edit:
        edit.change("training", wrong, {"women": 9})
    _press(page, fresh, qtbot)
    assert page.done is not None


def test_a_word_in_a_box_is_kept_and_goes_along(
    shell: Shell, stick: Path, qtbot: QtBot
) -> None:
    page = _page(shell, stick)
    _press(page, shell, qtbot)
    keys = [point.check.key for point, _ in page.checks.boxes]
    page.checks.boxes[keys.index("holiday")][1].setText("县里安排的。")
    _press(page, shell, qtbot)
    assert page.done is not None
    assert page.done.manifest.counts["explanation"] == 1
    assert page.done.manifest.findings["explained"] == 1
    assert page.steps["check"].words == "写了 1 处说明"
    assert "1 条说明。" in page.result.held.text()


def test_a_line_leads_to_its_records(shell: Shell, stick: Path, qtbot: QtBot) -> None:
    page = _page(shell, stick)
    _press(page, shell, qtbot)
    lines = page.checks.findChildren(LineButton)
    next(line for line in lines if "国庆节" in line.accessibleName()).click()
    settle(qtbot, shell)
    assert shell.current == "training"
    shell.go("submit")
    assert page.checks.isVisible()


def test_going_back_leaves_everything_as_it_was(
    shell: Shell, stick: Path, qtbot: QtBot
) -> None:
    page = _page(shell, stick)
    _press(page, shell, qtbot)
    page.stop()
    assert not page.checks.isVisible()
    assert page.done is None
    assert not list(stick.iterdir())
