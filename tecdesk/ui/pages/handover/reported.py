"""已报出: what went out, as it was, and what changed since."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.domain.period import Period
from tecdesk.domain.period_code import period_of
from tecdesk.domain.period_code import spoken
from tecdesk.exchange.packages.manifest import check_code
from tecdesk.store.book import Book
from tecdesk.store.reported.remarks import Remark
from tecdesk.store.reported.reports import PACKAGE
from tecdesk.store.reported.reports import Report
from tecdesk.store.reported.reports import file_of
from tecdesk.store.reported.reports import reports
from tecdesk.store.reported.states import turn
from tecdesk.tally.reported.records import GONE
from tecdesk.tally.reported.records import RecordChange
from tecdesk.ui.command import Command
from tecdesk.ui.models.told import ToldModel
from tecdesk.ui.pages.handover.answers import Answers
from tecdesk.ui.pages.handover.answers import open_remarked
from tecdesk.ui.pages.handover.reported_rows import FIGURES
from tecdesk.ui.pages.handover.reported_rows import FILES
from tecdesk.ui.pages.handover.reported_rows import HEADS
from tecdesk.ui.pages.handover.reported_rows import RECORDS
from tecdesk.ui.pages.handover.reported_rows import REMARKS
from tecdesk.ui.pages.handover.reported_rows import STRETCH
from tecdesk.ui.pages.handover.reported_rows import Found
from tecdesk.ui.pages.handover.reported_rows import found
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.chooser import Chooser
from tecdesk.ui.parts.views import Views
from tecdesk.ui.printed import Printed
from tecdesk.ui.wanted import One

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job
    from tecdesk.ui.printed import Made


class ReportedPage(Page):
    """One report at a time: its files, and what is another now.

    Attributes:
        report: the one shown; None while nothing was reported.
        which, views: what chooses. model, table: the list. answers: the county's.
    """

    key = "reported"
    title = "已报出"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.report: Report | None = None
        self._all: list[Report] = []
        self._found = Found([], [], [])
        self.which = Chooser("哪一次", self._choose)
        self.model = ToldModel()
        self._lists = Views(self.model, "已报出的", self._show)
        self.views, self.table = self._lists.views, self._lists.table
        self.empty, self._state = self._lists.empty, self._lists.said
        self.table.opened.connect(lambda _index: self.open())
        self._save = button("原样存到文件夹…", self.save, icon="save")
        self._paper = button("按已报出存一份", self.on_paper, icon="printer")
        self.header.add(self.which, self._save, self._paper)
        self.answers = Answers(desk)
        self.answers.answered.connect(self._on_answered)
        self.body.addWidget(self.answers)
        self.body.addWidget(self._lists, 1)

    def commands(self) -> Sequence[Command]:
        return (
            Command("打开", shown="Enter", hint=True),
            Command("原样存到文件夹", self.save, "Ctrl+Shift+S", hint=True),
            Command("按已报出存一份", self.on_paper, "Ctrl+Shift+R"),
            Command("打开县里的答复", self.answers.choose_slip, "Ctrl+O"),
            Command("回到上报", self._leave, "Esc"),
        )

    def reload(self) -> None:
        book, code = self.desk.book, str(self.desk.bus.year)
        self._all = [each for each in reports(book) if each.period[:4] == code]
        ids = [each.id for each in self._all]
        shown = self.report.id if self.report else 0
        at = ids.index(shown) if shown in ids else 0
        self.report = self._all[at] if self._all else None
        self.header.sub.setText(f"{code}年度")
        for each in (self.which, self._save, self._lists.bar):
            each.setVisible(self.report is not None)
        choices: list[tuple[object, str]] = [(r.id, _named(r)) for r in self._all]
        self.which.offer(choices, ids[at] if ids else None)
        self.answers.setVisible(self.report is not None)
        self.answers.show_state(self.report.period if self.report else code)
        self._look()

    def settle(self, argument: object) -> None:
        self._lists.go()
        if isinstance(argument, Path):
            self.answers.open_slip(argument)

    def open(self) -> None:
        """Open what stands in the row: the paper, the record or the tally."""
        if self.report is None or not self.model.rowCount():
            return
        thing, go = self._lists.thing, self.desk.bus.wanted.emit
        if isinstance(thing, RecordChange):
            go("bin" if thing.what == GONE else thing.register, _record(thing))
        elif isinstance(thing, Remark):
            open_remarked(self.desk, thing)
        elif isinstance(thing, str) and thing.endswith(".pdf"):
            go("paper", _printed(self.report, thing))
        elif isinstance(thing, str):
            self.save([thing])
        else:
            go("tally", None)

    def save(self, names: Sequence[str] | None = None) -> None:
        """Write the files, or some of them, exactly as they went out."""
        report, wanted = self.report, tuple(names or ())
        if report is None:
            return
        folder = self.desk.dialogs.folder("存到哪个文件夹", "reports")
        if folder is None:
            return
        path = self.desk.book.path

        def work(_job: Job) -> list[Path]:
            from tecdesk.desk.reported.reprinting import reprint

            with Book.open(path, writing=False) as book:
                return reprint(book, report, folder, wanted)

        self.desk.jobs.start("写文件", work, self._on_saved)

    def on_paper(self) -> None:
        """Keep what was handed in on paper; the year is locked by that."""
        book, period = self.desk.book, Period(self.desk.bus.year)

        def work(job: Job) -> Report:
            from tecdesk.desk.reported.keeping import report_on_paper

            with book.sibling() as own:
                return report_on_paper(own, period, lambda w: job.progress(0, 0, w))

        self.desk.jobs.start(
            "存一份，台账暂时只能看", work, self._on_kept, exclusive=True
        )

    def _on_saved(self, files: list[Path]) -> None:
        folder = files[0].parent
        self.desk.bus.say(f"已原样存 {len(files)} 个文件到 {folder}")

    def _on_kept(self, report: Report) -> None:
        self.desk.book.reread_settings()
        self.report = report
        self.reload()
        self.desk.bus.turned.emit()
        self.desk.bus.say(f"已存一份，校验码 {check_code(report.digest)}")

    def _choose(self, value: object) -> None:
        self.report = next((r for r in self._all if r.id == value), None)
        if self.report is not None:
            self.answers.show_state(self.report.period)
        self._look()

    def _look(self) -> None:
        if self.report is None:
            way = button("去上报", self._leave)
            said = f"{self.desk.bus.year} 年还没有报过。"
            self.empty.say(
                said, way, note="报过以后，当时的表和数在这里，随时原样再印。"
            )
            self.empty.setFocusProxy(way)
            self._lists.show_empty()
            return
        self._found = found(self.desk.book, self.report)
        counts = (len(self._found.records), len(self._found.figures))
        remarked = len(self._found.remarks)
        names: list[tuple[object, str]] = [
            (FILES, "报出的文件"),
            (RECORDS, f"变了的记录 {counts[0]}"),
            (FIGURES, f"变了的数 {counts[1]}"),
        ]
        if remarked:
            names.append((REMARKS, f"县里的意见 {remarked}"))
        offered = [key for key, _ in names]
        first = REMARKS if remarked else RECORDS if counts[0] else FILES
        chosen = self.views.value if self.views.value in offered else first
        self.views.offer(names, chosen)
        self._state.setText(self._said(self.report, counts[0]))
        self._show(chosen)

    def _said(self, report: Report, changed: int) -> str:
        now = turn(self.desk.book, report.period)
        current = now.revision == report.revision
        state = now.state.label if current else "后来又报过"
        reason = f"（{now.reason}）" if current and now.reason else ""
        code = f"校验码 {check_code(report.digest)}"
        since = f"报后改了 {changed} 条" if changed else "报后没有改过"
        return f"{state}{reason}，{code}，{since}"

    def _show(self, view: object) -> None:
        key = str(view)
        rows = self._found.rows(key)
        if not rows:
            back = button("看报出的文件", self._files)
            self.empty.say("报出以后没有改过。", back)
            self.empty.setFocusProxy(back)
        self._lists.show_rows(HEADS[key], rows, STRETCH[key])

    def _files(self) -> None:
        self.views.show_value(FILES)
        self._show(FILES)
        self.table.setFocus()

    def _leave(self) -> None:
        self.desk.bus.wanted.emit("submit", None)

    def _on_turned(self) -> None:
        self._renew()

    def _on_answered(self) -> None:
        """Show what has come: the last report with its remarks."""
        self.report, self.views.value = None, None
        self.reload()


def _named(report: Report) -> str:
    way = "" if report.way == PACKAGE else "，纸质"
    name = spoken(period_of(report.period))
    return f"{name} 第 {report.revision} 次（{report.at[:10]}{way}）"


def _record(change: RecordChange) -> object:
    return change.register if change.what == GONE else One(change.id)


def _printed(report: Report, name: str) -> Printed:
    def make(book: Book) -> Made:
        return file_of(book, report, name), ""

    return Printed(name.removesuffix(".pdf"), make, back="reported", note="当时的原样")
