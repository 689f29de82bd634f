"""Shows the numbers of one record for a minute: written down, counted down, masked."""

from __future__ import annotations

import time
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import QTimer

from tecdesk.desk.disclosing import SECONDS
from tecdesk.desk.disclosing import look_at
from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tecdesk.domain.record import Record
    from tecdesk.store.book import Book
    from tecdesk.ui.bus import Bus

_TICK_MS = 1000


@dataclass(frozen=True)
class Revealed:
    """What may be seen just now.

    Attributes:
        record: id of the record; empty for none.
        numbers: field key to the number, whole.
    """

    record: str = ""
    numbers: Mapping[str, str] = field(default_factory=dict)


class Reveal(QObject):
    """One record at a time; another page or record, or a minute, masks it again.

    Attributes:
        now: what is shown.
    """

    def __init__(self, book: Book, bus: Bus) -> None:
        super().__init__(bus)
        self.now = Revealed()
        self._book, self._bus = book, bus
        self._until = 0.0
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self.tick)

    def show(self, record: Record) -> bool:
        """Show the numbers of a record; False when it holds none or it is refused."""
        self.hide()
        try:
            found = look_at(self._book, record)
        except DeskError as error:
            self._bus.trouble(error)
            return False
        self.now = Revealed(record.id, found)
        self._until = time.monotonic() + SECONDS
        self._clock.start()
        self._bus.revealed.emit(self.now)
        self.tick()
        return True

    def hide(self) -> None:
        """Mask it again."""
        self._clock.stop()
        if self.now.record:
            self.now = Revealed()
            self._bus.revealed.emit(self.now)
            self._bus.note("")

    def tick(self) -> None:
        """Count down; time that passed while the laptop slept counts."""
        left = round(self._until - time.monotonic())
        if left <= 0:
            self.hide()
        else:
            self._bus.note(f"号码还显示 {left} 秒")
