"""The preview: every page of a PDF, which page it is, and how large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.papers.sheets_view import WHOLE
from tecdesk.ui.pages.papers.sheets_view import WIDTH
from tecdesk.ui.pages.papers.sheets_view import SheetsView
from tecdesk.ui.parts.button import bare_icon
from tecdesk.ui.parts.chooser import Chooser
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from tecdesk.ui.jobs import Jobs
    from tecdesk.ui.pages.papers.sheets_view import Zoom

_STEP = 1.25
_A4_LONG = 850.0
"""A little over the long side of A4, points."""
_ZOOMS: list[tuple[object, str]] = [(WHOLE, "整页"), (WIDTH, "页宽"), (1.0, "100%")]


class PaperView(QWidget):
    """The pages, the number of the one looked at, and their size.

    Attributes:
        sheets: the pages. zoom: the choice of their size.
    """

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.sheets = SheetsView(jobs)
        self.zoom = Chooser("多大", self._on_zoom)
        self.zoom.offer(_ZOOMS, WHOLE)
        self._number = label("")
        self._count: Callable[[int], None] | None = None
        self.setLayout(column(self._made_bar(), self.sheets, gap=0))
        self.sheets.moved.connect(self._say)
        self.sheets.counted.connect(self._on_counted)

    @property
    def data(self) -> bytes:
        """The PDF shown; empty while it is being made."""
        return self.sheets.data

    @property
    def pages(self) -> int:
        """How many pages there are, as far as is known."""
        return len(self.sheets.sizes)

    @property
    def large(self) -> bool:
        """True when a page is larger than A4."""
        return any(max(size) > _A4_LONG for size in self.sheets.sizes)

    @property
    def page(self) -> int:
        """The page looked at, from 0."""
        return self.sheets.page

    def commands(self) -> Sequence[Command]:
        """What the keys do to the pages."""
        zoom = self._on_zoom
        return (
            Command("下一页", self.next, "PgDown", hint=True, shown="Page Down"),
            Command("上一页", self.previous, "PgUp", shown="Page Up"),
            Command("放大", self.larger, "Ctrl++"),
            Command("缩小", self.smaller, "Ctrl+-"),
            Command("整页", lambda: zoom(WHOLE), "Ctrl+0"),
            Command("页宽", lambda: zoom(WIDTH), "Ctrl+2"),
            Command("和纸上一样大", lambda: zoom(1.0), "Ctrl+1"),
        )

    def wait(self) -> None:
        """A paper is being made; the old one goes."""
        self.sheets.show_pdf(b"")
        self._number.setText("正在排版…")

    def show_pdf(self, data: bytes, count: Callable[[int], None] | None = None) -> None:
        """Show a PDF from its first page; `count` is told how many there are."""
        self._count = count
        self.sheets.show_pdf(data)

    def next(self) -> None:
        """Turn to the next page."""
        self.sheets.turn(1)

    def previous(self) -> None:
        """Turn back."""
        self.sheets.turn(-1)

    def larger(self) -> None:
        """Show the pages larger."""
        self.sheets.step(_STEP)
        self._say_zoom()

    def smaller(self) -> None:
        """Show the pages smaller."""
        self.sheets.step(1 / _STEP)
        self._say_zoom()

    def _on_zoom(self, zoom: Zoom | object) -> None:
        if isinstance(zoom, (str, float)):
            self.sheets.resize_pages(zoom)
            self._say_zoom()

    def _say_zoom(self) -> None:
        zoom = self.sheets.zoom
        if isinstance(zoom, float) and zoom not in {key for key, _ in _ZOOMS}:
            self.zoom.offer([*_ZOOMS, (zoom, f"{zoom:.0%}")], zoom)
        else:
            self.zoom.offer(_ZOOMS, zoom)

    def _say(self) -> None:
        if self.pages:
            self._number.setText(f"第 {self.page + 1} 页，共 {self.pages} 页")
        elif not self.data:
            self._number.setText("")

    def _on_counted(self, pages: int) -> None:
        self._say()
        if self._count:
            self._count(pages)

    def _made_bar(self) -> QWidget:
        bar = area("header")
        bar.setFixedHeight(lines(2.4))
        inside = row(
            bare_icon("chevron-left", "上一页", self.previous),
            self._number,
            bare_icon("chevron-right", "下一页", self.next),
            None,
            bare_icon("zoom-out", "缩小", self.smaller),
            self.zoom,
            bare_icon("zoom-in", "放大", self.larger),
            edge=0.4,
            gap=0.2,
        )
        bar.setLayout(inside)
        return bar
