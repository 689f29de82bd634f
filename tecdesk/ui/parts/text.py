"""Labels, key caps and rules: the still parts of a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QWidget

from tecdesk.ui import icons
from tecdesk.ui.fonts import sized


def label(
    text: str = "",
    size: str = "body",
    *,
    tone: str = "",
    bold: bool = False,
    wrap: bool = False,
) -> QLabel:
    """A line of text.

    Args:
        text: what it says; never rich text.
        size: name of a type size.
        tone: hint, dim, amber, red, blue or accent; empty for body colour.
        bold: heavier.
        wrap: may take several lines.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(sized(size, bold=bold))
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def tone(widget: QWidget, name: str, value: str) -> None:
    """Change a styling property and redraw in the new style."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def picture(name: str, colour: str = "text2", size: int = 0) -> QLabel:
    """An icon standing by itself; as high as body type when no size is given."""
    made = QLabel()
    side = size or icons.small()
    icons.put(made, name, colour, side)
    made.setFixedSize(side, side)
    return made


def key_cap(keys: str, *, on: bool = False) -> QLabel:
    """A key as it stands beside the action it does, or `on` its filled button."""
    made = label(keys, "note", tone="key-on" if on else "key")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def rule() -> QFrame:
    """A thin line between groups."""
    made = QFrame()
    made.setProperty("area", "rule")
    made.setFixedHeight(1)
    return made


def area(name: str) -> QFrame:
    """A frame that the style sheet knows by its use."""
    made = QFrame()
    use_as(made, name)
    return made


def use_as(frame: QFrame, name: str) -> None:
    """Dress a frame for its use; what stands in it leaves its rules free."""
    frame.setProperty("area", name)
    frame.setContentsMargins(*_RULED.get(name, (0, 0, 0, 0)))


_RULED = {
    "panel": (1, 0, 0, 0),
    "column": (0, 0, 1, 0),
    "side": (0, 0, 1, 0),
    "header": (0, 0, 0, 1),
    "head": (0, 0, 0, 1),
    "foot": (0, 1, 0, 0),
    "status": (0, 1, 0, 0),
    "totals": (0, 1, 0, 0),
}
"""On which sides a frame has a rule, one pixel wide: left, top, right, bottom."""
