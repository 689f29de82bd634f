"""The sidebar: book and year, the pages in the order of the year's work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout

from tecdesk.ui import icons
from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Place:
    """An entry of the sidebar.

    Attributes:
        page: key of the page. label: its word. icon: its icon. gap: begins a group.
    """

    page: str
    label: str
    icon: str
    gap: bool = False


PLACES = (
    Place("home", "首页", "house"),
    Place("training", "培训", "graduation-cap", gap=True),
    Place("base", "示范基地", "sprout"),
    Place("pairing", "结对帮扶", "handshake"),
    Place("handout", "发放资料", "book-open"),
    Place("tally", "汇总", "table-2", gap=True),
    Place("reports", "报表", "printer"),
    Place("submit", "上报", "hard-drive-upload"),
)
"""The pages on Alt+1 to Alt+8."""

EVERYTHING = Place("everything", "全部功能", "menu")


class Sidebar(QFrame):
    """Words beside icons where there is room, else icons with tooltips.

    Signals:
        chosen: key of a page. year_wanted: a year.
    """

    chosen = Signal(str)
    year_wanted = Signal(int)

    def __init__(self, years: Callable[[], list[int]]) -> None:
        super().__init__()
        self.setProperty("area", "side")
        self._years = years
        self._unit = label("", "section", bold=True)
        self._year = QPushButton()
        self._year.setProperty("look", "year")
        self._year.setFont(sized("note"))
        self._year.clicked.connect(self._open_years)
        self._group = QButtonGroup(self)
        self._name = ""
        self._current = 0
        self._items = {place.page: self._item(place) for place in PLACES}
        self._items["everything"] = self._item(EVERYTHING)
        self.setLayout(self._arranged())
        self.narrow = False
        self.widen(narrow=False)

    def show_book(self, unit: str, year: int) -> None:
        """Say whose book it is and which year is being worked on."""
        self._name = unit
        self._current = year
        self.widen(narrow=self.narrow)

    def mark(self, page: str) -> None:
        """Show which page is open; none for pages that are not here."""
        self._group.setExclusive(False)
        for key, item in self._items.items():
            item.setChecked(key == page)
            token = "accent" if key == page else "text2"
            item.setIcon(icons.icon(_ICONS[key], token, 18))
        self._group.setExclusive(True)

    def widen(self, *, narrow: bool) -> None:
        """Change between words and icons."""
        self.narrow = narrow
        self.setFixedWidth(lines(2.8 if narrow else 8.8))
        for key, item in self._items.items():
            item.setText("" if narrow else f" {_LABELS[key]}")
            item.setToolTip(f"{_LABELS[key]}  {_KEYS[key]}")
        name, year = self._name, self._current
        metrics = self._unit.fontMetrics()
        room = lines(7.6)
        mode = Qt.TextElideMode.ElideRight
        self._unit.setText(name[:1] if narrow else metrics.elidedText(name, mode, room))
        self._unit.setToolTip(name)
        self._year.setText(f"{year % 100}年" if narrow else f"{year}年度 · 换年度 ▾")
        self._year.setToolTip("换年度")

    def _arranged(self) -> QVBoxLayout:
        made = column(gap=0.1)
        edge = lines(0.4)
        made.setContentsMargins(edge, lines(0.7), edge, edge)
        made.addWidget(self._unit)
        made.addWidget(self._year)
        made.addSpacing(lines(0.4))
        for place in PLACES:
            if place.gap:
                made.addSpacing(lines(0.5))
            made.addWidget(self._items[place.page])
        made.addStretch(1)
        made.addWidget(self._items["everything"])
        return made

    def _item(self, place: Place) -> QPushButton:
        made = QPushButton()
        made.setProperty("look", "side")
        made.setFont(sized("body"))
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setIconSize(QSize(18, 18))
        made.setAccessibleName(place.label)
        made.clicked.connect(lambda: self.chosen.emit(place.page))
        self._group.addButton(made)
        return made

    def _open_years(self) -> None:
        menu = QMenu(self)
        for year in self._years():
            menu.addAction(f"{year}年度").setData(year)
        picked = menu.exec(self._year.mapToGlobal(self._year.rect().bottomLeft()))
        if picked is not None:
            self.year_wanted.emit(picked.data())


_ALL = (*PLACES, EVERYTHING)
_LABELS = {place.page: place.label for place in _ALL}
_ICONS = {place.page: place.icon for place in _ALL}
_KEYS = {place.page: f"Alt+{at}" for at, place in enumerate(PLACES, 1)}
_KEYS["everything"] = "Alt+M"
