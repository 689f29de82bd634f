"""Townships that report, and a county that has not received anything yet."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING

from tecdesk.domain.identity import check_character
from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.packages.package import pack
from tecdesk.exchange.packages.selection import gather
from tecdesk.store.book import Book
from tecdesk.store.rows import columns
from tecdesk.tally.plain import plain
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.domain.field import Value

TODAY = date(2025, 12, 1)
BEGUN = datetime(2025, 1, 1, 9)  # noqa: DTZ001 - local time, as packages have it
COUNTY = "青山县"


class Clock:
    """Gives every package a later time than the one before."""

    def __init__(self) -> None:
        self.minutes = 0

    def next(self) -> datetime:
        self.minutes += 1
        return BEGUN + timedelta(minutes=self.minutes)


CLOCK = Clock()


def township(path: Path, name: str, code: str = "", parent: str = "县科技局") -> Book:
    """A book with two villages, open for writing."""
    book = Book.create(path, name)
    with book.edit("开头", year=2025) as edit:
        edit.change("unit", book.unit.id, {"code": code, "parent": parent})
        for number, village in enumerate(("东村", "西村")):
            edit.add("village", {"name": village, "position": number})
    return book


def session(book: Book, day: str, people: int, title: str = "茶园管理") -> str:
    """One more session; returns its id."""
    village = book.find("village")[0].id
    values: dict[str, Value] = {
        "held_on": day,
        "title": title,
        "people": people,
        "village": village,
    }
    with book.edit("培训", year=int(day[:4])) as edit:
        return edit.add("training", values)


def numbered(born: str, order: str = "001") -> str:
    """A made-up ID number of an area that does not exist."""
    body = f"990000{born.replace('-', '')}{order}"
    return body + check_character(body)


def report(
    book: Book, about: int | Period, revision: int, folder: Path, **card: str
) -> Path:
    """A package without its papers.

    Args:
        book: the township's.
        about: the year reported, or half of it.
        revision: which report of it.
        folder: where it goes.
        card: what it says about its unit instead of the truth.
    """
    folder.mkdir(exist_ok=True)
    content = gather(book, about, revision, today=TODAY)
    content = replace(content, unit=replace(content.unit, **card))
    when = f"{content.year}{'' if content.period == '全年' else content.period}"
    name = f"{content.unit.name}_{content.unit.code}_{when}_{revision}"
    path = folder / f"{name}_{CLOCK.minutes}.tdk"
    path.write_bytes(pack(content, {}, CLOCK.next()))
    return path


def listed(book: Book, *units: tuple[str, str]) -> None:
    """Put units on the county's list."""
    with book.edit("名单") as edit:
        for name, code in units:
            edit.add("unit", {"name": name, "code": code, "parent": ""})


def state(book: Book) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every register that somebody else reported, in one order."""
    own = book.settings.unit
    return {
        key: [tuple(row) for row in book.rows(_all(key), [own])] for key in REGISTERS
    }


def _all(key: str) -> str:
    return (
        f'SELECT {columns(key)}, search FROM "{key}" AS r WHERE owner <> ? ORDER BY id'
    )


def figures(book: Book, *years: int) -> str:
    """The tallies of years, whole and by every breakdown, as text."""
    sheets = [plain(make_sheet(book, Period(year), None)) for year in years]
    return json.dumps(sheets, ensure_ascii=False)


def value(book: Book, key: str, year: int = 2025) -> int | None:
    """One figure of a year."""
    lines = plain(make_sheet(book, Period(year), ()))["indicators"]
    found: int | None = next(each["value"] for each in lines if each["key"] == key)
    return found
