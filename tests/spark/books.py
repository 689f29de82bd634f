"""Books of several units full of collisions, from dice: Spark is slow to ask often."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.store.book import Book
from tecdesk.store.terms.village_changes import Villages
from tecdesk.store.terms.words import Words
from tests.store.ledgers import _DATES as DATES
from tests.store.ledgers import COUNTED
from tests.store.ledgers import _linked
from tests.store.ledgers import _marks
from tests.store.ledgers import words_of

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from tecdesk.domain.field import Field

UNITS = ("清河镇", "白石镇", "大湾乡")
ROWS = 25
_LATER = {"replaced_by", "split_from", "valid_from", "valid_to"}
"""What the changes of villages write."""


def make(path: Path, dice: Random) -> None:
    """A county: records of several units, renamed words, changed villages."""
    with Book.create(path, "清河县") as book:
        with book.edit("单位") as edit:
            owners = [edit.add("unit", {"name": name}) for name in UNITS]
        for owner in owners:
            _fill(book, owner, dice)
        Words(book, "training_form").rename("讲座", "讲堂", 2025)
        Words(book, "household_status").rename("脱贫户", "脱贫家庭", 2025)
        first, second, third, fourth = (each.id for each in book.find("village")[:4])
        Villages(book).rename(first, "新名村", 2025)
        Villages(book).merge(second, third, 2025)
        Villages(book).split(fourth, ("上村", "下村"), 2025)
        with book.edit("分村") as edit:
            edit.change("village", third, {"split_from": first, "valid_from": 2025})


def _fill(book: Book, owner: str, dice: Random) -> None:
    ids: dict[str, list[str]] = {}
    with book.edit("样本") as edit:
        for key in COUNTED:
            rows = [_row(key, ids, dice) for _ in range(ROWS)]
            ids[key] = edit.add_many(key, rows)
            marks = [(owner, id_) for id_ in ids[key]]
            sql = f"UPDATE {key} SET owner = ? WHERE id = ?"
            book.connection.executemany(sql, marks)
            binned = [(id_,) for id_ in ids[key] if not dice.randrange(6)]
            sql = f"UPDATE {key} SET binned_at = '2025-01-01' WHERE id = ?"
            book.connection.executemany(sql, binned)


def _row(
    key: str, ids: dict[str, list[str]], dice: Random
) -> tuple[dict[str, Any], dict[str, str]]:
    fields = REGISTERS[key].fields
    values = {field.key: _value(field, dice) for field in fields}
    if key == "village":
        values["name"] = f"第{dice.randrange(10**9)}村"
    linked = dict(_linked(key, values, ids))
    numbers = [f.key for f in fields if f.kind.is_number]
    marked = {number for number in numbers if not dice.randrange(3)}
    return linked, dict(_marks(linked, marked))


def _value(field: Field, dice: Random) -> Any:
    chosen: tuple[Any, ...] = (None,)
    if field.kind is Kind.REF:
        chosen = (None,) if field.key in _LATER else (*range(6),)
    elif field.kind is Kind.DATE:
        chosen = (None, *DATES)
    elif field.kind is Kind.YEAR:
        chosen = (None,) if field.key in _LATER else (2024, 2025)
    elif field.kind.is_number:
        chosen = (None, None, 0, 1, 7, 1000)
    elif words := words_of(field):
        chosen = (None, *words)
    elif field.kind is Kind.CHOICE or field.key == "group":
        chosen = (None, "甲", "乙")
    return dice.choice(chosen)
