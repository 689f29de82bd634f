"""The filter row of a list: period, village, kind, and a chip for chosen rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.field import Value
from tecdesk.store.lists.view import View
from tecdesk.store.query import Filter
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.figures.spans import period_of
from tecdesk.ui.pages.records.lacking import Lacking
from tecdesk.ui.parts.button import Choice
from tecdesk.ui.parts.button import DropDown
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.elided import Elided
from tecdesk.ui.parts.rows import row

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.domain.register import Register
    from tecdesk.store.lists.listing import Lists
    from tecdesk.ui.jobs import Jobs
    from tecdesk.ui.models.lookup import Lookup
    from tecdesk.ui.wanted import Rows

ALL = ""
_EVER = "ever"
_ALL_ROOM = 1000
"""Stretch of what may have all the room that chips leave."""
_SPANS = [
    (ALL, "全年"),
    ("h1", "上半年"),
    ("h2", "下半年"),
    *[(f"q{q}", f"第{'一二三四'[q - 1]}季度") for q in range(1, 5)],
    *[(f"m{m}", f"{m}月") for m in range(1, 13)],
    (_EVER, "所有年份"),
]


class Filters(QWidget):
    """What the list shows; every change is announced once.

    Signals:
        changed: the filter is another one.
        grouped: the list should be grouped by a key; empty for not at all.
        more_wanted: the button of the other commands.
    """

    changed = Signal()
    grouped = Signal(str)
    more_wanted = Signal()

    def __init__(
        self, register: Register, lookup: Lookup, lists: Lists, jobs: Jobs
    ) -> None:
        super().__init__()
        self.setFixedHeight(lines(2.4))
        self._register = register
        self._lookup = lookup
        self._lists = lists
        self._words = ""
        self._rows: Rows | None = None
        self._span = DropDown("时间", self._on_chosen)
        self._drops: dict[str, DropDown] = {
            field.key: DropDown(field.label, self._on_chosen)
            for field in (*_filtered(register), *_seldom(register))
        }
        self._seldom = [field.key for field in _seldom(register)]
        self._lacking = Lacking(register, jobs)
        self._lacking.clicked.connect(self._on_chosen)
        self._only = button("", self.clear, look="chip")
        self._only.setCheckable(True)
        self._group = DropDown("分组", self._on_grouped)
        self._group.offer(list(groups_of(register)), ALL)
        self.more = button("更多 ▾", self.more_wanted.emit, look="chip")
        self._count = Elided("", "note", tone="hint").snug()
        dated = bool(register.dated_by) or "year" in register.by_key
        parts = [self._span] if dated else []
        chips = (*parts, *self._drops.values(), self._lacking, self._group)
        inside = row(*chips, self.more, self._only, None, self._count, edge=1.0)
        inside.setStretchFactor(self._count, _ALL_ROOM)
        self.setLayout(inside)
        self.offer()

    def offer(self) -> None:
        """Read again what can be chosen."""
        spans = _SPANS if self._register.dated_by else [_SPANS[0], _SPANS[-1]]
        self._span.offer(list(spans), self._span.value or ALL)
        for key, drop in self._drops.items():
            field = self._register[key]
            every: Choice = (ALL, f"全部{_short(field)}")
            drop.offer([every], drop.value or ALL, self._asker(field))
            drop.setVisible(key not in self._seldom or drop.value not in {None, ALL})
        self._lacking.count(self._lookup.book.path, self._chosen())
        self._only.setVisible(self._rows is not None)
        if self._rows is not None:
            self._only.setText(f"{self._rows.words}  ×")
            self._only.setChecked(True)

    def show_only(self, rows: Rows | None) -> None:
        """Show these records whatever the other filters say."""
        self._rows = rows
        self.offer()
        self.changed.emit()

    def search(self, words: str) -> None:
        """Show only records in which all the words are found."""
        if words.split() != self._words.split():
            self._words = words
            self.changed.emit()

    def clear(self) -> None:
        """Show everything of the year again."""
        self._rows, self._words = None, ""
        for drop in (self._span, *self._drops.values()):
            drop.show_value(ALL)
        self._lacking.setChecked(False)
        self.offer()
        self.changed.emit()

    def show_group(self, key: str) -> None:
        """Show by what the list is grouped; the chip is there only when it is."""
        self._group.show_value(key)
        self._group.setVisible(key != ALL)
        self._count.setVisible(key == ALL)

    def group_by(self, key: str) -> None:
        """Group as the menu does."""
        self._group.choose(key)

    @property
    def seldom(self) -> dict[str, Callable[[], list[Choice]]]:
        """What else can be filtered by, from a menu; a chip says it once chosen."""
        return {key: self._asker(self._register[key]) for key in self._seldom}

    def use(self, where: Filter) -> None:
        """Take over a kept filter, as far as the chips can say it."""
        self._rows = None
        self._words = where.words
        for key, drop in self._drops.items():
            drop.show_value(where.equals.get(key, ALL) or ALL)
        self._span.show_value(_span_of(where))
        self._lacking.show_filter(where)
        self.offer()
        self.changed.emit()

    @property
    def words(self) -> str:
        """The words that are searched for."""
        return self._words

    def choose(self, key: str, value: object) -> None:
        """Choose as the menu of a field does; `period` is the time."""
        drop = self._span if key == "period" else self._drops[key]
        drop.choose(value)

    @property
    def narrowed(self) -> bool:
        """True when some records of the year are left out."""
        drops = (self._span, *self._drops.values())
        chosen = any(drop.value != ALL for drop in drops) or self._lacking.isChecked()
        return bool(chosen or self._words or self._rows)

    def wanted(self) -> Filter:
        """The filter as the book understands it."""
        if self._rows is not None:
            return Filter(ids=self._rows.ids)
        return self._lacking.narrow(self._chosen())

    def _chosen(self) -> Filter:
        """What the drop-downs and the search say."""
        equals: dict[str, Value] = {
            key: str(drop.value) for key, drop in self._drops.items() if drop.value
        }
        span = str(self._span.value or ALL)
        year = self._lookup.year
        if not self._register.dated_by and "year" in self._register.by_key:
            if span != _EVER:
                equals["year"] = year
            return Filter(equals, self._words)
        period = None if span == _EVER else period_of(year, span)
        return Filter(equals, self._words, period)

    def say_count(self, text: str) -> None:
        """Show how many there are at the right."""
        self._count.say(text)

    def _asker(self, field: Field) -> Callable[[], list[Choice]]:
        """Asks the book for the values in the list when the menu opens."""

        def ask() -> list[Choice]:
            where = replace(self.wanted(), equals={}, words="", ids=None)
            listing = self._lists.open(View(self._register.key, where))
            found = listing.choices(field.key)
            return [
                (value, f"{self._lookup.text(field, value)} {count}")
                for value, count in found
                if value is not None
            ]

        return ask

    def _on_grouped(self, key: object) -> None:
        self.show_group(str(key))
        self.grouped.emit(str(key))

    def _on_chosen(self, _value: object) -> None:
        self._rows = None
        self.offer()
        self.changed.emit()


_OWN = 2
"""So many choices of a county's have room beside the others."""


def _filtered(register: Register) -> list[Field]:
    """The village, the choice that runs of entries share, and a county's own."""
    fields = [f for f in (*register.own, *register.common) if f.listed]
    village = [f for f in fields if f.kind is Kind.REF and f.to == "village"]
    choices = [f for f in fields if f.kind is Kind.CHOICE]
    choices.sort(key=lambda field: not field.sticky)
    own = [f for f in register.added if f.listed and f.kind is Kind.CHOICE]
    return [*village, *choices[:1], *own[:_OWN]]


def _seldom(register: Register) -> list[Field]:
    """Fields of several words, such as topics: there is no room for them always."""
    return [field for field in register.fields if field.kind is Kind.CHOICES]


def groups_of(register: Register) -> list[Choice]:
    """What a list may be grouped by."""
    found: list[Choice] = [(ALL, "不分组")]
    found += [(field.key, f"按{_short(field)}") for field in _filtered(register)]
    if register.dated_by:
        whole = register.ends_by
        found += [("year", "按年")] if whole else [("month", "按月"), ("year", "按年")]
    return found


def _span_of(where: Filter) -> str:
    period = where.period
    if period is None:
        return ALL if "year" in where.equals else _EVER
    for letter, number in (
        ("h", period.half),
        ("q", period.quarter),
        ("m", period.month),
    ):
        if number:
            return f"{letter}{number}"
    return ALL


def _short(field: Field) -> str:
    return "村" if field.to == "village" else field.heading
