"""Lists of sessions of every kind, opened and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.lists.listing import Listing
from tecdesk.store.lists.listing import Lists
from tecdesk.store.lists.view import View
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book

DATES = ("2024", "2024-12-31", "2025", "2025-03", "2025-03-05", "2025-07-01", None)
TITLES = ("曾庆红薯", "水稻", "单季稻", "解读政策", "A级", "水稻育秧", None)
FORMS = ("讲座", "培训班", "现场指导", "院坝会", None)
ROWS = 230


def opened(
    book: Book, where: Filter | None = None, *order: str, group: str = ""
) -> Listing:
    """A list of sessions; `order` is the fields it is sorted by."""
    return Lists(book).open(View("training", where or Filter(), order, group))


def read(listing: Listing) -> list[Record]:
    """All records of a list, in its order."""
    return listing.page(0, len(listing))
