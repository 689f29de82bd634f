"""The two sets of colours, and the palette made from them. No colour elsewhere."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtGui import QPalette

LIGHT = {
    "surface": "#FFFFFF",
    "bg": "#F4F6F4",
    "sunken": "#F7F9F7",
    "hover": "#EEF2EF",
    "line": "#DEE4E0",
    "line2": "#828D87",
    "text": "#1A211D",
    "text2": "#4C5751",
    "text3": "#5F6A64",
    "accent": "#17694A",
    "fill": "#17694A",
    "fill2": "#12563C",
    "on": "#FFFFFF",
    "soft": "#E3F1E9",
    "softline": "#A5CDB8",
    "amber": "#865300",
    "amber_bg": "#FFF5DF",
    "amber_g": "#B5771A",
    "red": "#AE2A22",
    "red_bg": "#FDEDEB",
    "blue": "#1D5C9E",
    "blue_bg": "#E9F1FA",
    "bar": "#E3E8E5",
    "desk": "#CDD3CF",
}
"""Colours by what they are used for, on a light screen."""

DARK = {
    "surface": "#1C211E",
    "bg": "#151917",
    "sunken": "#222825",
    "hover": "#29302C",
    "line": "#323A35",
    "line2": "#76827B",
    "text": "#E7ECE9",
    "text2": "#B3BDB7",
    "text3": "#94A09A",
    "accent": "#6CC79C",
    "fill": "#257D5B",
    "fill2": "#1F6B4E",
    "on": "#FFFFFF",
    "soft": "#1F3A2D",
    "softline": "#3B6B54",
    "amber": "#E9B75C",
    "amber_bg": "#372C14",
    "amber_g": "#E0A63E",
    "red": "#F2958D",
    "red_bg": "#3B201E",
    "blue": "#8DBBEC",
    "blue_bg": "#1C2D40",
    "bar": "#323A35",
    "desk": "#0F1210",
}
"""The same on a dark screen."""

_ROLES = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Highlight: "fill",
    QPalette.ColorRole.HighlightedText: "on",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Light: "hover",
    QPalette.ColorRole.Dark: "line2",
    QPalette.ColorRole.Accent: "fill",
}

_state = {"tokens": LIGHT}


def use(*, dark: bool) -> None:
    """Choose the set that `tokens` and `color` answer from."""
    _state["tokens"] = DARK if dark else LIGHT


def tokens() -> dict[str, str]:
    """The set in use."""
    return _state["tokens"]


def color(token: str) -> QColor:
    """One colour of the set in use."""
    return QColor(_state["tokens"][token])


def palette() -> QPalette:
    """The set in use as Qt's own palette."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, color(token))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, color("text3"))
    return made
