"""密码: set, change or remove the passphrase of the book; kept by nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit
from PySide6.QtWidgets import QWidget

from tecdesk.desk.locking import Wish
from tecdesk.desk.locking import strength
from tecdesk.errors import DeskError
from tecdesk.store.locked import ring
from tecdesk.store.locked.key import require_strong
from tecdesk.store.locked.key import salt_of
from tecdesk.ui.editors.line import Line
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.settings.section import Section
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import bring_into_sight
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.tick import Tick

if TYPE_CHECKING:
    from tecdesk.ui.desk import Desk

_ABOUT = "有了密码，台账、照片和备份离开密码谁也打不开"
_LOSS = (
    "忘了密码，台账就没了：谁也打不开，也没有后门。先写在纸上，和公章锁在一起，再设。"
)
_HINT = "至少 8 个字，几个不相干的词连起来，好记又难猜。"
_ALONG = "以前的备份也换过来"
_ELSEWHERE = "U盘上、第二份里的旧备份不会跟着换，该删的自己删。"


class SecretSection(Section):
    """Whether the book has a passphrase; the lines show when it is to be changed.

    Attributes:
        begin, remove: the buttons. present, first, second: the lines.
        along: whether the backups follow. do: does it.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__("密码", _ABOUT)
        self._desk = desk
        self.begin = button("", self._show_lines)
        self.remove = button("去掉密码…", lambda: self._show_lines(removing=True))
        self.present, self.first, self.second = (
            _line(meaning) for meaning in ("现在的密码", "新密码", "新密码再写一遍")
        )
        self._strength = label("", "note", tone="hint")
        self.along = Tick(_ALONG)
        self.do = button("", self._do, look="filled")
        self._removing = False
        self._state = label("")
        self.add("这本台账", self._both(), _LOSS)
        self._lines = self._asked()
        self.fill(self._lines)
        self.first.textChanged.connect(self._judge)
        self.second.returnPressed.connect(self._do)

    def reload(self) -> None:
        """Show how the book is; what was typed is forgotten."""
        locked = self._locked
        self._state.setText("有密码" if locked else "没有密码")
        self.begin.setText("改密码…" if locked else "设密码…")
        self.remove.setVisible(locked)
        self._lines.hide()
        for line in (self.present, self.first, self.second):
            line.clear()

    @property
    def _locked(self) -> bool:
        return salt_of(self._desk.book.path) is not None

    def _both(self) -> QWidget:
        made = QWidget()
        made.setLayout(row(self._state, self.begin, self.remove, gap=0.6))
        return made

    def _asked(self) -> QWidget:
        made = QWidget()
        both = row(self.first, self.second, None, gap=0.6)
        elsewhere = label(_ELSEWHERE, "note", tone="hint", wrap=True)
        again = button("先不动", self.reload, look="link")
        made.setLayout(
            column(
                row(self.present, None),
                both,
                self._strength,
                row(self.along, None),
                elsewhere,
                row(self.do, again, None, gap=0.6),
                gap=0.4,
            )
        )
        return made

    def _show_lines(self, *_: object, removing: bool = False) -> None:
        if not self._desk.may_write():
            return
        self.reload()
        self._removing = removing
        locked = self._locked
        self.present.setVisible(locked)
        for new in (self.first, self.second, self._strength):
            new.setVisible(not removing)
        self.do.setText("去掉密码" if removing else "改密码" if locked else "设密码")
        self.along.setChecked(True)
        self._judge()
        self._lines.show()
        (self.present if locked else self.first).setFocus()
        bring_into_sight(self._lines)  # what is begun here is seen to its end

    def _judge(self) -> None:
        self._strength.setText(strength(self.first.text()) or _HINT)

    def _do(self) -> None:
        try:
            self._check()
        except DeskError as error:
            self._desk.bus.trouble(error)
            return
        self._desk.bus.trouble(None)
        words = "" if self._removing else self.first.text()
        self._desk.bus.relock_wanted.emit(Wish(words, backups=self.along.isChecked()))

    def _check(self) -> None:
        """Refuse what was not typed well, and put the cursor there."""
        if self._locked and not ring.opens(self._desk.book.path, self.present.text()):
            self.present.setFocus()
            raise DeskError("现在的密码不对。", "再输一遍；没有它，什么也不改。")
        if self._removing:
            return
        try:
            require_strong(self.first.text())
        except DeskError:
            self.first.setFocus()
            raise
        if self.first.text().strip() != self.second.text().strip():
            self.second.setFocus()
            raise DeskError("两遍密码不一样。", "再写一遍。")


def _line(meaning: str) -> Line:
    made = Line()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setPlaceholderText(meaning)
    made.setAccessibleName(meaning)
    made.setMaximumWidth(lines(10))
    return made
