"""The panel of the page of words: rename, merge, years, order, one more word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from PySide6.QtWidgets import QWidget

from tecdesk.desk.completion import Offer
from tecdesk.ui.editors.line import Line
from tecdesk.ui.editors.offers import OfferLine
from tecdesk.ui.editors.offers import matching
from tecdesk.ui.editors.year import YearLine
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.wording.village_parts import LeftBehind
from tecdesk.ui.pages.wording.village_parts import Parting
from tecdesk.ui.pages.wording.word_kinds import KeptVillages
from tecdesk.ui.pages.wording.word_kinds import KeptWords
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import scrolled
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import rule
from tecdesk.ui.parts.text import tone
from tecdesk.ui.parts.text import use_as

if TYPE_CHECKING:
    from tecdesk.domain.change import Change
    from tecdesk.ui.pages.wording.word_kinds import Entry
    from tecdesk.ui.pages.wording.word_kinds import Kept

_ALWAYS = "年份空着：当作写错的字，所有年份都改过来。"


class WordPanel(QFrame):
    """What can be done with the marked entry; what it means stands below.

    Attributes:
        new, since_when: the new name and its first year. since, until: years in
            which a word is offered. more: a word to add.

        left, parting: what only villages have.

    Signals:
        changed: a Change was made. open_wanted: key of a register, and Rows.
    """

    changed = Signal(object)
    open_wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        use_as(self, "panel")
        self.setFixedWidth(lines(17))
        self._kept: Kept | None = None
        self._entry: Entry | None = None
        self._name = label("", "section", bold=True)
        self._state = label("", "note", tone="hint", wrap=True)
        self.new = OfferLine(self._offers)
        self.since_when = YearLine("从哪一年起改")
        self._said = label("", "note", tone="hint", wrap=True)
        self.do = button("改名", self.replace, look="filled")
        self.since, self.until = YearLine("从哪一年起列出"), YearLine("列到哪一年")
        self._dated = label("", "note", tone="red", wrap=True)
        self.more = Line()
        self._added = label("", "note", tone="red", wrap=True)
        self._hide = button("不再列出", self.hide_word)
        self.left, self.parting = LeftBehind(), Parting()
        self.left.open_wanted.connect(self.open_wanted)
        self.parting.changed.connect(self.changed)
        self._build()

    def show_entry(self, kept: Kept, entry: Entry | None) -> None:
        """Show one entry of a list, or none."""
        self._kept, self._entry = kept, entry
        for each in (self.new, self.since_when, self.since, self.until):
            each.clear()
        self._only_words.setVisible(kept.dated)
        for each in (self.new, self.since_when):
            each.setEnabled(entry is not None)
        self._name.setText(entry.text if entry else "")
        self._show_village(entry)
        if entry is None:
            self._state.clear()
            self.do.setEnabled(False)
            return
        used = "" if entry.used is None else f"，{entry.used} 条记录在用"
        state = f"，{entry.state}" if entry.state else ""
        self._state.setText(f"{entry.years}{used}{state}")
        self.since.setText(str(entry.since or ""))
        self.until.setText(str(entry.until or ""))
        self._hide.setText("重新列出" if entry.hidden else "不再列出")
        self._dated.clear()
        self.look()

    def _show_village(self, entry: Entry | None) -> None:
        kept = self._kept
        self.parting.hide()
        self.left.hide()
        if entry is not None and isinstance(kept, KeptVillages):
            self.left.show_records(entry, kept.left_behind(entry.key))
            self.parting.show_village(kept, entry.key)
            self.parting.setVisible(entry.until is None)

    @property
    def said(self) -> str:
        """What renaming would do, or why it cannot be done."""
        return self._said.text()

    def look(self) -> None:
        """Say what renaming would do, or why it cannot be done."""
        if self._kept is None or self._entry is None:
            return
        new, key = self.new.text().strip(), self._entry.key
        year, wrong = self.since_when.read()
        merges = self._kept.merges(key, new)
        self.do.setText("并入" if merges else "改名")
        if not new:
            self._explain("写上新的叫法；写已有的一个，就是并入它。", ok=False)
            return
        objection = wrong or self._kept.objection(key, new, year)
        if objection:
            self._explain(objection, ok=False, bad=True)
            return
        old = self._entry.text
        if year is None:
            self._explain(f"{_ALWAYS}记录不改动，显示和统计都算作“{new}”。", ok=True)
            return
        verb = "并入" if merges else "叫"
        words = f"从 {year} 年起{verb}“{new}”；{year - 1} 年及以前仍是“{old}”。"
        self._explain(words, ok=True)

    def replace(self) -> None:
        """Rename or merge the entry."""
        self.look()
        if self.do.isEnabled() and self._kept is not None and self._entry is not None:
            year, _ = self.since_when.read()
            new = self.new.text().strip()
            self._tell(self._kept.replace(self._entry.key, new, year))

    def date(self) -> None:
        """Say in which years the word is offered."""
        words, entry = self._words(), self._entry
        if words is None or entry is None:
            return
        (since, wrong), (until, bad) = self.since.read(), self.until.read()
        objection = wrong or bad or words.dating(entry.key, since, until)
        self._dated.setText(objection)
        if not objection:
            self._tell(words.date(entry.key, since, until))

    def hide_word(self) -> None:
        """Offer the word no longer, or again."""
        words, entry = self._words(), self._entry
        if words is not None and entry is not None:
            self._tell(words.hide(entry.key, hidden=not entry.hidden))

    def move_word(self, by: int) -> None:
        """Put the word one place up or down."""
        words, entry = self._words(), self._entry
        if words is None or entry is None:
            return
        order = [each.key for each in words.entries()]
        at = order.index(entry.key)
        if 0 <= at + by < len(order):
            order.insert(at + by, order.pop(at))
            self._tell(words.arrange(order))

    def add(self) -> None:
        """Add a word at the end."""
        words = self._words()
        if words is None:
            return
        text = self.more.text().strip()
        objection = words.adding(text)
        self._added.setText(objection)
        if not objection:
            change = words.add(text)
            self.more.clear()
            self._tell(change)

    def _words(self) -> KeptWords | None:
        return self._kept if isinstance(self._kept, KeptWords) else None

    def _offers(self, typed: str, most: int) -> list[Offer]:
        names = self._kept.names() if self._kept else []
        return [Offer(name, name) for name in matching(typed, names)[:most]]

    def _explain(self, words: str, *, ok: bool, bad: bool = False) -> None:
        self._said.setText(words)
        tone(self._said, "tone", "red" if bad else "hint")
        self.do.setEnabled(ok)

    def _tell(self, change: Change) -> None:
        self.changed.emit(change)

    def _build(self) -> None:
        self.new.setAccessibleName("新的叫法")
        self.more.setAccessibleName("新增的用词")
        self.new.textChanged.connect(lambda _text: self.look())
        self.since_when.textChanged.connect(lambda _text: self.look())
        self.more.returnPressed.connect(self.add)
        up = button("上移", lambda: self.move_word(-1))
        down = button("下移", lambda: self.move_word(1))
        offered = column(
            rule(),
            label("哪些年列出来选", bold=True),
            row(self.since, label("到", tone="hint"), self.until, None, gap=0.3),
            self._dated,
            row(button("改年份", self.date), self._hide, None),
            row(up, down, None),
            rule(),
            label("新增一个", bold=True),
            row(self.more, button("加上", self.add)),
            self._added,
            gap=0.5,
        )
        self._only_words = QWidget()
        self._only_words.setLayout(offered)
        inside = QWidget()
        names = row(label("改为", tone="hint"), self.new, gap=0.4)
        years = row(label("起", tone="hint"), gap=0.4)
        years.insertWidget(0, self.since_when)
        years.addStretch(1)
        made = column(
            self._name,
            self._state,
            self.left,
            rule(),
            label("改名，或并入别的", bold=True),
            names,
            years,
            self._said,
            row(self.do, None),
            self.parting,
            self._only_words,
            gap=0.5,
        )
        inside.setLayout(made)
        self.setLayout(column(scrolled(inside), gap=0))
