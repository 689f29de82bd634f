"""What is said around every table: who, when, where to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tecdesk.domain.period import Period
    from tecdesk.domain.record import Record


def long_date(day: date) -> str:
    """A date as it is written in forms: 2025年1月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def filled_by(unit: Record) -> str:
    """The line left over a table."""
    return f"填报单位：{unit.text('full_name') or unit.text('name')}（盖章）"


def when(period: Period) -> str:
    """The period as it stands over a table."""
    if period.is_whole_year:
        return f"{period.year}年"
    if period.until:
        return f"{period.year}年（{period.name}）"
    return f"{period.year}年{period.name}"


def titled(unit: Record, period: Period, subject: str) -> str:
    """A title: unit, period, subject."""
    return f"{unit.text('name')}{when(period)}{subject}"


def titled_yearly(unit: Record, period: Period, subject: str) -> str:
    """The same, a whole year being called 2025年度."""
    if period.is_whole_year:
        return f"{unit.text('name')}{period.year}年度{subject}"
    return titled(unit, period, subject)


def whole_of(unit: Record) -> str:
    """All of the unit's area in a word: 全镇, 全乡, 全县."""
    name = unit.text("name")
    return f"全{name[-1]}" if name[-1:] in "镇乡县区市" and name else "全辖区"


def span(period: Period) -> str:
    """First and last day of a period: 2025年1月1日至12月31日."""
    last = period.last_day
    return f"{period.year}年{period.months[0]}月1日至{last.month}月{last.day}日"


def signing(period: Period, *labels: str, dated: str) -> tuple[str, ...]:
    """The line to sign: labels only, never a name; the date stands last."""
    return (
        *(f"{label}：" for label in labels),
        f"{dated}：{long_date(period.last_day)}",
    )
