"""The left column of a story: what is known of its subject, and who looks after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout
from PySide6.QtWidgets import QVBoxLayout
from PySide6.QtWidgets import QWidget

from tecdesk.desk.stories import REGISTERS_OF
from tecdesk.domain.registers import REGISTERS
from tecdesk.tally.saying import spoken_day
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.stories.story_numbers import holds
from tecdesk.ui.pages.stories.story_numbers import look
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.rows import clear
from tecdesk.ui.parts.rows import column
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.scroll import framed
from tecdesk.ui.parts.text import area
from tecdesk.ui.parts.text import label
from tecdesk.ui.parts.text import picture
from tecdesk.ui.parts.text import rule

if TYPE_CHECKING:
    from tecdesk.tally.story import Fact
    from tecdesk.tally.story import Story
    from tecdesk.tally.story import Tie
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.reveal import Revealed

_HEADS = {
    "household": "这一户",
    "base": "这个基地",
    "village": "这个村",
    "envoy": "这名特派员",
}


class StoryFacts(QWidget):
    """Facts top to bottom; personal numbers are masked."""

    def __init__(self) -> None:
        super().__init__()
        self._story: Story | None = None
        self._desk: Desk | None = None
        self._inside = QVBoxLayout()
        self._inside.setSpacing(lines(0.4))
        edge = lines(0.8)
        ground = QWidget()
        ground.setProperty("area", "surface")
        made = column(self._inside, None)
        made.setContentsMargins(lines(1.0), lines(0.6), edge, edge)
        ground.setLayout(made)
        frame = area("column")
        frame.setLayout(column(framed(ground), gap=0))
        self.setLayout(column(frame, gap=0))
        self.setFixedWidth(lines(13))

    def show_story(self, story: Story) -> None:
        """Show what is known; one fact alone has its place in the header."""
        self._story = story
        clear(self._inside)
        self.setVisible(len(story.facts) > 1 or bool(story.ties))
        head = label(_HEADS.get(story.about, ""), "section", bold=True)
        seen = [button("看号码", self._on_look, look="link")] if holds(story) else []
        self._inside.addLayout(row(head, None, *seen))
        self._inside.addWidget(rule())
        self._inside.addLayout(_facts(story.facts))
        if story.ties:
            self._inside.addSpacing(lines(0.6))
            self._inside.addWidget(label("帮扶责任人", "section", bold=True))
            self._inside.addWidget(rule())
        for tie in story.ties:
            self._inside.addLayout(_tie(tie))

    def watch(self, desk: Desk) -> None:
        """Show numbers as long as they may be seen."""
        self._desk = desk
        desk.bus.revealed.connect(self.reveal)

    def reveal(self, now: Revealed) -> None:
        """Show the whole numbers of the subject, or mask them again."""
        story = self._story
        if story is None or not holds(story):
            return
        register = REGISTERS[REGISTERS_OF[story.about]]
        seen = now.numbers if now.record == story.id else {}
        numbers = {register[key].label: number for key, number in seen.items()}
        facts = [replace(f, text=numbers.get(f.label, f.text)) for f in story.facts]
        self.show_story(replace(story, facts=tuple(facts)))
        self._story = story

    def _on_look(self) -> None:
        if self._desk is not None and self._story is not None:
            look(self._desk, self._story)


def _facts(facts: tuple[Fact, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(lines(0.5))
    grid.setVerticalSpacing(lines(0.25))
    grid.setColumnStretch(1, 1)
    for at, fact in enumerate(facts):
        name = label(fact.label, "note", tone="hint")
        said = label(fact.text, wrap=True)
        said.setAccessibleName(f"{fact.label} {fact.text}")
        grid.addWidget(name, at, 0)
        grid.addWidget(said, at, 1)
    return grid


def _tie(tie: Tie) -> QVBoxLayout:
    mark = picture("circle-check" if tie.now else "circle-dashed", _colour(tie))
    who = label(f"{tie.helper or '责任人未填'}  {tie.unit}".strip(), wrap=True)
    when = label(_lasting(tie), "note", tone="hint", wrap=True)
    head = row(mark, who, gap=0.3)
    head.setStretch(1, 1)
    below = row(16 + lines(0.3), when, gap=0)
    below.setStretch(1, 1)
    return column(head, below, gap=0.1)


def _colour(tie: Tie) -> str:
    return "accent" if tie.now else "text3"


def _lasting(tie: Tie) -> str:
    """2025年1月起，至今."""
    begun = f"{spoken_day(tie.begun)}起" if tie.begun else "何时开始未填"
    if tie.ended:
        return f"{begun}，{spoken_day(tie.ended)}止"
    return f"{begun}，至今" if tie.now else begun
