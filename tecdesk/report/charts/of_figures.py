"""Charts of figures: what is drawn of a line of the tally, and what each part opens."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tecdesk.report.charts.chart import Chart
from tecdesk.report.charts.chart import Form
from tecdesk.report.charts.chart import Goal
from tecdesk.report.charts.chart import Series
from tecdesk.report.charts.chart import Value
from tecdesk.report.charts.shares import MOST
from tecdesk.report.page.cells import of_figure
from tecdesk.report.page.cells import of_rate
from tecdesk.report.page.frame import when
from tecdesk.tally.asked import Asked
from tecdesk.tally.asked import of_part
from tecdesk.tally.asked import whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.period import Period
    from tecdesk.report.charts.shapes import Key
    from tecdesk.tally.line import Line
    from tecdesk.tally.parts import Part

_ROUNDED = "各项占比四舍五入到一位小数，相加不等于100%。"
_ESTIMATED = "含估数：{}。"
_SPLITS = {
    "owner": "分单位",
    "village": "分村（社区）",
    "month": "分月",
    "quarter": "分季度",
}


@dataclass(frozen=True)
class Shown:
    """A chart and the figures in it.

    Attributes:
        chart: what is drawn.
        opens: the figure behind each column, point or part.
    """

    chart: Chart
    opens: Mapping[Key, Asked]

    def numbered(self, number: int) -> Shown:
        """The same with its number before the title: 图1."""
        title = f"图{number}　{self.chart.title}"
        return replace(self, chart=replace(self.chart, title=title))


def of_parts(
    line: Line, period: Period, by: str, before: Line | None = None, name: str = ""
) -> Shown:
    """A figure by village, month, quarter or kind, beside last year's if given.

    Args:
        line: the figure with its parts.
        period: its span.
        by: the breakdown.
        before: the same line of the year before; None leaves it out.
        name: what a breakdown by kind is called: 培训形式.
    """
    parts = line.parts_by(by)
    rows = [[of_part(line, period, part) for part in parts]]
    if before is not None:
        found = {part.key: part for part in before.parts_by(by)}
        rows.append([_before(before, period, found.get(p.key, p)) for p in parts])
    how = _SPLITS.get(by, f"按{name}分")
    title = f"{when(period)}{_plain(line.label)}{how}"
    series = tuple(
        Series(f"{period.year - n}年", tuple(map(_value, row)))
        for n, row in enumerate(rows)
    )
    labels = tuple(part.name for part in parts)
    chart = Chart(Form.COLUMNS, title, line.unit, labels, series)
    shown = _with_opens(chart, rows)
    return _shares(shown) if _is_whole(line, by, before) else shown


def _before(line: Line, period: Period, part: Part) -> Asked:
    return of_part(line, period.last_year, part)


def _is_whole(line: Line, by: str, before: Line | None) -> bool:
    """True when the parts of a kind add up to the figure, so that shares are true."""
    kinds = by not in _SPLITS
    return kinds and before is None and line.indicator.additive


def _shares(shown: Shown) -> Shown:
    """One bar; small parts beyond what can be told apart become 其他."""
    chart = shown.chart
    values = chart.series[0].values
    order = sorted(range(len(values)), key=lambda at: -_size(values[at]))
    kept = sorted(order[: MOST - 1] if len(order) > MOST else order)
    rest = [at for at in range(len(values)) if at not in kept]
    labels = [chart.labels[at] for at in kept]
    numbers = [values[at] for at in kept]
    if rest:
        labels.append(f"其他{len(rest)}项")
        numbers.append(sum((_size(values[at]) for at in rest), Decimal(0)))
    opens = {(0, new): shown.opens[0, old] for new, old in enumerate(kept)}
    return Shown(
        replace(
            chart,
            form=Form.SHARES,
            labels=tuple(labels),
            series=(Series(chart.series[0].name, tuple(numbers)),),
            notes=(*chart.notes, *_rounding(numbers)),
        ),
        opens,
    )


def _rounding(numbers: Sequence[Value]) -> tuple[str, ...]:
    """A note where the percentages as printed do not add up to 100."""
    whole = sum(map(_size, numbers), Decimal(0))
    if not whole:
        return ()
    cells = [of_rate(_size(number) * 100 / whole) for number in numbers]
    printed = sum(cell for cell in cells if isinstance(cell, Decimal))
    return () if printed == 100 else (_ROUNDED,)


def _size(value: Value) -> Decimal:
    return Decimal(value) if isinstance(value, int | Decimal) else Decimal(0)


def of_goals(lines: Sequence[Line], period: Period) -> Shown | None:
    """Completion of the year's targets in percent; None without any."""
    aimed = [line for line in lines if line.target is not None]
    if not aimed:
        return None
    values = tuple(of_rate(line.rate) for line in aimed)
    chart = Chart(
        Form.COLUMNS,
        f"{period.year}年度目标完成率",
        "%",
        tuple(_named(line) for line in aimed),
        (Series("完成率", values),),
        Goal(100),
    )
    return Shown(chart, _opens([[whole(line, period) for line in aimed]]))


def of_changes(lines: Sequence[Line], period: Period) -> Shown | None:
    """This year against last in percent; None where no last year is known."""
    known = [line for line in lines if line.last_year is not None]
    if not known:
        return None
    values = tuple(of_rate(line.change_rate) for line in known)
    chart = Chart(
        Form.COLUMNS,
        f"{when(period)}各项比上年增减",
        "%",
        tuple(_named(line) for line in known),
        (Series("比上年", values),),
        notes=("“—”为上年为0，不计算增减率。",) if "—" in values else (),
    )
    return Shown(chart, _opens([[whole(line, period) for line in known]]))


def of_years(found: Mapping[Period, Mapping[str, Asked]], label: str) -> Shown | None:
    """Figures over the years as lines; None of one year alone.

    Args:
        found: what `trend` gives; all in one unit.
        label: what it is called.
    """
    keys = list(dict.fromkeys(key for row in found.values() for key in row))
    if len(found) < 2:
        return None
    rows = [[row.get(key) for row in found.values()] for key in keys]
    named = {key: asked for row in found.values() for key, asked in row.items()}
    series = tuple(
        Series(
            _plain(named[key].label),
            tuple("—" if asked is None else _value(asked) for asked in row),
        )
        for key, row in zip(keys, rows, strict=True)
    )
    spans = list(found)
    part = "" if spans[0].is_whole_year else spans[0].name
    title = f"{spans[0].year}—{spans[-1].year}年{part}{label}"
    labels = tuple(f"{span.year}年" for span in spans)
    unit = named[keys[0]].counted
    chart = Chart(Form.LINES, title, unit, labels, series)
    return _with_opens(chart, rows)


def _with_opens(chart: Chart, rows: Sequence[Sequence[Asked | None]]) -> Shown:
    """The chart with a note where a figure in it rests on estimates."""
    opens = _opens(rows)
    rough = dict.fromkeys(
        chart.labels[at] for (_, at), asked in opens.items() if asked.figure.quality
    )
    notes = (_ESTIMATED.format("、".join(rough)),) if rough else ()
    return Shown(replace(chart, notes=(*chart.notes, *notes)), opens)


def _opens(rows: Sequence[Sequence[Asked | None]]) -> dict[Key, Asked]:
    return {
        (number, at): asked
        for number, row in enumerate(rows)
        for at, asked in enumerate(row)
        if asked is not None
    }


def _value(asked: Asked) -> Value:
    return of_figure(asked.kind, asked.figure)


def _named(line: Line) -> str:
    """The label, with its unit where lines of one indicator differ by it."""
    named = _plain(line.label)
    return f"{named}（{line.unit}）" if line.indicator.per else named


def _plain(label: str) -> str:
    return label.replace("(", "（").replace(")", "）")
