"""Puts on the colours and the size of type a person likes, also in open windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tecdesk.ui import fonts
from tecdesk.ui import icons
from tecdesk.ui import style
from tecdesk.ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tecdesk.ui.preferences import Preferences

COLOURS = {"system": "跟随系统", "light": "浅色", "dark": "深色"}
"""What may be kept as `colours`, and its name."""

SIZES = {"1.0": "标准", "1.15": "大", "1.3": "特大", "1.5": "最大"}
"""What may be kept as `type`: the size of body type against 10.5 points."""

_state = {"colours": "system"}
_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def dress_first(app: QApplication, preferences: Preferences) -> None:
    """Dress an application that has no window yet; later it follows the system."""
    enlarge(app, preferences)
    app.styleHints().colorSchemeChanged.connect(lambda _: _follow(app))


def enlarge(app: QApplication, preferences: Preferences) -> None:
    """Take the size of type chosen; windows that are open must be built anew."""
    fonts.install(app, float(preferences.text("type", "1.0")))
    dress(app, preferences.text("colours", "system"))


def dress(app: QApplication, colours: str) -> None:
    """Put on light or dark at once; `system` does as the system does."""
    _state["colours"] = colours
    hints = app.styleHints()
    hints.setColorScheme(_SCHEMES[colours])
    dark = colours == "dark"
    if colours == "system":
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
    theme.use(dark=dark)
    app.setPalette(theme.palette())
    app.setStyleSheet(style.sheet())
    for window in app.topLevelWidgets():
        icons.redraw(window)


def _follow(app: QApplication) -> None:
    if _state["colours"] == "system":
        dress(app, "system")
