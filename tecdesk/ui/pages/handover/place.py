"""Where the package goes: a stick that is in, or any folder; sticks show up at once."""

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
from tecdesk.store.book import Book
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

_LOOK_MS = 1000
_KEPT = "submit/place"
_NONE = "插上U盘，这里会自己列出来；也可以先存到文件夹。"


class Place(QWidget):
    """One button for each stick, and one for any folder.

    Only the system's list is looked at every second; the drives themselves are asked
    in the worker, for a bad one may take its time.

    Attributes:
        folder: what is chosen; None for nothing. found: the sticks that are in.

    Signals:
        chosen: another place, or none any more.
        answered: a slip of the county lies there that was not opened yet.
        slip_wanted: it shall be opened.
    """

    chosen = Signal()
    answered = Signal()
    slip_wanted = Signal(Path)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.folder: Path | None = None
        self.found: list[Drive] = []
        self._seen: object = None
        self._list = QVBoxLayout()
        self._list.setSpacing(lines(0.3))
        self._slips = QVBoxLayout()
        self._hint = label(_NONE, tone="hint", wrap=True)
        self._chosen = label("", bold=True, wrap=True)
        other = button("存到文件夹…", self.choose, icon="folder-open")
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._watch)
        parts = (self._slips, self._list, self._hint, row(other, None), self._chosen)
        self.setLayout(column(*parts, gap=0.5))
        self._say()

    @property
    def drive(self) -> Drive | None:
        """The stick that is chosen; None for a folder of this machine."""
        holding = [d for d in self.found if self._on(d.folder)]
        return max(holding, key=lambda d: len(d.folder.parts), default=None)

    def use(self, folder: Path) -> None:
        """Take a folder."""
        self.folder = folder
        self._say()
        self.chosen.emit()

    def choose(self) -> None:
        """Let the person choose a folder."""
        folder = self._desk.dialogs.folder("上报到哪里", "submit")
        if folder is not None:
            self.use(folder)

    def remember(self) -> None:
        """Begin here the next time."""
        self._desk.preferences.remember(_KEPT, str(self.folder or ""))

    def look(self) -> None:
        """Ask the drives, in the worker."""
        self._seen = signature()
        wanted, book = self.folder or self._last(), self._desk.book.path
        self._desk.jobs.look(
            "看插了哪些U盘", lambda _job: _asked(wanted, book), self._show, key="drives"
        )

    def _last(self) -> Path | None:
        kept = self._desk.preferences.text(_KEPT)
        return Path(kept) if kept else None

    def _watch(self) -> None:
        if signature() != self._seen:
            self.look()

    def _show(self, told: _Told) -> None:
        self.found, asked, there, slips, templates = told
        self._offer(slips, templates)
        before = self.folder
        if before in {None, asked}:  # else another was chosen meanwhile
            self.folder = asked if there else None
        ready = [drive for drive in self.found if not drive.volume.read_only]
        if self.folder is None and len(ready) == 1:
            self.folder = ready[0].folder
        self._say()
        if self.folder != before:
            self.chosen.emit()

    def _offer(self, slips: list[Path], templates: list[Path]) -> None:
        """Say what the county has sent back, and which fields it asks for."""
        clear(self._slips)
        for path in slips:
            words = f"打开县里的{path.stem.rpartition('_')[2]}：{path.stem}"
            made = button(words, partial(self.slip_wanted.emit, path), icon="inbox")
            self._slips.addLayout(row(made, None))
        for path in templates:
            take = partial(self._desk.bus.wanted.emit, "fields", path)
            made = button(f"收下县里的{path.stem}", take, icon="inbox")
            self._slips.addLayout(row(made, None))
        if slips:
            self.answered.emit()

    def _say(self) -> None:
        clear(self._list)
        for drive in self.found:
            self._list.addWidget(self._button(drive))
        self._hint.setVisible(not self.found)
        shown = f"放到：{self.folder}" if self.folder else "还没有选放到哪里。"
        self._chosen.setText(shown)
        at_root = any(drive.folder == self.folder for drive in self.found)
        self._chosen.setVisible(not at_root)  # the button says it

    def _button(self, drive: Drive) -> QPushButton:
        icon = "triangle-alert" if drive.trouble else "hard-drive"
        made = button(drive.words, lambda: self.use(drive.folder), icon=icon)
        made.setCheckable(True)
        made.setProperty("look", "chip")
        made.setEnabled(not drive.volume.read_only)
        made.setChecked(self._on(drive.folder))
        return made

    def _on(self, folder: Path) -> bool:
        return self.folder is not None and self.folder.is_relative_to(folder)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)


_Told = tuple[list[Drive], Path | None, bool, list[Path], list[Path]]
"""The sticks, the folder wanted, whether it is there, slips and templates there."""


def _asked(wanted: Path | None, book: Path) -> _Told:
    from tecdesk.desk.own.offered import new_templates
    from tecdesk.desk.reported.slips import new_slips

    try:
        there = wanted is not None and wanted.is_dir()
    except OSError:  # a pulled stick whose folder is still in the list of mounts
        there = False
    found = drives()
    folders = [drive.folder for drive in found]
    if there and wanted is not None:
        folders.append(wanted)
    with Book.open(book, writing=False) as own:
        slips, templates = new_slips(own, folders), new_templates(own, folders)
        return found, wanted, there, slips, templates
