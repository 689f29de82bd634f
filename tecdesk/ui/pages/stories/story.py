"""一户一页: everything about a household, base, village or lecturer, and on paper."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget
from PySide6.QtWidgets import QWidget

from tecdesk.desk.stories import REGISTERS_OF
from tecdesk.desk.stories import tell
from tecdesk.store.book import Book
from tecdesk.store.query import Filter
from tecdesk.tally.story import PLACED
from tecdesk.ui import icons
from tecdesk.ui.command import Command
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.story import BY
from tecdesk.ui.models.story import EventsModel
from tecdesk.ui.opening import open_found
from tecdesk.ui.opening import open_where
from tecdesk.ui.pages.page import Page
from tecdesk.ui.pages.stories.story_facts import StoryFacts
from tecdesk.ui.pages.stories.story_numbers import number_commands
from tecdesk.ui.pages.stories.story_paper import on_paper
from tecdesk.ui.pages.stories.story_paper import save
from tecdesk.ui.pages.stories.years import Years
from tecdesk.ui.parts.button import DropDown
from tecdesk.ui.parts.button import bare_icon
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.empty import Empty
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.table import Table
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import tone
from tecdesk.ui.wanted import Rows
from tecdesk.ui.wanted import Told

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from tecdesk.tally.story import Story
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job

_ALL = ""
_MOST_YEARS = 5
_WORDS = {
    "household": "户",
    "base": "个基地",
    "village": "个村",
    "lecturer": "人",
    "envoy": "名特派员",
}


class StoryPage(Page):
    """Who it is at the left, figures by year above, the whole story below.

    Attributes:
        story: what is told; None until it is read. told: what was asked for.
        years, events: the tables.
    """

    key = "story"
    title = "全部经过"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.told: Told | None = None
        self.story: Story | None = None
        self.facts = StoryFacts()
        self.years, self.model = Years(), EventsModel()
        self.events = Table(self.model)
        self.events.setAccessibleName("经过")
        self.kinds = DropDown("类别", lambda _value: self._show_events())
        self._which = label("", "note", tone="hint")
        self._more = label("", "note", tone="hint")
        self._none = Empty()
        self._build()
        self.facts.watch(desk)
        self.years.opened.connect(self.open_sum)
        self.years.clicked.connect(self.open_sum)
        self.events.opened.connect(self.open_event)

    def commands(self) -> Sequence[Command]:
        return (
            Command("前一个", self._mover(-1), "Ctrl+Left", shown="Ctrl+←", hint=True),
            Command("后一个", self._mover(1), "Ctrl+Right", shown="Ctrl+→", hint=True),
            Command("打开", shown="Enter", hint=True),
            Command("打印", self.print_story, "Ctrl+P", hint=True),
            Command("存成 PDF", self.save, "Ctrl+S"),
            *number_commands(self.desk, self.story, _today()),
            Command("改资料", self.edit, "F2"),
            Command("记一次帮扶", self.help, "Ctrl+N"),
            Command("在小计和经过间换", self._other_side, "F6"),
            Command("回名册", self.leave, "Esc", hint=True),
        )

    @property
    def subject(self) -> str:
        """Id of the record told, or the name of the lecturer."""
        return self.told.subjects[self.told.at] if self.told else ""

    def reload(self) -> None:
        told = self.told
        if told is None:
            self._stack.setCurrentWidget(self._none)
            return
        path, subject = self.desk.book.path, self.subject

        def work(_job: Job) -> Story | None:
            with Book.open(path, writing=False) as book:
                return tell(book, told.about, subject, _today())

        self.desk.jobs.start("读经过", work, self._show, key="story")

    def settle(self, argument: object) -> None:
        if isinstance(argument, Told):
            self.told = argument
            self.story = None
            self.reload()
        self.events.setFocus()

    def open_sum(self, index: QModelIndex) -> None:
        """Show the records behind the figure at an index."""
        found = self.years.found(index)
        if found is None or self.story is None:
            return
        year, each = found
        words = f"{self.story.name} {year}{'年' if year.isdigit() else ''}{each.label}"
        open_found(self.desk, each.opens.records, words)

    def open_event(self, index: QModelIndex) -> None:
        """Show the record of a line."""
        if index.isValid() and self.story is not None:
            event = self.model.events[index.row()]
            where = Filter(ids=(event.record,))
            words = f"{self.story.name} {event.day} {event.kind}"
            open_where(self.desk, event.register, where, words)

    def edit(self) -> None:
        """Show the record of the subject in its list."""
        if self.story is not None and self.story.about != "lecturer":
            rows = Rows((self.story.id,), self.story.name)
            self.desk.bus.wanted.emit(REGISTERS_OF[self.story.about], rows)

    def help(self) -> None:
        """Write down help for the household."""
        if self.story is not None and self.story.about == "household":
            rows = Rows((self.story.id,), self.story.name)
            self.desk.bus.wanted.emit("visits", rows)

    def leave(self) -> None:
        """Go back to the list it came from."""
        about = self.told.about if self.told else "household"
        self.desk.bus.wanted.emit(REGISTERS_OF[about], None)

    def print_story(self) -> None:
        """Show the page as it will be printed."""
        if self.story is not None:
            self.desk.bus.wanted.emit("paper", on_paper(self.story, _today()))

    def save(self) -> None:
        """Save the page as PDF where the person says."""
        if self.story is not None:
            save(self.desk, self.story, _today())

    def _show(self, story: Story | None) -> None:
        self.story = story
        if story is None:
            self._none.say("它已不在台账里。", button("回名册", self.leave))
            self._stack.setCurrentWidget(self._none)
            return
        self._stack.setCurrentWidget(self._told)
        self.header.title.setText(story.name)
        self.facts.show_story(story)
        self.commands_changed.emit()
        alone = story.facts if self.facts.isHidden() else ()
        about = (story.place, story.tag, *(f"{f.label} {f.text}" for f in alone))
        self.header.sub.setText("  ".join(each for each in about if each))
        self.years.show_story(story)
        household = story.about == "household"
        self._help.setVisible(household)
        tone(self._print, "look", "" if household else "filled")
        icons.put(self._print, "printer", "text2" if household else "on")
        kinds = [(k, k) for k in dict.fromkeys(e.kind for e in story.events)]
        self.kinds.offer([(_ALL, "全部"), *kinds], _ALL)
        self.kinds.setVisible(len(kinds) > 1)
        self._show_events()
        self._show_place()
        self._share()

    def _show_events(self) -> None:
        if self.story is None:
            return
        wanted = self.kinds.value
        events = [e for e in self.story.events if wanted in {_ALL, e.kind}]
        alone = self.story.about in PLACED
        self.model.show_events(events, "村(社区)" if alone else BY)
        self.events.fit(3)
        if events:
            self.events.selectRow(0)
        more = self.story.more
        words = f"更早的还有 {more} 条，没有列出。" if more else ""
        self._more.setText(words or f"{len(events)} 条，新的在上")

    def _show_place(self) -> None:
        told = self.told
        several = told is not None and len(told.subjects) > 1
        for each in (self._which, *self._moves):
            each.setVisible(several)
        if told is not None:
            word = _WORDS[told.about]
            self._which.setText(
                f"第 {told.at + 1} {word}，共 {len(told.subjects)} {word}"
            )

    def _share(self) -> None:
        """The figures take the rows they need, the story all the rest."""
        low = self.height() < lines(25)
        any_ = self.years.sums.rowCount() > 0
        self.years.setVisible(any_)
        self._head.setVisible(any_)
        self.years.share(2 if low else _MOST_YEARS)
        self.events.fit(3)

    def _mover(self, step: int) -> Callable[[], None]:
        def move() -> None:
            told = self.told
            if told is not None and 0 <= told.at + step < len(told.subjects):
                self.settle(Told(told.about, told.subjects, told.at + step))

        return move

    def _other_side(self) -> None:
        other = self.events if self.years.hasFocus() else self.years
        other.setFocus()

    def _build(self) -> None:
        self._moves = (
            bare_icon("chevron-left", "前一个", self._mover(-1)),
            bare_icon("chevron-right", "后一个", self._mover(1)),
        )
        self._help = button("记一次帮扶", self.help, look="filled", icon="plus")
        self._print = button("打印", self.print_story, icon="printer")
        keep = button("存成 PDF…", self.save)
        self.header.add(self._which, *self._moves, keep, self._print, self._help)
        self._head = _titled(
            "分年小计", label("数字按 Enter 打开", "note", tone="hint")
        )
        story = _titled("经过", self.kinds, self._more)
        right = column(self._head, self.years, story, self.events, gap=0)
        right.setStretch(3, 1)
        self._told = QWidget()
        both = row(self.facts, right, gap=0)
        both.setStretch(1, 1)
        self._told.setLayout(both)
        self._none.say("先在名册里选一行，再按 F3。", button("去结对帮扶", self.leave))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._told)
        self.body.addWidget(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.story is not None:
            self._share()


def _titled(name: str, *parts: QWidget) -> QWidget:
    made = QWidget()
    made.setFixedHeight(lines(2.2))
    made.setLayout(row(label(name, "section", bold=True), *parts, None, edge=1.0))
    return made


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the desk's own day
