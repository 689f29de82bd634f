"""退回: asks where the slip goes, writes it there, and notes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal

from tecdesk.drives.drive import drives
from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.drives.drive import Drive
    from tecdesk.store.county.received import Received
    from tecdesk.store.reported.remarks import Remark
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job

_FOLDER, _NO = "folder", "no"
_DETAIL = "退回单写好，乡镇插上U盘就能打开，逐条改。"


class GivingBack(QObject):
    """One question, then the slip.

    Signals:
        given: what was done, in words.
    """

    given = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def ask(self, package: Received, remarks: Sequence[Remark]) -> None:
        """Look which sticks are in, then ask where the slip goes."""

        def work(_job: Job) -> list[Drive]:
            return [each for each in drives() if not each.volume.read_only]

        self._desk.jobs.look(
            "看插了哪些U盘",
            work,
            lambda found: self._choose(package, remarks, found),
            key="drives",
        )

    def _choose(
        self, package: Received, remarks: Sequence[Remark], found: Sequence[Drive]
    ) -> None:
        sticks = {str(each.folder): each.folder for each in found}
        answers = {key: f"写到 {key}" for key in sticks}
        answers |= {_FOLDER: "选文件夹…", _NO: "先不退"}
        question = f"退回 {package.title}，{len(remarks)} 条意见，退回单放到哪里？"
        answer = self._desk.dialogs.choose(question, _DETAIL, answers)
        if answer == _NO:
            return
        folder = sticks.get(answer) or self._desk.dialogs.folder(
            "退回单放到哪里", "collect"
        )
        if folder is not None:
            self._write(package, remarks, folder)

    def _write(
        self, package: Received, remarks: Sequence[Remark], folder: Path
    ) -> None:
        from tecdesk.desk.county.answering import return_

        try:
            path = return_(self._desk.book, package.file, remarks, folder)
        except DeskError as error:
            self._desk.bus.trouble(error)
            return
        self._desk.bus.trouble(None)
        self.given.emit(f"已退回 {package.title}，退回单 {path.name} 写好，可以拔出")
