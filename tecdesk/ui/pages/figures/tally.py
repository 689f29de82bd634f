"""汇总: the figures of a period, and the records behind each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tecdesk.domain.indicators import INDICATORS
from tecdesk.store.book import Book
from tecdesk.store.county.units import reporting_units
from tecdesk.store.figures.aggregate import behind
from tecdesk.tally.asked import Asked
from tecdesk.tally.parts import villages
from tecdesk.ui.command import Command
from tecdesk.ui.models.lookup import Lookup
from tecdesk.ui.pages.figures.beside import Beside
from tecdesk.ui.pages.figures.board import Board
from tecdesk.ui.pages.figures.choices import Choices
from tecdesk.ui.pages.figures.evidence import EvidencePanel
from tecdesk.ui.pages.figures.meanings import Meanings
from tecdesk.ui.pages.figures.question import Answer
from tecdesk.ui.pages.figures.question import Known
from tecdesk.ui.pages.figures.question import Question
from tecdesk.ui.pages.figures.question import View
from tecdesk.ui.pages.figures.question import answer
from tecdesk.ui.pages.figures.question import indicators_of
from tecdesk.ui.pages.figures.question import sources
from tecdesk.ui.pages.figures.sharing import change_share
from tecdesk.ui.pages.figures.sides import Sides
from tecdesk.ui.pages.page import Page
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from tecdesk.domain.change import Change
    from tecdesk.domain.record import Record
    from tecdesk.ui.desk import Desk


class TallyPage(Page):
    """Figures that are computed, never kept; Enter on one opens its records.

    Attributes:
        views, choices, sides: what is chosen. board: table or chart.
        evidence, meanings: the panels, one at a time. beside: shares the width.
        answer: what is shown.
    """

    key = "tally"
    title = "汇总"
    registers = None

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lookup = Lookup(desk.book, desk.bus)
        self.answer: Answer | None = None
        self.views = Segments("怎么看", self._on_view)
        self.views.offer([(view, view.value) for view in View], View.TABLE)
        self.choices = Choices(self._on_chosen)
        self.sides = Sides(self._on_chosen)
        self.board = Board()
        self.evidence = EvidencePanel(self.lookup)
        self.meanings = Meanings()
        self._goal: Asked | None = None
        self._touched: frozenset[str] = frozenset()
        self._arrange()
        self.board.opened.connect(self.open_figure)
        self.evidence.close_wanted.connect(self.escape)
        self.evidence.open_wanted.connect(desk.bus.wanted)
        self.evidence.all_wanted.connect(self._open_all)
        self.evidence.share_wanted.connect(partial(change_share, desk))
        self.meanings.close_wanted.connect(self.escape)

    def commands(self) -> Sequence[Command]:
        return (
            Command("走格子", shown="↑↓←→", hint=True),
            Command("看明细", shown="Enter", hint=True),
            Command("口径", self.tell_meanings, "F9", hint=True),
            Command("关上", self.escape, "Esc", hint=True),
            Command("表、图、并排", self.next_view, "Ctrl+T"),
            Command("打开这些记录", self.evidence.open_all, "Ctrl+Enter"),
            Command("复制整张表", self.copy_all, "Ctrl+Shift+C"),
            Command("复制选中的格子", shown="Ctrl+C"),
            Command("预览和打印", self._print, "Ctrl+P"),
            Command("在表格和明细间换", self.other_side, "F6"),
        )

    @property
    def view(self) -> View:
        """How figures are shown."""
        return View(self.views.value)

    @property
    def question(self) -> Question:
        """What is asked of the book now."""
        choices = self.choices
        return Question(
            view=self.view,
            period=choices.period(self.desk.bus.year),
            by=choices.by,
            group=str(choices.group.value),
            drawn=choices.drawing,
            indicator=str(choices.indicator.value),
            sides=self.sides.sides if self.view is View.PAIR else None,
            asked=self.evidence.asked,
            today=date.today(),  # noqa: DTZ011 - the desk's own day
        )

    def reload(self) -> None:
        year = self.desk.bus.year
        self.header.sub.setText(f"{year}年度 · 现算，不另存")
        if self.choices.offer_units(units=bool(reporting_units(self.desk.book))):
            self.beside.fit()
        self.choices.name_labels(year)
        self.sides.offer(year, villages(self.desk.book, year))
        self._ask(None)

    def _ask(self, known: Known | None) -> None:
        question = self.question
        self._work(
            "算汇总", "tally", lambda book: answer(book, question, known), self._show
        )

    def settle(self, argument: object) -> None:
        if isinstance(argument, Asked):
            self._go_to(argument)
        self.board.focus()

    def escape(self) -> None:
        """Close the panel."""
        self.beside.close()
        self.board.focus()

    def open_figure(self, asked: Asked) -> None:
        """Show the records behind a figure."""
        question = replace(self.question, asked=asked)

        def work(book: Book) -> Answer:
            from tecdesk.tally.evidence import evidence

            told = evidence(book, asked, question.today)
            return Answer(question, evidence=told, sources=sources(book, asked))

        self._work("找记录", "evidence", work, self._show_evidence)

    def next_view(self) -> None:
        """Show the same as a table, a chart, side by side."""
        every = list(View)
        self.views.choose(every[(every.index(self.view) + 1) % len(every)])

    def tell_meanings(self) -> None:
        """What the figures count: the one under the cursor first."""
        if self.meanings.isVisible():
            self.escape()
            return
        current = self.board.current()
        first = [current.indicator] if current else []
        shown = indicators_of(self.question)
        every = dict.fromkeys((*first, *shown, *INDICATORS.values()))
        self.meanings.tell(every, self.desk.bus.year)
        self.beside.show(self.meanings)
        self.meanings.focus()

    def copy_all(self) -> None:
        """Put the whole table on the clipboard, with its headings."""
        words = self.board.copy()
        self.desk.bus.say(words)

    def other_side(self) -> None:
        """Walk between the figures and their records."""
        inside = self.evidence.isAncestorOf(self.window().focusWidget())
        if self.evidence.isHidden() or inside:
            self.board.focus()
        else:
            self.evidence.table.setFocus()

    def _show(self, found: Answer) -> None:
        self.answer, self._touched = found, frozenset()
        self.board.show_answer(found, self.sides.names)
        if found.evidence is not None and not self.evidence.isHidden():
            self.evidence.tell(found.evidence, found.sources)
        if self._goal is not None:
            goal, self._goal = self._goal, None
            self.board.stand_on(goal)
        self.desk.bus.say(self.board.said())

    def _show_evidence(self, found: Answer) -> None:
        if found.evidence is None:
            return
        self.beside.show(self.evidence)
        self.evidence.tell(found.evidence, found.sources)
        if self.beside.alone:
            self.evidence.table.setFocus()

    def _go_to(self, asked: Asked) -> None:
        """Stand on a figure that another page asks about, and open its records."""
        if asked.period.year == self.desk.bus.year:
            self._goal = asked
            self.views.show_value(View.TABLE)
            self.choices.spans.show_period(asked.period)
            self.choices.show_by(asked.by)
            self._offer_view()
            self.reload()
        self.open_figure(asked)

    def _open_all(self, asked: Asked) -> None:
        def work(book: Book) -> list[Record]:
            rows = behind(
                book,
                asked.indicator,
                asked.period,
                unit=asked.unit,
                by=asked.by,
                part=asked.part,
            )
            return [record for record, _ in rows]

        self._work("找记录", "evidence", work, self.evidence.open_records)

    def _work(
        self,
        words: str,
        key: str,
        work: Callable[[Book], object],
        done: Callable[..., None],
    ) -> None:
        """Ask the book in the worker."""
        path = self.desk.book.path

        def ask(_job: object) -> object:
            with Book.open(path, writing=False) as book:
                return work(book)

        self.desk.jobs.start(words, ask, done, key=key)

    def _arrange(self) -> None:
        print_ = button("打印汇总表", self._print, icon="printer")
        meanings = button("口径", self.tell_meanings, icon="info")
        go = partial(self.desk.bus.wanted.emit, "checkup", None)
        checked = button("体检", go, icon="square-check")
        self.header.add(self.views, meanings, checked, print_)
        left = QWidget()
        left.setLayout(column(self.choices, self.sides, self.board, gap=0))
        both = row(left, self.evidence, self.meanings, gap=0)
        both.setStretch(0, 1)
        self.body.addLayout(both, 1)
        bars, panels = (self.choices, self.sides), (self.evidence, self.meanings)
        self.beside = Beside(self.width, left, bars, self.board, panels)
        self.beside.close()
        self._offer_view()

    def _offer_view(self) -> None:
        self.sides.setVisible(self.view is View.PAIR)
        self.choices.setVisible(self.view is not View.PAIR)
        self.choices.show_view(self.view)

    def _on_view(self, _value: object) -> None:
        self._offer_view()
        self._on_chosen()
        self.board.focus()

    def _on_chosen(self) -> None:
        self.beside.close()
        self.reload()

    def _print(self) -> None:
        self.desk.bus.wanted.emit("reports", self.choices.period(self.desk.bus.year))

    def _on_changed(self, change: Change, source: object) -> None:
        """Only what the change reached is computed again, as long as the page shows."""
        if self.answer is None or not self.isVisible():
            super()._on_changed(change, source)
            return
        self._touched |= change.registers
        self._ask(Known(self.answer, self._touched))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.fit()
