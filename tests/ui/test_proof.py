"""The column and the chip of 佐证 in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.register import EVIDENCE
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.photos.attached import attach
from tecdesk.ui.models.roles import RIGHT
from tecdesk.ui.models.roles import Role
from tests.store.photos import kept
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell


@pytest.fixture
def page(fresh: Shell) -> RegisterPage:
    """Four sessions: bare, with words, with two photos, with both."""
    book = fresh.desk.book
    photos = [kept(book, data) for data in (b"one", b"two")]
    with book.edit("新增") as edit:
        ids = [
            edit.add(
                "training",
                {"held_on": f"2025-03-0{day}", "title": "茶园", "evidence": said},
            )
            for day, said in enumerate((None, "签到表", None, "签到表"), 1)
        ]
        for id_ in ids[2:]:
            attach(book, edit, "training", id_, photos)
    return register_page(fresh, "training")


def column(page: RegisterPage) -> dict[str, str]:
    model = page.list.model
    field = REGISTERS["training"][EVIDENCE]
    rows = range(model.rowCount())
    return {model.record(row).text("held_on"): model.cell(row, field) for row in rows}


def chip(page: RegisterPage) -> str:
    made = page.list.filters._lacking
    return "" if made.isHidden() else made.text()


def test_it_counts_photos_or_says_that_there_are_none(page: RegisterPage) -> None:
    assert column(page) == {
        "2025-03-01": "缺",
        "2025-03-02": "签到表",
        "2025-03-03": "2",
        "2025-03-04": "签到表 2",
    }


def test_only_what_is_missing_has_a_colour(page: RegisterPage) -> None:
    model = page.list.model
    at = [field.key for field in model.fields].index(EVIDENCE)
    assert at == len(model.fields) - 1
    tones = [model.index(row, at).data(Role.TONE) for row in range(4)]
    assert tones == [None, None, None, "amber"]
    assert model.index(0, at).data(0x0007) == RIGHT


def test_without_any_photo_nothing_is_said_to_be_missing(fresh: Shell) -> None:
    with fresh.desk.book.edit("新增") as edit:
        edit.add("training", {"held_on": "2025-03-01", "title": "茶园"})
    page = register_page(fresh, "training")
    assert column(page) == {"2025-03-01": ""}
    assert chip(page) == ""


def test_the_chip_counts_and_shows_what_is_missing(
    page: RegisterPage, fresh: Shell, qtbot: QtBot
) -> None:
    settle(qtbot, fresh)
    assert chip(page) == "缺佐证 1"
    page.list.filters._lacking.click()
    settle(qtbot, fresh)
    assert list(column(page)) == ["2025-03-01"]
    page.list.clear()
    settle(qtbot, fresh)
    assert len(column(page)) == 4


def test_attaching_and_undoing_is_seen_at_once(
    page: RegisterPage, fresh: Shell, qtbot: QtBot
) -> None:
    book = fresh.desk.book
    bare = page.list.model.record(3)
    with book.edit("加佐证") as edit:
        attach(book, edit, "training", bare.id, [kept(book, b"three")])
    fresh.desk.bus.tell(edit.change_made, None)
    settle(qtbot, fresh)
    assert column(page)["2025-03-01"] == "1"
    assert chip(page) == ""
    fresh.undo()
    settle(qtbot, fresh)
    assert column(page)["2025-03-01"] == "缺"
    assert chip(page) == "缺佐证 1"


def test_a_kept_filter_presses_the_chip(
    page: RegisterPage, fresh: Shell, qtbot: QtBot
) -> None:
    filters = page.list.filters
    filters._lacking.click()
    wanted = filters.wanted()
    page.list.clear()
    filters.use(wanted)
    settle(qtbot, fresh)
    assert filters.narrowed
    assert list(column(page)) == ["2025-03-01"]
