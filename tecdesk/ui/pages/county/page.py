"""收报进度: units and years, who waits, and what two units reported."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.desk.county.board import board
from tecdesk.domain.period_code import spoken
from tecdesk.errors import DeskError
from tecdesk.store.book import Book
from tecdesk.ui.command import Command
from tecdesk.ui.pages.county.everywhere import announce
from tecdesk.ui.pages.county.lists import Lists
from tecdesk.ui.pages.county.rows import BOARD
from tecdesk.ui.pages.county.rows import DOUBLES
from tecdesk.ui.pages.county.rows import WAITING
from tecdesk.ui.pages.county.slip_place import SlipPlace
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.part_of_year import PartOfYear
from tecdesk.ui.printed import Printed
from tecdesk.ui.wanted import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.desk.county.doubles import Double
    from tecdesk.desk.county.settling import Settled
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job
    from tecdesk.ui.printed import Made

_YEARS = 4
"""So many years stand side by side."""
_NONE = "先把乡镇的名单写上，谁没报就看得出来；不写名单，报来一家列一家。"

_KEY = (
    "乡镇收下以后再报，每户多带一个去重码：县里数得出两个乡镇都报的户，"
    "包里没有证件号。和上报包分开放，县里自己留一份。"
)
_ANEW = "重做以后，各乡镇要收下新的再报一次，不然比不了。"


class CountyPage(Page):
    """Enter opens what a unit reported.

    Attributes:
        lists: the matrix, the waiting room, what two units reported.
        part: chooses the year, or half of it, that is being collected.
    """

    key = "county"
    title = "收报进度"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lists = Lists(
            desk.bus.year,
            button("收下", self.admit, icon="check"),
            button("不是一回事", self.tell_apart),
        )
        self._place = SlipPlace(desk)
        self._place.written.connect(desk.bus.say)
        self.lists.table.opened.connect(lambda _index: self.open())
        self.lists.turned.connect(self.commands_changed)
        remind = button("催报名单", self.remind, icon="printer")
        icon = "hard-drive-download"
        collect = button("收上报包", self.collect, look="filled", icon=icon)
        key = button("统一密钥", self.hand_key, icon="hard-drive")
        self.part = PartOfYear("收哪一期", desk.bus.year)
        self.part.turned.connect(self._on_part)
        self.header.add(self.part, key, remind, collect)
        way = button("收上报包", self.collect, icon=icon)
        units = button("写单位名单", lambda: self.desk.bus.wanted.emit("unit", None))
        self.lists.empty.say("还没有收过上报包。", units, way, note=_NONE)
        self.lists.empty.setFocusProxy(way)
        self.body.addWidget(self.lists, 1)

    def commands(self) -> Sequence[Command]:
        view = self.lists.view
        return (
            Command("走", shown="↑ ↓ ← →"),
            Command("打开", shown="Enter", hint=True),
            Command("收上报包", self.collect, "Ctrl+U", hint=True),
            Command("收上报包", self.collect, "Ctrl+Enter"),
            Command("催报名单", self.remind, "Ctrl+P"),
            Command("下一家要看的", self.next_open, "F8", hint=view == BOARD),
            Command("采纳没有疑问的", self.accept_all, "Ctrl+Shift+Enter"),
            Command("给采纳了的写采纳单", self.tell, "Ctrl+Shift+S"),
            Command("给乡镇统一密钥", self.hand_key, "Ctrl+Shift+K"),
            Command("收下这一包", self.admit, "F6", hint=view == WAITING),
            Command("不是一回事", self.tell_apart, "F7", hint=view == DOUBLES),
            Command("换着看", self.lists.turn, "F4"),
        )

    def reload(self) -> None:
        book, year = self.desk.book, self.desk.bus.year
        known = {each for each in board(book).years if each < year}
        self.part.show_year(year)
        period = self.part.period
        found = board(book, [*sorted(known), year][-_YEARS:], [period])
        cells = found.of(period)
        came = sum(cell.package is not None for cell in cells)
        self.header.sub.setText(f"{spoken(period)} · 收到 {came} / {len(cells)}")
        self.lists.show_board(found.with_halves_of(year), period)
        self._look_for_doubles()

    def _on_part(self) -> None:
        self.reload()
        self.lists.go()

    def settle(self, argument: object) -> None:
        self.lists.go()

    def open(self) -> None:
        """Open what the cursor is on."""
        cell, double, go = self.lists.cell, self.lists.double, self.desk.bus.wanted.emit
        if cell is not None and cell.package is not None:
            go("submission", cell.package.file)
        elif cell is not None:
            self.desk.bus.say(f"{cell.member.name} {spoken(cell.period)}还没有报")
        elif double is not None:
            ids = tuple(id_ for _, id_ in double.records)
            go(double.records[0][0], Rows(ids, f"{'、'.join(double.units)}都报了的"))
        else:
            self.admit()

    def collect(self) -> None:
        """Take packages in."""
        self.desk.bus.wanted.emit("collect", None)

    def remind(self) -> None:
        """Show the list of those who have not reported."""
        period, day = self.part.period, date.today()  # noqa: DTZ011 - the desk's own

        def make(book: Book) -> Made:
            from tecdesk.desk.county.reminding import reminder_pdf

            return reminder_pdf(book, period, day)

        printed = Printed(f"{spoken(period)}催报名单", make, back=self.key)
        self.desk.bus.wanted.emit("paper", printed)

    def next_open(self) -> None:
        """Go to the next unit whose report waits for an answer."""
        if not self.lists.next_open():
            self.desk.bus.say("没有要看的了")

    def accept_all(self) -> None:
        """采纳 every report of the period in which nothing is doubtful."""
        from tecdesk.desk.county.answering import accept_all

        try:
            found = accept_all(self.desk.book, self.part.period)
        except DeskError as error:
            self.desk.bus.trouble(error)
            return
        self.desk.bus.turned.emit()
        self.desk.bus.say(
            f"采纳了 {len(found)} 家，Ctrl+Shift+S 给他们写采纳单"
            if found
            else "没有可以直接采纳的，有疑问的逐家看"
        )

    def tell(self) -> None:
        """写采纳单: tell each township that its report of the period was taken over."""
        from tecdesk.desk.county.answering import accepted

        book = self.desk.book
        files = accepted(book, self.part.period)
        if not files:
            self.desk.bus.say("还没有采纳哪一家")
            return

        def write(folder: Path) -> str:
            from tecdesk.desk.county.answering import write_accepted

            return f"写好 {len(write_accepted(book, files, folder))} 张采纳单"

        asked = f"{len(files)} 家的采纳单放到哪里？"
        detail = "每家一张，乡镇打开它，那一期就是“已采纳”。"
        self._place.ask(asked, detail, "先不写", write)

    def hand_key(self) -> None:
        """统一密钥: make it, and write it where the townships get it from."""
        from tecdesk.desk.person_key import made_key

        book, number = self.desk.book, made_key(self.desk.book)
        asked = "统一密钥放到哪里？"
        if number:
            asked = f"做过统一密钥 {number}，文件拷给乡镇就行。丢了才重做，放到哪里？"

        def write(folder: Path) -> str:
            from tecdesk.desk.person_key import make_key

            return f"写好了 {make_key(book, folder, anew=bool(number)).name}"

        self._place.ask(asked, _ANEW if number else _KEY, "先不做", write)

    def admit(self) -> None:
        """Let the package of the row in; it waited."""
        waiting, book = self.lists.waiting, self.desk.book
        if waiting is None:
            return

        def work(_job: Job) -> Settled:
            from tecdesk.desk.county.deciding import admit

            with book.sibling() as own:
                return admit(own, waiting.file)

        def done(_settled: Settled) -> None:
            announce(self.desk, self, f"已收下 {waiting.title}")
            self.reload()
            self.settle(None)

        self.desk.jobs.start("收下，台账暂时只能看", work, done, exclusive=True)

    def tell_apart(self) -> None:
        """These are different things; it is remembered."""
        double = self.lists.double
        if double is None:
            return
        from tecdesk.desk.county.doubles import not_the_same

        try:
            not_the_same(self.desk.book, [double])
        except DeskError as error:
            self.desk.bus.trouble(error)
            return
        self.desk.bus.say(f"记住了：{'、'.join(double.units)}的不是一回事")
        self.lists.show_doubles([d for d in self.lists.doubles if d is not double])

    def _look_for_doubles(self) -> None:
        path, year = self.desk.book.path, self.desk.bus.year

        def work(_job: Job) -> list[Double]:
            from tecdesk.desk.county.doubles import doubles

            with Book.open(path, writing=False) as book:
                return doubles(book, year)

        show = self.lists.show_doubles
        self.desk.jobs.look("看两家都报的", work, show, key="doubles")

    def _on_turned(self) -> None:
        self._renew()
