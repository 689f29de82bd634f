"""Who sits down at this computer: what it remembers of the people of each book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.people import people
from tecdesk.desk.people import sit_down

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.ui.preferences import Preferences


class Seats:
    """The people of one book who have sat at this computer, the last one first."""

    def __init__(self, book: Book, preferences: Preferences) -> None:
        self._book = book
        self._preferences = preferences
        self._key = f"people/{book.settings.unit}"

    @property
    def names(self) -> list[str]:
        """Everybody of the book; who sat here last comes first."""
        everybody = people(self._book)
        here = [name for name in self._kept() if name in everybody]
        return list(dict.fromkeys([*here, *everybody]))

    @property
    def is_plain(self) -> bool:
        """True when nobody needs to be asked who it is.

        A book of one person is; so is a computer at which always the same one sits.
        """
        everybody = people(self._book)
        here = [name for name in self._kept() if name in everybody]
        return len(everybody) <= 1 or len(here) == 1

    def take(self, name: str) -> None:
        """Somebody sits down.

        Raises:
            DeskError: the book cannot be written.
        """
        sit_down(self._book, name)
        if name and self._kept()[:1] != [name]:
            kept = dict.fromkeys([name, *self._kept()])
            self._preferences.remember(self._key, "|".join(kept))

    def _kept(self) -> list[str]:
        return [name for name in self._preferences.text(self._key).split("|") if name]
