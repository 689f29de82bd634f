"""Where packages come from: the sticks that are in, chosen files, or a folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.drives.drive import Drive
from tecdesk.drives.drive import drives
from tecdesk.drives.drive import signature
from tecdesk.paths import PACKAGE_SUFFIX
from tecdesk.ui.fonts import lines
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent
    from PySide6.QtGui import QShowEvent

    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job

_KINDS = f"上报包 (*{PACKAGE_SUFFIX})"
_LOOK_MS = 1000
_NONE = "插上乡镇的U盘，这里会自己列出来；也可以选文件、选文件夹，或者把文件拖进来。"
_THEN = "先列出每个包是新的、收过的还是换下旧的，再按一次才收。"


class Sticks(QWidget):
    """One button for each stick, and one each for files and a folder.

    Attributes:
        found: the sticks that are in.

    Signals:
        chosen: files and folders, as a tuple.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.found: list[Drive] = []
        self._seen: object = None
        self._buttons: list[QPushButton] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(lines(0.3))
        self._hint = label(_NONE, tone="hint", wrap=True)
        files = button("选文件…", self.choose_files, icon="package")
        folder = button("选文件夹…", self.choose_folder, icon="folder-open")
        self._first = files
        inside = QWidget()
        inside.setMaximumWidth(lines(36))
        inside.setLayout(
            column(
                label("上报包在哪里", "section", bold=True),
                self._list,
                self._hint,
                row(files, folder, None),
                label(_THEN, "note", tone="hint", wrap=True),
                None,
                gap=0.6,
                edge=1.0,
            )
        )
        whole = row(inside, None)
        whole.setStretch(0, 30)
        self.setLayout(whole)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._watch)

    def go(self) -> None:
        """Put the focus on the only stick, else on the files."""
        next(iter(self._buttons), self._first).setFocus()

    def choose_files(self) -> None:
        """Let the person choose packages."""
        files = self._desk.dialogs.open_files("选上报包", _KINDS, "collect")
        if files:
            self.chosen.emit(tuple(files))

    def choose_folder(self) -> None:
        """Let the person choose a folder with packages."""
        folder = self._desk.dialogs.folder("上报包在哪个文件夹", "collect")
        if folder is not None:
            self.chosen.emit((folder,))

    def look(self) -> None:
        """Ask the drives, in the worker: a bad one may take its time."""
        self._seen = signature()

        def work(_job: Job) -> list[Drive]:
            return drives()

        self._desk.jobs.look("看插了哪些U盘", work, self._show, key="drives")

    def _watch(self) -> None:
        if signature() != self._seen:
            self.look()

    def _show(self, found: list[Drive]) -> None:
        self.found = found
        waits = self._first.hasFocus() or any(each.hasFocus() for each in self._buttons)
        clear(self._list)
        self._buttons.clear()
        for drive in found:
            said = f"读U盘：{drive.folder}  {drive.volume.name}".strip()
            run = partial(self.chosen.emit, (Path(drive.folder),))
            self._buttons.append(button(said, run, icon="hard-drive"))
            self._list.addWidget(self._buttons[-1])
        if waits:  # nobody has gone on to choose anything else
            self.go()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)
