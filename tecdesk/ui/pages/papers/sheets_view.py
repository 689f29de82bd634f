"""All pages of a PDF under each other; those in sight are drawn in the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtGui import QImage
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import QPainter
from PySide6.QtGui import QPaintEvent
from PySide6.QtGui import QPen
from PySide6.QtGui import QPixmap
from PySide6.QtGui import QResizeEvent
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea
from PySide6.QtWidgets import QFrame

from tecdesk.pdf_pages import POINTS
from tecdesk.pdf_pages import Pixels
from tecdesk.pdf_pages import opened
from tecdesk.ui.fonts import lines
from tecdesk.ui.theme import color

if TYPE_CHECKING:
    from tecdesk.ui.jobs import Job
    from tecdesk.ui.jobs import Jobs

WHOLE, WIDTH = "whole", "width"
Zoom = str | float
"""`WHOLE`, `WIDTH`, or a factor of the size on paper."""
LEAST, MOST = 0.25, 4.0
_GAP = 0.6
_READ = 0.9
"""Share of the room that a turn goes on by within a page."""
_KEPT = 8
"""How many drawn pages are kept: more than are ever in sight with their neighbours."""


class SheetsView(QAbstractScrollArea):
    """Scrolls through the pages as they are printed.

    Attributes:
        data: the PDF shown. sizes: of its pages, points. zoom: how large.

    Signals:
        moved: another page is the one looked at, or the size is another.
        counted: how many pages there are is known.
    """

    moved = Signal()
    counted = Signal(int)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self.data = b""
        self.sizes: list[tuple[float, float]] = []
        self.zoom: Zoom = WHOLE
        self._drawn: dict[tuple[int, float], QPixmap] = {}
        self._awaited: tuple[int, float] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("area", "desk")
        self.viewport().setProperty("area", "desk")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("纸面")
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_pdf(self, data: bytes) -> None:
        """Show a PDF from its first page; empty takes away what is shown."""
        self.data, self.sizes, self._drawn = data, [], {}
        self._lay_out(0)
        if data:
            self._jobs.look(
                "数页数", lambda _job: _sizes(data), self._on_counted, key="sizes"
            )

    @property
    def page(self) -> int:
        """The page looked at, from 0: the one at the middle of the room."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        places = self._places()
        below = [at for at, place in enumerate(places) if place.bottom() >= middle]
        return below[0] if below else max(len(places) - 1, 0)

    @property
    def scale(self) -> float:
        """Pixels of the screen to a point of the page looked at."""
        return self._scale_of(self.zoom)

    @property
    def actual(self) -> float:
        """Pixels to a point at the size on paper."""
        return self.logicalDpiX() / POINTS

    def go(self, page: int) -> None:
        """Show the top of a page."""
        places = self._places()
        if places:
            at = places[min(max(page, 0), len(places) - 1)]
            spare = max(self.viewport().height() - at.height(), 0) // 2
            self.verticalScrollBar().setValue(at.top() - max(spare, self._gap))

    def turn(self, step: int) -> None:
        """Show more of a page taller than the room, or the page after or before it."""
        places = self._places()
        if not places:
            return
        bar, room, at = self.verticalScrollBar(), self.viewport().height(), self.page
        first = places[at].top() - self._gap
        last = max(places[at].bottom() + self._gap - room, first)
        wanted = bar.value() + step * round(room * _READ)
        tall = last > first
        if tall and step > 0 and bar.value() < last:
            bar.setValue(min(wanted, last))
        elif tall and step < 0 and bar.value() > first:
            bar.setValue(max(wanted, first))
        else:
            self.go(at + step)

    def resize_pages(self, zoom: Zoom) -> None:
        """Show the pages at another size; the page looked at stays."""
        page = self.page
        self.zoom = zoom
        self._lay_out(page)

    def step(self, factor: float) -> None:
        """Show the pages larger or smaller."""
        now = self.scale / self.actual
        self.resize_pages(min(max(now * factor, LEAST), MOST))

    @property
    def _gap(self) -> int:
        return lines(_GAP)

    def _scale_of(self, zoom: Zoom) -> float:
        if isinstance(zoom, float):
            return zoom * self.actual
        wide = max((size[0] for size in self.sizes), default=1.0)
        high = max((size[1] for size in self.sizes), default=1.0)
        # Room for the bar also where there is none: else the page would jump.
        bar = self.verticalScrollBar().sizeHint().width()
        across = (self.width() - bar - 2 * self._gap) / wide
        down = (self.height() - 2 * self._gap) / high
        return max(across if zoom == WIDTH else min(across, down), 0.05)

    def _places(self) -> list[QRect]:
        """Where each page stands on the whole desk."""
        scale, top = self.scale, self._gap
        room = max(self.viewport().width(), self._widest(scale))
        found = []
        for wide, high in self.sizes:
            width, height = round(wide * scale), round(high * scale)
            found.append(QRect((room - width) // 2, top, width, height))
            top += height + self._gap
        return found

    def _widest(self, scale: float) -> int:
        wide = max((size[0] for size in self.sizes), default=0.0)
        return round(wide * scale) + 2 * self._gap if wide else 0

    def _lay_out(self, page: int) -> None:
        """Set the bars for the pages as they are, and show one of them."""
        room = self.viewport().size()
        places = self._places()
        high = places[-1].bottom() + self._gap if places else 0
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(high - room.height(), 0))
        down.setPageStep(room.height())
        down.setSingleStep(lines(2))
        wide = self._widest(self.scale)
        across.setRange(0, max(wide - room.width(), 0))
        across.setPageStep(room.width())
        across.setSingleStep(lines(2))
        across.setValue(across.maximum() // 2)
        self.go(page)
        self._on_scrolled()

    def _on_counted(self, sizes: list[tuple[float, float]]) -> None:
        self.sizes = sizes
        self._lay_out(0)
        self.counted.emit(len(sizes))

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self._want()
        self.moved.emit()

    def _in_sight(self) -> list[int]:
        seen = self.viewport().rect().translated(0, self.verticalScrollBar().value())
        places = self._places()
        return [
            at
            for at, each in enumerate(places)
            if each.top() <= seen.bottom() and each.bottom() >= seen.top()
        ]

    def _want(self) -> None:
        """Have the first page drawn that is in sight and is not there yet."""
        scale = round(self.scale * self.devicePixelRatioF(), 4)
        missing = [at for at in self._in_sight() if (at, scale) not in self._drawn]
        if not missing or self._awaited == (missing[0], scale):
            return
        data, at = self.data, missing[0]
        self._awaited = (at, scale)

        def work(_job: Job) -> tuple[bytes, int, float, Pixels]:
            with opened(data) as pages:
                return data, at, scale, pages.picture(at, scale)

        self._jobs.look("画页面", work, self._on_drawn, key="page")

    def _on_drawn(self, drawn: tuple[bytes, int, float, Pixels]) -> None:
        data, at, scale, pixels = drawn
        self._awaited = None
        if data is self.data:
            image = QImage(
                pixels.data,
                pixels.width,
                pixels.height,
                pixels.stride,
                QImage.Format.Format_RGB32,
            )
            self._drawn[at, scale] = QPixmap.fromImage(image)
            for old in list(self._drawn)[:-_KEPT]:
                del self._drawn[old]
            self.viewport().update()
        self._want()

    def _picture(self, at: int) -> QPixmap | None:
        """A page as drawn last, which for a moment may be at another size."""
        fitting = [key for key in self._drawn if key[0] == at]
        scale = round(self.scale * self.devicePixelRatioF(), 4)
        key = (at, scale) if (at, scale) in fitting else next(iter(fitting), None)
        return self._drawn[key] if key else None

    def _paint_pages(self, painter: QPainter) -> None:
        across = self.horizontalScrollBar().value()
        places, down = self._places(), self.verticalScrollBar().value()
        for at in self._in_sight():
            place = places[at].translated(-across, -down)
            painter.fillRect(place, Qt.GlobalColor.white)
            if picture := self._picture(at):
                painter.drawPixmap(place, picture)
            painter.setPen(QPen(color("line2"), 1))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), color("desk"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_pages(painter)
        if self.hasFocus():
            painter.setPen(QPen(color("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self.sizes) - 1
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if key in ends:
            self.go(ends[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        page = self.page
        super().resizeEvent(event)
        self._lay_out(page)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


def _sizes(data: bytes) -> list[tuple[float, float]]:
    with opened(data) as pages:
        return pages.sizes
