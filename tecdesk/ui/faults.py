"""What a person sees of a bug: a sentence, what is safe, and a report to save."""

from __future__ import annotations

import platform
import traceback
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication
from PySide6.QtWidgets import QFileDialog
from PySide6.QtWidgets import QMessageBox

from tecdesk import __version__

if TYPE_CHECKING:
    from types import TracebackType

_open: list[QMessageBox] = []


def report_bug(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Offer to save the report; a second bug meanwhile does not pile up."""
    if _open or QApplication.instance() is None:
        return
    text = report(kind, error, trace)
    box = QMessageBox(QApplication.activeWindow())
    box.setWindowTitle("农技台账")
    box.setText("程序出了错，这一步没有做完。")
    box.setInformativeText(
        "已经保存的都还在。可以接着用；再出现就保存错误报告，交给帮你装程序的人。"
    )
    box.setDetailedText(text)
    save = box.addButton("保存错误报告…", QMessageBox.ButtonRole.ActionRole)
    on = box.addButton("接着用", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(on)
    box.setEscapeButton(on)
    _open.append(box)
    box.exec()
    _open.clear()
    if box.clickedButton() is save:
        _save(text)


def report(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> str:
    """The error whole, with the versions; no records, no names."""
    at = datetime.now().astimezone().isoformat(" ", "seconds")
    head = f"TecDesk {__version__}  {platform.platform()}  {at}\n\n"
    return head + "".join(traceback.format_exception(kind, error, trace))


def _save(text: str) -> None:
    name = str(Path.home() / "农技台账_错误报告.txt")
    chosen, _ = QFileDialog.getSaveFileName(None, "保存错误报告", name, "文本 (*.txt)")
    if chosen:
        Path(chosen).write_text(text, encoding="utf-8")
