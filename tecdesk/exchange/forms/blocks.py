"""A table within a sheet: its heads, its rows, which columns hold labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from tecdesk.domain.units import UNITS

if TYPE_CHECKING:
    from tecdesk.exchange.forms.lattice import Lattice

_UNIT_HEAD = re.compile(r"(计量|计算|数量)?单位")
COUNTER_HEAD = re.compile(r"序号?|编号|行次|代码|行号|栏次|指标代码|顺序号?|NO\.?")
_ASIDE_HEAD = re.compile(
    r"备注|说明|口径|来源|填报说明|(责任|牵头|配合|填报)(单位|部门|人)?|联系人|联系电话|电话"
    r"|负责人|签字|签名|审核|时间|日期|地点"
)
_LABEL_HEAD = re.compile(
    r"(指标|项目|统计|工作|任务|考核)?(名称|内容|指标|项目|类别|类型|分类)|村名?|村\(社区\)"
    r"|(行政)?村(名称?|别)?|单位名称?|乡镇|镇村|月份|季度|村居|区域"
)
Rows = tuple[tuple[str, ...], ...]
"""The labels of rows, one after the other."""

_DITTO = re.compile("[〃″\"”']+|同上")


@dataclass
class Block:
    """One table within a sheet.

    Attributes:
        lattice: the sheet.
        heads: the rows of its head; empty where every cell stands behind its label.
        rows: its rows.
        sections: row to the line across the table that it stands under.
        title: the lines over it.
    """

    lattice: Lattice
    title: tuple[str, ...]
    heads: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    sections: dict[int, str] = field(default_factory=dict)

    def over(self, column: int) -> tuple[str, ...]:
        """The heads of a column from the top down; repeats are left out."""
        return self._over[column]

    @cached_property
    def _over(self) -> list[tuple[str, ...]]:
        return [
            tuple(dict.fromkeys(text for each in texts if (text := each.strip())))
            for texts in self._spread
        ]

    @cached_property
    def _spread(self) -> list[list[str]]:
        """Head texts by column; a group's text stands over all its columns."""
        lattice = self.lattice
        grid = [
            [
                lattice.text(row, c) if lattice.is_word(row, c) else ""
                for c in range(lattice.width)
            ]
            for row in self.heads
        ]
        for above, below in pairwise(grid):
            for c in range(1, lattice.width):
                if not above[c] and below[c] and below[c - 1]:
                    above[c] = above[c - 1]
        return [[row[c] for row in grid] for c in range(lattice.width)]

    def _head(self, column: int) -> str:
        return self._plain_heads[column]

    @cached_property
    def _plain_heads(self) -> list[str]:
        return [self._plain_head(column) for column in range(self.lattice.width)]

    def _plain_head(self, column: int) -> str:
        return (
            "".join("".join(self.over(column)).split())
            .replace("（", "(")
            .replace("）", ")")
        )

    @cached_property
    def counters(self) -> set[int]:
        """Columns of 序号 and 代码."""
        return {
            c
            for c in range(self.lattice.width)
            if COUNTER_HEAD.fullmatch(self._head(c).upper())
        }

    @cached_property
    def asides(self) -> set[int]:
        """Columns of 备注, 责任单位 and the like: neither labels nor figures."""
        width = range(self.lattice.width)
        return {c for c in width if _ASIDE_HEAD.fullmatch(self._head(c))}

    @cached_property
    def label_columns(self) -> list[int]:
        """Columns whose cells say what stands beside them."""
        return [
            c
            for c in range(self.lattice.width)
            if c not in self.counters and c not in self.asides and self._labels(c)
        ]

    def _labels(self, column: int) -> bool:
        if _LABEL_HEAD.fullmatch(self._head(column)) or self._is_units(column):
            return True
        words = sum(self.lattice.is_word(row, column) for row in self.rows)
        return words * 2 > len(self.rows)

    def _is_units(self, column: int) -> bool:
        texts = {
            text
            for row in self.rows
            if self.lattice.is_word(row, column)
            and not _DITTO.fullmatch(text := self.lattice.text(row, column).strip())
        }
        if not texts:
            return bool(_UNIT_HEAD.fullmatch(self._head(column)))
        return all(map(is_unit, texts)) or self._head(column) == "计量单位"

    @cached_property
    def unit_columns(self) -> list[int]:
        """Label columns that hold units."""
        return [c for c in self.label_columns if self._is_units(c)]

    def open_columns(self, row: int) -> list[int]:
        """The columns in which a row waits for figures."""
        taken = {*self.label_columns, *self.counters, *self.asides}
        width = range(self.lattice.width)
        if not self.heads:
            return [c for c in width if self.lattice.is_open(row, c)]
        return [
            c for c in width if c not in taken and self.over(c) and self.labels(row, c)
        ]

    def labels(self, row: int, column: int) -> tuple[str, ...]:
        """The labels of a row for one of its columns, from the outer to the inner."""
        if not self.heads:
            text = self.lattice.text(row, column - 1) if column else ""
            return (text,) if text.strip() else ()
        return self._labelled[self._own_labels(column)].get(row, ())

    def rows_around(self, row: int, column: int) -> tuple[Rows, Rows]:
        """The labels of the rows above and below, the nearest first."""
        if not self.heads:
            labels = {each: self.labels(each, column) for each in self.rows}
        else:
            labels = self._labelled[self._own_labels(column)]
        at = self.rows.index(row)
        told = tuple(labels.values())
        return told[:at][::-1], told[at + 1 :]

    @cached_property
    def _labelled(self) -> dict[tuple[int, ...], dict[int, tuple[str, ...]]]:
        """Row to its labels, for every set of label columns."""
        sets = {self._own_labels(column) for column in range(self.lattice.width)}
        return {columns: self._labels_in(columns) for columns in sets}

    def _labels_in(self, columns: tuple[int, ...]) -> dict[int, tuple[str, ...]]:
        """A label of an outer column holds until the next one."""
        held: dict[int, str] = {}
        found = {}
        for row in self.rows:
            texts = []
            for column in columns:
                own = self.lattice.is_word(row, column)
                text = self.lattice.text(row, column) if own else ""
                if own:
                    held[column] = text
                elif column != columns[-1]:
                    text = held.get(column, "")
                texts.append(text)
            found[row] = tuple(dict.fromkeys(t for t in texts if t.strip()))
        return found

    def _own_labels(self, column: int) -> tuple[int, ...]:
        return self._speaking[column]

    @cached_property
    def _speaking(self) -> list[tuple[int, ...]]:
        return [self._speaking_of(column) for column in range(self.lattice.width)]

    def _speaking_of(self, column: int) -> tuple[int, ...]:
        """Label columns that speak of a column: of tables side by side the nearest."""
        names = [c for c in self.label_columns if c not in self.unit_columns]
        before = [c for c in names if c < column] or names
        heads = [self._head(c) for c in before]
        if heads and heads[-1] in heads[:-1] and heads[-1]:
            start = len(heads) - 1 - heads[::-1][1:].index(heads[-1])
            return tuple(before[start:])
        return tuple(before)

    def unit(self, row: int, column: int) -> str:
        """What the nearest column of units says of a row; 〃 is the line above."""
        near = sorted(self.unit_columns, key=lambda c: (c > column, abs(c - column)))
        for each in near[:1]:
            upward = [r for r in reversed(self.rows) if r <= row]
            for current in upward:
                text = self.lattice.text(current, each).strip()
                if not _DITTO.fullmatch(text):
                    return text
        return ""


def is_unit(text: str) -> bool:
    """True for 期, 万元, 人次, 场(次)."""
    plain = "".join(text.split()).replace("（", "(").replace("）", ")").strip("()")
    bare = plain.lstrip("十百千万亿")
    return plain in {"%", "％"} or plain in UNITS or bare in UNITS
