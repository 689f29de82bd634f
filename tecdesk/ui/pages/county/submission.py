"""One report at the county: look, remark on records, take over or give back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.county.board import Cell
from tecdesk.desk.county.board import Standing
from tecdesk.desk.county.board import board
from tecdesk.errors import DeskError
from tecdesk.store.book import Book
from tecdesk.ui.command import Command
from tecdesk.ui.opening import shown_on
from tecdesk.ui.pages.county.everywhere import announce
from tecdesk.ui.pages.county.reported import WHOLE
from tecdesk.ui.pages.county.reported import Reported
from tecdesk.ui.pages.county.slip_place import SlipPlace
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.wanted import One

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.desk.county.settling import Settled
    from tecdesk.desk.county.submission import Submission
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job


class SubmissionPage(Page):
    """What a unit reported, and the county's answer to it.

    Attributes:
        file: the package; empty while none was opened.
        reported: what it holds, and what is remarked.
    """

    key = "submission"
    title = "看一份上报"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.file = ""
        self._cell: Cell | None = None
        self._place = SlipPlace(desk)
        self._place.written.connect(self._on_written)
        self.reported = Reported()
        self.reported.table.opened.connect(lambda _index: self.open())
        self.reported.noted.connect(self._on_noted)
        self._back = button("撤回答复", self.take_back, icon="undo-2")
        self._return = button("退回…", self.give_back, icon="undo-2")
        self._accept = button("采纳", self.accept, look="filled", icon="check")
        self._tell = button("写采纳单…", self.tell, icon="inbox")
        self.header.add(self._back, self._return, self._tell, self._accept)
        self.body.addWidget(self.reported, 1)
        self._lay_out(None)

    def commands(self) -> Sequence[Command]:
        there = self.reported.found is not None
        return (
            Command("打开这条记录", shown="Enter"),
            Command("写退回意见", self.reported.write, "F2", hint=there),
            Command("写采纳单", self.tell, "Ctrl+Enter", hint=there)
            if self._accepted
            else Command("采纳", self.accept, "Ctrl+Enter", hint=there),
            Command("退回", self.give_back, "Ctrl+R", hint=there),
            Command("撤回答复", self.take_back, "Ctrl+Shift+R"),
            Command(
                "对纸上的校验码", self.reported.paper.line.setFocus, "F7", hint=there
            ),
            Command("换着看", self.reported.turn, "F4", hint=there),
            Command("撤出这一份", self.withdraw, "Ctrl+Del"),
            Command("回收报进度", self._leave, "Esc"),
        )

    def reload(self) -> None:
        self._look()

    def settle(self, argument: object) -> None:
        if isinstance(argument, str) and argument != self.file:
            self.file = argument
            self._lay_out(None)  # nobody answers what is not shown any more
            self._look()
        self.reported.go()

    def open(self) -> None:
        """Open the record of the row."""
        thing = self.reported.thing
        if thing == WHOLE:
            return
        record = self.desk.book.get(*thing)
        if record is None or record.binned_at:
            self.desk.bus.say("这条现在不在台账里")
            return
        page, ids = shown_on([record])
        self.desk.bus.wanted.emit(page, One(ids[0]))

    def accept(self) -> None:
        """采纳."""
        from tecdesk.desk.county.answering import accept

        self._answer(accept, "采纳了")

    def take_back(self) -> None:
        """As if it had not been answered."""
        from tecdesk.desk.county.answering import take_back

        if self._cell is None or self._cell.answer is None:
            self.desk.bus.say("还没有答复过")
            return
        self._answer(take_back, "撤回了答复：")

    def give_back(self) -> None:
        """退回: a slip with the remarks goes onto the stick or into a folder."""
        if self.reported.found is None:
            return
        if not self.reported.remarks:
            self.reported.write()
            self.desk.bus.say("先写一条意见：哪里不对、怎么改")
            return
        package, book = self.reported.found.package, self.desk.book
        remarks = tuple(self.reported.remarks.values())

        def write(folder: Path) -> str:
            from tecdesk.desk.county.answering import return_

            path = return_(book, package.file, remarks, folder)
            self.reported.forget()
            return f"已退回 {package.title}，退回单 {path.name} 写好，可以拔出"

        asked = f"退回 {package.title}，{len(remarks)} 条意见，退回单放到哪里？"
        detail = "退回单写好，乡镇插上U盘就能打开，逐条改。"
        self._place.ask(asked, detail, "先不退", write)

    def tell(self) -> None:
        """写采纳单: tell the township that its report was taken over."""
        if self.reported.found is None or not self._accepted:
            return
        package, book = self.reported.found.package, self.desk.book

        def write(folder: Path) -> str:
            from tecdesk.desk.county.answering import write_accepted

            (path,) = write_accepted(book, [package.file], folder)
            return f"采纳单 {path.name} 写好，可以拔出"

        asked = f"{package.title}的采纳单放到哪里？"
        detail = "乡镇插上U盘打开它，那一期就是“已采纳”。"
        self._place.ask(asked, detail, "先不写", write)

    @property
    def _accepted(self) -> bool:
        cell = self._cell if self.reported.found else None
        return cell is not None and cell.standing is Standing.ACCEPTED

    def withdraw(self) -> None:
        """撤出: take the package out, after asking."""
        if self.reported.found is None:
            return
        package, book = self.reported.found.package, self.desk.book
        answers = {"out": "撤出", "stay": "不撤"}
        asked = f"撤出 {package.title}？"
        detail = "它的记录不再计入县里的数；有旧的一次，就用旧的。以后还可以再收。"
        if self.desk.dialogs.choose(asked, detail, answers) != "out":
            return

        def work(_job: Job) -> Settled:
            from tecdesk.desk.county.deciding import withdraw

            with book.sibling() as own:
                return withdraw(own, package.file)

        def done(_settled: Settled) -> None:
            self.file = ""
            self._lay_out(None)
            announce(self.desk, self, f"已撤出 {package.title}")
            self._leave()

        self.desk.jobs.start("撤出，台账暂时只能看", work, done, exclusive=True)

    def _answer(self, do: Callable[[Book, str], None], words: str) -> None:
        if self.reported.found is None:
            return
        package = self.reported.found.package
        try:
            do(self.desk.book, package.file)
        except DeskError as error:
            self.desk.bus.trouble(error)
            return
        self.desk.bus.trouble(None)
        self.desk.bus.turned.emit()
        self.desk.bus.say(f"{words} {package.title}")

    def _look(self) -> None:
        path, file = self.desk.book.path, self.file
        if not file:
            self._lay_out(None)
            return

        def work(_job: Job) -> tuple[Submission, Cell | None]:
            from tecdesk.desk.county.submission import submission

            with Book.open(path, writing=False) as book:
                found = submission(book, file)
                every = board(book, [found.package.year]).cells.values()
            cells = (cell for row in every for cell in row)
            here = (c for c in cells if c.package and c.package.file == file)
            return found, next(here, None)

        self.desk.jobs.look("看报来的", work, self._on_looked, key="submission")

    def _on_looked(self, looked: tuple[Submission, Cell | None]) -> None:
        found, cell = looked
        if found.package.file != self.file:
            return
        self._cell = cell
        self._lay_out(found)
        if self.isVisible() and not self.reported.remark.hasFocus():
            self.reported.go()

    def _lay_out(self, found: Submission | None) -> None:
        cell = self._cell if found else None
        self._back.setVisible(bool(cell and cell.answer))
        self._return.setVisible(cell is not None)
        self.header.title.setText(found.package.title if found else self.title)
        self.header.sub.setText(_state(cell) if found else "")
        if found is None:
            self._say_nothing()
        else:
            self.reported.show_report(found, cell)
        self._accept.setVisible(cell is not None and not self._accepted)
        self._tell.setVisible(self._accepted)
        self.commands_changed.emit()

    def _say_nothing(self) -> None:
        way, empty = button("回收报进度", self._leave), self.reported.empty
        empty.say("还没有选要看的。", way, note="在收报进度里选一家，按 Enter。")
        empty.setFocusProxy(way)
        self.reported.show_nothing()

    def _on_noted(self) -> None:
        count = len(self.reported.remarks)
        self.desk.bus.say(f"有 {count} 条意见，退回时一起写进退回单")

    def _on_written(self, words: str) -> None:
        self.desk.bus.turned.emit()
        self.desk.bus.say(words)

    def _leave(self) -> None:
        self.desk.bus.wanted.emit("county", None)

    def _on_turned(self) -> None:
        self._renew()


def _state(cell: Cell | None) -> str:
    if cell is None:
        return "存着，不计"
    reason = f"：{cell.answer.reason}" if cell.answer and cell.answer.reason else ""
    return f"{cell.standing.label}{reason}"
