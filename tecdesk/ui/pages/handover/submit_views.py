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


def choosing(
    places: QVBoxLayout, choose: QPushButton, photos: QWidget, go: QPushButton
) -> QWidget:
    """Where the package goes, and whether photos go along."""
    return _panelled(
        column(
            label("放到哪里", "section", bold=True),
            rule(),
            places,
            row(choose, None),
            lines(0.5),
            photos,
            _noted("报好后这一年就锁定，要改先解锁。可以再报，后一次代替前一次。"),
            None,
        ),
        row(None, go, edge=1.4),
    )


def working(doing: QLabel, bar: QProgressBar, stop: Slot) -> QWidget:
    """How far it is, and that stopping is safe."""
    note = "中途停下或拔出也不要紧：没写完的包县里不收，台账不受影响。"
    return _panelled(
        column(doing, bar, _noted(note), None, gap=0.6),
        row(None, button("停止", stop), edge=1.4),
    )


def finished(
    receipt: tuple[QLabel, QLabel, QLabel], open_folder: Slot, again: Slot
) -> QWidget:
    """The receipt: 校验码, file, and what left the house."""
    code, file, held = receipt
    see = button("看写好的文件", open_folder, icon="folder-open")
    words = "下一步：在系统里弹出U盘，再拔下来，同盖章的表一起交。"
    foot = row(
        label(words, "note", wrap=True), button("再报一次", again), see, edge=1.4
    )
    foot.setStretch(0, 1)
    return _panelled(
        column(
            _code_box(code),
            label("写好的文件", "note", tone="hint"),
            file,
            label("这次带走的", "note", tone="hint"),
            held,
            None,
            gap=0.5,
        ),
        foot,
    )


def _code_box(code: QLabel) -> QWidget:
    box = area("done")
    mark = picture("circle-check", "accent", lines(1.1))
    hint = "县里收到后对一下这 8 个字，就知道纸和U盘是同一份。"
    box.setLayout(
        column(
            row(mark, label("报好了", "section", bold=True), None),
            label("校验码", "note", tone="hint"),
            code,
            label(hint, "note", tone="hint"),
            gap=0.3,
            edge=1.0,
        )
    )
    return box


def _panelled(inside: QVBoxLayout, foot: QHBoxLayout) -> QWidget:
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
