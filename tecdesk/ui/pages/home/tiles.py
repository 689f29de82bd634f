"""The four things people do, as big buttons on the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel
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
_TALL, _FLAT = 3.3, 2.1


def tiles(go: Callable[[str, object], object]) -> list[Tile]:
    """The buttons; `go` is called with a page and what to show there."""
    made: list[Tile] = []
    for tile, wanted in zip(_TILES, _WANTED, strict=True):
        each = Tile(*tile, main=not made)
        each.clicked.connect(lambda _=False, w=wanted: go(*w))
        made.append(each)
    return made


class Tile(QPushButton):
    """An icon, what it does with its key, and a word about it below."""

    def __init__(
        self, icon: str, name: str, keys: str, hint: str, *, main: bool
    ) -> None:
        super().__init__()
        self.setProperty("look", "tile")
        self.setProperty("main", "yes" if main else "no")
        self.setAccessibleName(name)
        self._height = lines(_TALL)
        self._hint: QLabel = label(hint, "note", tone="on" if main else "hint")
        title = label(name, "section", bold=True, tone="on" if main else "")
        cap = key_cap(keys, on=main)
        words = column(None, row(title, None, cap), self._hint, None, gap=0.1)
        mark = picture(icon, "on" if main else "accent", lines(1.2))
        inside = row(mark, words, gap=0.5, edge=0.7)
        inside.setStretch(1, 1)
        self.setLayout(inside)

    def say(self, hint: str) -> None:
        """Say another word about it."""
        self._hint.setText(hint)
        self.setAccessibleDescription(hint)

    def flatten(self, *, flat: bool) -> None:
        """One line or two."""
        self._height = lines(_FLAT if flat else _TALL)
        self._hint.setVisible(not flat)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return QSize(inside.sizeHint().width() if inside else 0, self._height)

    def minimumSizeHint(self) -> QSize:
        inside = self.layout()
        return QSize(inside.minimumSize().width() if inside else 0, self._height)
