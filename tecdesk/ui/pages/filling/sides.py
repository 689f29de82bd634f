"""Shares the width between the form and one of its panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.ui.breaks import TABLE_AND_PANEL
from tecdesk.ui.breaks import is_wide
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.figures.evidence import NARROW
from tecdesk.ui.pages.figures.evidence import WIDTH

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tecdesk.ui.pages.figures.evidence import EvidencePanel


class Sides:
    """One panel beside the form; records have the whole room where there is little.

    Attributes:
        shown: the panel.

    Args:
        whole: what they stand in. form: the left side.
        evidence: the panel of records. others: all other panels, the first is shown.
    """

    def __init__(
        self, whole: QWidget, form: QWidget, evidence: EvidencePanel, *others: QWidget
    ) -> None:
        self._whole = whole
        self._form = form
        self._evidence = evidence
        self._others = others
        self.shown = others[0]

    def show(self, panel: QWidget) -> None:
        """Show one panel and hide the others."""
        self.shown = panel
        wide = is_wide(self._whole, TABLE_AND_PANEL)
        alone = panel is self._evidence and not wide
        for each in (self._evidence, *self._others):
            each.setVisible(each is panel)
        for each in self._others:
            each.setFixedWidth(lines(WIDTH if wide else NARROW))
        self._evidence.widen(alone=alone, spare=wide)
        self._form.setHidden(alone)
