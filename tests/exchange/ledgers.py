"""Makes ledger files for the tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from typing import Any

import xlsxwriter

from tecdesk.desk import importing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from tecdesk.exchange.ledgers.plan import Plans
    from tecdesk.exchange.ledgers.plan import SheetPlan
    from tecdesk.store.book import Book

Rows = "Sequence[Sequence[object]]"

TRAINING_HEAD = ("培训日期", "村", "培训内容", "人次", "其中妇女", "发放资料")
ROSTER_HEAD = ("村", "户主姓名", "身份证号码", "帮扶责任人", "结对时间")
ROSTER_AID = ("帮扶方式", "帮扶资金(元)", "走访次数")
SESSION = ("2025.3.5", "柳树村", "养鱼", 50, 20, 60)
PAIR = ("柳树村", "张三", "", "李四", "2023.2", "资金", 2000, 6)


def xlsx(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[object]]],
    merges: Sequence[tuple[int, int, int, int]] = (),
    hidden: Sequence[str] = (),
) -> Path:
    """Write a workbook; merges (top, left, bottom, right) hold for every sheet."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    _write(page, number, column, value, day)
            for merge in merges:
                page.merge_range(*merge, rows[merge[0]][merge[1]])
            if name in hidden:
                page.hide()
    return path


def training(file: Path, *rows: Sequence[object], **given: Any) -> Path:
    """Write a ledger of sessions; what is given goes to `xlsx`."""
    return xlsx(file, {"培训": [TRAINING_HEAD, *rows]}, **given)


def roster(file: Path, *rows: Sequence[object]) -> Path:
    """Write a roster of pairings with their aid."""
    return xlsx(file, {"结对": [(*ROSTER_HEAD, *ROSTER_AID), *rows]})


def _write(page: Any, row: int, column: int, value: object, day: Any) -> None:
    if isinstance(value, date):
        page.write_datetime(row, column, value, day)
    elif isinstance(value, str) and value:
        page.write_string(row, column, value)
    elif value != "" and value is not None:
        page.write(row, column, value)


def plans_of(book: Book, path: Path, **given: Any) -> Plans:
    return importing.read_plans(book, path, **given)


def plan_of(book: Book, path: Path, **given: Any) -> SheetPlan:
    """The only plan of a file."""
    (plan,) = plans_of(book, path, **given)
    return plan


def reasons(book: Book, path: Path) -> dict[int, str]:
    """Why rows of its only ledger are faulty."""
    return {fault.row: fault.reason for fault in plan_of(book, path).faults}


def skipped(book: Book, path: Path) -> dict[int, str]:
    """Why rows of its only ledger are passed over."""
    return {each.row: each.reason for each in plan_of(book, path).skipped}


def brought_in(book: Book, path: Path, **given: Any) -> Plans:
    """Plan and import a file."""
    plans = plans_of(book, path, **given)
    importing.apply(book, plans)
    return plans


def counts(plan: SheetPlan) -> tuple[int, int, int]:
    """New, changed and same lines."""
    said = importing.as_json(plan)
    return said["new"], said["changed"], said["same"]  # type: ignore[return-value]
