"""One page of a PDF on the desk, drawn in the worker at the size it is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtGui import QPen
from PySide6.QtGui import QPixmap
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.button import bare_icon
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.ui.jobs import Job
    from tecdesk.ui.jobs import Jobs

_STEP = 1.25
_LEAST, _MOST = 0.2, 4.0


@dataclass(frozen=True)
class _Drawn:
    """A page as plain data: pixels, their size, and how many pages there are."""

    pixels: bytes
    width: int
    height: int
    stride: int
    pages: int


class PaperView(QWidget):
    """The page, its number, and its size.

    Attributes:
        page: number of the page shown, from 0. pages: how many there are.
    """

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._data = b""
        self._count: Callable[[int], None] | None = None
        self._zoom = 0.0
        self.page = 0
        self.pages = 0
        self._sheet = _Sheet()
        self._scroll = QScrollArea()
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll.setWidget(self._sheet)
        self._scroll.setProperty("area", "desk")
        self._scroll.viewport().setProperty("area", "desk")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._number = label("")
        self.setLayout(column(self._made_bar(), self._scroll, gap=0))

    def wait(self) -> None:
        """A paper is being made; the old one goes."""
        self._data = b""
        self._sheet.show_image(None)
        self._number.setText("正在排版…")

    def show_pdf(self, data: bytes, count: Callable[[int], None]) -> None:
        """Show the first page of a PDF; `count` is told how many there are."""
        self._data, self._count, self.page = data, count, 0
        self._draw()

    def next(self) -> None:
        """Turn to the next page."""
        if self.page + 1 < self.pages:
            self.page += 1
            self._draw()

    def previous(self) -> None:
        """Turn back."""
        if self.page:
            self.page -= 1
            self._draw()

    def larger(self) -> None:
        """Show the page larger."""
        self._scale(_STEP)

    def smaller(self) -> None:
        """Show the page smaller."""
        self._scale(1 / _STEP)

    def whole(self) -> None:
        """Fit the whole page."""
        self._zoom = 0.0
        self._draw()

    def _scale(self, by: float) -> None:
        now = self._zoom or self._sheet.scale
        self._zoom = min(max(now * by, _LEAST), _MOST)
        self._draw()

    def _draw(self) -> None:
        if not self._data:
            return
        data, page, zoom = self._data, self.page, self._zoom
        room = self._scroll.viewport().size()
        width, height = room.width() - lines(1.6), room.height() - lines(1.2)
        ratio = self.devicePixelRatioF()

        def work(_job: Job) -> tuple[_Drawn, float]:
            return _rendered(data, page, (width, height), zoom, ratio)

        self._jobs.start("画页面", work, self._show, key="page")

    def _show(self, drawn: tuple[_Drawn, float]) -> None:
        image, scale = drawn
        self.pages = image.pages
        self._number.setText(f"第 {self.page + 1} 页，共 {self.pages} 页")
        ratio = self.devicePixelRatioF()
        form = QImage.Format.Format_RGB888
        pixels = QImage(image.pixels, image.width, image.height, image.stride, form)
        pixels.setDevicePixelRatio(ratio)
        self._sheet.show_image(QPixmap.fromImage(pixels), scale)
        if self._count:
            self._count(image.pages)

    def _made_bar(self) -> QWidget:
        bar = area("header")
        bar.setFixedHeight(lines(2.4))
        inside = row(
            bare_icon("chevron-left", "上一页", self.previous),
            self._number,
            bare_icon("chevron-right", "下一页", self.next),
            None,
            bare_icon("zoom-out", "缩小", self.smaller),
            button("整页", self.whole, look="bare"),
            bare_icon("zoom-in", "放大", self.larger),
            edge=0.8,
        )
        bar.setLayout(inside)
        return bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()


class _Sheet(QWidget):
    """The page on the desk, with a thin edge."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QPixmap | None = None
        self.scale = 1.0

    def show_image(self, image: QPixmap | None, scale: float = 1.0) -> None:
        self._image, self.scale = image, scale
        if image is not None:
            self.setFixedSize(image.deviceIndependentSize().toSize())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._image)
        painter.setPen(QPen(color("line2"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


def _rendered(
    data: bytes, number: int, room: tuple[int, int], zoom: float, ratio: float
) -> tuple[_Drawn, float]:
    """Draw one page, fitted into the room unless a zoom is given."""
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(data)
    page = document[number]
    width, height = page.get_size()
    scale = zoom or min(room[0] / width, room[1] / height)
    bitmap = page.render(scale=max(scale, 0.1) * ratio, rev_byteorder=True)
    drawn = _Drawn(
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, len(document)
    )
    document.close()
    return drawn, scale
