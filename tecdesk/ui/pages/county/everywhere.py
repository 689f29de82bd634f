"""What the county's pages do alike: tell everybody that records came or went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.change import Change
from tecdesk.domain.registers import REGISTERS

if TYPE_CHECKING:
    from tecdesk.ui.desk import Desk


def announce(desk: Desk, source: object, words: str) -> None:
    """Say that records came or went; any register may have changed.

    It is not undone by 撤销: the packages would still say otherwise.
    """
    desk.book.reread_settings()
    change = Change(words, dict.fromkeys(REGISTERS, ()))
    desk.bus.changed.emit(change, source)
    desk.bus.turned.emit()
    desk.bus.say(words)
