"""What belongs into a cell of a form: a figure, said relative to the report's year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from enum import Enum
from typing import Any
from typing import TypeAlias

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.exchange.forms.grid import Place


class What(Enum):
    """Which number of a line of the tally is meant."""

    VALUE = "value"
    TARGET = "target"
    RATE = "rate"
    LAST_YEAR = "last_year"
    CHANGE = "change"
    CHANGE_RATE = "change_rate"

    @property
    def label(self) -> str:
        """What people call it."""
        return _WHATS[self]

    @property
    def is_percent(self) -> bool:
        """True for a share, which has no unit of its own."""
        return self in {What.RATE, What.CHANGE_RATE}


_WHATS = {
    What.VALUE: "完成数",
    What.TARGET: "年度目标",
    What.RATE: "完成率",
    What.LAST_YEAR: "上年同期",
    What.CHANGE: "比上年增减",
    What.CHANGE_RATE: "比上年增减%",
}

WHENS: dict[str, str] = {
    "year": "全年",
    "half1": "上半年",
    "half2": "下半年",
    **{f"q{n}": f"第{'一二三四'[n - 1]}季度" for n in range(1, 5)},
    **{f"m{n}": f"{n}月" for n in range(1, 13)},
    **{f"to{n}": f"1—{n}月" for n in range(2, 12)},
}
"""Every part of a year that a cell may ask for, with what it is called."""

_WHEN = re.compile(r"(year|half|q|m|to)(\d*)")
_LAST_MONTHS = {3: "q1", 6: "half1", 12: "year"}


def until(month: int) -> str:
    """January to a month: a quarter, a half or the year where it is one."""
    return "m1" if month == 1 else _LAST_MONTHS.get(month, f"to{month}")


@dataclass(frozen=True, slots=True)
class PartOf:
    """One part of a figure.

    Attributes:
        by: the breakdown: village or the last name of a split path.
        name: the village or the word, as people say it.
    """

    by: str
    name: str


@dataclass(frozen=True, slots=True)
class Binding:
    """A figure that a cell is filled with, every year anew.

    Attributes:
        indicator: key of the indicator.
        what: value, target, rate ...
        when: key of `WHENS`.
        ago: years before the report's year; -1 is the year after it.
        part: only this part of it; None for the whole.
        counted: unit of its lines, for an indicator counted per unit (份, 册).
        unit: the unit the form wants it in (万元, 公顷); "" for its own. A share
            with "%" is written as a bare number.
        decimals: digits after the point; None for as many as it needs.
        zero: what is written for 0: "0", "" or a stroke.
        dash: what is written where the figure does not apply.
    """

    indicator: str
    what: What = What.VALUE
    when: str = "year"
    ago: int = 0
    part: PartOf | None = None
    counted: str = ""
    unit: str = ""
    decimals: int | None = None
    zero: str = "0"
    dash: str = "—"

    def __post_init__(self) -> None:
        """Refuse what is no figure; raises ValueError with a sentence."""
        if self.indicator not in INDICATORS:
            raise ValueError(f"没有“{self.indicator}”这个指标")
        if self.when not in WHENS:
            raise ValueError(f"没有“{self.when}”这个时段")

    def period(self, year: int) -> Period:
        """The span meant, when the report is of that year."""
        found = _WHEN.fullmatch(self.when)
        kind, number = (found[1], int(found[2] or 0)) if found else ("year", 0)
        year -= self.ago
        match kind:
            case "half":
                return Period(year, half=number)
            case "q":
                return Period(year, quarter=number)
            case "m":
                return Period(year, month=number)
            case "to":
                return Period(year, until=date(year, number + 1, 1) - timedelta(1))
            case _:
                return Period(year)

    @property
    def label(self) -> str:
        """What it is, in a line: 培训人次 上半年 柳树村 完成数."""
        name = INDICATORS[self.indicator].label
        years = {0: "", 1: "上年", -1: "下年"}.get(self.ago, f"{self.ago}年前")
        when = years + WHENS[self.when] if self.when != "year" or years else "全年"
        part = self.part.name if self.part else ""
        unit = self.unit or self.counted
        words = (name, when, part, self.what.label, f"({unit})" if unit else "")
        return " ".join(word for word in words if word)

    def plain(self) -> dict[str, Any]:
        """As JSON; what is usual is left out."""
        found: dict[str, Any] = {"indicator": self.indicator, "what": self.what.value}
        if self.part:
            found["part"] = {"by": self.part.by, "name": self.part.name}
        for key in _PLAIN:
            value = getattr(self, key)
            if value != getattr(_USUAL, key):
                found[key] = value
        return found


_PLAIN = ("when", "ago", "counted", "unit", "decimals", "zero", "dash")
_USUAL = Binding("training.people")


def binding_of(plain: dict[str, Any]) -> Binding:
    """A binding from JSON.

    Raises:
        ValueError: it is none; with a sentence.
    """
    try:
        part = plain.get("part")
        rest = {key: plain[key] for key in _PLAIN if key in plain}
        return Binding(
            indicator=plain["indicator"],
            what=What(plain.get("what", What.VALUE.value)),
            part=PartOf(part["by"], part["name"]) if part else None,
            **rest,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"缺少或写错了 {error}") from error


Mapping: TypeAlias = dict[Place, Binding | None]
"""What each cell gets; None for a cell that a person wants left as it is."""
