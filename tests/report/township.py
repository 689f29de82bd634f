"""A small township of four villages, with a year of everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.field import Value
from tecdesk.domain.indicators import INDICATORS
from tecdesk.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.edit import Edit

Row = dict[str, Value]
YEAR = 2025
VILLAGES = ("东村", "南村", "西村", "北村")
TARGETS = {
    "training.sessions": 4,
    "training.people": 500,
    "handout.quantity": 300,
    "base.new": 1,
    "pairing.objects": 2,
}
SESSIONS = (
    ("2025-03-01", "东村", "讲座", "蔬菜", 100, 40),
    ("2025-04-02", "东村", "讲座", "蔬菜", 90, None),
    ("2025-05-03", "南村", "培训班", "粮食", 60, 10),
    ("2025-06-04", "西村", "讲座", "畜牧", 50, 5),
    ("2025-08-05", "南村", "讲座", "粮食", 40, 5),
    ("2025-09-06", "东村", "讲座", "粮食", 30, 5),
    ("2025-11-07", "东村", "讲座", "粮食", 20, 5),
)


def empty(path: Path, unit: str = "河口镇") -> Book:
    """A book with four villages and nothing else."""
    book = Book.create(path, unit)
    with book.edit("村", year=YEAR) as edit:
        for position, name in enumerate(VILLAGES, 1):
            edit.add("village", {"name": name, "position": position})
    return book


def township(path: Path) -> Book:
    """A book with training, handouts, bases, pairings and targets of 2025."""
    book = empty(path)
    places = {name: key for key, name in book.names("village").items()}
    with book.edit("全年", year=YEAR) as edit:
        add_targets(edit, YEAR)
        first = _training(edit, places)
        _handouts(edit, places, first)
        _bases(edit, places)
        _pairings(edit, places)
    return book


def add_targets(edit: Edit, year: int, **changed: int) -> None:
    """The targets of a year; `base_new=5` changes one."""
    for key, value in TARGETS.items():
        asked = changed.get(key.replace(".", "_"), value)
        values: Row = {"year": year, "indicator": key, "value": asked * 100}
        edit.add("target", values | {"unit": INDICATORS[key].unit})


def add_session(
    edit: Edit, day: str, village: str | None, people: int | None, **more: Value
) -> str:
    """One session of training."""
    values: Row = {
        "held_on": day,
        "village": village,
        "people": people,
        "title": "讲课",
    }
    return edit.add("training", values | more)


def _training(edit: Edit, places: dict[str, str]) -> str:
    made = [
        add_session(
            edit,
            day,
            places[village],
            people,
            form=form,
            industry=industry,
            **({} if women is None else {"women": women}),
        )
        for day, village, form, industry, people, women in SESSIONS
    ]
    return made[0]


def _handouts(edit: Edit, places: dict[str, str], first: str) -> None:
    leaflet = edit.add(
        "material", {"title": "明白纸", "kind": "技术资料", "unit": "份"}
    )
    poster = edit.add("material", {"title": "科普画", "kind": "挂图", "unit": "张"})
    linked: Row = {"training": first, "quantity": 200, "unit": "份", "occasion": "培训"}
    edit.add("handout", linked | {"date": "2025-03-01"})
    for date, material, quantity, unit, occasion in (
        ("2025-04-01", leaflet, 80, "份", "赶集日"),
        ("2025-05-01", leaflet, 40, "份", "科技下乡"),
        ("2025-05-02", leaflet, 10, "份", "赶集日"),
        ("2025-06-01", poster, 30, "张", "赶集日"),
    ):
        values: Row = {"date": date, "material": material, "quantity": quantity}
        placed: Row = {"unit": unit, "occasion": occasion, "village": places["东村"]}
        edit.add("handout", values | placed)


def _bases(edit: Edit, places: dict[str, str]) -> None:
    for name, kind, village, founded, area, households in (
        ("菜园", "种植基地", "东村", "2023-05", 505, 20),
        ("鱼塘", "养殖基地", "南村", "2025-03", 300, 10),
    ):
        values: Row = {"name": name, "kind": kind, "village": places[village]}
        size: Row = {"founded_on": founded, "area": area, "households": households}
        edit.add("base", values | size)


def _pairings(edit: Edit, places: dict[str, str]) -> None:
    for name, status, since, way, fen in (
        ("甲", "脱贫户", "2024-01", "资金", 600_000),
        ("乙", "监测对象", "2025-02", "物资", None),
    ):
        values: Row = {"name": name, "status": status, "since": since}
        helped: Row = {
            "helper": "丙",
            "helper_unit": "镇政府",
            "village": places["西村"],
        }
        line = edit.add("pairing", values | helped)
        edit.add("aid", {"pairing": line, "date": "2025", "way": way, "money": fen})
        visit: Row = {"pairing": line, "date": "2025", "way": "走访", "times": 6}
        edit.add("aid", visit)
