"""Stories: told for the screen, printed on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.safe_file import write_atomically
from tecdesk.store.photos.attached import counts
from tecdesk.tally.envoy_story import envoy
from tecdesk.tally.stories import base
from tecdesk.tally.stories import household
from tecdesk.tally.stories import lecturer
from tecdesk.tally.story import Fact
from tecdesk.tally.village_story import village

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tecdesk.store.book import Book
    from tecdesk.tally.story import Story

REGISTERS_OF = {
    "household": "pairing",
    "base": "base",
    "village": "village",
    "lecturer": "training",
    "envoy": "envoy",
}
"""What a story is about to the register whose list leads to it."""

_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


def tell(
    book: Book, about: str, subject: str, day: date, *, whole: bool = False
) -> Story | None:
    """The story of one subject; None when the book no longer has it.

    Args:
        book: the book; only read.
        about: household, base, village, lecturer or envoy.
        subject: id of the record; the name of a lecturer.
        day: today.
        whole: numbers of persons are not masked; see `desk.disclosing`.
    """
    story = _told(book, about, subject, day, whole=whole)
    return story and _with_photos(book, story)


def _told(
    book: Book, about: str, subject: str, day: date, *, whole: bool
) -> Story | None:
    if about == "lecturer":
        return lecturer(book, subject)
    if book.get(REGISTERS_OF[about], subject) is None:
        return None
    if about == "household":
        return household(book, subject, day, whole=whole)
    if about == "village":
        return village(book, subject)
    telling = base if about == "base" else envoy
    return telling(book, subject, whole=whole)


def _with_photos(book: Book, story: Story) -> Story:
    """Say which lines have photos, and whether the subject itself has."""
    found = counts(book, [story.id, *(event.record for event in story.events)])
    events = [replace(e, photos=found.get(e.record, 0)) for e in story.events]
    own = found.get(story.id, 0)
    facts = (*story.facts, Fact("佐证", f"照片 {own} 张")) if own else story.facts
    return replace(story, events=tuple(events), facts=facts)


def file_name(story: Story) -> str:
    """What the paper of a story is called as a file."""
    from tecdesk.report.sheets.story_page import SUBJECTS

    return f"{story.name}{SUBJECTS[story.about]}.pdf".translate(_FORBIDDEN)


def story_paper(book: Book, story: Story, day: date) -> bytes:
    """A story as PDF, personal numbers masked."""
    from tecdesk.report.sheets.story_page import story_pdf

    return story_pdf(story, book.unit, day)


def save_story(book: Book, story: Story, day: date, path: Path) -> Path:
    """Write a story as PDF.

    Raises:
        DeskError: the file cannot be written, or is open elsewhere.
    """
    data = story_paper(book, story, day)
    write_atomically(path, lambda file: file.write(data))
    return path
