"""Photos of what belongs to the record in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shiboken6 import isValid

from tecdesk.store.photos.attached import photos_of
from tests.ui.conftest import register_page
from tests.ui.conftest import settle
from tests.ui.photos import begun
from tests.ui.photos import fill
from tests.ui.photos import in_book
from tests.ui.photos import names
from tests.ui.photos import phone

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return phone(tmp_path)


def test_photos_of_what_belongs_are_saved_with_it(
    fresh: Shell, qtbot: QtBot, files: Path
) -> None:
    page = register_page(fresh, "training")
    page.start_new()
    fill(page)
    handouts = page.panel.lists[0]
    handouts.add()
    line = handouts.open_lines()[0]
    line.editors["quantity"].type("70")
    line.rest_wanted.emit()
    assert drop_on_entry(page, files / "1.jpg")
    settle(qtbot, fresh)
    page.panel.save()
    assert names(page) == []
    assert page.save(go_on=False)
    (handout,) = fresh.desk.book.find("handout")
    assert len(photos_of(fresh.desk.book, handout.id)) == 1
    assert in_book(page) == []


def test_a_form_may_be_left_while_photos_arrive(
    fresh: Shell, qtbot: QtBot, files: Path
) -> None:
    page = begun(fresh)
    handouts = page.panel.lists[0]
    handouts.add()
    handouts.open_lines()[0].rest_wanted.emit()
    strip = page.panel.door.here
    assert strip is not None
    strip.bring([files])
    page.escape()
    qtbot.waitUntil(lambda: not isValid(strip))
    settle(qtbot, fresh)
    assert page.panel.dirty


def drop_on_entry(page: RegisterPage, path: Path) -> bool:
    strip = page.panel.door.here
    assert strip is not None
    assert strip is not page.panel.photos
    strip.bring([path])
    return True
