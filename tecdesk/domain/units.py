"""Units and measure words that may follow a number, in a cell or in its heading."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from tecdesk.domain.characters import narrow
from tecdesk.domain.field import Kind
from tecdesk.domain.numerals import SCALES
from tecdesk.domain.numerals import numeral

MONEY_UNITS: dict[str, Decimal] = {
    "元": Decimal(1),
    "圆": Decimal(1),
    "块": Decimal(1),
    "块钱": Decimal(1),
    "角": Decimal("0.1"),
    "毛": Decimal("0.1"),
    "分": Decimal("0.01"),
}
"""Units of money in 元."""

AREA_UNITS: dict[str, Decimal] = {
    "亩": Decimal(1),
    "分": Decimal("0.1"),
    "分地": Decimal("0.1"),
    "厘": Decimal("0.01"),
    "公顷": Decimal(15),
    "ha": Decimal(15),
    "平方米": Decimal("0.0015"),
    "平方": Decimal("0.0015"),
    "平米": Decimal("0.0015"),
    "m2": Decimal("0.0015"),
    "平方公里": Decimal(1500),
}
"""Units of area in 亩 (1 公顷 = 15 亩)."""

_WORDS = (
    "人 人次 名 位 户 户次 口 期 场 次 班 场次 场(次) 回 节 课时 学时 份 册 本 张 套 "
    "盘 片 块 部 幅 条 种 个 家 项 件 台 台套 座 间 处 所 村 组 群 窝 箱 袋 包 桶 瓶 "
    "把 头 只 羽 尾 匹 株 棵 斤 公斤 千克 吨 克 升 米 公里 天 日 月 年 人月 人天 "
    "小时 辆 支 枚 双 盒 桌 床 捆 卷 批 篇 版 页 顶 对 笔"
)

MEASURE_WORDS = frozenset(_WORDS.split())
"""Words that count things: they do not change the number."""

UNITS = frozenset({*MONEY_UNITS, *AREA_UNITS, *MEASURE_WORDS})
"""Everything that may stand after a number."""

FAMILIES: dict[Kind, dict[str, Decimal]] = {
    Kind.MONEY: MONEY_UNITS,
    Kind.AREA: AREA_UNITS,
}
"""Kinds that are measured, with their units; other kinds are counted."""

_MEASURED = {*MONEY_UNITS, *AREA_UNITS} - {"分", "块"}  # a board is a 块 too


@cache
def column_ratio(kind: Kind, column: str) -> Decimal | None:
    """What a bare number under a heading such as 万元 is multiplied by.

    1 for a heading that names no unit, None for a unit of another sort.
    """
    column = narrow(column)
    unit = column.lstrip(SCALES)
    if unit not in UNITS:
        return Decimal(1)
    ratio = unit_ratio(kind, unit)
    scale = numeral("1" + column[: len(column) - len(unit)])
    return None if ratio is None else ratio * (scale or 1)


def unit_ratio(kind: Kind, unit: str) -> Decimal | None:
    """One of the unit in the kind's shown unit; None when it is of another sort."""
    family = FAMILIES.get(kind)
    if family is not None:
        return family.get(unit)
    return None if kind is Kind.COUNT and unit in _MEASURED else Decimal(1)
