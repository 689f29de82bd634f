"""报表: the papers of a period, seen as they will be printed, then saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from tecdesk.desk.blanks.sheets import blank_pdf
from tecdesk.desk.handed_in import offered
from tecdesk.desk.papers import NARRATIVES
from tecdesk.desk.papers import pdf_of
from tecdesk.desk.reporting import write_reports
from tecdesk.domain.period import Period
from tecdesk.errors import DeskError
from tecdesk.report.page.formats import AS_MADE
from tecdesk.report.page.formats import FORMATS
from tecdesk.store.book import Book
from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.filling.dropped import form_in
from tecdesk.ui.pages.page import Page
from tecdesk.ui.pages.papers.paper_list import BLANK
from tecdesk.ui.pages.papers.paper_list import PaperList
from tecdesk.ui.pages.papers.paper_list import PaperModel
from tecdesk.ui.pages.papers.paper_view import PaperView
from tecdesk.ui.pages.papers.print_panel import PrintPanel
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.chooser import Chooser
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.segments import Segments
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.printed import papers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent
    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QHBoxLayout

    from tecdesk.domain.change import Change
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job


_FORMAT = "format"
_FORMATS: list[tuple[object, str]] = [*FORMATS.items()]


class ReportsPage(Page):
    """Left the papers, right the real page.

    Attributes:
        model, list, view, panel, span, format: its parts. written: files saved last.
    """

    key = "reports"
    title = "报表"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made: dict[tuple[str, Period, str], bytes] = {}
        self.written: list[Path] = []
        self.model = PaperModel()
        self.list = PaperList(self.model)
        self.view = PaperView(desk.jobs)
        self.span = Segments("时间", self._on_span)
        self.span.offer([("", "年度"), ("h1", "上半年"), ("h2", "下半年")], "")
        self.format = Chooser("表印在什么纸上", self._on_format)
        kept = desk.preferences.text(_FORMAT)
        self.format.offer(_FORMATS, kept if kept in FORMATS else AS_MADE)
        self.panel = PrintPanel(desk)
        self._save = button("", self.save, icon="save")
        self._open = button("打开文件夹", self.open_folder, icon="folder-open")
        self._open.hide()
        self._all = button("一起打印…", self.print_ticked, icon="printer")
        self._words = button("改文字", self._write, icon="notebook-pen")
        self._words.hide()
        self.header.add(self.span, self._open, self._words, self._all, self._save)
        self.body.addLayout(self._arranged(), 1)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.ticked.connect(self._name_save)
        self._name_save()
        self.setAcceptDrops(True)

    def commands(self) -> Sequence[Command]:
        return (
            Command("勾选", shown="空格", hint=True),
            *self.view.commands(),
            *self.panel.commands(),
            Command("勾选的一起打印", self.print_ticked, "Ctrl+Shift+P"),
            Command("勾选的存到文件夹", self.save, "Ctrl+Shift+S"),
            Command("填县里的表", self._fill, "Ctrl+L"),
        )

    @property
    def period(self) -> Period:
        """The period of the papers."""
        year = self.desk.bus.year
        half = {"h1": 1, "h2": 2}.get(str(self.span.value))
        return Period(year, half=half) if half else Period(year)

    @property
    def paper(self) -> str:
        """Format that tables are printed in."""
        return str(self.format.value)

    def reload(self) -> None:
        self.header.sub.setText(f"{self.desk.bus.year}年度")
        self._made = {}
        self._offer()

    def settle(self, argument: object) -> None:
        if isinstance(argument, Period):
            self.span.show_value(f"h{argument.half}" if argument.half else "")
            self._offer()
        self.panel.look_for_printers()
        self.list.setFocus()

    @property
    def ticked(self) -> list[str]:
        """Keys of the papers ticked, as far as there are any for the period."""
        return [p.key for p in self.model.papers if p.key in self.model.ticked]

    def print_ticked(self) -> None:
        """Show the ticked papers one behind the other, ready to be printed."""
        if keys := tuple(self.ticked):
            wanted = papers(self.period, keys, self.paper)
            self.desk.bus.wanted.emit("paper", wanted)

    def save(self) -> None:
        """Write the ticked papers into a folder the person chooses."""
        keys = self.ticked
        folder = self.desk.dialogs.folder("存到哪个文件夹", "reports") if keys else None
        if folder is None:
            return
        path, period, paper = self.desk.book.path, self.period, self.paper

        def work(job: Job) -> tuple[list[Path], list[str]]:
            told: list[str] = []
            with Book.open(path, writing=False) as book:
                files = write_reports(
                    book,
                    period,
                    folder,
                    keys,
                    paper=paper,
                    progress=job.progress,
                    warn=told.append,
                )
            return files, told

        self.desk.jobs.start("写报表", work, self._on_saved, key="save papers")

    def open_folder(self) -> None:
        """Show the files saved last in the system's file manager."""
        if self.written:
            folder = str(self.written[0].parent)
            QDesktopServices.openUrl(QUrl.fromLocalFile(folder))

    def _arranged(self) -> QHBoxLayout:
        left = area("side")
        left.setFixedWidth(lines(11))
        head = label("要印哪些", "section", bold=True)
        head.setFixedHeight(lines(2.4))
        head.setContentsMargins(lines(0.8), 0, 0, 0)
        above = row(head, None, self.format, lines(0.5), gap=0)
        theirs = button("填县里的表…", self._fill, icon="file-spreadsheet")
        foot = area("foot")
        foot.setFixedHeight(lines(2.5))
        foot.setLayout(row(theirs, None, edge=0.8))
        left.setLayout(column(above, self.list, foot, gap=0))
        made = row(left, self.view, self.panel, gap=0)
        made.setStretch(1, 1)
        return made

    def _offer(self) -> None:
        at = max(self.list.currentIndex().row(), 0)
        self.model.offer(offered(self.desk.book, self.period))
        at = min(at, self.model.rowCount() - 1)
        self.list.setCurrentIndex(self.model.index(at))
        self._name_save()

    def _current(self) -> str | None:
        at = self.list.currentIndex().row()
        return self.model.papers[at].key if at >= 0 else None

    def _on_span(self, _value: object) -> None:
        self._offer()

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            key = self.model.papers[now.row()].key
            self._words.setVisible(key in NARRATIVES)
            self._preview(key)

    def _fill(self) -> None:
        """Go to where the county's own forms are filled."""
        self.desk.bus.wanted.emit("filling", None)

    def _write(self) -> None:
        """Go to where the text of the summary is written."""
        kind = NARRATIVES.get(self._current() or "")
        self.desk.bus.wanted.emit("summary", kind)

    def _on_format(self, value: object) -> None:
        self.desk.preferences.remember(_FORMAT, str(value))
        if key := self._current():
            self._preview(key)

    def _preview(self, key: str) -> None:
        asked = key, self.period, self.paper
        if asked in self._made:
            self._show(asked, self._made[asked])
            return
        self.view.wait()
        self.panel.take(b"", "")
        path, today = self.desk.book.path, date.today()  # noqa: DTZ011

        def work(_job: Job) -> bytes:
            with Book.open(path, writing=False) as book:
                if key.startswith(BLANK):
                    return blank_pdf(book, key.removeprefix(BLANK), (), today)[0]
                return pdf_of(book, asked[1], key, today, paper=asked[2])

        self.desk.jobs.start(
            "排版", work, lambda data: self._show(asked, data), key="paper"
        )

    def _show(self, asked: tuple[str, Period, str], data: bytes) -> None:
        self._made[asked] = data
        key, period, paper = asked
        if (key, period, paper) == (self._current(), self.period, self.paper):
            name = next(p.name for p in self.model.papers if p.key == key)
            year = "" if key.startswith(BLANK) else f"{period.year}年"
            self.panel.take(data, f"{year}{name}")
            self.view.show_pdf(data, lambda pages: self._on_counted(key, pages))

    def _on_counted(self, key: str, pages: int) -> None:
        self.model.say_pages(key, pages)
        self.panel.count(pages, large=self.view.large)

    def _on_saved(self, saved: tuple[list[Path], list[str]]) -> None:
        self.written, told = saved
        self._open.show()
        files = self.written
        self.desk.bus.say(f"已存 {len(files)} 个文件到 {files[0].parent}")
        if told:
            self.desk.bus.trouble(DeskError("".join(told)))

    def _name_save(self) -> None:
        count = len(self.ticked)
        self._save.setText(f"保存 {count} 份…" if count else "先勾选要保存的")
        self._save.setEnabled(bool(count))
        self._all.setEnabled(bool(count))

    def _on_turned(self) -> None:
        self._made = {}  # the foot says something else now
        self._renew()

    def _on_changed(self, change: Change, source: object) -> None:
        self._made = {}
        super()._on_changed(change, source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if form_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A form of the county's dropped here is one to be filled."""
        if form := form_in(event.mimeData()):
            self.desk.bus.wanted.emit("filling", form)
