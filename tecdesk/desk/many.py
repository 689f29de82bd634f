"""One-to-many work: a visit to twenty households, a leaflet to twelve villages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date
from typing import TYPE_CHECKING

from tecdesk.desk.batch import WHOLE
from tecdesk.desk.batch import Batch
from tecdesk.desk.batch import Objection
from tecdesk.desk.batch import Row
from tecdesk.desk.batch import counted
from tecdesk.desk.batch import hint
from tecdesk.desk.batch import make
from tecdesk.desk.batch import refusal
from tecdesk.domain.problem import Problem
from tecdesk.domain.problem import Severity
from tecdesk.domain.registers.pairing import VISIT
from tecdesk.store.query import Filter
from tecdesk.tally.households import first_day
from tecdesk.tally.households import last_day
from tecdesk.tally.saying import spoken_day
from tecdesk.tally.stock import stock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from tecdesk.domain.field import Value
    from tecdesk.domain.record import Marks
    from tecdesk.domain.record import Record
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book


_SAME_HANDOUT = ("date", "material", "village")


@dataclass(frozen=True, slots=True)
class Helped:
    """One household of many.

    Attributes:
        pairing: id of its pairing line.
        values: what differs from the others: its content, its money.
        marks: of these values.
    """

    pairing: str
    values: Values = attribute(default_factory=dict)
    marks: Marks = attribute(default_factory=dict)


def visits(book: Book, shared: Values, households: Sequence[Helped]) -> Batch:
    """One 走访 or other help to many households.

    Args:
        book: the book.
        shared: date, way (走访 unless it is said), content ... of all of them.
        households: the pairing lines, each with what is its own.
    """
    common: dict[str, Value] = {"way": VISIT, **shared}
    rows: list[Row] = []
    found: list[Objection] = []
    seen: Counter[str] = Counter()
    lines = _pairings(book, households)
    for number, helped in enumerate(households):
        line = lines.get(helped.pairing)
        name = line.text("name") if line else ""
        values = {**common, **helped.values, "pairing": helped.pairing}
        rows.append(Row(name, values, marks=helped.marks))
        seen[helped.pairing] += 1
        repeated = seen[helped.pairing] > 1
        found += _about_visit(book, number, line, values, repeated=repeated)
    if not rows:
        found.append(refusal("还没有选户。", "pairing"))
    day = str(common.get("date") or "")
    who = counted([row.name for row in rows], "户")
    label = f"{common['way']} {who}：{spoken_day(day, _year(day))}".rstrip("：")
    return make("aid", label, rows, found)


def _pairings(book: Book, households: Sequence[Helped]) -> dict[str, Record]:
    ids = tuple(helped.pairing for helped in households)
    return {line.id: line for line in book.find("pairing", Filter(ids=ids))}


def _about_visit(
    book: Book, number: int, line: Record | None, values: Values, *, repeated: bool
) -> Iterator[Objection]:
    if line is None:
        text = "这一户已在回收站里，请先恢复。"
        yield Objection(number, Problem("pairing", text, Severity.ERROR))
        return
    name, day = line.text("name"), str(values.get("date") or "")
    if repeated:
        yield hint(number, "pairing", f"{name}选了两次。")
    elif day and _is_there(book, "aid", values, ("pairing", "date", "way")):
        text = f"{name} {spoken_day(day, _year(day))}已有{values['way']}记录。"
        yield hint(number, "date", text)
    begun, ended = line.text("since"), line.text("until")
    if day and begun and last_day(day) < first_day(begun):
        yield hint(number, "date", f"{day} 早于{name}的结对时间 {begun}。")
    if day and ended and first_day(day) > last_day(ended):
        yield hint(number, "date", f"{day} 晚于{name}的结束时间 {ended}。")


def handouts(
    book: Book,
    shared: Values,
    quantities: Mapping[str, int | None],
    marks: Mapping[str, Marks] | None = None,
    new: Mapping[str, str] | None = None,
) -> Batch:
    """One material handed out in many villages.

    Args:
        book: the book.
        shared: date, material, occasion ...; the unit is the material's unless said.
        quantities: village to how much; blank and 0 leave the village out.
        marks: village to the marks of its quantity, if it is an estimate.
        new: the material's name under `material` when it is not in the catalogue.
    """
    told, named = marks or {}, dict(new or {})
    material = book.get("material", str(shared.get("material") or ""))
    unit = str(shared.get("unit") or (material and material["unit"]) or "份")
    names = book.names("village")
    given = {village: n for village, n in quantities.items() if n}
    rows = [
        Row(
            names[village],
            {**shared, "unit": unit, "village": village, "quantity": n},
            marks=told.get(village, {}),
        )
        for village, n in given.items()
    ]
    found = [] if rows else [refusal("一个村的数量也没有填。", "quantity")]
    for number, row in enumerate(rows):
        known = material is not None
        if known and _is_there(book, "handout", row.values, _SAME_HANDOUT):
            text = f"{row.name}这一天已登记过同一种资料。"
            found.append(hint(number, "village", text))
    total = sum(given.values())
    if material:
        found += _about_stock(book, material, str(shared.get("date") or ""), total)
    called = material.text("title") if material else named.get("material", "")
    title = f"《{called}》" if called else "资料"
    where = counted([row.name for row in rows], "个村")
    return make("handout", f"发放{title}：{where} {total} {unit}", rows, found, named)


def _about_stock(
    book: Book, material: Record, day: str, total: int
) -> Iterator[Objection]:
    if not day:
        return
    at = date.fromisoformat(last_day(day))
    for each in stock(book, at):
        if each.material.id == material.id and each.left < total:
            text = (
                f"库存 {max(each.left, 0)} {each.unit}，这次要发 {total} {each.unit}。"
            )
            yield hint(WHOLE, "quantity", text)


def _is_there(book: Book, register: str, values: Values, keys: Sequence[str]) -> bool:
    return book.count(register, Filter({key: values.get(key) for key in keys})) > 0


def _year(day: str) -> int | None:
    """The year of a date, which then need not be said."""
    return int(day[:4]) if day else None
