"""What every page is given, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.ui.bus import Bus
    from tecdesk.ui.dialogs import Dialogs
    from tecdesk.ui.jobs import Jobs
    from tecdesk.ui.preferences import Preferences


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
