"""What a model tells the delegate about a cell, besides its text."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt

_USER = Qt.ItemDataRole.UserRole


class Role(IntEnum):
    """Roles of the house.

    TONE: token of the text colour. BACK: token of the background. BOLD: heavier.
    ICON: icon left of the text. OLD: text struck through before the new one.
    CORNER: original writing, marked by a corner. RULE: a heavier line below.
    CHECK: a tick box, True or False. SECOND: a second, smaller line.
    MARK: a small word before a number.
    """

    TONE = _USER + 1
    BACK = _USER + 2
    BOLD = _USER + 3
    ICON = _USER + 4
    OLD = _USER + 5
    CORNER = _USER + 6
    RULE = _USER + 7
    CHECK = _USER + 8
    SECOND = _USER + 9
    MARK = _USER + 10


RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
