"""A county's book whose units have a few records each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.domain.field import Value
    from tecdesk.store.edit import Edit

_COUNTED = ("training", "handout", "base", "pairing", "aid", "village")


def county_book(path: Path, units: int) -> Path:
    """Make it; what a package would bring is handed to its unit at the end.

    Args:
        path: where it goes.
        units: how many report; all know the same helper.
    """
    with Book.create(path, "青山县科技局") as book:
        with book.edit("名单", year=2025) as edit:
            for at in range(1, units + 1):
                _unit(edit, at)
        for key in _COUNTED:
            _hand_over(book, key)
    return path


def _unit(edit: Edit, at: int) -> None:
    add = edit.add
    add("unit", {"name": f"第{at}镇", "code": f"9900{at:02}100", "parent": ""})
    village = add("village", {"name": "东村", "note": str(at)})
    placed: dict[str, Value] = {"village": village, "note": str(at)}
    add(
        "training",
        {
            "held_on": f"2025-0{1 + at % 9}-05",
            "title": "茶",
            "people": 10 + at,
            **placed,
        },
    )
    add("handout", {"date": "2025-03-01", "quantity": 100 * at, **placed})
    add("base", {"name": "园", "founded_on": "2020", "area": 105, **placed})
    paired: dict[str, Value] = {
        "name": "户主",
        "helper": "张三",
        "helper_unit": "县科技局",
    }
    id_ = add("pairing", {**paired, "since": "2025-02-01", **placed})
    aid: dict[str, Value] = {
        "pairing": id_,
        "date": "2025-03-05",
        "way": "走访",
        "note": str(at),
    }
    add("aid", {**aid, "money": 100_000 * at})


def _hand_over(book: Book, key: str) -> None:
    units = {f"第{at}镇": str(at) for at in range(1, 100)}
    assert key in REGISTERS
    for unit in book.find("unit"):
        if at := units.get(unit.text("name")):
            book.connection.execute(
                f'UPDATE "{key}" SET owner = ? WHERE note = ?', [unit.id, at]
            )
