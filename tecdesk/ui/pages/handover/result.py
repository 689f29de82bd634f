"""What a submission ended with: 校验码, file, what left the house, and what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtCore import Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from tecdesk.desk.reported.receipt import RECEIPT
from tecdesk.domain.period import Period
from tecdesk.domain.period_code import code_of
from tecdesk.domain.period_code import reported
from tecdesk.drives.eject import can_eject
from tecdesk.drives.eject import eject
from tecdesk.store.reported.reports import file_of
from tecdesk.store.reported.reports import last_report
from tecdesk.tally.checkup.explained import REGISTER
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.handover.submit_views import panelled
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.printed import Printed

if TYPE_CHECKING:
    from tecdesk.desk.submitting import Submission
    from tecdesk.drives.drive import Drive
    from tecdesk.store.book import Book
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.printed import Made

_NEXT = "可以拔出。下一步：印上报单盖章，同U盘一起交。"
_AT_HOME = "下一步：把写好的文件拷到U盘，印上报单盖章，一起交。"
_OUT = "U盘已弹出，可以拔下来。"


class Result(QWidget):
    """The receipt on the screen.

    Attributes:
        done: what it tells; None before. held, file, since, told: its words.

    Signals:
        again: one more submission is wanted.
    """

    again = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.done: Submission | None = None
        self._drive: Drive | None = None
        self._code = label("", "code", bold=True)
        self.file = label("", bold=True, wrap=True)
        self.held = label("", "note", tone="hint", wrap=True)
        self.since = label("", "note", tone="hint", wrap=True)
        self.told = label(_NEXT, "note", wrap=True)
        self._since_head = label("和上次比", "note", tone="hint")
        see = button("看写好的文件", self.open_folder, icon="folder-open")
        self._out = button("弹出U盘", self.eject)
        paper = button("打印上报单", self.print, look="filled", icon="printer")
        more = button("再报一次", self.again.emit, look="link")
        foot = row(self.told, self._out, paper, edge=1.4)
        foot.setStretch(0, 1)
        self._body = column(
            _code_box(self._code),
            label("写好的文件", "note", tone="hint"),
            self.file,
            row(see, more, None, gap=0.8),
            label("这次带走的", "note", tone="hint"),
            self.held,
            self._since_head,
            self.since,
            None,
            gap=0.5,
        )
        self.setLayout(column(panelled(self._body, foot), gap=0))
        self.paper = paper

    def show_done(self, done: Submission, drive: Drive | None) -> None:
        """Tell what was written, and where."""
        self.done, self._drive = done, drive
        self._code.setText(done.check_code)
        self.file.setText(str(done.path))
        self.held.setText(_left_the_house(done))
        for each in (self._since_head, self.since):
            each.setVisible(bool(done.since))
        self.since.setText(f"{done.since}。")
        self._out.setVisible(drive is not None and can_eject())
        self._out.setEnabled(True)
        self.told.setText(_NEXT if drive else _AT_HOME)

    def open_folder(self) -> None:
        """Show the package in the system's file manager."""
        if self.done is not None:
            folder = str(self.done.path.parent)
            QDesktopServices.openUrl(QUrl.fromLocalFile(folder))

    def print(self) -> None:
        """Show the 上报单, to be printed and stamped."""
        if self.done is None:
            return
        said, code = self.done.manifest, self.done.check_code
        about = reported(said.year, said.period) or Period(said.year)

        def make(book: Book) -> Made:
            report = last_report(book, code_of(about))
            return (file_of(book, report, RECEIPT) if report else b""), ""

        printed = Printed("上报单", make, back="submit", note=f"校验码 {code}")
        self._desk.bus.wanted.emit("paper", printed)

    def eject(self) -> None:
        """Take the stick out of the system, in the worker."""
        drive = self._drive
        if drive is None or not self._out.isEnabled() or self._out.isHidden():
            return
        self._out.setEnabled(False)
        self._desk.jobs.start(
            "弹出U盘",
            lambda _job: eject(drive.volume),
            lambda _done: self._on_out(),
            failed=self._on_kept,
        )

    def _on_out(self) -> None:
        self._drive = None
        self._out.hide()
        self.told.setText(_OUT)
        self._desk.bus.say(_OUT)

    def _on_kept(self, error: object) -> None:
        self._out.setEnabled(True)
        self._desk.bus.troubled.emit(error)


def _left_the_house(done: Submission) -> str:
    manifest = done.manifest
    said, photos = manifest.counts.get(REGISTER, 0), manifest.photos
    along = f"，{said} 条说明" if said else ""
    along += f"，{photos} 张照片" if photos else ""
    numbers = "有身份证号、电话" if manifest.personal else "没有身份证号、电话"
    guarded = "，加了口令" if done.locked else ""
    return f"{done.held}{along}。{numbers}{guarded}。"


def _code_box(code: QWidget) -> QWidget:
    box = area("done")
    mark = picture("circle-check", "accent", lines(1.1))
    hint = "印在上报单和每张表上。县里收到后对一下这 8 个字，就知道纸和U盘是同一份。"
    box.setLayout(
        column(
            row(mark, label("报好了", "section", bold=True), None),
            label("校验码", "note", tone="hint"),
            code,
            label(hint, "note", tone="hint", wrap=True),
            gap=0.3,
            edge=1.0,
        )
    )
    return box
