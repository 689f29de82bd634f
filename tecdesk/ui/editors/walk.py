"""Enter walks from box to box; on the numeric pad a hand need not leave the pad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from tecdesk.ui.editors.line import Line
from tecdesk.ui.editors.pad import Pad
from tecdesk.ui.editors.pad import about
from tecdesk.ui.editors.pad import pressed

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from tecdesk.ui.editors.editor import Editor

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_REASONS = {1: Qt.FocusReason.TabFocusReason, -1: Qt.FocusReason.BacktabFocusReason}


class Walk(QObject):
    """Watches the boxes of editors that stand one after the other.

    Attributes:
        same: takes for an editor what was there before; `+` on the pad asks for it.
        detour: asked before leaving an editor, 1 for on and -1 for back; True when
            the cursor went somewhere else.

    Signals:
        ended: Enter past the last box (1), or back before the first (-1).
    """

    ended = Signal(int)

    def __init__(self, editors: Mapping[str, Editor], parent: QObject) -> None:
        super().__init__(parent)
        self._editors = editors
        self.same: Callable[[Editor], object] = _nothing
        self.detour: Callable[[Editor, int], bool] = _straight

    def watch(self, editor: Editor) -> None:
        """Watch the box of one more editor."""
        editor.box.installEventFilter(self)

    def go(self, editor: Editor, by: int) -> None:
        """Leave an editor for the next one that is in sight."""
        if self.detour(editor, by):
            return
        order = [e for e in self._editors.values() if e is editor or not e.isHidden()]
        at = order.index(editor) + by
        if 0 <= at < len(order):
            order[at].box.setFocus(_REASONS[by])
        else:
            self.ended.emit(by)

    def _enter(self, editor: Editor, by: int) -> None:
        if isinstance(editor.box, Line):
            editor.box.take_current()
        self.go(editor, by)

    def _pad(self, editor: Editor, key: Pad) -> None:
        """What a key of the pad does in a number."""
        if key is Pad.ABOUT:
            editor.type(about(editor.text))
            return
        if key is Pad.SAME:
            self.same(editor)
        elif key is Pad.NONE:
            editor.type("—")
        self.go(editor, -1 if key is Pad.BACK else 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        editor = next((e for e in self._editors.values() if e.box is watched), None)
        if editor is None or (isinstance(watched, Line) and watched.composing):
            return False
        if key := pressed(event, editor.field.kind):
            self._pad(editor, key)
            return True
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENTER or held not in (_PLAIN, _SHIFT):
            return False
        self._enter(editor, 1 if held == _PLAIN else -1)
        return True


def _nothing(_editor: Editor) -> None:
    """There is nothing before."""


def _straight(_editor: Editor, _by: int) -> bool:
    return False
