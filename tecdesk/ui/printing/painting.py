"""Pages painted onto a printer through its driver, strip by strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtGui import QPageLayout
from PySide6.QtGui import QPageSize
from PySide6.QtGui import QPainter

from tecdesk.pdf_pages import POINTS
from tecdesk.pdf_pages import Pixels
from tecdesk.pdf_pages import opened
from tecdesk.ui.printing.order import PrintFault

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from tecdesk.pdf_pages import PdfPages
    from tecdesk.ui.printing.order import Order
    from tecdesk.ui.printing.order import Progress
    from tecdesk.ui.printing.order import Stopped

LEAST_DPI, MOST_DPI = 300, 600


def paint(order: Order, progress: Progress, stopped: Stopped) -> int:
    """Print through the system's driver; returns how many pages were drawn.

    One page after the other. It stops between two of them, and those drawn so far
    are printed: it can be gone on with at the next one.

    Raises:
        PrintFault: the printer refused, and at which page.
    """
    printer = _printer(order)
    # Not the driver's own copies: it could not be told where they stopped.
    run = [*range(order.first, order.last + 1)] * order.copies
    if stopped():
        return 0
    with opened(order.data) as pages:
        _turn(printer, pages.sizes[run[0] - 1], order.paper)
        painter = QPainter()
        if not painter.begin(printer):
            raise _refused(order, run[0])
        try:
            return _pages(painter, printer, (order, pages, run), progress, stopped)
        finally:
            painter.end()


def _pages(
    painter: QPainter,
    printer: QPrinter,
    what: tuple[Order, PdfPages, list[int]],
    progress: Progress,
    stopped: Stopped,
) -> int:
    order, pages, run = what
    for at, number in enumerate(run):
        if stopped():
            return at
        progress(at, len(run), f"第 {at + 1} 张，共 {len(run)} 张")
        if at:
            _turn(printer, pages.sizes[number - 1], order.paper)
            if not printer.newPage():
                raise _refused(order, number)
        _page(painter, printer, pages, number - 1)
        if printer.printerState() == printer.PrinterState.Error:
            raise _refused(order, number)
    progress(len(run), len(run), "")
    return len(run)


def _page(painter: QPainter, printer: QPrinter, pages: PdfPages, at: int) -> None:
    """Paint one page over the whole sheet."""
    dpi = min(max(printer.resolution(), LEAST_DPI), MOST_DPI)
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    size = pages.sizes[at]
    scale = sheet.width() / (size[0] * dpi / POINTS)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    for strip in pages.strips(at, dpi):
        image = _image(strip)
        place = (0.0, strip.top * scale, strip.width * scale, strip.height * scale)
        painter.drawImage(QRectF(*place), image, QRectF(image.rect()))


def _image(strip: Pixels) -> QImage:
    form = QImage.Format
    kind = form.Format_RGB32 if strip.colour else form.Format_Grayscale8
    size = (strip.width, strip.height, strip.stride)
    return QImage(strip.data, *size, kind).copy()  # Qt only points to the data


def _printer(order: Order) -> QPrinter:
    from PySide6.QtPrintSupport import QPrinter

    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    if order.file is not None:
        made.setOutputFileName(str(order.file))
        made.setResolution(MOST_DPI)
    else:
        made.setPrinterName(order.printer)
        if made.printerName() != order.printer:
            raise PrintFault(
                f"找不到打印机“{order.printer}”。",
                "看它开着没有、线接好没有，或换一台。",
                order.first,
            )
    made.setDocName(order.name)
    made.setFullPage(True)
    return made


def _turn(printer: QPrinter, size: tuple[float, float], paper: str) -> None:
    """Lay the sheet as the page lies, without margins: the page has its own."""
    way = QPageLayout.Orientation
    turned = way.Landscape if size[0] > size[1] else way.Portrait
    kind = {"A4": QPageSize.PageSizeId.A4, "A3": QPageSize.PageSizeId.A3}[paper]
    layout = QPageLayout(QPageSize(kind), turned, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)


def _refused(order: Order, page: int) -> PrintFault:
    return PrintFault(
        f"打印机“{order.printer}”停在第 {page} 张。",
        f"看它缺不缺纸、卡没卡纸，弄好后从第 {page} 张续印。",
        page,
    )
