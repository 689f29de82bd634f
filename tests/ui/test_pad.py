"""The numeric pad alone fills a run of numbers: its signs are in no number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tecdesk.domain.record import ABOUT
from tecdesk.domain.record import NOT_APPLICABLE
from tests.ui.forms import begun
from tests.ui.forms import fill
from tests.ui.keypad import PAD
from tests.ui.keypad import here
from tests.ui.keypad import pad

if TYPE_CHECKING:
    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell


@pytest.fixture
def page(fresh: Shell) -> RegisterPage:
    """The form of a second session on the same day."""
    made = begun(fresh)
    fill(made, held_on="2025-03-01", title="茶园", people="68", women="30")
    assert made.save(go_on=True)
    return made


def go_to(page: RegisterPage, key: str) -> None:
    page.panel.fields.focus(page.panel.fields.editors[key])


def text(page: RegisterPage, key: str) -> str:
    return page.panel.fields.editors[key].text


def test_a_whole_session_by_the_pad(page: RegisterPage, fresh: Shell) -> None:
    assert page.panel.fields.editors["held_on"].box.hasFocus()
    pad(fresh, "3.5\r")
    pad(fresh, "3\r")
    pad(fresh, "\r\r")
    pad(fresh, "120\r")
    pad(fresh, "+")
    pad(fresh, "/")
    QTest.keyClick(here(fresh), Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    record = fresh.desk.book.find("training")[0]
    names = fresh.desk.book.names("village")
    assert record["held_on"] == "2025-03-05"
    assert names[record.text("village")] == "石桥村"
    assert [record[key] for key in ("people", "women", "aided")] == [120, 30, None]
    assert record.marks == {"aided": NOT_APPLICABLE}
    assert record["title"] == "茶园"


def test_the_four_signs(page: RegisterPage, fresh: Shell) -> None:
    go_to(page, "people")
    pad(fresh, "+")
    assert text(page, "people") == "68"
    assert page.panel.fields.editors["women"].box.hasFocus()
    pad(fresh, "20*")
    assert text(page, "women") == "约20"
    assert page.panel.fields.collect().marks == {"women": ABOUT}
    pad(fresh, "*")
    assert text(page, "women") == "20"
    pad(fresh, "-")
    assert page.panel.fields.editors["people"].box.hasFocus()
    pad(fresh, "/")
    assert text(page, "people") == "—"
    assert page.panel.fields.editors["women"].box.hasFocus()


def test_same_as_last_takes_its_mark_too(page: RegisterPage, fresh: Shell) -> None:
    go_to(page, "people")
    pad(fresh, "40*")
    page.panel.fields.editors["held_on"].type("2025-03-02")
    assert page.save(go_on=True)
    go_to(page, "people")
    pad(fresh, "+")
    assert text(page, "people") == "约40"


def test_in_a_date_only_plus_is_a_sign(page: RegisterPage, fresh: Shell) -> None:
    go_to(page, "held_on")
    pad(fresh, "3-7\r")
    assert text(page, "held_on") == "2025-03-07"
    go_to(page, "held_on")
    pad(fresh, "+")
    assert text(page, "held_on") == "2025-03-01"


def test_beside_the_letters_they_stay_signs(page: RegisterPage) -> None:
    box = page.panel.fields.editors["people"].box
    go_to(page, "people")
    QTest.keyClicks(box, "120+")
    assert box.hasFocus()
    assert text(page, "people") == "120+"
    assert page.panel.fields.editors["people"].reading().mark == ABOUT
    go_to(page, "title")
    QTest.keyClicks(page.panel.fields.editors["title"].box, "3-5*", PAD)
    assert text(page, "title") == "3-5*"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("120人", 120), ("１２０", 120), ("0.3万", 3000), ("0。3万", 3000)],
)
def test_counts_as_people_write_them(
    page: RegisterPage, typed: str, value: int
) -> None:
    go_to(page, "people")
    page.panel.fields.editors["people"].type(typed)
    assert page.panel.fields.collect().values["people"] == value


def test_the_keys_are_said(page: RegisterPage, fresh: Shell) -> None:
    caps = [command.cap for command in page.commands()]
    assert [f"小键盘 {key}" for key in "+-*/"] == [c for c in caps if "小键盘" in c]
    fresh.bind()
    assert [command.hint for command in page.commands() if command.cap == "小键盘 +"]
