"""The numbers of a story's subject: seen for a minute, whole on paper with a reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tecdesk.desk.stories import REGISTERS_OF
from tecdesk.errors import DeskError
from tecdesk.report.sheets.story_page import SUBJECTS
from tecdesk.ui.command import Command
from tecdesk.ui.pages.records.number_work import WHY
from tecdesk.ui.pages.stories.story_paper import on_paper

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tecdesk.tally.story import Story
    from tecdesk.ui.desk import Desk


def number_commands(desk: Desk, story: Story | None, day: date) -> Sequence[Command]:
    """What can be done with them; nothing where there are none."""
    if story is None or not holds(story):
        return ()
    return (
        Command("看号码 60 秒", partial(look, desk, story), "Ctrl+Shift+N"),
        Command("打印完整号码…", partial(print_whole, desk, story, day)),
    )


def holds(story: Story) -> bool:
    """True when something is masked."""
    return any(fact.personal for fact in story.facts)


def look(desk: Desk, story: Story) -> None:
    """Show them for a minute."""
    record = desk.book.get(REGISTERS_OF[story.about], story.id)
    if record is not None:
        desk.reveal.show(record)


def print_whole(desk: Desk, story: Story, day: date) -> None:
    """Show the page with whole numbers as it will be printed, once it is said why."""
    from tecdesk.desk.disclosing import disclose

    what = f"打印完整号码的{SUBJECTS[story.about]}"
    record = desk.book.get(REGISTERS_OF[story.about], story.id)
    reason = desk.dialogs.reason(f"{what}，为什么？", WHY, what)
    if record is None or not reason:
        return
    try:
        disclose(desk.book, f"{what} {story.name}", [record], reason)
    except DeskError as error:
        desk.bus.trouble(error)
        return
    desk.bus.wanted.emit("paper", on_paper(story, day, whole=True))
