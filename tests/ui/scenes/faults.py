"""What may be wrong with a window as it stands: each function lists what it finds."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtCore import QRect
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView
from PySide6.QtWidgets import QAbstractScrollArea
from PySide6.QtWidgets import QHeaderView
from PySide6.QtWidgets import QLabel
from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QScrollArea
from PySide6.QtWidgets import QTableView
from PySide6.QtWidgets import QWidget

from tecdesk.ui.fonts import lines
from tecdesk.ui.models.delegate import EDGE
from tecdesk.ui.models.delegate import PAD
from tecdesk.ui.parts.reading import order_tabs

if TYPE_CHECKING:
    from collections.abc import Iterator

_ACROSS = Qt.Orientation.Horizontal
_FLOATS = {"float", "offers"}


def cut(page: QWidget) -> list[str]:
    """Texts that do not fit into their label or button."""
    labels = [each for each in page.findChildren(QLabel) if not _fits(each)]
    buttons = [each for each in page.findChildren(QPushButton) if not _holds(each)]
    texts = [label.text() for label in labels if label.isVisible()]
    return texts + [button.text() for button in buttons if button.isVisible()]


def _holds(button: QPushButton) -> bool:
    metrics = button.fontMetrics()
    need = metrics.horizontalAdvance(button.text().replace("&", ""))
    return not button.text() or (
        button.width() >= need and button.height() >= metrics.height()
    )


def _fits(label: QLabel) -> bool:
    if not label.text():
        return True
    if "</span>" in label.text():
        return True
    if label.wordWrap():
        return label.height() >= label.heightForWidth(label.width())
    need = label.sizeHint()
    return label.width() >= need.width() and label.height() >= need.height()


def cut_headings(page: QWidget) -> list[str]:
    """Headings of columns that are wider than their column."""
    found = []
    for table in page.findChildren(QTableView):
        if not table.isVisible() or not table.horizontalHeader().isVisible():
            continue
        header, model = table.horizontalHeader(), table.model()
        for at in range(header.count()):
            text = str(model.headerData(at, _ACROSS) or "")
            pad = EDGE if at == header.count() - 1 else PAD
            need = header.fontMetrics().horizontalAdvance(text) + lines(PAD + pad)
            if not header.isSectionHidden(at) and header.sectionSize(at) < need:
                found.append(text)
    return found


def overflowing(page: QWidget) -> list[str]:
    """Widgets that stand over the edge of what they stand in."""
    found = []
    for widget in _seen(page):
        parent = widget.parentWidget()
        if parent is None or _scrolls(parent) or _floats(widget):
            continue
        if not parent.rect().contains(widget.geometry()):
            found.append(f"{said(widget)} in {said(parent)}")
    return found


def overlapping(page: QWidget) -> list[str]:
    """Pairs of neighbours of which one stands over the other."""
    found = []
    for parent in (page, *_seen(page)):
        if _scrolls(parent) or isinstance(parent, (QLineEdit, QAbstractScrollArea)):
            continue
        inside = [c for c in parent.children() if isinstance(c, QWidget)]
        shown = [c for c in inside if c.isVisible() and not _floats(c)]
        found += [
            f"{said(one)} over {said(other)}"
            for at, one in enumerate(shown)
            for other in shown[at + 1 :]
            if one.geometry().intersects(other.geometry())
        ]
    return found


def sideways(page: QWidget) -> list[str]:
    """What holds more than its width, whether it shows a scroll bar or hides it."""
    return [
        said(area)
        for area in page.findChildren(QAbstractScrollArea)
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0
    ]


def nameless(page: QWidget) -> list[str]:
    """What takes the focus or a press and tells a screen reader no name."""
    found = []
    for widget in (page, *_seen(page)):
        if not _reached(widget) and not isinstance(widget, QPushButton):
            continue
        if not any(char.isalnum() for char in spoken(widget)):
            found.append(f"{said(widget)} in {said(widget.parentWidget())}")
    return found


def spoken(widget: QWidget) -> str:
    """The name a screen reader is told."""
    told = QAccessible.queryAccessibleInterface(widget)
    return str(told.text(QAccessible.Text.Name)) if told else ""


def astray(page: QWidget) -> list[str]:
    """Steps of the Tab key that go against the eye.

    From one widget to the next the eye goes right or down. It goes up only to a
    column further right, and left only to a line further down.
    """
    chain = list(tabbed(page))
    steps = itertools.pairwise(chain)
    found = [f"{said(a)} → {said(b)}" for a, b in steps if _against(a, b, page)]
    return found + _torn(chain)


def _against(before: QWidget, now: QWidget, page: QWidget) -> bool:
    first, then = _place(before, now, page), _place(now, before, page)
    level = then.top() < first.bottom() and then.bottom() > first.top()
    left, up = then.right() <= first.left(), then.bottom() <= first.top()
    return (level and left) or (up and then.left() < first.right())


def _torn(chain: list[QWidget]) -> list[str]:
    """Panels that the Tab key leaves and comes back to."""
    owners = [_panel(widget) for widget in chain]
    runs = [
        o for at, o in enumerate(owners) if o and (not at or owners[at - 1] is not o)
    ]
    return [said(each) for each in set(runs) if runs.count(each) > 1]


def tabbed(page: QWidget) -> Iterator[QWidget]:
    """What the Tab key reaches, from the first to the last."""
    order_tabs(page)  # as the window does when Tab is pressed
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        inside = page.isAncestorOf(widget) and widget.isVisible()
        if tab and inside and widget.isEnabled() and widget.focusProxy() is None:
            yield widget
        widget = widget.nextInFocusChain()


def unmarked(page: QWidget) -> list[str]:
    """What looks the same whether it has the focus or not; tables mark a row."""
    found = []
    for widget in tabbed(page):
        if isinstance(widget, QAbstractItemView):
            continue
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        marked = widget.grab().toImage()
        widget.clearFocus()
        if marked == widget.grab().toImage():
            found.append(said(widget))
    return found


def _panel(widget: QWidget) -> QWidget | None:
    above = widget.parentWidget()
    while above is not None and above.property("area") not in {"panel", "side"}:
        above = above.parentWidget()
    return above


def _reached(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def _seen(page: QWidget) -> list[QWidget]:
    return [w for w in page.findChildren(QWidget) if w.isVisible() and not w.isWindow()]


def _scrolls(parent: QWidget) -> bool:
    """True for what moves its contents about, so that they may stand over its edge."""
    above = parent.parentWidget()
    if isinstance(above, QScrollArea):
        return parent is above.viewport()
    return isinstance(above, (QAbstractItemView, QHeaderView))


def _floats(widget: QWidget) -> bool:
    return widget.property("area") in _FLOATS


def _place(widget: QWidget, other: QWidget, page: QWidget) -> QRect:
    """Where the widget stands, or what it scrolls in if the other is not in that."""
    shown, above = widget, widget.parentWidget()
    while above is not None and above is not page and not above.isAncestorOf(other):
        if isinstance(above, QScrollArea):
            shown = above
        above = above.parentWidget()
    return QRect(shown.mapTo(page, QPoint(0, 0)), shown.size())


def said(widget: QWidget | None) -> str:
    """A widget in words, for a list of faults."""
    if widget is None:
        return "nothing"
    text = getattr(widget, "text", None)
    words = str(text()) if callable(text) else ""
    name = words or widget.accessibleName() or widget.property("area") or ""
    return f"{type(widget).__name__}({name})"
