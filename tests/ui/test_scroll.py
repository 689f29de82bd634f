"""What scrolls shows where the cursor is, or the part that changed last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QWidget

from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.scroll import bring_into_sight
from tecdesk.ui.parts.scroll import framed
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.parts.scroll import Scroll

_LATER_MS = 50
"""Time for a form to be laid out; less than a scroll takes to settle."""


class Tall:
    """A line above, a long way, a note below; the window shows a third of it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.above, self.below = QLineEdit(), QLineEdit()
        self.note = label("没有放入", "note")
        self.note.hide()
        self.way = QWidget()
        self.way.setFixedHeight(600)
        inside = QWidget()
        inside.setLayout(column(self.above, self.way, self.below, self.note))
        self.scroll: Scroll = framed(inside)
        self.scroll.resize(300, 200)
        qtbot.addWidget(self.scroll)
        self.scroll.show()
        qtbot.waitUntil(self.scroll.isVisible)

    def seen(self, part: QWidget) -> bool:
        return not part.visibleRegion().isEmpty()


@pytest.fixture
def tall(qtbot: QtBot) -> Tall:
    return Tall(qtbot)


def test_the_cursor_is_shown(tall: Tall, qtbot: QtBot) -> None:
    assert not tall.seen(tall.below)
    tall.below.setFocus()
    qtbot.waitUntil(lambda: tall.seen(tall.below))
    tall.above.setFocus()
    qtbot.waitUntil(lambda: tall.seen(tall.above))


def test_what_grows_does_not_hide_the_cursor(tall: Tall, qtbot: QtBot) -> None:
    tall.below.setFocus()
    tall.way.setFixedHeight(900)
    qtbot.wait(_LATER_MS)
    assert tall.seen(tall.below)


def test_a_part_is_shown_although_the_cursor_came_just_before(
    tall: Tall, qtbot: QtBot
) -> None:
    tall.above.setFocus()
    tall.note.show()
    bring_into_sight(tall.note)
    tall.way.setFixedHeight(900)
    qtbot.wait(_LATER_MS)
    assert tall.seen(tall.note)


def test_after_it_the_cursor_is_followed_again(tall: Tall, qtbot: QtBot) -> None:
    tall.note.show()
    bring_into_sight(tall.note)
    qtbot.wait(_LATER_MS)
    assert tall.seen(tall.note)
    tall.below.setFocus()
    tall.above.setFocus()
    qtbot.waitUntil(lambda: tall.seen(tall.above))
    assert not tall.seen(tall.note)


def test_a_part_that_scrolls_nowhere_stays(qtbot: QtBot) -> None:
    alone = label("没有放入", "note")
    qtbot.addWidget(alone)
    bring_into_sight(alone)
    assert alone.isHidden()
