"""Asks onto which stick or into which folder a slip goes, and has it written there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal

from tecdesk.drives.drive import drives
from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.drives.drive import Drive
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job

Write = Callable[[Path], str]
"""Writes into a folder and says what was done; raises DeskError when it cannot."""
_FOLDER, _NO = "folder", "no"


class SlipPlace(QObject):
    """One question, then the slip.

    Signals:
        written: what was done, in words.
    """

    written = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def ask(self, question: str, detail: str, no: str, write: Write) -> None:
        """Look which sticks are in, then ask where the slip goes.

        Args:
            question: what is written, and the question where.
            detail: what the township does with it.
            no: the verb of the answer that writes nothing.
            write: writes it.
        """

        def work(_job: Job) -> list[Drive]:
            return [each for each in drives() if not each.volume.read_only]

        def choose(found: Sequence[Drive]) -> None:
            folder = self._chosen(question, detail, no, found)
            if folder is not None:
                self._write(folder, write)

        self._desk.jobs.look("看插了哪些U盘", work, choose, key="drives")

    def _chosen(
        self, question: str, detail: str, no: str, found: Sequence[Drive]
    ) -> Path | None:
        sticks = {str(each.folder): each.folder for each in found}
        answers = {key: f"写到 {key}" for key in sticks}
        answers |= {_FOLDER: "选文件夹…", _NO: no}
        answer = self._desk.dialogs.choose(question, detail, answers)
        if answer == _NO:
            return None
        return sticks.get(answer) or self._desk.dialogs.folder("放到哪里", "collect")

    def _write(self, folder: Path, write: Write) -> None:
        try:
            words = write(folder)
        except DeskError as error:
            self._desk.bus.trouble(error)
            return
        self._desk.bus.trouble(None)
        self.written.emit(words)
