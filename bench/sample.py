"""Makes the data that the benches run on: the same numbers every time.

Made in a process of its own: a child's peak of memory never reads lower than its
parent's at the start.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from bench.rounds import DATA
from bench.rounds import python
from bench.rounds import run
from tecdesk.store.connection import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence

YEARS = range(2016, 2026)
VILLAGES = [f"第{n:02}村" for n in range(1, 16)]
FORMS = ("培训班", "讲座", "现场指导", "播放影片", "远程教育")
INDUSTRIES = ("粮食", "果树", "蔬菜", "畜牧", "中药材")
TITLES = (
    "水稻旱育秧与病虫害防治",
    "农产品电商营销",
    "果树修剪",
    "淡水鱼养殖",
    "温室管理",
)
TERMS = 1000  # so there are 5,000 different titles
LECTURERS = ("彭桂兰", "查美玲", "宋桂兰", "陈国庆", "王建设")
HEAD = (
    "序号",
    "培训时间",
    "培训地点",
    "培训内容",
    "行业",
    "培训形式",
    "主讲人",
    "人次",
    "其中妇女",
    "其中脱贫户",
    "备注",
)
"""The eleven columns of the ledger."""


def sessions(count: int, years: Sequence[int] = YEARS) -> Iterator[dict[str, Any]]:
    """Sessions spread evenly over the years, in the order of time."""
    dice = random.Random(2025)
    for number in range(count):
        year = years[number * len(years) // count]
        people = dice.randrange(10, 200)
        yield {
            "held_on": f"{year}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}",
            "village": dice.randrange(len(VILLAGES)),
            "title": f"{dice.choice(TITLES)}（第{number % TERMS}期）",
            "industry": dice.choice(INDUSTRIES),
            "form": dice.choice(FORMS),
            "lecturer": dice.choice(LECTURERS),
            "sessions": 1,
            "people": people,
            "women": people * 2 // 5,
            "aided": people // 7,
        }


def ledger_rows(count: int) -> Iterator[tuple[Any, ...]]:
    """The sessions as lines of a ledger of eleven columns, without the head."""
    for number, session in enumerate(sessions(count), 1):
        yield (
            number,
            session["held_on"],
            VILLAGES[session["village"]],
            session["title"],
            session["industry"],
            session["form"],
            session["lecturer"],
            session["people"],
            session["women"],
            session["aided"],
            "",
        )


def ledger(count: int) -> Path:
    """A workbook with so many sessions."""
    return _made(DATA / f"培训台账{count}.xlsx", "ledger", count)


def book(count: int, years: int = len(YEARS)) -> Path:
    """A book with so many sessions, a fifth of them with handouts."""
    name = f"sessions{count}-{years}-v{SCHEMA_VERSION}.tecdesk"
    return _made(DATA / name, "book", count, years)


def township(count: int) -> Path:
    """A book with so many records over all registers, all of one year."""
    return _made(DATA / f"full{count}-v{SCHEMA_VERSION}.tecdesk", "township", count)


def empty_book() -> Path:
    """A new book that knows the villages."""
    return _made(DATA / f"empty-v{SCHEMA_VERSION}.tecdesk", "empty")


def _made(path: Path, *what: object) -> Path:
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".making")
        part.unlink(missing_ok=True)
        run(python("bench.sample", part, *what))
        part.rename(path)
    return path


def _make_ledger(part: Path, count: int) -> None:
    from xlsxwriter import Workbook

    with Workbook(part, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("培训台账")
        sheet.write(0, 0, "清河镇农业科技培训台账")
        sheet.write_row(1, 0, HEAD)
        for line, row in enumerate(ledger_rows(count), 2):
            sheet.write_row(line, 0, row)


def _make_book(part: Path, count: int, years: int) -> None:
    from tecdesk.store.book import Book

    span = YEARS[len(YEARS) - years :]
    with Book.create(part, "清河镇") as made, made.edit("样例") as edit:
        villages = [edit.add("village", {"name": name}) for name in VILLAGES]
        rows = [
            {**session, "village": villages[session["village"]]}
            for session in sessions(count, span)
        ]
        ids = edit.add_many("training", ((row, {}) for row in rows))
        edit.add_many(
            "handout",
            (
                (
                    {
                        "training": ids[n],
                        "date": rows[n]["held_on"],
                        "village": rows[n]["village"],
                        "quantity": 20 + n % 50,
                        "unit": "份",
                    },
                    {},
                )
                for n in range(0, count, 5)
            ),
        )


def _make_township(part: Path, count: int) -> None:
    from bench import township

    township.make(part, count)


def _make_empty(part: Path) -> None:
    from tecdesk.store.book import Book

    with Book.create(part, "清河镇") as made, made.edit("村") as edit:
        for name in VILLAGES:
            edit.add("village", {"name": name})


MAKERS: dict[str, Callable[..., None]] = {
    "ledger": _make_ledger,
    "book": _make_book,
    "township": _make_township,
    "empty": _make_empty,
}

if __name__ == "__main__":
    MAKERS[sys.argv[2]](Path(sys.argv[1]), *map(int, sys.argv[3:]))
