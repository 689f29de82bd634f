"""What the tally shows: the period, how it is split, which indicators, how drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy
from PySide6.QtWidgets import QWidget

from tecdesk.domain.indicators import GROUPS
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.words import in_year
from tecdesk.store.figures.scan import OWNER
from tecdesk.tally.parts import breakdowns
from tecdesk.ui.fonts import lines
from tecdesk.ui.models.tally_views import MAIN
from tecdesk.ui.pages.figures.question import CALENDAR
from tecdesk.ui.pages.figures.question import Drawn
from tecdesk.ui.pages.figures.question import View
from tecdesk.ui.pages.figures.question import group_for
from tecdesk.ui.pages.figures.question import kinds
from tecdesk.ui.pages.figures.spans import Spans
from tecdesk.ui.parts.button import DropDown
from tecdesk.ui.parts.chooser import Chooser
from tecdesk.ui.parts.rows import row
from tecdesk.ui.parts.segments import Segments
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.domain.period import Period

_WHOLE: list[tuple[object, str]] = [("", "不分")]
_OF_YEAR = (Drawn.GOALS, Drawn.CHANGES, Drawn.YEARS)
_OF_PARTS = (Drawn.NOW, Drawn.LAST)


def _splits(*, units: bool) -> list[tuple[object, str]]:
    offered = [*CALENDAR.items()] if units else [*CALENDAR.items()][1:]
    return [*_WHOLE, *offered]


class Choices(QWidget):
    """One row of choices under the header.

    Attributes:
        spans, split, kind, group, indicator, drawn: its parts.
        by: the breakdown chosen; empty for none.
        splits: breakdowns that every indicator has, with the word for each.

    Args:
        chosen: called when anything was chosen.
    """

    def __init__(self, chosen: Callable[[], object]) -> None:
        super().__init__()
        self._chosen = chosen
        self._view = View.TABLE
        self.by = ""
        self.splits = _splits(units=False)
        self.spans = Spans(self._tell)
        self.split = Segments("分列", self._on_by)
        self.kind = DropDown("按类别分列", self._on_by)
        self.group = Chooser("哪些指标", self._tell)
        self.indicator = Chooser("哪个指标", self._tell)
        self.drawn = Chooser("画什么", self._on_drawn)
        self._word = label("分列", "note", tone="hint")
        self.group.offer([("main", "要目"), *GROUPS.items()], "main")
        self.split.offer(list(self.splits), "")
        self.setFixedHeight(lines(2.4))
        parts = (self.spans, self._word, self.split, self.kind)
        self.setLayout(
            row(*parts, self.group, self.indicator, self.drawn, None, edge=1.0)
        )
        # Never asks for room: what does not fit becomes drop-downs.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._narrow = True
        self._widen(narrow=False)

    @property
    def drawing(self) -> Drawn:
        """What the chart compares."""
        return Drawn(self.drawn.value)

    def period(self, year: int) -> Period:
        """The period chosen, in a year."""
        return self.spans.period(year)

    def show_view(self, view: View) -> None:
        """Offer what a view takes."""
        self._view = view
        self._renew()

    def offer_units(self, *, units: bool) -> bool:
        """Offer the breakdown by unit, or not: where only one reports.

        Returns:
            True when what is offered now takes another width.
        """
        wanted = _splits(units=units)
        if wanted == self.splits:
            return False
        self.splits = wanted
        if self.by == OWNER:
            self.by = ""
        self.split.offer(list(wanted), self.by)
        self._offer_kinds()
        self._renew()
        return True

    def show_by(self, by: str) -> None:
        """Show a breakdown as chosen without telling anybody."""
        if by and by not in CALENDAR:
            self.group.show_value(group_for(by))
        self.by = by
        self._renew()

    def name_labels(self, year: int) -> None:
        """Call the indicators as that year does."""
        found = [
            (i.key, in_year(i.label, year))
            for i in INDICATORS.values()
            if not self.by or self.by in breakdowns(i)
        ]
        keys = [key for key, _ in found]
        kept = self.indicator.value
        chosen = kept if kept in keys else MAIN[1] if MAIN[1] in keys else keys[0]
        self.indicator.offer(list(found), chosen)

    def fit(self, room: int) -> None:
        """Segments where they fit, drop-downs where not.

        Args:
            room: logical pixels there are.
        """
        self._widen(narrow=False)
        if self.sizeHint().width() > room:
            self._widen(narrow=True)

    def _widen(self, *, narrow: bool) -> None:
        if narrow is self._narrow:
            return
        self._narrow = narrow
        self.spans.widen(narrow=narrow)
        self.split.setVisible(not narrow)
        self._word.setVisible(not narrow)
        self._offer_kinds()
        self._renew()

    def _offer_kinds(self) -> None:
        more: list[tuple[object, str]] = list(kinds().items())
        first: list[tuple[object, str]] = [("", "按类别…")]
        if self._narrow:
            first = [(key, f"分列：{name}") for key, name in self.splits]
        self.kind.offer([*first, *more], "")

    def _renew(self) -> None:
        """Show only what matters to what is chosen."""
        chart = self._view is View.CHART
        self.split.show_value(self.by)
        shown = not self._narrow and self.by in dict(self.splits)
        self.kind.show_value("" if shown else self.by)
        self.group.setVisible(bool(self.by) and not chart)
        offered = _OF_PARTS if self.by else _OF_YEAR
        now = self.drawn.value if self.drawn.value in offered else offered[0]
        self.drawn.offer([(each, each.value) for each in offered], now)
        self.drawn.setVisible(chart)
        needed = bool(self.by) or now is Drawn.YEARS
        self.indicator.setVisible(chart and needed)

    def _on_by(self, value: object) -> None:
        self.show_by(str(value or ""))
        self._chosen()

    def _on_drawn(self, _value: object) -> None:
        self._renew()
        self._chosen()

    def _tell(self, _value: object) -> None:
        self._chosen()
