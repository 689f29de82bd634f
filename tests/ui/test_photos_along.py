"""Photos leave the township only when the box is ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.photos.attached import attach
from tecdesk.ui.pages.handover.submit import SubmitPage
from tests.store.photos import kept
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell


def submit_page(shell: Shell, qtbot: QtBot) -> SubmitPage:
    shell.go("submit")
    page = shell.page("submit")
    assert isinstance(page, SubmitPage)
    settle(qtbot, shell)
    return page


def with_photo(shell: Shell) -> None:
    book = shell.desk.book
    with book.edit("新增") as edit:
        id_ = edit.add(
            "training", {"held_on": "2025-03-05", "title": "茶园", "people": 3}
        )
        attach(book, edit, "training", id_, [kept(book, b"photo" * 60_000)])


def test_nothing_is_asked_where_there_are_no_photos(fresh: Shell, qtbot: QtBot) -> None:
    page = submit_page(fresh, qtbot)
    assert page.photos.isHidden()
    page.photos.tick.setChecked(True)
    assert not page.photos.wanted


def test_photos_go_along_when_ticked(
    fresh: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    with_photo(fresh)
    page = submit_page(fresh, qtbot)
    assert page.photos.tick.text() == "佐证照片一起带走：1 张，300 KB"
    assert not page.photos.wanted
    page.photos.tick.click()
    page.use(tmp_path)
    page._write(tmp_path)
    settle(qtbot, fresh)
    assert page.done is not None
    assert page.done.manifest.photos == 1
    assert "1 张照片" in page.result.held.text()


def test_they_stay_at_home_otherwise(
    fresh: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    with_photo(fresh)
    page = submit_page(fresh, qtbot)
    page.use(tmp_path)
    page._write(tmp_path)
    settle(qtbot, fresh)
    assert page.done is not None
    assert page.done.manifest.photos == 0
