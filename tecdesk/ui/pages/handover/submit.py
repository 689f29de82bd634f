"""上报: plug in, press once, read the 校验码."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar
from PySide6.QtWidgets import QStackedWidget

from tecdesk.domain.period_code import reported
from tecdesk.domain.period_code import spoken
from tecdesk.errors import DeskError
from tecdesk.ui.command import Command
from tecdesk.ui.pages.handover.key_along import KeyAlong
from tecdesk.ui.pages.handover.passphrase import Passphrase
from tecdesk.ui.pages.handover.personal_along import PersonalAlong
from tecdesk.ui.pages.handover.photos_along import PhotosAlong
from tecdesk.ui.pages.handover.place import Place
from tecdesk.ui.pages.handover.result import Result
from tecdesk.ui.pages.handover.standing import standing
from tecdesk.ui.pages.handover.steps import Steps
from tecdesk.ui.pages.handover.submit_check import CheckView
from tecdesk.ui.pages.handover.submit_views import beside
from tecdesk.ui.pages.handover.submit_views import choosing
from tecdesk.ui.pages.handover.submit_views import working
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.part_of_year import PartOfYear
from tecdesk.ui.parts.steps import DONE
from tecdesk.ui.parts.steps import NOW
from tecdesk.ui.parts.steps import STOPPED
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.desk.submitting import Submission
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job

_WORKING, _FINISHED, _CHECKED = 1, 2, 3


class SubmitPage(Page):
    """Five steps, automatic after one press.

    Attributes:
        steps: by key. place: where the package goes. result: the receipt.
        done: the last submission.
        photos, personal, key_along, passphrase: what goes along, and how guarded.
        part: chooses the year or half of it.
    """

    key = "submit"
    title = "上报"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.done: Submission | None = None
        self._job: Job | None = None
        self.steps = Steps()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._doing = label("", "section", bold=True)
        self._go = button("上报", self.submit, look="filled", icon="hard-drive-upload")
        self.place, self.result = Place(desk), Result(desk)
        self.photos, self.personal = PhotosAlong(desk), PersonalAlong(desk)
        self.passphrase, self.key_along = Passphrase(), KeyAlong(desk)
        self.checks = CheckView(desk)
        extras = (self.photos, self.personal, self.passphrase, self.key_along)
        self._right = QStackedWidget()
        for view in (
            choosing(self.place, extras, self._go),
            working(self._doing, self._bar, self.stop),
            self.result,
            self.checks,
        ):
            self._right.addWidget(view)
        self._right.currentChanged.connect(lambda _at: self.commands_changed.emit())
        self.place.chosen.connect(self._on_place)
        self.place.answered.connect(self._on_answered)
        go = desk.bus.wanted.emit
        self.place.slip_wanted.connect(lambda path: go("reported", path))
        self.result.again.connect(self._again)
        self.checks.passed.connect(self._on_passed)
        self.checks.stopped.connect(self._on_stopped)
        self.checks.refused.connect(self._on_refused)
        self.checks.pressed.connect(self.submit)
        self.part = PartOfYear("报哪一期", desk.bus.year)
        self.part.turned.connect(self._on_part)
        self.header.add(self.part, button("以前报出的", self._look_back))
        self.body.addLayout(beside(self.steps.values(), self._right), 1)

    def commands(self) -> Sequence[Command]:
        if self._right.currentIndex() == _WORKING:
            return (Command("停止", self.stop, "Esc", hint=True),)
        if self._right.currentIndex() == _FINISHED:
            return (
                Command("打印上报单", self.result.print, "Ctrl+Enter", hint=True),
                Command("打印上报单", self.result.print, "Ctrl+P"),
                Command("弹出U盘", self.result.eject, "Ctrl+E", hint=True),
            )
        return (
            Command("上报", self.submit, "Ctrl+Enter", hint=True),
            Command("换U盘或文件夹", self.choose, "Ctrl+O", hint=True),
            Command("停止", self.stop, "Esc"),
        )

    @property
    def folder(self) -> Path | None:
        """Where the package goes; None until chosen."""
        return self.place.folder

    def reload(self) -> None:
        self.part.show_year(self.desk.bus.year)
        self._on_turned()
        said = self.done.manifest if self.done else None
        if said and reported(said.year, said.period) != self.part.period:
            self._right.setCurrentIndex(0)
        self._offer()

    def _on_part(self) -> None:
        self.reload()
        self._go.setFocus()

    def settle(self, argument: object) -> None:
        if isinstance(argument, Path):  # dropped
            self.key_along.use(argument)
        if self._right.currentIndex() == _CHECKED:
            self.checks.go()
            return
        if self._right.currentIndex() == _FINISHED:
            self.result.paper.setFocus()
            self.place.look()
            return
        if self._job is None:
            self._offer()
        self._go.setFocus()

    def use(self, folder: Path) -> None:
        """Take a folder as the place of the package."""
        self._right.setCurrentIndex(0)
        self.place.use(folder)
        self._go.setFocus()

    def choose(self) -> None:
        """Let the person choose a folder."""
        if self._job is None:
            self._right.setCurrentIndex(0)
            self.place.choose()

    def hold(self, *, held: bool) -> None:
        """While it is written only 停止 can be pressed: it can, all the time."""
        own = self._right.currentIndex() == _WORKING
        self.header.setEnabled(not held)
        self.setEnabled(not held or own)

    def submit(self) -> None:
        """Look whether all is in order; then write, read back, show the 校验码."""
        if self._job is not None or self._right.currentIndex() == _FINISHED:
            return
        if self.folder is None:
            self.choose()
            return
        if self._right.currentIndex() == _CHECKED and not self.checks.wrong:
            self.checks.keep()
            return
        try:
            self.passphrase.check()
        except DeskError as error:
            self.desk.bus.trouble(error)
            return
        self.desk.bus.trouble(None)
        self._reset()
        self.steps["check"].show_state(NOW)
        self._job = self.checks.look()

    def _on_passed(self, words: str) -> None:
        self._job = None
        self.steps["check"].show_state(DONE, words)
        if self.folder is not None:
            self._write(self.folder)

    def _on_stopped(self, words: str, wrong: bool) -> None:  # noqa: FBT001 - a slot
        self._job = None
        self.steps["check"].show_state(STOPPED if wrong else NOW, words)
        self._right.setCurrentIndex(_CHECKED)
        self.checks.go()

    def _on_refused(self) -> None:
        self._job = None
        self._reset()

    def _write(self, folder: Path) -> None:
        self._right.setCurrentIndex(_WORKING)
        self._bar.setRange(0, 0)
        book, period = self.desk.book, self.part.period
        wanted = (self.personal.wanted, self.photos.wanted, self.passphrase.words)

        def work(job: Job) -> Submission:
            from tecdesk.desk.submitting import Along
            from tecdesk.desk.submitting import submit

            with book.sibling() as own:
                return submit(
                    own,
                    period,
                    folder,
                    Along(*wanted),
                    progress=job.progress,
                    cancelled=job.cancelled,
                )

        self._job = self.desk.jobs.start(
            "上报，台账暂时只能看",
            work,
            self._on_done,
            failed=self._on_failed,
            exclusive=True,
        )
        self.desk.jobs.progressed.connect(self._on_progressed)

    def stop(self) -> None:
        """Stop at the next safe moment; before the work has begun, go back."""
        if self._job is not None:
            self._job.cancel()
        elif self._right.currentIndex() == _CHECKED:
            self._again()

    def _on_turned(self) -> None:
        self.header.sub.setText(standing(self.desk.book, self.part.period))

    def _on_place(self) -> None:
        if self._job is None:
            self._reset()

    def _on_progressed(self, job: Job, done: int, total: int, words: str) -> None:
        if job is self._job:
            self.show_working(words, done, total)

    def show_working(self, words: str, done: int, total: int) -> None:
        """Show how far the work is."""
        self._right.setCurrentIndex(_WORKING)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._doing.setText(f"正在{words}")
        self.steps.reach(words)

    def _on_done(self, done: Submission) -> None:
        self._over()
        self.desk.book.reread_settings()
        self.desk.bus.turned.emit()
        self.done = done
        self.steps.finish(done)
        self.result.show_done(done, self.place.drive)
        self.place.remember()
        self.passphrase.forget()
        self._right.setCurrentIndex(_FINISHED)
        self.desk.bus.say(f"报好了，校验码 {done.check_code}")
        self._on_turned()

    def _on_failed(self, error: DeskError) -> None:
        self._over()
        self.steps.stop(error.sentence)
        self._right.setCurrentIndex(0)
        self.desk.bus.trouble(error)

    def _over(self) -> None:
        self._job = None
        self.desk.jobs.progressed.disconnect(self._on_progressed)

    def _reset(self) -> None:
        """Nothing is done yet but for the place, where one is chosen."""
        drive = self.place.drive
        shown = drive.words if drive else str(self.folder or "")
        self.steps.reset(shown)
        go = f"上报 {spoken(self.part.period)}" if self.folder else "选U盘或文件夹…"
        self._go.setText(go)

    def _offer(self) -> None:
        """Look what is in, and what there is to take along."""
        self.photos.count(self.part.period)
        self.personal.count(self.part.period)
        self.key_along.count()
        self.place.look()
        self._reset()

    def _on_answered(self) -> None:
        """The county's answer is the next thing, no longer what was written before."""
        if self._right.currentIndex() == _FINISHED:
            self._again()

    def _look_back(self) -> None:
        self.desk.bus.wanted.emit("reported", None)

    def _again(self) -> None:
        self._right.setCurrentIndex(0)
        self._offer()
        self._go.setFocus()
