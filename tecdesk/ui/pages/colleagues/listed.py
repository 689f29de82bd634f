"""The list of the page of colleagues: what joining changes, and what both changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QWidget

from tecdesk.store.colleagues.conflicts import Conflict
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.told import ToldModel
from tecdesk.ui.pages.colleagues.rows import CHANGES
from tecdesk.ui.pages.colleagues.rows import CLASHES
from tecdesk.ui.pages.colleagues.rows import HEADS
from tecdesk.ui.pages.colleagues.rows import STRETCH
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.empty import Empty
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.segments import Segments
from tecdesk.ui.parts.table import Table
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton

    from tecdesk.ui.models.told import Told
    from tecdesk.ui.pages.colleagues.rows import Looked
    from tecdesk.ui.parts.button import Slot

_HOW = (
    "先把台账文件拷一份到同事的电脑，各记各的；隔几天互相给一份，合并。谁后改用谁的。"
)


class Listed(QWidget):
    """Two views of a package that was looked at; one of what is in the book.

    Attributes:
        looked: the package; None when only what both changed is shown.
        views, model, table, empty: what is seen of it.
    """

    def __init__(self, choose: Slot, *sides: QPushButton) -> None:
        super().__init__()
        self.looked: Looked | None = None
        self._choose = choose
        self._sides = sides
        self._clashes: Sequence[Told] = ()
        self.views = Segments("看什么", self.show_view)
        self.model = ToldModel()
        self.table = Table(self.model)
        self.table.setAccessibleName("合并会改的，和两边都改过的")
        self._said = label("", "note", tone="hint", wrap=True)
        self._bar = area("surface")
        self._bar.setMinimumHeight(lines(2.4))
        inside = row(self.views, self._said, *sides, edge=1.0, gap=0.8)
        inside.setStretch(1, 1)
        self._bar.setLayout(inside)
        self.empty = Empty()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        whole = column(self._bar, self._stack, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @property
    def conflict(self) -> Conflict | None:
        """The conflict of the row, once it is in the book."""
        thing = self.thing
        return thing if self.looked is None and isinstance(thing, Conflict) else None

    @property
    def deciding(self) -> bool:
        """Whether the rows are what both changed, and one side can be taken."""
        return self.looked is None and bool(self._clashes)

    @property
    def thing(self) -> object:
        """What the row is about: a conflict, or register and id of a record."""
        at = self.table.currentIndex().row()
        return self.model.rows[at].thing if 0 <= at < self.model.rowCount() else None

    def go(self) -> None:
        """Put the focus on the list, or on the way on when it is empty."""
        shown = self._stack.currentWidget()
        (self.table if shown is self.table else self.empty).setFocus()

    def show_open(self, clashes: Sequence[Told]) -> None:
        """Show what both changed and nobody has looked at."""
        self.looked, self._clashes = None, clashes
        self._said.setText("现在用的是后改的；要用另一边的，选中再按")
        self.views.offer([(CLASHES, f"两边都改过 {len(clashes)}")], CLASHES)
        self._lay_out(bool(clashes))

    def show_looked(self, found: Looked) -> None:
        """Show what a package would do."""
        self.looked, self._clashes = found, found.clashes
        self._said.setText(found.joining.sentence)
        count = len(found.clashes)
        views: list[tuple[object, str]] = [
            (CHANGES, f"会改的 {found.count}"),
            (CLASHES, f"两边都改过 {count}"),
        ]
        self.views.offer(views, CLASHES if count else CHANGES)
        self._lay_out(found.joining.brings)

    def show_view(self, view: object) -> None:
        """Show one of the views."""
        key = str(view)
        found = self.looked
        rows = found.changes if found and key == CHANGES else self._clashes
        self.model.show_rows(HEADS[key], rows)
        self.fit()
        if rows:
            self.table.selectRow(0)
        else:
            self._say_nothing()
        self._stack.setCurrentIndex(0 if rows else 1)

    def fit(self) -> None:
        """Share the width among the columns."""
        most = int(self.table.width() * 0.4)
        widths = [min(width, most) for width in self.table.wanted_widths()]
        self.table.fit(STRETCH[str(self.views.value)], widths=widths)

    def _lay_out(self, anything: bool) -> None:  # noqa: FBT001 - of one caller each
        for each in self._sides:
            each.setVisible(self.deciding)
        self._bar.setVisible(anything)
        self.show_view(self.views.value)

    def _say_nothing(self) -> None:
        said, note = "和同事各记各的，再合成一本。", _HOW
        if self.looked and not self.looked.joining.brings:
            said, note = "同事给的这份没有新东西。", "他那边的，这边都有了。"
        elif self.looked:
            said, note = "这里没有要看的。", "按右上角“合并”就好。"
        way = button("同事给的文件…", self._choose)
        self.empty.say(said, way, note=note)
        self.empty.setFocusProxy(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.model.rowCount():
            self.fit()
