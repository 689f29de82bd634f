"""收上报包: look at what a stick holds, then take it in with one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QWidget

from tecdesk.errors import Cancelled
from tecdesk.errors import DeskError
from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.marked import MarkedModel
from tecdesk.ui.pages.county.coming import HEADS
from tecdesk.ui.pages.county.coming import STRETCH
from tecdesk.ui.pages.county.coming import Coming
from tecdesk.ui.pages.county.coming import coming_rows
from tecdesk.ui.pages.county.everywhere import announce
from tecdesk.ui.pages.county.sticks import Sticks
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.passphrase_line import PassphraseLine
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.table import Table
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from tecdesk.desk.county.outcome import Outcome
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job


class CollectPage(Page):
    """Two states: where the packages are, and what would become of each.

    Attributes:
        coming: what was looked at; None before.
        sticks: where packages come from. model, table: what would become of them.
        secret: asks for what opens packages that are locked, one after the other.
    """

    key = "collect"
    title = "收上报包"
    registers = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.coming: Coming | None = None
        self.sticks = Sticks(desk)
        self.sticks.chosen.connect(self.look)
        self.model = MarkedModel()
        self.table = Table(self.model)
        self.table.setAccessibleName("每个包会怎样")
        self._words: list[str] = []
        self.secret = PassphraseLine("有加口令的包", "乡镇告诉的口令")
        self.secret.given.connect(self._look_again)
        self._said = label("", "note", tone="hint", wrap=True)
        self._other = button("换一处…", self.begin)
        self._go = button("收下", self.take, look="filled", icon="hard-drive-download")
        self.header.add(self._other, self._go)
        bar = area("surface")
        bar.setMinimumHeight(lines(2.4))
        inside = row(self._said, self.secret, edge=1.0, gap=0.8)
        inside.setStretch(0, 1)
        bar.setLayout(inside)
        listed = QWidget()
        whole = column(bar, self.table, gap=0)
        whole.setStretch(1, 1)
        listed.setLayout(whole)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.sticks)
        self._stack.addWidget(listed)
        self.body.addWidget(self._stack, 1)
        self._turn()

    def commands(self) -> Sequence[Command]:
        looked = self.coming is not None
        return (
            Command("收下", self.take, "Ctrl+Enter", hint=looked),
            Command("选文件", self.sticks.choose_files, "Ctrl+O", hint=not looked),
            Command("选文件夹", self.sticks.choose_folder, "Ctrl+Shift+O"),
            Command("不收了，或回收报进度", self._back, "Esc", hint=True),
        )

    def settle(self, argument: object) -> None:
        if isinstance(argument, tuple):
            self.look(argument)
        elif self.coming is None:
            self.sticks.look()
            self.sticks.go()
        else:
            self.table.setFocus()

    def begin(self) -> None:
        """Ask again where the packages are."""
        self._forget()
        self.settle(None)

    def look(self, places: tuple[Path, ...]) -> None:
        """Say what would become of every package; nothing is written."""
        book, words = self.desk.book, tuple(self._words)

        def work(job: Job) -> Coming:
            from tecdesk.desk.county.finding import any_locked
            from tecdesk.desk.county.finding import packages_in
            from tecdesk.desk.county.merging import receive
            from tecdesk.exchange.packages.keyring import Keyring

            paths = packages_in(places)
            with book.sibling() as own:
                found = receive(
                    own,
                    paths,
                    look=True,
                    ring=Keyring(words),
                    progress=job.progress,
                    cancelled=job.cancelled,
                )
                rows = coming_rows(own, found)
            shut = any_locked(_refused(found))
            return Coming(places, tuple(paths), tuple(found), tuple(rows), shut)

        self.desk.jobs.start(
            "看上报包，台账暂时只能看",
            work,
            self._on_looked,
            failed=self._on_failed,
            exclusive=True,
        )

    def take(self) -> None:
        """Take in what was looked at; each package whole or not at all."""
        looked, book = self.coming, self.desk.book
        if looked is None:
            self.sticks.choose_files()
            return
        if not looked.count:
            self._back()
            return
        words = tuple(self._words)

        def work(job: Job) -> list[Outcome]:
            from tecdesk.desk.county.merging import receive
            from tecdesk.exchange.packages.keyring import Keyring

            with book.sibling() as own:
                return receive(
                    own,
                    looked.paths,
                    ring=Keyring(words),
                    progress=job.progress,
                    cancelled=job.cancelled,
                )

        self.desk.jobs.start(
            "收上报包，台账暂时只能看",
            work,
            self._on_taken,
            failed=self._on_stopped,
            exclusive=True,
        )

    def _look_again(self, words: str) -> None:
        """Try one more passphrase; the others open theirs as before."""
        self._words.append(words)
        if self.coming is not None:
            self.look(self.coming.places)

    def _forget(self) -> None:
        self.coming = None
        self._words.clear()
        self.secret.forget()
        self._turn()

    def _on_looked(self, found: Coming) -> None:
        self.desk.bus.trouble(None)
        if not found.paths:
            self._on_failed(DeskError("里面没有上报包。", "换一个U盘或文件夹再看。"))
            return
        self.coming = found
        self._said.setText(f"{len(found.outcomes)} 个包：{found.sentence}")
        self.model.show_rows(HEADS, found.rows)
        self.table.selectRow(0)
        self._turn()
        self._fit()
        (self.secret.line if found.locked else self.table).setFocus()

    def _on_failed(self, error: DeskError) -> None:
        self.begin()
        if not isinstance(error, Cancelled):
            self.desk.bus.trouble(error)

    def _on_taken(self, found: list[Outcome]) -> None:
        done = Coming((), (), tuple(found), ())
        self._forget()
        announce(self.desk, self, f"{len(found)} 个包收好了：{done.sentence}")
        self.desk.bus.wanted.emit("county", None)
        left = [each.sentence for each in found if not each.merged]
        if left:
            self.desk.bus.trouble(
                DeskError("".join(left), "先放着的，在“等着收下”里看。")
            )

    def _on_stopped(self, error: DeskError) -> None:
        """Those that were done before stay."""
        self.begin()
        announce(self.desk, self, "停下了，前面收好的都在")
        if not isinstance(error, Cancelled):
            self.desk.bus.trouble(error)

    def _turn(self) -> None:
        found = self.coming
        self._stack.setCurrentIndex(1 if found else 0)
        self._other.setVisible(found is not None)
        self._go.setVisible(found is not None)
        self.secret.setVisible(bool(found and found.locked))
        if found:
            self._go.setText(f"收下 {found.count} 个包" if found.count else "知道了")
        self.commands_changed.emit()

    def _fit(self) -> None:
        most = int(self.table.width() * 0.3)
        widths = [min(width, most) for width in self.table.wanted_widths()]
        self.table.fit(STRETCH, widths=widths)

    def _back(self) -> None:
        if self.coming is None:
            self.desk.bus.wanted.emit("county", None)
        else:
            self.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.model.rowCount():
            self._fit()


def _refused(found: Sequence[Outcome]) -> list[Path]:
    return [e.path for e in found if e.package is None and e.path.is_file()]
