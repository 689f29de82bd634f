"""A story on paper: looked at in the system's viewer, or saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from tecdesk.desk.stories import file_name
from tecdesk.desk.stories import save_story
from tecdesk.desk.stories import story_paper
from tecdesk.store.book import Book

if TYPE_CHECKING:
    from datetime import date

    from tecdesk.tally.story import Story
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job


def look_at(desk: Desk, story: Story, day: date) -> None:
    """Open the page in the system's viewer, to print it there."""
    own = desk.book.path

    def work(_job: Job) -> Path:
        from tempfile import mkdtemp

        made = Path(mkdtemp(prefix="tecdesk")) / file_name(story)
        with Book.open(own, writing=False) as book:
            made.write_bytes(story_paper(book, story, day))
        return made

    def show(made: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(made)))
        desk.bus.say(f"已打开 {made.name}，在那里打印")

    desk.jobs.start("排版", work, show, key="story paper")


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
