"""The Tab key follows the eye: layout by layout, from left to right and downwards."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING
from typing import Any
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout


def order_tabs(page: QWidget) -> None:
    """Let Tab go through what is shown in the order in which it is read.

    Qt's own order is that of making, which is another one as soon as something is put
    in later: an answer, a line of a list, a button of the header.
    """
    for one, next_ in itertools.pairwise(stops(page)):
        QWidget.setTabOrder(one, next_)


def stops(widget: QWidget, stood_for: QWidget | None = None) -> Iterator[QWidget]:
    """What takes the focus in a widget that is shown, itself first.

    What hands the focus on to a part of it stands for that part: Qt moves both.
    """
    if widget.isHidden():
        return
    proxy = widget.focusProxy() or stood_for
    taken = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if widget.focusProxy() is not None or (taken and widget is not stood_for):
        yield widget
    for each in _parts(widget):
        yield from stops(each, proxy)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    scrolled: Any = widget.widget() if isinstance(widget, QScrollArea) else None
    if scrolled is not None:
        yield scrolled
    elif (layout := widget.layout()) is not None:
        yield from _widgets(layout)


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    order = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        order.sort(key=lambda at: _row_and_column(layout, at))
    for at in order:
        item: Any = layout.itemAt(at)
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _widgets(inner)


def _row_and_column(grid: QGridLayout, at: int) -> tuple[int, int]:
    row, column, *_spans = cast("tuple[int, ...]", grid.getItemPosition(at))
    return row, column
