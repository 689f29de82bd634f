"""The right side of the submit page: where to, how far, and the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import framed
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QHBoxLayout
    from PySide6.QtWidgets import QLabel
    from PySide6.QtWidgets import QProgressBar
    from PySide6.QtWidgets import QPushButton
    from PySide6.QtWidgets import QVBoxLayout

    from tecdesk.ui.parts.button import Slot
    from tecdesk.ui.parts.steps import Step


def beside(steps: Iterable[Step], right: QWidget) -> QHBoxLayout:
    """The steps left, what they ask or tell right."""
    left = area("column")
    left.setMinimumWidth(lines(13))
    left.setMaximumWidth(lines(21))
    head = column(label("五步", "section", bold=True), rule())
    inside = column(head, *steps, None)
    inside.setSpacing(lines(0.9))
    inside.setContentsMargins(lines(1.0), lines(1.2), lines(1.0), lines(1.0))
    ground = area("surface")
    ground.setLayout(inside)
    left.setLayout(column(framed(ground), gap=0))
    made = row(left, right, gap=0)
    made.setStretch(0, 2)
    made.setStretch(1, 3)
    return made


def choosing(place: QWidget, extras: Iterable[QWidget], go: QPushButton) -> QWidget:
    """Where the package goes, and what goes along on purpose."""
    return panelled(
        column(
            label("放到哪里", "section", bold=True),
            rule(),
            place,
            lines(0.5),
            *extras,
            _noted("报好后这一年就锁定，要改先解锁。可以再报，后一次代替前一次。"),
            None,
        ),
        row(None, go, edge=1.4),
    )


def working(doing: QLabel, bar: QProgressBar, stop: Slot) -> QWidget:
    """How far it is, and that stopping is safe."""
    note = "中途停下或拔出也不要紧：没写完的包县里不收，台账不受影响。"
    return panelled(
        column(doing, bar, _noted(note), None, gap=0.6),
        row(None, button("停止", stop), edge=1.4),
    )


def panelled(inside: QVBoxLayout, foot: QHBoxLayout) -> QWidget:
    """What is asked or told, over a foot with the buttons."""
    made, bottom = QWidget(), area("foot")
    inside.setContentsMargins(lines(1.4), lines(1.2), lines(1.4), lines(1.0))
    bottom.setFixedHeight(lines(2.8))
    bottom.setLayout(foot)
    ground = area("surface")
    ground.setLayout(inside)
    made.setLayout(column(framed(ground), bottom, gap=0))
    return made


def _noted(words: str) -> QHBoxLayout:
    made = row(picture("info", "text3"), label(words, "note", tone="hint", wrap=True))
    made.setStretch(1, 1)
    return made
