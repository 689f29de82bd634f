"""The page of a story, and a household whose story is worth telling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.ui.pages.stories.story import StoryPage
from tecdesk.ui.wanted import Told
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Record
    from tecdesk.ui.shell import Shell

NUMBER = "990000198001010012"


def told(shell: Shell, qtbot: QtBot, *args: object) -> StoryPage:
    """Go to the story of something."""
    shell.go("story", Told(*args))  # type: ignore[arg-type]
    return shown(shell, qtbot)


def shown(shell: Shell, qtbot: QtBot) -> StoryPage:
    """The story that is told now."""
    settle(qtbot, shell)
    assert shell.current == "story"
    page = shell.page("story")
    assert isinstance(page, StoryPage)
    return page


def household(shell: Shell) -> Record:
    """A household with its number, two years of help, and a former helper."""
    book = shell.desk.book
    with book.edit("记") as edit:
        values: dict[str, Value] = {
            "name": "郑冬梅",
            "village": next(iter(book.names("village"))),
            "id_number": NUMBER,
        }
        old: dict[str, Value] = {
            "helper": "胡月娥",
            "since": "2022-06",
            "until": "2024-12",
        }
        now: dict[str, Value] = {"helper": "董玉兰", "since": "2025-01"}
        before = edit.add("pairing", {**values, **old})
        line = edit.add("pairing", {**values, **now})
        visit: dict[str, Value] = {
            "pairing": line,
            "date": "2025-12-12",
            "way": "走访",
            "times": 1,
        }
        edit.add("aid", {**visit, "content": "看了牛舍"})
        money: dict[str, Value] = {
            "pairing": line,
            "date": "2025-09-28",
            "way": "资金",
            "money": 120000,
        }
        edit.add("aid", money)
        edit.add("aid", {"pairing": before, "date": "2024", "way": "走访", "times": 9})
    return book.require("pairing", line)
