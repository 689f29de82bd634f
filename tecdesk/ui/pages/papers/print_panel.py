"""The panel beside the preview: print what it shows, or save it as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QPushButton
from PySide6.QtWidgets import QWidget

from tecdesk.safe_file import write_atomically
from tecdesk.ui import icons
from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.papers.print_choices import PrintChoices
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import scrolled
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import rule
from tecdesk.ui.parts.text import tone
from tecdesk.ui.parts.text import use_as
from tecdesk.ui.printing import printers
from tecdesk.ui.printing.order import Order
from tecdesk.ui.printing.order import PrintFault

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.errors import DeskError
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job
    from tecdesk.ui.printing.printers import Printers

WIDTH = 14.0
"""In lines."""


class PrintPanel(QFrame):
    """Prints the very bytes that the preview shows.

    Attributes:
        choices: printer, pages, copies, paper.
        written: the file saved last; None until one is.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        use_as(self, "panel")
        self.setFixedWidth(lines(WIDTH))
        self._desk = desk
        self._data, self._name = b"", ""
        self._job: Job | None = None
        self._at = 0
        self._rest = range(0)
        self.written: Path | None = None
        self.choices = PrintChoices(desk.preferences)
        self._print = button("打印", self.print, look="filled", icon="printer")
        self._again = button("", self.print_rest)
        self._stop = button("停止", self.stop)
        self._keep = button("存为 PDF…", self.save, icon="save")
        self._folder = button("打开文件夹", self.open_folder, icon="folder-open")
        self._said = label("", "note", tone="hint", wrap=True)
        check = button("打印校准页", self._calibrate, look="bare")
        for each in (self._again, self._stop, self._folder):
            each.hide()
        inside = QWidget()
        inside.setLayout(
            column(
                self.choices,
                lines(0.2),
                self._print,
                self._said,
                self._again,
                self._stop,
                rule(),
                self._keep,
                self._folder,
                rule(),
                row(check, None),
                gap=0.5,
            )
        )
        self.setLayout(column(scrolled(inside)))
        self.choices.changed.connect(self._say)
        desk.jobs.progressed.connect(self._on_progress)
        desk.jobs.ended.connect(self._on_ended)
        self._say()

    def commands(self) -> Sequence[Command]:
        """What the keys do here; the filled button is the first."""
        return (
            Command("打印", self.print, "Ctrl+P", hint=True),
            Command("做实心的那个按钮", self._carry_out, "Ctrl+Enter"),
            Command("存为 PDF", self.save, "Ctrl+S", hint=True),
            Command("打印校准页", self._calibrate, "Ctrl+Shift+K"),
        )

    def look_for_printers(self) -> None:
        """Ask the system what there is to print on."""
        self._desk.jobs.look(
            "找打印机", lambda _job: printers.installed(), self._offer, key="printers"
        )

    def take(self, data: bytes, name: str) -> None:
        """Have a PDF to print; empty while there is none.

        Args:
            data: the PDF.
            name: what it is called, without an ending.
        """
        self._data, self._name = data, name
        self._again.hide()
        self._folder.hide()
        if not data:
            self.choices.offer_pages(0)

    def count(self, pages: int, *, large: bool = False) -> None:
        """Know how many pages it has, and whether one of them is A3."""
        self.choices.offer_paper(large=large)
        self.choices.offer_pages(pages)

    def print(self) -> None:
        """Print the pages chosen, or say why not."""
        why = self._hindrance()
        if why:
            self._desk.bus.say(why)
            return
        first, last = self.choices.pages
        self._again.hide()
        self._start(self._order(first, last))

    def print_rest(self) -> None:
        """Print from the page at which it stopped."""
        self._again.hide()
        last = self.choices.pages[1]
        self.choices.show_span(self._at, last)
        self._start(self._order(self._at, last))

    def stop(self) -> None:
        """Ask the work to stop; pages begun are not finished."""
        if self._job is not None:
            self._job.cancel()

    def save(self) -> None:
        """Write the PDF where the person says."""
        if not self._data:
            return
        kinds, name = "PDF (*.pdf)", f"{self._name}.pdf"
        path = self._desk.dialogs.save_file("存为 PDF", name, kinds, "reports")
        if path is None:
            return
        data = self._data

        def work(_job: Job) -> Path:
            write_atomically(path, lambda file: file.write(data))
            return path

        self._desk.jobs.start("写 PDF", work, self._on_saved, key="save paper")

    def open_folder(self) -> None:
        """Show the file saved last in the system's file manager."""
        if self.written is not None:
            folder = str(self.written.parent)
            QDesktopServices.openUrl(QUrl.fromLocalFile(folder))

    def _order(self, first: int, last: int) -> Order:
        chosen = self.choices
        paper = str(chosen.paper.value)
        name = chosen.printer_name
        own = chosen.own_paper
        return Order(
            self._data, self._name, name, first, last, chosen.count, paper, own
        )

    def _start(self, order: Order) -> None:
        self._desk.preferences.remember("printer", order.printer)
        self._at = order.first
        self._rest = range(order.sheets)
        self._desk.bus.trouble(None)

        def work(job: Job) -> None:
            sent = printers.send(order, job.progress, job.cancelled)
            self._rest = range(sent, order.sheets)

        self._job = self._desk.jobs.start(
            f"打印{order.name}",
            work,
            lambda _none: self._on_printed(order),
            failed=self._on_fault,
        )
        self._say()

    def _on_progress(self, job: Job, _done: int, _all: int, words: str) -> None:
        if job is self._job and words:
            self._said.setText(f"正在打印{words}")

    def _on_printed(self, order: Order) -> None:
        words = f"{order.sheets} 张已交给打印机 {order.printer}"
        self._desk.bus.say(f"{order.name}：{words}")

    def _on_fault(self, error: DeskError) -> None:
        if isinstance(error, PrintFault):
            self._at = error.page
        self._desk.bus.trouble(error)
        self._offer_rest()

    def _on_ended(self, job: Job) -> None:
        if job is not self._job:
            return
        self._job = None
        self._say()
        if job.cancelled():
            self._on_stopped()

    def _on_stopped(self) -> None:
        """Say where it stopped, and offer to go on from there."""
        if not self._rest:
            self._desk.bus.say("已经打完了，没有停下来的")
            return
        first, last = self.choices.pages
        self._at = first + self._rest[0] % (last - first + 1)
        self._desk.bus.say(f"打印停下了，后面还有 {len(self._rest)} 张")
        self._offer_rest()

    def _offer_rest(self) -> None:
        self._again.setText(f"从第 {self._at} 张续印")
        self._again.show()

    def _on_saved(self, path: Path) -> None:
        self.written = path
        self._folder.show()
        self._desk.bus.say(f"已存到 {path}")

    def _offer(self, found: Printers) -> None:
        self.choices.offer_printers(found)

    def _hindrance(self) -> str:
        """Why nothing can be printed now; empty if it can."""
        if not self._data or not self.choices.all_pages:
            return "正在排版，稍等一下再打印。"
        if not self.choices.printer_name:
            return "这台电脑没有装打印机，存为 PDF 拿到别处打印。"
        if self._job is not None:
            return "正在打印，等它打完。"
        return self.choices.problem()

    def _say(self) -> None:
        """The buttons say what they would do, and which of them is the one to press."""
        able = bool(self.choices.printer_name)
        why = self._hindrance()
        first, last = self.choices.pages
        sheets = max(last - first + 1, 0) * self.choices.count
        self._print.setText(f"打印 {sheets} 张" if sheets and not why else "打印")
        self._print.setEnabled(not why)
        self._said.setText(why)
        self._said.setVisible(bool(why))
        self._stop.setVisible(self._job is not None)
        self._keep.setEnabled(bool(self._data))
        _dress(self._print, "printer", filled=able)
        _dress(self._keep, "save", filled=not able)

    def _carry_out(self) -> None:
        if self.choices.printer_name:
            self.print()
        else:
            self.save()

    def _calibrate(self) -> None:
        from tecdesk.ui.printed import calibration

        self._desk.bus.wanted.emit("paper", calibration())


def _dress(each: QPushButton, icon: str, *, filled: bool) -> None:
    """Show a button as the one to press, or as another."""
    tone(each, "look", "filled" if filled else "")
    here = "on" if filled else "text2"
    icons.put(each, icon, here if each.isEnabled() else "text3")
