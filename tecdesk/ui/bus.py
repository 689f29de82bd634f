"""How pages hear of each other: one signal for changes, a few for the frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal

from tecdesk import logs

if TYPE_CHECKING:
    from tecdesk.domain.change import Change
    from tecdesk.errors import DeskError


class Bus(QObject):
    """Carries what happened from whoever did it to whoever shows it.

    Attributes:
        year: the year being worked on.

    Signals:
        changed: a Change and its source; a page reloads if the change touches it
            and it is not the source.
        said: a sentence for the status line, and whether it can be undone.
        noted: a few quiet words for its right end; empty takes them away.
        troubled: a DeskError for the bar under the header; None clears it.
        wanted: key of a page and what to show there.
        year_chosen: the year being worked on changed.
        turned: a period was reported, opened, returned or accepted.
        seated: somebody else may be at the desk now.
        left: somebody goes away from the desk.
        idle_chosen: how long the window may lie untouched was chosen anew.
        enlarged: another size of type was chosen; the window is to be built anew.
        reshaped: registers have other fields now; the window is to be built anew, and
            to show the page of this key.
        book_wanted: path of a book to open in place of this one; None to choose.
        restore_wanted: path of a backup to put in the place of this book.
        relock_wanted: a Wish for the passphrase of this book.
        numbers_wanted: the numbers of the current record are to be seen.
        revealed: a Revealed: whose numbers may be seen now, or nobody's.
    """

    changed = Signal(object, object)
    said = Signal(str, bool)
    noted = Signal(str)
    troubled = Signal(object)
    wanted = Signal(str, object)
    year_chosen = Signal(int)
    turned = Signal()
    seated = Signal()
    left = Signal()
    idle_chosen = Signal()
    enlarged = Signal()
    reshaped = Signal(str)
    book_wanted = Signal(object)
    restore_wanted = Signal(object)
    relock_wanted = Signal(object)
    numbers_wanted = Signal()
    revealed = Signal(object)

    def __init__(self, year: int) -> None:
        super().__init__()
        self.year = year

    def tell(self, change: Change, source: object, words: str = "") -> None:
        """Announce a change and say in the status line what was done."""
        logs.note(f"changed {', '.join(sorted(change.registers))}")
        self.changed.emit(change, source)
        self.said.emit(words or change.label, True)  # noqa: FBT003 - a signal

    def say(self, words: str) -> None:
        """Say something that cannot be undone."""
        self.said.emit(words, False)  # noqa: FBT003 - a signal

    def note(self, words: str) -> None:
        """Note what goes on by itself, without hiding what a person did last."""
        self.noted.emit(words)

    def trouble(self, error: DeskError | None) -> None:
        """Show what the world refused, or take it away."""
        if error is not None:
            logs.note(
                f"refused {type(error).__name__}, {type(error.__cause__).__name__}"
            )
        self.troubled.emit(error)

    def choose_year(self, year: int) -> None:
        """Work on another year."""
        if year != self.year:
            self.year = year
            self.year_chosen.emit(year)
