"""The tag of a bound number, taken apart: which figure it is, and what of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period

_TAG = re.compile(
    r"(?P<key>[a-z_]+\.[a-z_]+)(?:\[(?P<unit>[^\]]+)\])?"
    r"@(?P<code>\d{4}(?:[hqm]\d+|-\d\d-\d\d)?)"
    r"(?:/(?P<by>[a-z_.]+)=(?P<part>[^!%#]*?))?"
    r"(?P<rest>(?:[!%#-]|\.name).*)?"
)
_KEPT = 64
_PARTS = {"h": "half", "q": "quarter", "m": "month"}
_RESTS = {
    "!target": "年度目标",
    "!last": "上年",
    "%target": "完成率",
    "-target": "和目标的差",
    "-due": "和序时进度的差",
    "-last": "和上年的差",
    "-planned": "和计划的差",
    "%last": "比上年的增减",
}
_OTHERS = {
    "year": "年份",
    "next_year": "下一年",
    "until": "统计截止日",
    "signed_on": "落款日期",
    "villages": "村（社区）数",
    "gap.handout": "没有登记随发资料的期数",
    "gap.money": "帮扶资金待填的户数",
    "gap.id_number": "证件号码待核对的户数",
}


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag taken apart.

    Attributes:
        key: of the indicator. unit: where it has lines per unit.
        code: the period as in the tag.
        by, part: breakdown and part; a record's id is cut to its end.
        rest: what of the figure it is, e.g. !target; empty for the figure itself.
    """

    key: str
    unit: str
    code: str
    by: str
    part: str
    rest: str

    @property
    def period(self) -> Period:
        """The period of the figure."""
        year, rest = int(self.code[:4]), self.code[4:]
        if rest.startswith("-"):
            return Period(year, until=date.fromisoformat(self.code))
        parts = {_PARTS[rest[0]]: int(rest[1:])} if rest else {}
        return Period(year, parts.get("half"), parts.get("quarter"), parts.get("month"))

    @property
    def says(self) -> str:
        """What it shows: 2025年全年 培训人次（占比）."""
        label = INDICATORS[self.key].label
        unit = f"（{self.unit}）" if self.unit else ""
        aside = _RESTS.get(self.rest, "占比" if self.rest.startswith("%") else "")
        part = "的一部分" if self.by else ""
        tail = f"：{aside}" if aside else part
        return f"{self.period.year}年{self.period.name} {label}{unit}{tail}"


def share_tag(part: str, whole: str) -> str:
    """The tag of a part in percent of a whole, as much of it as Word keeps."""
    return f"{part}%{whole}"[:_KEPT]


def parse(tag: str) -> Tag | None:
    """The parts of a tag; None when it names no indicator."""
    found = _TAG.fullmatch(tag)
    if not found or found["key"] not in INDICATORS:
        return None
    groups = {name: text or "" for name, text in found.groupdict().items()}
    return Tag(**groups)


def label(tag: str) -> str:
    """What a bound number is, in words."""
    found = parse(tag)
    return found.says if found else _OTHERS.get(tag, "由记录数出来的数")
