"""Choosing the two sides that are compared: two periods, or two villages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QWidget

from tecdesk.tally.compare import Side
from tecdesk.ui.fonts import lines
from tecdesk.ui.pages.figures.spans import EVERY
from tecdesk.ui.pages.figures.spans import Spans
from tecdesk.ui.pages.figures.spans import period_of
from tecdesk.ui.parts.chooser import Chooser
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.segments import Segments
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

_TIME, _PLACE = "time", "place"
_BACK = 5
"""Years that may be compared, this one included."""
_ALL = "*"


class Sides(QWidget):
    """One row: what is compared, the left side, the right side.

    Attributes:
        what: two periods or two villages.
        years, parts: year and part of it of each side.
        places: village of each side. spans: the period in which villages are compared.

    Args:
        chosen: called when anything was chosen.
    """

    def __init__(self, chosen: Callable[[], object]) -> None:
        super().__init__()
        self._chosen = chosen
        self.what = Segments("比什么", self._on_what)
        self.what.offer([(_TIME, "两个时间"), (_PLACE, "两个村")], _TIME)
        self.years = (self._drop("左边哪一年"), self._drop("右边哪一年"))
        self.parts = (self._drop("左边哪一段"), self._drop("右边哪一段"))
        self.places = (self._drop("左边哪个村"), self._drop("右边哪个村"))
        self.spans = Spans(self._tell)
        self._year = 0
        self._names: dict[object, str] = {}
        for each in self.parts:
            each.offer(list(EVERY), "")
        left = (self.years[0], self.parts[0], self.places[0])
        right = (self.years[1], self.parts[1], self.places[1])
        against = label("和", "note", tone="hint")
        parts = (self.what, *left, against, *right, self.spans, None)
        self.setLayout(row(*parts, edge=1.0))
        self.setFixedHeight(lines(2.4))
        # Never asks for room: what does not fit becomes drop-downs.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._renew()

    def offer(self, year: int, villages: Mapping[str, str]) -> None:
        """Set the years and villages there are; what was chosen stays if it can."""
        if year != self._year:
            self._year = year
            years = [(each, f"{each} 年") for each in range(year, year - _BACK, -1)]
            self.years[0].offer([*years], year)
            self.years[1].offer([*years], year - 1)
        first: list[tuple[object, str]] = [*villages.items()]
        self._names = dict(first) | {_ALL: "全部村"}
        choices = [*first, (_ALL, "全部村")]
        for at, drop in enumerate(self.places):
            kept = drop.value in self._names
            fallback = choices[min(at, len(choices) - 1)][0]
            drop.offer(choices, drop.value if kept else fallback)

    def fit(self, room: int) -> None:
        """The period as segments where they fit, as one drop-down where not.

        Args:
            room: logical pixels there are.
        """
        self.spans.widen(narrow=False)
        if self.sizeHint().width() > room:
            self.spans.widen(narrow=True)

    @property
    def sides(self) -> tuple[Side, Side]:
        """The left and the right side."""
        return self._side(0), self._side(1)

    @property
    def names(self) -> tuple[str, str]:
        """What stands over the two columns."""
        return self._name(0), self._name(1)

    def _side(self, at: int) -> Side:
        if self.what.value == _TIME:
            year = int(str(self.years[at].value))
            return Side(period_of(year, str(self.parts[at].value or "")))
        chosen = self.places[at].value
        village = None if chosen == _ALL else str(chosen)
        return Side(self.spans.period(self._year), village)

    def _name(self, at: int) -> str:
        if self.what.value == _TIME:
            period = self._side(at).period
            return f"{period.year}年{period.name}"
        return self._names.get(self.places[at].value, "")

    def _drop(self, meaning: str) -> Chooser:
        return Chooser(meaning, self._tell)

    def _renew(self) -> None:
        time = self.what.value == _TIME
        for each in (*self.years, *self.parts):
            each.setVisible(time)
        for place in self.places:
            place.setVisible(not time)
        self.spans.setVisible(not time)

    def _on_what(self, value: object) -> None:
        self._renew()
        self._tell(value)

    def _tell(self, _value: object) -> None:
        self._chosen()
