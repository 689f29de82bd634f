"""The sidebar: book and year, the pages in the order of the year's work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QMenu
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QSpacerItem
from PySide6.QtWidgets import QVBoxLayout

from tecdesk.domain.registers import CORE
from tecdesk.domain.registers import REGISTERS
from tecdesk.ui import icons
from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized
from tecdesk.ui.ledgers import ICONS
from tecdesk.ui.ledgers import OTHERS
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label
from tecdesk.ui.side_head import Head

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtGui import QResizeEvent

    from tecdesk.ui.command import Command


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


def _ledger(key: str, *, gap: bool = False) -> Place:
    return Place(key, REGISTERS[key].heading, ICONS[key], gap=gap)


PLACES = (
    Place("home", "首页", "house"),
    *(_ledger(key, gap=key == CORE[0]) for key in CORE),
    Place("tally", "汇总", "table-2", gap=True),
    Place("reports", "报表", "printer"),
    Place("submit", "上报", "hard-drive-upload"),
)
"""The pages on Alt+1 to Alt+8."""

COUNTY_PLACES = (
    Place("county", "收报进度", "inbox"),
    *PLACES[1:-1],
    Place("collect", "收上报包", "hard-drive-download"),
)
"""The same for a county: who has reported comes first, taking in is last."""

MORE = Place("more", "更多台账", "ellipsis")
EVERYTHING = Place("everything", "全部功能", "menu")


class Sidebar(QFrame):
    """Words beside icons where there is room, else icons with tooltips.

    Below the four ledgers stand those others that come forward, as many as there is
    room for; the rest is behind 更多台账.

    Attributes:
        more: opens the other ledgers.

    Signals:
        chosen: key of a page. year_wanted: a year. more_wanted: the other ledgers.
    """

    chosen = Signal(str)
    year_wanted = Signal(int)
    more_wanted = Signal()

    def __init__(
        self,
        years: Callable[[], list[int]],
        about: Callable[[], list[Command]],
        places: Sequence[Place] = PLACES,
    ) -> None:
        super().__init__()
        self.setProperty("area", "side")
        self._years, self._about, self._places = years, about, places
        self._head = Head()
        self._head.clicked.connect(self._open_menu)
        self._group = QButtonGroup(self)
        self._name = self._operator = self._page = ""
        self._current = 0
        self._forward: tuple[str, ...] = ()
        self._least = 0
        self._gaps: list[tuple[QSpacerItem, float]] = []
        self._caps: dict[str, QLabel] = {}
        self._items = {place.page: self._item(place) for place in places}
        self.more = self._items["more"] = self._item(MORE)
        self._items["everything"] = self._item(EVERYTHING)
        self._others = column(gap=_GAP)
        self._arrangement = self._arranged()
        self.setLayout(self._arrangement)
        self.narrow = False
        self.widen(narrow=False)

    def show_book(self, unit: str, year: int, operator: str = "") -> None:
        """Say whose book it is, which year is being worked on, and by whom."""
        self._name, self._operator = unit, operator
        self._current = year
        self.widen(narrow=self.narrow)

    def show_ledgers(self, forward: tuple[str, ...]) -> None:
        """Show these ledgers besides the four, as far as there is room."""
        self._forward = forward
        self._fit()

    def mark(self, page: str) -> None:
        """Show which page is open; none for pages that are not here."""
        self._page = page
        here = self._items.get(page)
        if page in OTHERS and (here is None or here.isHidden()):
            page = MORE.page
        self._group.setExclusive(False)
        for key, item in self._items.items():
            item.setChecked(key == page)
            token = "accent" if key == page else "text2"
            icons.put(item, _ICONS[key], token, lines(0.9))
            self._caps[key].setVisible(key == page and not self.narrow)
        self._group.setExclusive(True)

    def widen(self, *, narrow: bool) -> None:
        """Change between words and icons."""
        self.narrow = narrow
        self.setFixedWidth(lines(2.8 if narrow else 8.8))
        for key, item in self._items.items():
            item.setText("" if narrow else f" {_LABELS[key]}")
            item.setToolTip(f"{_LABELS[key]}  {_KEYS[key]}".rstrip())
            self._caps[key].setVisible(item.isChecked() and not narrow)
        self._head.say(self._name, self._current, self._operator, narrow=narrow)

    def _fit(self) -> None:
        """Put the ledgers in as far as there is room; gaps shrink before anything."""
        for key, item in self._items.items():
            item.ensurePolished()  # before that it does not know its height
            if key in OTHERS:
                item.hide()
        self._others.invalidate()
        each = self.more.sizeHint().height() + lines(_GAP)
        self._least = self._pad(_TIGHT)
        needed = self._least if self.height() < lines(_LOW) else self._pad(1.0)
        room = max(self.height() - needed, 0) // each
        for key in self._forward[:room]:
            self._other(key).show()
        self.widen(narrow=self.narrow)
        self.mark(self._page)

    def _pad(self, share: float) -> int:
        """Make the gaps between groups so much of what they are; the height then."""
        edge = lines(0.4)
        self._arrangement.setContentsMargins(edge, lines(0.7 * share), edge, edge)
        for gap, height in self._gaps:
            gap.changeSize(0, lines(height * share))
        self._arrangement.invalidate()
        return self._arrangement.sizeHint().height()

    def _gap(self, height: float) -> QSpacerItem:
        made = QSpacerItem(0, lines(height))
        self._gaps.append((made, height))
        return made

    def _other(self, key: str) -> QPushButton:
        """The item of a ledger, made when it first comes forward, in its place."""
        if key not in self._items:
            made = self._items[key] = self._item(_ledger(key))
            before = [k for k in OTHERS[: OTHERS.index(key)] if k in self._items]
            self._others.insertWidget(len(before), made)
        return self._items[key]

    def _arranged(self) -> QVBoxLayout:
        made = column(gap=_GAP)
        made.addWidget(self._head)
        made.addItem(self._gap(0.3))
        for place in self._places:
            if place.gap:
                made.addItem(self._gap(0.5))
            made.addWidget(self._items[place.page])
            if place.page == CORE[-1]:
                made.addLayout(self._others)
                made.addWidget(self.more)
        made.addStretch(1)
        made.addWidget(self._items["everything"])
        return made

    def _item(self, place: Place) -> QPushButton:
        made = QPushButton()
        made.setProperty("look", "side")
        made.setFont(sized("body"))
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setAccessibleName(place.label)
        cap = self._caps[place.page] = label(_KEYS[place.page], "note", tone="dim")
        made.setLayout(row(None, cap, edge=0.5))
        made.clicked.connect(lambda: self._on_clicked(place.page))
        self._group.addButton(made)
        return made

    def _on_clicked(self, page: str) -> None:
        if page == MORE.page:
            self.mark(self._page)
            self.more_wanted.emit()
        else:
            self.chosen.emit(page)

    def _open_menu(self) -> None:
        below = self._head.mapToGlobal(self._head.rect().bottomLeft())
        picked: QAction | None = self._menu().exec(below)
        if isinstance(year := picked.data() if picked else None, int):
            self.year_wanted.emit(year)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for year in self._years():
            action = menu.addAction(f"{year}年度")
            action.setData(year)
            action.setCheckable(True)
            action.setChecked(year == self._current)
        menu.addSeparator()
        for command in self._about():
            action = menu.addAction(f"{command.label}\t{command.cap}")
            if command.run is not None:
                action.triggered.connect(command.run)
        return menu

    def minimumSizeHint(self) -> QSize:
        """Ledgers that came forward go back where the window gets low."""
        return QSize(self.width(), self._least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._fit()


_GAP, _TIGHT, _LOW = 0.1, 0.3, 24.0
"""Between items; share of the gaps that is left below this height, in lines."""
_ALL = (*PLACES, *COUNTY_PLACES, *map(_ledger, OTHERS), MORE, EVERYTHING)
_LABELS = {place.page: place.label for place in _ALL}
_ICONS = {place.page: place.icon for place in _ALL}
_KEYS = {
    place.page: f"Alt+{at}"
    for places in (PLACES, COUNTY_PLACES)
    for at, place in enumerate(places, 1)
}
_KEYS |= dict.fromkeys(OTHERS, "") | {"more": "Alt+0", "everything": "Alt+M"}
