"""How figures and one panel share the page: beside each other, or the panel alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.figures.evidence import NARROW
from tecdesk.ui.pages.figures.evidence import WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from tecdesk.ui.pages.figures.board import Board
    from tecdesk.ui.pages.figures.choices import Choices
    from tecdesk.ui.pages.figures.evidence import EvidencePanel
    from tecdesk.ui.pages.figures.meanings import Meanings
    from tecdesk.ui.pages.figures.sides import Sides


class Beside:
    """Gives the figures and the panel their widths.

    Args:
        width: what there is to share.
        left: holds choices, sides and board.
        bars: what stands over the board.
        board: the figures.
        panels: of which one at most is shown.
    """

    def __init__(
        self,
        width: Callable[[], int],
        left: QWidget,
        bars: tuple[Choices, Sides],
        board: Board,
        panels: tuple[EvidencePanel, Meanings],
    ) -> None:
        self._width = width
        self._left = left
        self._bars = bars
        self._board = board
        self._panels = panels

    @property
    def alone(self) -> bool:
        """True while a panel has the page for itself."""
        return self._left.isHidden()

    def show(self, panel: EvidencePanel | Meanings) -> None:
        """Show one panel, beside the figures where nothing would be cut."""
        for other in self._panels:
            if other is not panel:
                other.hide()
        spare = self._width() - lines(WIDTH) - self._board.need()
        alone = spare + lines(WIDTH - NARROW) < 0
        self._left.setHidden(alone)
        panel.widen(alone=alone, spare=spare >= 0)
        panel.show()
        self._fit()

    def close(self) -> None:
        """Let the figures have the page."""
        for panel in self._panels:
            panel.hide()
        self._left.show()
        self._fit()

    def fit(self) -> None:
        """Share again: the page has another width."""
        shown = next((p for p in self._panels if not p.isHidden()), None)
        if shown is not None:
            self.show(shown)
        self._fit()

    def _fit(self) -> None:
        taken = sum(p.minimumWidth() for p in self._panels if not p.isHidden())
        for bar in self._bars:
            bar.fit(self._width() - taken)
        self._board.fit()
