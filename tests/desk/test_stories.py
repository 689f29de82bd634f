"""Stories say which of their lines are proven by photos."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.desk.stories import tell
from tecdesk.report.sheets.story_page import story_block
from tecdesk.store.photos.attached import attach
from tests.store.photos import kept

if TYPE_CHECKING:
    from tecdesk.store.book import Book

DAY = date(2025, 12, 15)


def test_photos_are_told_on_screen_and_paper(book: Book) -> None:
    photos = [kept(book, data) for data in (b"one", b"two")]
    with book.edit("新增") as edit:
        house = edit.add("pairing", {"name": "张𠮷", "since": "2024"})
        seen, plain = (
            edit.add(
                "aid", {"pairing": house, "date": f"2025-0{month}-01", "way": "走访"}
            )
            for month in (3, 4)
        )
        attach(book, edit, "aid", seen, photos)
        attach(book, edit, "pairing", house, photos[:1])
    story = tell(book, "household", house, DAY)
    assert story
    told = {event.record: event.told for event in story.events}
    assert told[seen].endswith("（照片 2 张）")
    assert "照片" not in told[plain]
    assert ("佐证", "照片 1 张") in [(fact.label, fact.text) for fact in story.facts]
    cells = [
        str(cell)
        for row in story_block(story, book.unit, DAY).rows
        for cell in row.cells
    ]
    assert any("照片 2 张" in cell for cell in cells)
    assert any("佐证：照片 1 张" in cell for cell in cells)


def test_without_photos_nothing_is_told(book: Book) -> None:
    with book.edit("新增") as edit:
        house = edit.add("pairing", {"name": "张三", "since": "2024"})
        edit.add("aid", {"pairing": house, "date": "2025-03-01", "way": "走访"})
    story = tell(book, "household", house, DAY)
    assert story
    assert not any("照片" in event.told for event in story.events)
    assert "佐证" not in [fact.label for fact in story.facts]
