"""What every page is given, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from tecdesk.desk.county.units import is_countys
from tecdesk.errors import DeskError
from tecdesk.store.lock import only_looked_at
from tecdesk.ui.sidebar import COUNTY_PLACES
from tecdesk.ui.sidebar import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from tecdesk.store.book import Book
    from tecdesk.store.settings import Settings
    from tecdesk.ui.bus import Bus
    from tecdesk.ui.dialogs import Dialogs
    from tecdesk.ui.jobs import Jobs
    from tecdesk.ui.preferences import Preferences
    from tecdesk.ui.reveal import Reveal
    from tecdesk.ui.sidebar import Place


_AHEAD, _BACK = 2, 6


@dataclass(frozen=True)
class Desk:
    """The open book and the window's services.

    Attributes:
        book: open for writing, used on the window's thread only.
        bus: what happened. jobs: the worker. dialogs: questions and file choosers.
        preferences: what this machine remembers.
    """

    book: Book
    bus: Bus
    jobs: Jobs
    dialogs: Dialogs
    preferences: Preferences

    @cached_property
    def places(self) -> Sequence[Place]:
        """The pages of the sidebar: a county begins with who has reported."""
        return COUNTY_PLACES if is_countys(self.book) else PLACES

    @cached_property
    def reveal(self) -> Reveal:
        """Shows the numbers of one record for a minute."""
        from tecdesk.ui.reveal import Reveal

        return Reveal(self.book, self.bus)

    @property
    def years(self) -> list[int]:
        """The years a person may want to work on, the latest first."""
        now = self.bus.year
        return [*range(now + _AHEAD, now - _BACK, -1)]

    def work_on(self, year: int) -> None:
        """Work on another year, also after the next start."""
        if self.book.looking or self.keep(lambda now: replace(now, year=year)):
            self.bus.choose_year(year)

    def may_write(self) -> bool:
        """False, with the reason, for a book that is only looked at."""
        if self.book.looking:
            self.bus.trouble(only_looked_at())
        return not self.book.looking

    def keep(self, make: Callable[[Settings], Settings]) -> bool:
        """Change settings of the book; False when it is refused, with the reason."""
        try:
            self.book.change_settings(make)
        except DeskError as error:
            self.bus.trouble(error)
            return False
        return True
