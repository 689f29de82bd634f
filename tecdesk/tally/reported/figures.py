"""The figures of a report as plain data, and how today's differ from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period_code import code_of
from tecdesk.domain.period_code import period_of
from tecdesk.store.figures.figure import Figure
from tecdesk.store.figures.figure import State
from tecdesk.store.reported.reports import figures_of
from tecdesk.store.reported.reports import last_report
from tecdesk.tally.reported.records import record_changes
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.domain.indicator import Indicator
    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book
    from tecdesk.store.reported.reports import Report
    from tecdesk.tally.line import Line

Place = tuple[str, str, str, str]
"""Key of an indicator, unit of its line, breakdown and part; both "" for the whole."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure that is another now.

    Attributes:
        indicator: its declaration; None when the program no longer has it.
        label: what it was called in the report, or is called now.
        unit: its counting unit.
        by: breakdown; empty for the whole.
        part: key of the part.
        name: what the part is called; empty for the whole.
        was: as reported; None when it was not in the report.
        now: as the book has it; None when it is no longer there.
    """

    indicator: Indicator | None
    label: str
    unit: str
    by: str
    part: str
    name: str
    was: Figure | None
    now: Figure | None

    @property
    def place(self) -> Place:
        """Which figure it is."""
        key = self.indicator.key if self.indicator else ""
        return (key, self.unit, self.by, self.part)


def figures_now(book: Book, period: Period) -> list[dict[str, Any]]:
    """Every figure of a period with its parts, target and last year, as plain data."""
    return [_line(line) for line in make_sheet(book, period, None).lines]


def reported_figures(book: Book, report: Report) -> dict[Place, Figure]:
    """Every figure of a report by its place."""
    kept = figures_of(book, report)
    return {place: figure for place, _, _, figure in _places(kept)}


def figure_changes(book: Book, report: Report) -> list[FigureChange]:
    """The figures that differ from a report, in the order of the sheet.

    A figure is another when its value or the reason for having none is another;
    more records behind the same value are no change of the figure.
    """
    then = _told(figures_of(book, report))
    now = _told(figures_now(book, period_of(report.period)))
    places = dict.fromkeys((*now, *then))
    made = (_change(place, then.get(place), now.get(place)) for place in places)
    return [each for each in made if _said(each.was) != _said(each.now)]


def reported_then(book: Book, period: Period) -> dict[Place, Figure]:
    """The figures reported last of a period, if its records changed since."""
    report = last_report(book, code_of(period))
    if report is None or not record_changes(book, report):
        return {}
    return reported_figures(book, report)


_Told = dict[Place, tuple[str, str, Figure]]


def _told(kept: list[dict[str, Any]]) -> _Told:
    return {place: (label, name, f) for place, label, name, f in _places(kept)}


def _change(
    place: Place,
    then: tuple[str, str, Figure] | None,
    now: tuple[str, str, Figure] | None,
) -> FigureChange:
    key, unit, by, part = place
    label, name, _ = now or then or ("", "", None)
    return FigureChange(
        INDICATORS.get(key),
        label,
        unit,
        by,
        part,
        name,
        then[2] if then else None,
        now[2] if now else None,
    )


def _said(figure: Figure | None) -> tuple[int | None, State] | None:
    """What a reader sees; a part without records is as one that is not listed."""
    if figure is None or (not figure.records and not figure.value):
        return None
    return figure.value, figure.state


def _line(line: Line) -> dict[str, Any]:
    last = line.last_year
    return {
        "key": line.indicator.key,
        "unit": line.unit,
        "label": line.label,
        "figure": _figure(line.figure),
        "target": line.target,
        "last": _figure(last) if last else None,
        "parts": [[p.by, p.key, p.name, *_figure(p.figure)] for p in line.parts],
    }


def _figure(figure: Figure) -> list[Any]:
    return [figure.value, figure.state.value, figure.records, figure.quality]


def _places(
    kept: list[dict[str, Any]],
) -> Iterator[tuple[Place, str, str, Figure]]:
    for line in kept:
        key, unit, label = line["key"], line["unit"], line["label"]
        yield (key, unit, "", ""), label, "", _read(line["figure"])
        for by, part, name, *figure in line["parts"]:
            yield (key, unit, by, part), label, name, _read(figure)


def _read(kept: list[Any]) -> Figure:
    value, state, records, quality = kept
    return Figure(value, State(state), records, quality)
