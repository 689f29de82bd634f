"""Rows of a sheet that are no lines: totals, feet, repeated headings, blank rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple

from tecdesk.domain.characters import narrow
from tecdesk.domain.reading import as_written
from tecdesk.exchange.ledgers.cells import is_total
from tecdesk.exchange.ledgers.headings import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from tecdesk.exchange.ledgers.headings import Heading
    from tecdesk.exchange.sources.sheets import Row

BLANK = "空行。"
"""The reason given for a row without anything."""

_FOOT = re.compile(
    r"(单位)?(填报|填表|制表|审核|复核|经办|报送|分管|主管|单位)?"
    r"(人|单位|部门|负责人|领导|日期|时间|联系人|联系电话|签字|盖章|注|附注|备注|说明|制表|审核)"
    r"(\(.*?\))?:"
)
_SIGNED = ("填报人", "审核人", "负责人", "制表人", "填表人", "填报日期")
_STEMS = frozenset("甲乙丙丁戊己庚辛")
_LONGEST = 40


class Skipped(NamedTuple):
    """A row that is no line: its number in the sheet, from 1, and the reason."""

    row: int
    reason: str


class IdleRows:
    """Tells why a row of a sheet is no line."""

    def __init__(self, headings: Sequence[Heading], required: Sequence[int]) -> None:
        self._headings = {h.column: plain(h.parts[-1]) for h in headings}
        self._counters = {h.column for h in headings if h.is_counter}
        self._required = required

    def reason(self, row: Row) -> str:
        """Why a row is no line; empty when it is one."""
        texts = self._texts(row)
        return next(self._reasons(texts), "") if texts else BLANK

    def _reasons(self, texts: dict[int, str]) -> Iterator[str]:
        written = list(texts.values())
        if any(map(is_total, written[:4])):
            yield "合计或小计行。"
        if _is_foot(written[0]):
            yield f"表尾：{_short(' '.join(written))}"
        same = sum(self._headings.get(c) == plain(text) for c, text in texts.items())
        if same * 2 > len(texts):
            yield "重复的表头。"
        if _counts_columns(written):
            yield "栏次行。"
        lacking = any(column not in texts for column in self._required)
        if len(texts) == 1 and lacking and len(self._headings) > 1:
            yield f"只有一格有字：{_short(written[0])}"

    def _texts(self, row: Row) -> dict[int, str]:
        """What is written in a row by column, without its number (序号)."""
        return {
            column: text
            for column, cell in enumerate(row)
            if cell != "" and (text := as_written(cell))
            if column not in self._counters or not text.isdecimal()
        }


def _is_foot(text: str) -> bool:
    text = narrow(text).replace(" ", "")
    return bool(_FOOT.match(text)) or sum(word in text for word in _SIGNED) > 1


def _counts_columns(texts: Sequence[str]) -> bool:
    """True for 甲 乙 1 2 3 under a heading, which numbers the columns."""
    rest = [text.strip("()（）") for text in texts if text not in _STEMS]
    numbers = [int(text) for text in rest if text.isdecimal()]
    counted = numbers == list(range(1, len(numbers) + 1))
    return len(texts) > 2 and len(numbers) == len(rest) > 1 and counted


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
