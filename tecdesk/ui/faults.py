"""What a person sees of a bug: a sentence, what is safe, and a report to save."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Qt
from PySide6.QtCore import QThread
from PySide6.QtCore import Signal
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QMessageBox

from tecdesk import bugs
from tecdesk import logs
from tecdesk.cleansed import place
from tecdesk.errors import DeskError
from tecdesk.safe_file import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from PySide6.QtWidgets import QPushButton

    from tecdesk.ui.drafting import DraftKeeper

_IN_A_ROW_S = 1.0
"""What fails so soon after the dialog was closed is the same mishap."""
_PAINTING = {"paintEvent", "paint", "paintSection", "data", "headerData", "sizeHint"}
"""Qt calls these again and again: what fails there is told once."""
SAVE, CLOSE, GO_ON = "保存错误报告…", "关掉程序", "接着用"


class Faults(QObject):
    """Takes every error nobody caught: notes it, saves what is typed, tells it once.

    The dialog waits until Qt has come back from wherever the error arose: a dialog
    opened in the middle of painting would be painted by the same hand.

    Attributes:
        box: the dialog while it is shown.
    """

    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.box: QMessageBox | None = None
        self._counts: dict[str, int] = {}
        self._closed_at = 0.0
        self._rescuing = False
        self._came.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Be the one who hears of every uncaught error, of any thread."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread

    def catch(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Note an error and have it told; Ctrl+C is none."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        count = self._counts.get(place(error), 0) + 1
        self._counts[place(error)] = count
        if count == 1:
            bugs.noted(error)
        elif not count & (count - 1):
            logs.note(f"the same for the {count}. time")
        if count > 1 and _painting(error):
            return
        if QThread.currentThread().loopLevel():
            self._came.emit(error)
        else:
            self._tell(error)

    def _catch_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            bugs.noted(caught.exc_value)
            self._came.emit(caught.exc_value)

    def _tell(self, error: BaseException) -> None:
        soon = time.monotonic() - self._closed_at < _IN_A_ROW_S
        if self.box or soon or QApplication.instance() is None:
            return
        safe = self._rescue()
        text = bugs.report(error, _machine())
        box, buttons = _dialog(text, safe=safe)
        self.box = box
        try:
            _asked(box, buttons, text)
        finally:
            self.box = None
            self._closed_at = time.monotonic()

    def _rescue(self) -> str:
        """Keep what is half-filled; says what became of it.

        When keeping it fails too, that error comes back here and is not tried again.
        """
        if self._rescuing:
            self._rescuing = False
            return "正在填的没能存成草稿，先抄下来再关窗口。"
        self._rescuing = True
        dirty = [each for each in _keepers() if each.dirty]
        for each in dirty:
            each.keep()
        self._rescuing = False
        if not dirty:
            return ""
        if all(each.kept for each in dirty):
            return "正在填的已经存成草稿，下次打开接着填。"
        return "正在填的还没存成草稿，先别关窗口。"


def _keepers() -> Iterator[DraftKeeper]:
    from tecdesk.ui.drafting import DraftKeeper

    for window in QApplication.topLevelWidgets():
        yield from window.findChildren(DraftKeeper)


def _painting(error: BaseException) -> bool:
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_name in _PAINTING:
            return True
        trace = trace.tb_next
    return False


def _dialog(text: str, *, safe: str) -> tuple[QMessageBox, dict[str, QPushButton]]:
    box = QMessageBox(QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle("农技台账")
    box.setText("程序出了错，这一步没有做完。")
    told = (
        "可以接着用；再出现就保存错误报告，交给帮你装程序的人。报告里没有姓名和号码。"
    )
    box.setInformativeText(f"已经保存的都还在。{safe}\n{told}")
    box.setDetailedText(text)
    role = QMessageBox.ButtonRole.ActionRole
    buttons = {each: box.addButton(each, role) for each in (SAVE, CLOSE, GO_ON)}
    box.setDefaultButton(buttons[GO_ON])
    box.setEscapeButton(buttons[GO_ON])
    return box, buttons


def _asked(box: QMessageBox, buttons: dict[str, QPushButton], text: str) -> None:
    """Ask until the report is written or not wanted."""
    while True:
        box.exec()
        if box.clickedButton() is buttons[SAVE]:
            if trouble := _save(text):
                box.setInformativeText(trouble)
                continue
        elif box.clickedButton() is buttons[CLOSE]:
            QApplication.closeAllWindows()
        return


def _save(text: str) -> str:
    """Write the report where the person says; what the disk said against it."""
    name = str(Path.home() / "农技台账_错误报告.txt")
    chosen, _ = QFileDialog.getSaveFileName(None, "保存错误报告", name, "文本 (*.txt)")
    try:
        if chosen:
            # A mark at the head: older Windows editors take UTF-8 for another code.
            data = text.encode("utf-8-sig")
            write_atomically(Path(chosen), lambda file: file.write(data))
    except DeskError as error:
        return str(error)
    return ""


def _machine() -> dict[str, str]:
    """Qt, the fonts in use and the screens."""
    font = QGuiApplication.font()
    screens = [
        f"{s.size().width()}x{s.size().height()} at {s.devicePixelRatio():g}"
        for s in QGuiApplication.screens()
    ]
    return {
        "Qt": f"{qVersion()} {QGuiApplication.platformName()}",
        "font": f"{', '.join(font.families()[:3])} {font.pointSizeF():g}pt",
        "screens": "; ".join(screens),
    }
