"""A story on paper: seen before it is printed, or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.stories import file_name
from tecdesk.desk.stories import save_story
from tecdesk.desk.stories import story_paper
from tecdesk.desk.stories import tell
from tecdesk.store.book import Book
from tecdesk.ui.printed import Printed

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tecdesk.tally.story import Story
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job
    from tecdesk.ui.printed import Made


def on_paper(story: Story, day: date, *, whole: bool = False) -> Printed:
    """The page as it will be printed; whole with the numbers of the persons."""

    def make(book: Book) -> Made:
        told = tell(book, story.about, story.id, day, whole=True) if whole else story
        return story_paper(book, told or story, day), ""

    name = file_name(story).removesuffix(".pdf")
    note = "号码完整，用完收好" if whole else ""
    return Printed(name, make, back="story", note=note)


def save(desk: Desk, story: Story, day: date) -> None:
    """Save the page as PDF where the person says."""
    kinds = "PDF (*.pdf)"
    path = desk.dialogs.save_file("存成 PDF", file_name(story), kinds, "reports")
    if path is None:
        return
    own = desk.book.path

    def work(_job: Job) -> Path:
        with Book.open(own, writing=False) as book:
            return save_story(book, story, day, path)

    desk.jobs.start("写 PDF", work, lambda made: desk.bus.say(f"已存到 {made}"))
