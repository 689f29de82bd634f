"""Type sizes, lengths in lines, and the bundled faces where the system has none."""

from __future__ import annotations

import re

from PySide6.QtGui import QFont
from PySide6.QtGui import QFontDatabase
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from tecdesk.paths import resource

SYSTEM = (
    *("Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC"),
    "WenQuanYi Zen Hei",
)
"""Faces of the system that will do; not any Chinese one: some have old figures."""
LAST = ("TecDesk Hei", "TecDesk Song", "TecDesk Rare")
POINTS = {
    "note": 9.75,
    "body": 10.5,
    "section": 11.25,
    "title": 15.0,
    "figure": 19.5,
    "code": 30.0,
}
"""Type sizes at 标准, in points (13, 14, 15, 20, 26 and 40 pixels at 100 %)."""

_FILES = {
    "hei": "TecDeskHei-Regular.ttf",
    "song": "TecDeskSong-Regular.ttf",
    "rare": "TecDeskRare-Regular.ttf",
}
_state: dict[str, float] = {"scale": 1.0}
_loaded: set[str] = set()
_covered: set[str] = set()
_RARE = re.compile("[\u3400-\u4dbf\U00020000-\U0003ffff]")


def install(app: QApplication, scale: float = 1.0) -> None:
    """Give the application its font.

    Args:
        app: the application.
        scale: 1.0 标准, 1.15 大, 1.3 特大.
    """
    if not {*SYSTEM} & {*QFontDatabase.families()}:
        load("hei")
    _state["scale"] = scale
    font = _body()
    app.setFont(font)
    _state["line"] = float(QFontMetrics(font).height())


def _body() -> QFont:
    font = QFont()
    font.setFamilies([*SYSTEM, *LAST])
    font.setPointSizeF(POINTS["body"] * _state["scale"])
    return font


def load(face: str) -> None:
    """Load a bundled face (hei, song or rare) once."""
    if face not in _loaded:
        _loaded.add(face)
        QFontDatabase.addApplicationFont(str(resource("fonts", _FILES[face])))


def cover(text: str) -> bool:
    """Load the bundled faces that rare characters of a text need; True if any."""
    rare = set(_RARE.findall(text)) - _covered
    if not rare:
        return False
    _covered.update(rare)
    before = set(_loaded)
    for face in ("song", "rare"):
        if not all(drawable(character) for character in rare):
            load(face)
    return _loaded != before


def drawable(character: str) -> bool:
    """True when a loaded face has the character."""
    # A font made earlier does not hear of faces loaded since.
    return QFontMetrics(_body()).inFontUcs4(ord(character))


def sized(name: str, *, bold: bool = False) -> QFont:
    """A font of the application's family in a size of POINTS."""
    font = QFont(QApplication.font())
    font.setPointSizeF(POINTS[name] * _state["scale"])
    font.setBold(bold)
    return font


def lines(count: float) -> int:
    """A length of so many text lines, in logical pixels; all sizes come from it."""
    line = _state.get("line") or float(QFontMetrics(QApplication.font()).height())
    return round(line * count)
