"""A form while it is being filled: what each cell gets, and what is open; no Qt."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from tecdesk.exchange.forms.marks import MARK
from tecdesk.exchange.forms.marks import says_nothing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from re import Match

    from tecdesk.desk.filling.binding import Binding
    from tecdesk.desk.filling.binding import Mapping
    from tecdesk.desk.filling.figures import Answer
    from tecdesk.desk.filling.remembered import Recalled
    from tecdesk.exchange.forms.grid import Form
    from tecdesk.exchange.forms.grid import Place


_OPENING = "{{"
"""How a mark begins; few cells have any."""


class State(Enum):
    """How far a cell is."""

    SET = "已定"
    ASKS = "待定"
    LEFT = "不填"
    FORMULA = "公式"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one cell, or of one mark in it.

    Attributes:
        state: how far it is.
        binding: the figure it gets; None when it gets none or nobody knows yet.
        answer: what that comes to; None until it was asked for.
        label: what the form calls it: 培训人次 上半年.
        why: why it asks, or why it is left.
    """

    state: State
    binding: Binding | None = None
    answer: Answer | None = None
    label: str = ""
    why: str = ""

    @property
    def shown(self) -> str:
        """The figure it will get; a blank that matters says 待填."""
        if self.binding is None or self.answer is None:
            return ""
        return self.answer.text or "待填"

    @property
    def lacks(self) -> bool:
        """True for a figure that is wanted and not known."""
        return self.shown == "待填"


@dataclass
class Held:
    """The form that is open.

    Attributes:
        form: as it was read. year: of the report.
        entries: by place; cells that are of no concern are absent.
        recalled: what a form filled before said of this one; None for a new one.
        steps: what was known before each thing a person said, the last one last.
    """

    form: Form
    year: int
    entries: dict[Place, Entry] = field(default_factory=dict)
    recalled: Recalled | None = None
    steps: list[dict[Place, Entry | None]] = field(default_factory=list)

    @property
    def mapping(self) -> Mapping:
        """What every cell gets, as far as it is settled."""
        done = {State.SET, State.LEFT}
        return {
            place: entry.binding
            for place, entry in self.entries.items()
            if entry.state in done and not self.form.cell(place).locked
        }

    @property
    def differs(self) -> str:
        """How it differs from the form filled before, in a sentence; "" if it is new.

        Also "" where nothing differs.
        """
        before = self.recalled
        if before is None or before.exact:
            return ""
        told = [f"多了 {len(before.added)} 格"] if before.added else []
        if before.gone:
            told.append(f"少了“{before.gone[0]}”等 {len(before.gone)} 格")
        if before.retitled:
            told.append("标题里的时间或单位变了")
        rest = "，".join(told) or "有些格换了地方"
        then = f"和 {before.known.year} 年填的那张不完全一样"
        return f"{then}：{rest}。要看的格标着待定。"

    def at(self, cell: Place) -> list[Place]:
        """The places of a cell that have an entry: itself, or the marks in it."""
        text = self.form.cell(cell).text
        marks = len(MARK.findall(text)) if _OPENING in text else 0
        places = [cell.cell._replace(mark=at) for at in range(marks + 1)]
        return [place for place in places if place in self.entries]

    def objection(self, cell: Place) -> str:
        """Why a cell is not to be filled, in a sentence; "" when it may be."""
        found = self.form.cell(cell)
        if found.formula:
            return "这格有公式，打开表时自己会算，不用填。"
        if found.locked:
            return "这格在表里锁着，填不进去。"
        if found.is_number or says_nothing(found.text) or self.at(cell):
            return ""
        return "这是表上的字，不用填。"

    def open_after(self, place: Place | None) -> Place | None:
        """The next one that asks, from the beginning after the last."""
        asking = [
            p for p in sorted(self.entries) if self.entries[p].state is State.ASKS
        ]
        later = [p for p in asking if place is None or p > place]
        return next(iter((*later, *asking)), None)

    def alike(self, place: Place) -> list[Place]:
        """The proposals that ask for the same reason as this one, itself among them."""
        here = self.entries.get(place)
        if here is None or here.state is not State.ASKS or not here.why:
            return []
        return [
            each
            for each, entry in self.entries.items()
            if entry.state is State.ASKS and entry.binding and entry.why == here.why
        ]

    def count(self) -> Counter[State]:
        """How many are how far."""
        return Counter(entry.state for entry in self.entries.values())

    def text(self, cell: Place) -> str:
        """What the form shows there, with the figures of its marks in their place."""
        whole = self.form.cell(cell).shown
        if _OPENING not in whole:
            return whole
        known = {p.mark: self.entries[p] for p in self.at(cell) if p.mark}
        number = 0

        def put(found: Match[str]) -> str:
            nonlocal number
            number += 1
            entry = known.get(number)
            figure = entry.shown if entry else ""
            return figure or found[0]

        return MARK.sub(put, whole)

    def say(self, places: Sequence[Place], **changes: object) -> None:
        """A person says something of places; it can be taken back in one step."""
        self.steps.append({place: self.entries.get(place) for place in places})
        for place in places:
            self.set(place, **changes)

    def take_back(self) -> list[Place]:
        """Take back what was said last; the places, none when nothing was said."""
        before = self.steps.pop() if self.steps else {}
        for place, entry in before.items():
            if entry is None:
                del self.entries[place]
            else:
                self.entries[place] = entry
        return list(before)

    def answer(self, place: Place, binding: Binding, answer: Answer) -> None:
        """Keep what a binding comes to, unless the place has another one by now."""
        known = self.entries.get(place)
        if known is not None and known.binding == binding:
            self.entries[place] = replace(known, answer=answer)

    def set(self, place: Place, **changes: object) -> None:
        """Change what is known of a place."""
        known = self.entries.get(place, Entry(State.ASKS))
        self.entries[place] = replace(known, **changes)  # type: ignore[arg-type]
