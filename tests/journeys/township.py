"""What lies on the clerk's table: lists of villages, households and sessions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tecdesk.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.domain.record import Values

VILLAGES = ("清河村", "柳树村", "曾家湾村", "解放村", "单家岭社区")
VILLAGE_CELLS = "序号\t村名\t统计用区划代码\n" + "\n".join(
    f"{at}\t{name}\t99000010{at:04}" for at, name in enumerate(VILLAGES[:4], 1)
)
"""Four villages as copied from a spreadsheet; the fifth is typed."""

NAMES = (
    *("曾大山", "单秀兰", "解长顺", "张𠮷", "李䶮", "王㛃", "陈𬭎"),
    *("周兴旺", "吴桂英", "郑冬梅", "孙有田", "马建国", "朱文斌", "胡玉芬"),
    *("林春生", "何满仓", "高明亮", "罗永福", "梁翠花", "宋长河"),
)
"""Heads of households, invented; surnames with readings of their own, rare signs."""


def household_cells(heading: bool = True) -> str:
    """Twenty households as copied from a spreadsheet."""
    head = "户主\t村\t组\t人口\t帮扶责任人\t帮扶单位\t结对时间\n" if heading else ""
    return head + "\n".join(
        f"{name}\t{VILLAGES[at % 5]}\t{at % 7 + 1}\t{at % 4 + 2}"
        f"\t林桂兰\t农业农村服务中心\t2025年1月"
        for at, name in enumerate(NAMES)
    )


def a_book(path: Path) -> Path:
    """A book of this year with five villages, twenty households and two sessions."""
    year = date.today().year  # noqa: DTZ011 - the desk's own day
    path.parent.mkdir(exist_ok=True)
    with Book.create(path, "清河镇") as book, book.edit("备好") as edit:
        villages = [edit.add("village", {"name": name}) for name in VILLAGES]
        for at, name in enumerate(NAMES):
            lives: Values = {"village": villages[at % 5], "group": "3"}
            helped: Values = {"helper": "林桂兰", "since": f"{year}-01"}
            edit.add("pairing", {"name": name, **lives, **helped})
        for day, title in ((9, "茶园冬季管理"), (10, "生猪春季防疫")):
            held: Values = {"held_on": f"{year}-01-{day:02}", "village": villages[1]}
            edit.add("training", {"title": title, "people": 40, **held})
    return path
