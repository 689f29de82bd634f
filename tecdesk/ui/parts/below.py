"""A line at the foot of something that scrolls: what is further down."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.fonts import sized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QScrollArea

Landmarks = Callable[[], list[tuple[str, QWidget]]]
"""Asked for what may be further down: its name, and where it stands."""
HEIGHT = 1.25
"""Of the line, in lines of text."""
_MOST = 4


class Below(QPushButton):
    """往下还有：发放资料、佐证; a press goes there. The keyboard comes there anyway."""

    def __init__(self, scroll: QScrollArea, landmarks: Landmarks) -> None:
        super().__init__(scroll)
        self.setProperty("look", "below")
        self.setFont(sized("note"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll = scroll
        self._landmarks = landmarks
        self.clicked.connect(self._go)

    @property
    def hidden_names(self) -> list[str]:
        """What begins under the line, were it shown."""
        scroll = self._scroll
        inside, room = scroll.widget(), scroll.height()
        if inside.minimumSizeHint().height() <= room:
            return []
        edge = scroll.verticalScrollBar().value() + room - lines(HEIGHT)
        return [
            name
            for name, widget in self._landmarks()
            if not widget.isHidden() and _top(widget, inside) >= edge
        ]

    def say(self) -> bool:
        """Say what is further down; False when there is nothing."""
        names = self.hidden_names
        self.setText(f"往下还有：{_listed(names)}  ▾")
        self.setVisible(bool(names))
        height = lines(HEIGHT)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        top = self._scroll.height() - height
        self.setGeometry(0, top, self._scroll.width() - bar, height)
        return bool(names)

    def _go(self) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep())


def _top(widget: QWidget, inside: QWidget) -> int:
    return widget.mapTo(inside, widget.rect().topLeft()).y()


def _listed(names: Sequence[str]) -> str:
    if len(names) <= _MOST:
        return "、".join(names)
    return f"{'、'.join(names[: _MOST - 1])}等 {len(names)} 处"
