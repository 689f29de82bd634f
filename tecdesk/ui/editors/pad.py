"""The four keys of the numeric pad that are in no number, and what they do there."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tecdesk.domain.field import Kind
from tecdesk.ui.command import Command

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ABOUT = "约"


class Pad(Enum):
    """What is meant by a key."""

    SAME = "+"
    BACK = "-"
    ABOUT = "*"
    NONE = "/"


_KEYS = {
    Qt.Key.Key_Plus: Pad.SAME,
    Qt.Key.Key_Minus: Pad.BACK,
    Qt.Key.Key_Asterisk: Pad.ABOUT,
    Qt.Key.Key_Slash: Pad.NONE,
}
_HELD = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)


def pressed(event: QKeyEvent, kind: Kind) -> Pad | None:
    """The key of the pad that was pressed in a field; None for all others.

    The same signs beside the letters stay signs: 120+ and — are typed there. In a
    date only + means something; − and / part its numbers.
    """
    held = event.modifiers()
    if not held & Qt.KeyboardModifier.KeypadModifier or any(held & h for h in _HELD):
        return None
    key = _KEYS.get(Qt.Key(event.key()))
    if kind is Kind.DATE:
        return key if key is Pad.SAME else None
    return key if kind.is_number else None


def about(text: str) -> str:
    """The number as an estimate, or no longer as one."""
    if not text:
        return text
    return text.removeprefix(_ABOUT) if text.startswith(_ABOUT) else f"{_ABOUT}{text}"


def commands(before: str, last: str) -> tuple[Command, ...]:
    """The keys as the key map shows them.

    Args:
        before: what + takes the number from: 上一次, 上一行.
        last: what − goes back to: 上一项, 上一行.
    """
    return (
        Command(f"数字同{before}，往下", shown="小键盘 +", hint=True),
        Command(f"回{last}", shown="小键盘 -"),
        Command("数字是约数、不是约数", shown="小键盘 *"),
        Command("数字不适用（—），往下", shown="小键盘 /"),
    )
