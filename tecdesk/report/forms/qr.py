"""The small code on a blank sheet: a QR of 21 modules that names its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.report.page.fonts import MM
from tecdesk.report.page.fonts import Face
from tecdesk.report.page.fonts import measure
from tecdesk.report.page.paper import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.forms.pen import Box
    from tecdesk.report.page.paper import Paper

SIDE = 24.0
"""Side of the code with its quiet zone of four modules, mm."""
_QUIET = 4
_BELOW = Style(Face.SONG, 8)
_MODULES = list[list[bool | None]]


def content(code: str, page: int, pages: int) -> str:
    """What the QR says; upper case and at most 20 characters, so 21 modules do."""
    return f"TD1:{code}:{page}/{pages}"


def draw_qr(paper: Paper, code: str, page: int, pages: int, *, top: float) -> None:
    """Draw the code at the upper right of the text, and in print below it.

    Args:
        paper: the page.
        code: of the record; nothing is drawn for an empty one.
        page: of the sheet, from 1.
        pages: of the sheet.
        top: of the quiet zone, mm from the top.
    """
    if not code:
        return
    dark = modules(content(code, page, pages))
    module = SIDE / (len(dark) + 2 * _QUIET)
    left = paper.width - 20.0 - SIDE + _QUIET * module
    paper.art(_rectangles(dark, left, paper.height - top - _QUIET * module, module))
    shown = f"{code} {page}/{pages}"
    middle = left + len(dark) * module / 2
    x = middle - measure(shown, *_BELOW) / 2
    paper.text(
        min(x, paper.width - 20 - measure(shown, *_BELOW)),
        top + SIDE + 0.3,
        shown,
        _BELOW,
    )


def draw_modules(paper: Paper, text: str, box: Box) -> None:
    """Draw any QR into a square, its quiet zone of four modules included."""
    dark = modules(text)
    module = box.width / (len(dark) + 2 * _QUIET)
    left, top = box.x + _QUIET * module, paper.height - box.y - _QUIET * module
    paper.art(_rectangles(dark, left, top, module))


def modules(text: str) -> _MODULES:
    """The dark modules of a QR, level M, in the smallest size that holds the text."""
    from reportlab.graphics.barcode.qrencoder import QRCode
    from reportlab.graphics.barcode.qrencoder import QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    size = range(code.getModuleCount())
    return [[code.isDark(row, column) for column in size] for row in size]


def _rectangles(
    dark: _MODULES, left: float, top: float, module: float
) -> Iterator[str]:
    """One rectangle per run of dark modules; nothing shows between neighbours."""
    yield "0 g"
    for row, line in enumerate(dark):
        column = 0
        while column < len(line):
            run = 0
            while column + run < len(line) and line[column + run]:
                run += 1
            if run:
                x, y = left + column * module, top - (row + 1) * module
                yield (
                    f"{x * MM:.3f} {y * MM:.3f} "
                    f"{run * module * MM:.3f} {module * MM:.3f} re"
                )
            column += run + 1
    yield "f"
