"""The list of the page of colleagues: what joining changes, and what both changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.store.colleagues.conflicts import Conflict
from tecdesk.ui.models.told import ToldModel
from tecdesk.ui.pages.colleagues.rows import CHANGES
from tecdesk.ui.pages.colleagues.rows import CLASHES
from tecdesk.ui.pages.colleagues.rows import HEADS
from tecdesk.ui.pages.colleagues.rows import STRETCH
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.views import Views

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from tecdesk.ui.models.told import Told
    from tecdesk.ui.pages.colleagues.rows import Looked
    from tecdesk.ui.parts.button import Slot

_HOW = (
    "先把台账文件拷一份到同事的电脑，各记各的；隔几天互相给一份，合并。谁后改用谁的。"
)


class Listed(Views):
    """Two views of a package that was looked at; one of what is in the book.

    Attributes:
        looked: the package; None when only what both changed is shown.
    """

    def __init__(self, choose: Slot, *sides: QPushButton) -> None:
        name = "合并会改的，和两边都改过的"
        super().__init__(ToldModel(), name, self.show_view, sides)
        self.looked: Looked | None = None
        self._choose = choose
        self._sides = sides
        self._clashes: Sequence[Told] = ()

    @property
    def conflict(self) -> Conflict | None:
        """The conflict of the row, once it is in the book."""
        thing = self.thing
        return thing if self.looked is None and isinstance(thing, Conflict) else None

    @property
    def deciding(self) -> bool:
        """Whether the rows are what both changed, and one side can be taken."""
        return self.looked is None and bool(self._clashes)

    def show_open(self, clashes: Sequence[Told]) -> None:
        """Show what both changed and nobody has looked at."""
        self.looked, self._clashes = None, clashes
        self.said.setText("现在用的是后改的；要用另一边的，选中再按")
        self.views.offer([(CLASHES, f"两边都改过 {len(clashes)}")], CLASHES)
        self._lay_out(bool(clashes))

    def show_looked(self, found: Looked) -> None:
        """Show what a package would do."""
        self.looked, self._clashes = found, found.clashes
        self.said.setText(found.joining.sentence)
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
        if not rows:
            self._say_nothing()
        self.show_rows(HEADS[key], rows, STRETCH[key])

    def _lay_out(self, anything: bool) -> None:  # noqa: FBT001 - of one caller each
        for each in self._sides:
            each.setVisible(self.deciding)
        self.bar.setVisible(anything)
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
