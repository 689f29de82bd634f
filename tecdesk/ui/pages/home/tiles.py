"""The four things people do, as big buttons on the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout
from PySide6.QtWidgets import QPushButton

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import key_cap
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.wanted import New

if TYPE_CHECKING:
    from collections.abc import Callable

_TILES = (
    ("notebook-pen", "记一次培训", "Ctrl+N", "日期、村、内容、人次"),
    ("file-spreadsheet", "导入台账", "Ctrl+I", "Excel、WPS、CSV"),
    ("printer", "打印", "Ctrl+P", "汇总表、台账、总结"),
    ("hard-drive-upload", "上报县里", "Ctrl+U", "插上U盘再按"),
)
_WANTED: tuple[tuple[str, object], ...] = (
    ("training", New()),
    ("import", None),
    ("reports", None),
    ("submit", None),
)


def tiles(go: Callable[[str, object], object]) -> list[QPushButton]:
    """The buttons; `go` is called with a page and what to show there."""
    made: list[QPushButton] = []
    for tile, wanted in zip(_TILES, _WANTED, strict=True):
        each = _tile(*tile, main=not made)
        each.clicked.connect(lambda _=False, w=wanted: go(*w))
        made.append(each)
    return made


def _tile(
    icon: str, name: str, keys: str, hint: str, *, main: bool = False
) -> QPushButton:
    made = QPushButton()
    made.setProperty("look", "tile")
    made.setProperty("main", "yes" if main else "no")
    made.setAccessibleName(name)
    tone = "on" if main else "accent"
    words = column(
        None,
        label(name, "section", bold=True, tone="on" if main else ""),
        label(hint, "note", tone="on" if main else "hint"),
        None,
        gap=0.1,
    )
    cap = label(keys, "note", tone="on") if main else key_cap(keys)
    inside: QHBoxLayout = row(
        picture(icon, tone, lines(1.2)), words, None, cap, edge=0.7
    )
    inside.setAlignment(cap, Qt.AlignmentFlag.AlignVCenter)
    made.setLayout(inside)
    return made
