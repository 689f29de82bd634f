"""先看示例: the sample township as a new book, made from the shipped ledgers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tecdesk.desk.importing import apply
from tecdesk.desk.importing import read_plans
from tecdesk.paths import resource
from tecdesk.store.book import Book

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

UNIT, YEAR = "清河镇", 2025
VILLAGES = "villages.csv"
LEDGERS = {
    "培训台账2025.xlsx": "training",
    "示范基地台账.xls": "base",
    "结对帮扶花名册.xlsx": "pairing",
    "资料发放登记.csv": "handout",
    "年度目标任务2025.xlsx": "target",
    "科技特派员名册.xlsx": None,
    "科技项目台账.xlsx": None,
    "科普活动与咨询2025.xlsx": None,
    "特派员业绩2025.xlsx": None,
    "新品种新技术2025.csv": "variety",
    "示范户和农民技术员.xlsx": "exemplar",
    "服务网络台账.xls": "network",
    "组织与信息2025.xlsx": "bureau",
}
"""The shipped ledgers in the order of import, those that others name first.

None: a workbook with sheets of several registers.
"""


def make_sample(path: Path, progress: Callable[[int, int], object]) -> None:
    """Make the sample book; it is an ordinary book, to play with freely.

    Args:
        path: where it goes; must not exist.
        progress: called with files done and all files.

    Raises:
        DeskError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with Book.create(path, UNIT) as book:
        book.change_settings(lambda now: replace(now, year=YEAR))
        files = {VILLAGES: "village", **LEDGERS}
        for done, (name, register) in enumerate(files.items()):
            progress(done, len(files))
            apply(
                book,
                read_plans(
                    book, resource("samples", name), register=register, year=YEAR
                ),
            )
        progress(len(files), len(files))
