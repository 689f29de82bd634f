"""Pages of a PDF as pixels, drawn by pdfium, which bears one thread at a time."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import RLock
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

PDFIUM = RLock()
"""Held by whoever calls pdfium: the preview is drawn while another thread prints."""
POINTS = 72.0
_STRIP = 256  # rows of pixels drawn at a time: 5 MB of an A4 page in colour at 600 dpi
_IMAGE = 3  # FPDF_PAGEOBJ_IMAGE
_CRISP = 0x1000 | 0x2000 | 0x4000  # no smoothing of text, pictures and lines


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as plain data.

    Attributes:
        data: row after row. width, height: pixels. stride: bytes of a row.
        colour: 4 bytes a pixel, blue first, the last unused; otherwise 1, grey.
        top: row of the page at which it begins.
    """

    data: bytes
    width: int
    height: int
    stride: int
    colour: bool = False
    top: int = 0


class PdfPages:
    """An open PDF.

    Attributes:
        sizes: width and height of each page, points.
    """

    def __init__(self, document: Any) -> None:
        self._document = document
        self.sizes = [document.get_page_size(at) for at in range(len(document))]

    def picture(self, number: int, scale: float) -> Pixels:
        """A page for the screen, smooth.

        Args:
            number: of the page, from 0.
            scale: pixels to a point.
        """
        import pypdfium2.raw as pdfium

        with PDFIUM:
            page = self._document[number]
            made = page.render(scale=scale, force_bitmap_format=pdfium.FPDFBitmap_BGRx)
            size = (made.width, made.height, made.stride)
            pixels = Pixels(bytes(made.buffer), *size, colour=True)
            made.close()
            page.close()
        return pixels

    def strips(self, number: int, dpi: int) -> Iterator[Pixels]:
        """A page for the printer, in strips, so that memory stays small.

        Nothing is smoothed: what is black on the page is black in every pixel. A page
        with a picture on it is in colour, any other in grey.

        Args:
            number: of the page, from 0.
            dpi: pixels to an inch.
        """
        wide, high = (round(each * dpi / POINTS) for each in self.sizes[number])
        with PDFIUM:
            page = self._document[number]
            colour = _has_picture(page)
        try:
            for top in range(0, high, _STRIP):
                size = (wide, min(_STRIP, high - top))
                yield _strip(page, size, top, high, colour=colour)
        finally:
            with PDFIUM:
                page.close()


@contextmanager
def opened(data: bytes) -> Iterator[PdfPages]:
    """A PDF to be drawn, closed afterwards."""
    import pypdfium2

    with PDFIUM:
        document: Any = pypdfium2.PdfDocument(data)
        pages = PdfPages(document)
    try:
        yield pages
    finally:
        with PDFIUM:
            document.close()


def joined(parts: Iterable[bytes]) -> bytes:
    """The pages of several PDFs, one behind the other."""
    import pypdfium2

    target = BytesIO()
    with PDFIUM:
        whole: Any = pypdfium2.PdfDocument.new()
        for part in parts:
            source: Any = pypdfium2.PdfDocument(part)
            whole.import_pages(source)
            source.close()
        whole.save(target)
        whole.close()
    return target.getvalue()


def _has_picture(page: Any) -> bool:
    return next(page.get_objects(filter=[_IMAGE]), None) is not None


def _strip(
    page: Any, size: tuple[int, int], top: int, high: int, *, colour: bool
) -> Pixels:
    import pypdfium2.raw as pdfium
    from pypdfium2 import PdfBitmap

    kind = pdfium.FPDFBitmap_BGRx if colour else pdfium.FPDFBitmap_Gray
    with PDFIUM:
        made = PdfBitmap.new_native(*size, kind)
        made.fill_rect((255, 255, 255, 255), 0, 0, *size)
        flags = _CRISP | pdfium.FPDF_PRINTING | (0 if colour else pdfium.FPDF_GRAYSCALE)
        pdfium.FPDF_RenderPageBitmap(made, page, 0, -top, size[0], high, 0, flags)
        pixels = Pixels(bytes(made.buffer), *size, made.stride, colour, top)
        made.close()
    return pixels
