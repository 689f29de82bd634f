"""What is written about findings and not kept yet: it stays while one looks round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.explaining import explain
from tecdesk.ui.models.points import name_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator

    from tecdesk.domain.change import Change
    from tecdesk.store.book import Book
    from tecdesk.tally.checkup.checkup import Point


class Notes:
    """Texts by the name of their finding."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, str], str] = {}

    @property
    def names(self) -> Collection[tuple[str, str]]:
        """The findings for which something is not kept yet."""
        return self._texts.keys()

    def text(self, point: Point) -> str:
        """What is written about a finding, or was kept before."""
        kept = point.said.text if point.said.record else ""
        return self._texts.get(name_of(point), kept)

    def write(self, point: Point, text: str) -> None:
        """Something else stands in the box of a finding."""
        if text == point.said.text:
            self.drop(point)
        else:
            self._texts[name_of(point)] = text

    def drop(self, point: Point) -> None:
        """Nothing about a finding is left to be kept."""
        self._texts.pop(name_of(point), None)

    def keep(self, book: Book, year: int, points: Iterable[Point]) -> Iterator[Change]:
        """Keep everything; what is written about a finding that is gone is let go.

        Raises:
            DeskError: the book refused.
        """
        for point in points:
            if name_of(point) in self._texts:
                yield explain(book, year, point, self._texts[name_of(point)])
        self._texts.clear()
