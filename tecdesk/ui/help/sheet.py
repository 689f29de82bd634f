"""What a page of the manual is read on: pictures are as wide as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextBrowser

from tecdesk.paths import resource
from tecdesk.report.manual.topics import FOLDER
from tecdesk.ui.fonts import lines
from tecdesk.ui.help.painted import painted
from tecdesk.ui.help.painted import style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from tecdesk.report.manual.blocks import Block

_EDGE = 1.2
_WIDEST = 48.0
"""Of a picture, in lines: a picture of the window is no larger than the window."""
_SMOOTH = Qt.TransformationMode.SmoothTransformation


class Sheet(QTextBrowser):
    """Shows blocks; laid out again when its width changes."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setAccessibleName("说明的内容")
        self.document().setDocumentMargin(lines(_EDGE))
        # A bar that comes and goes would change the width while it is laid out.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._blocks: Sequence[Block] = ()
        self._words = ""
        self._laid = 0

    def show_blocks(self, blocks: Sequence[Block], words: str = "") -> None:
        """Show a page from its top, or from where the words first stand."""
        self._blocks, self._words = blocks, words
        self._lay()
        if words and self.find(words):
            self.ensureCursorVisible()

    def show_plain(self, text: str) -> None:
        """Show a text as it is written."""
        self._blocks = ()
        self.setPlainText(text)

    def _lay(self) -> None:
        self._laid = self.viewport().width()
        self.document().setDefaultStyleSheet(style())
        self.setHtml(painted(self._blocks))

    def _wide(self) -> int:
        return min(self._laid - 2 * lines(_EDGE) - lines(0.2), lines(_WIDEST))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        image = QImage(str(resource(FOLDER, QUrl(name).path())))
        ratio = self.devicePixelRatioF()
        # Qt's text scales without smoothing; what is small already stays.
        wide = min(int(self._wide() * ratio), int(image.width() * ratio))
        smooth = image.scaledToWidth(max(wide, 1), _SMOOTH)
        smooth.setDevicePixelRatio(ratio)
        return smooth

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._blocks and self.viewport().width() != self._laid:
            bar = self.verticalScrollBar()
            share = bar.value() / max(bar.maximum(), 1)
            self._lay()
            bar.setValue(round(share * bar.maximum()))
