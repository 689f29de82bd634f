"""和同事合并: two laptops, one book; what both changed stands side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.exchange.packages.locked import PassphraseNeeded
from tecdesk.exchange.packages.locked import WrongPassphrase
from tecdesk.paths import PACKAGE_SUFFIX
from tecdesk.store.book import Book
from tecdesk.store.colleagues.conflicts import Conflict
from tecdesk.store.colleagues.conflicts import open_conflicts
from tecdesk.ui.command import Command
from tecdesk.ui.pages.colleagues.listed import Listed
from tecdesk.ui.pages.colleagues.rows import Looked
from tecdesk.ui.pages.colleagues.rows import clash_rows
from tecdesk.ui.pages.colleagues.rows import looked
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.passphrase_line import PassphraseLine
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.text import area
from tecdesk.ui.wanted import One

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.desk.colleagues.giving import Given
    from tecdesk.domain.change import Change
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job

_KINDS = f"同事给的台账 (*{PACKAGE_SUFFIX})"
_WHAT = "整本台账给同事一份：各年的记录，连证件号、电话。"
_ONLY = "只给本单位的同事，别交给县里。照片多的话，不带照片写得快。"


class ColleaguesPage(Page):
    """Choose a colleague's file, see what it changes, press once.

    Attributes:
        package: the file chosen; None when only what both changed is shown.
        listed: what joining it would do, or what both changed.
        secret: asks for the passphrase of a file that is locked.
    """

    key = "colleagues"
    title = "和同事合并"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.package: Path | None = None
        self._words = ""
        self._join = button("合并", self.join, look="filled")
        self._give = button("给同事一份…", self.give, icon="hard-drive-upload")
        self._choose = button("同事给的文件…", self.choose, icon="folder-open")
        self.header.add(self._give, self._choose, self._join)
        self.listed = Listed(
            self.choose,
            button("用这边的", self.take_ours),
            button("用同事的", self.take_theirs),
            button("都看过了", self.leave),
        )
        self.listed.table.opened.connect(lambda _index: self.open())
        self.secret = PassphraseLine("这个文件加了口令", "同事告诉的口令，回车打开")
        self.secret.given.connect(self._unlock)
        self._asked = area("surface")
        self._asked.setLayout(row(self.secret, None, edge=1.0))
        self._asked.hide()
        self.body.addWidget(self._asked)
        self.body.addWidget(self.listed, 1)

    def commands(self) -> Sequence[Command]:
        deciding = self.listed.deciding
        return (
            Command("合并", self.join, "Ctrl+Enter", hint=not deciding),
            Command("用这边的", self.take_ours, "F6", hint=deciding),
            Command("用同事的", self.take_theirs, "F7", hint=deciding),
            Command("同事给的文件", self.choose, "Ctrl+O", hint=True),
            Command("给同事一份", self.give, "Ctrl+Shift+S", hint=not deciding),
            Command("打开这条记录", shown="Enter"),
            Command("不合并了，或回首页", self._back, "Esc"),
        )

    def reload(self) -> None:
        if self.package is not None:
            self._look(self.package, self._words)
            return
        book = self.desk.book
        self._join.hide()
        self.header.sub.setText("")
        self.listed.show_open(clash_rows(book, open_conflicts(book)))
        self.commands_changed.emit()

    def settle(self, argument: object) -> None:
        self.listed.go()

    def choose(self) -> None:
        """Let the person choose what a colleague gave."""
        package = self.desk.dialogs.open_file("同事给的文件", _KINDS, "colleagues")
        if package is not None:
            self.use(package)

    def use(self, package: Path) -> None:
        """Look what joining a file would do; nothing is written."""
        self._look(package, "")

    def _unlock(self, words: str) -> None:
        if self.package is not None:
            self._look(self.package, words)

    def _look(self, package: Path, words: str) -> None:
        self.package, self._words = package, words
        path = self.desk.book.path

        def work(_job: Job) -> Looked:
            from tecdesk.desk.colleagues.looking import look

            with Book.open(path, writing=False) as book:
                return looked(book, look(book, package, words))

        self.desk.jobs.start(
            "看同事给的文件", work, self._on_looked, failed=self._on_failed
        )

    def join(self) -> None:
        """Do what was shown, in one step that one undo takes back."""
        found, book = self.listed.looked, self.desk.book
        if found is None or not found.joining.brings:
            self.choose()
            return

        def work(_job: Job) -> Change:
            from tecdesk.desk.colleagues.joining import join

            with book.sibling() as own:
                return join(own, found.joining)

        self.desk.jobs.start(
            "合并，台账暂时只能看",
            work,
            self._on_joined,
            failed=self.desk.bus.trouble,
            exclusive=True,
        )

    def give(self) -> None:
        """Write the whole book for a colleague, after saying what goes along."""
        answers = {"all": "带照片", "plain": "不带照片", "no": "先不给"}
        answer = self.desk.dialogs.choose(_WHAT, _ONLY, answers)
        if answer == "no":
            return
        folder = self.desk.dialogs.folder("放到哪里", "colleagues")
        if folder is None:
            return
        book, photos = self.desk.book, answer == "all"

        def work(job: Job) -> Given:
            from tecdesk.desk.colleagues.giving import give

            with book.sibling() as own:
                return give(own, folder, photos=photos, cancelled=job.cancelled)

        self.desk.jobs.start(
            "给同事写一份，台账暂时只能看", work, self._on_given, exclusive=True
        )

    def take_ours(self) -> None:
        """Let what stood here stand again; one undo takes it back."""
        self._take(ours=True)

    def take_theirs(self) -> None:
        """Let the colleague's stand; one undo takes it back."""
        self._take(ours=False)

    def leave(self) -> None:
        """What stands is right: take them all off the list."""
        from tecdesk.desk.colleagues.conflicts import leave

        try:
            leave(self.desk.book, open_conflicts(self.desk.book))
        except DeskError as error:
            self.desk.bus.trouble(error)
            return
        self._again()

    def open(self) -> None:
        """Open the record of the row."""
        thing = self.listed.thing
        if isinstance(thing, Conflict):
            thing = (thing.register, thing.record)
        if not isinstance(thing, tuple):
            return
        register, id_ = thing
        if found := self.desk.book.get(register, id_):
            wanted = ("bin", register) if found.binned_at else (register, One(id_))
            self.desk.bus.wanted.emit(*wanted)

    def _take(self, *, ours: bool) -> None:
        conflict = self.listed.conflict
        if conflict is None:
            return
        from tecdesk.desk.colleagues.conflicts import take

        try:
            change = take(self.desk.book, conflict, ours=ours)
        except DeskError as error:
            self.desk.bus.trouble(error)
            return
        self.desk.bus.tell(change, self, f"已用{'这边' if ours else '同事'}的")
        self._again()

    def _again(self) -> None:
        self.reload()
        self.settle(None)

    def _on_looked(self, found: Looked) -> None:
        self.desk.bus.trouble(None)
        self._asked.hide()
        self._join.setVisible(found.joining.brings)
        self._join.setText(f"合并 {found.count} 条" if found.count else "合并")
        self.header.sub.setText(found.joining.source)
        self.listed.show_looked(found)
        self.commands_changed.emit()
        self.settle(None)

    def _on_failed(self, error: DeskError) -> None:
        if isinstance(error, PassphraseNeeded | WrongPassphrase):
            wrong = isinstance(error, WrongPassphrase)
            self.desk.bus.trouble(error if wrong else None)
            self._asked.show()
            self.secret.line.setFocus()
            return
        self._put_away()
        self.desk.bus.trouble(error)

    def _on_joined(self, change: Change) -> None:
        found = self.listed.looked
        self.package, self._words = None, ""
        self.desk.book.reread_settings()
        said = f"：{found.joining.sentence}" if found else ""
        self.desk.bus.tell(change, self, f"合并好了{said}")
        self._again()

    def _on_given(self, given: Given) -> None:
        self.desk.bus.say(f"写好了，{given.count} 条记录：{given.path.name}，可以拔出")

    def _on_turned(self) -> None:
        if self.package is not None:
            self._renew()

    def _back(self) -> None:
        """Put the file away; with none chosen, go home."""
        if self.package is None:
            self.desk.bus.wanted.emit("home", None)
            return
        self._put_away()

    def _put_away(self) -> None:
        self.package, self._words = None, ""
        self.secret.forget()
        self._asked.hide()
        self._again()
