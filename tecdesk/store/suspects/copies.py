"""Handouts against their sessions, their materials and what lay on the shelf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tecdesk.domain.period import Period
    from tecdesk.store.book import Book

_DEFAULT = "份"
_LAST = "CASE length({0}) WHEN 4 THEN '-12-31' WHEN 7 THEN '-31' ELSE '' END"


@dataclass(frozen=True, slots=True)
class Given:
    """What one session handed out of one material in one unit.

    Attributes:
        training: id of the session. people: 人次 of the session, at least 1.
        material: id; empty for what was not named. unit: 份, 册 ... quantity: sum.
    """

    training: str
    people: int
    material: str
    unit: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Short:
    """A material of which more went out than had come in.

    Attributes:
        material: id. day: the first day on which it was so.
        came, went: until that day. last_came, last_went: until the last day asked.
    """

    material: str
    day: str
    came: int
    went: int
    last_came: int
    last_went: int


def given(book: Book, period: Period) -> list[Given]:
    """What was handed out at the sessions of a period whose people are known."""
    sql = (
        "SELECT t.id, t.people, coalesce(h.material, ''), "
        f"coalesce(h.unit, '{_DEFAULT}'), sum(h.quantity) "
        "FROM training t JOIN handout h ON h.training = t.id "
        "WHERE t.binned_at IS NULL AND h.binned_at IS NULL AND t.people > 0 "
        "AND t.held_on >= ? AND t.held_on < ? AND h.quantity > 0 "
        "GROUP BY 1, 3, 4 ORDER BY t.held_on, t.rowid"
    )
    rows = book.rows(sql, [period.span.start, period.span.end])
    return [Given(*row) for row in rows]


def other_units(book: Book, period: Period) -> list[tuple[str, str, str]]:
    """Handouts in another unit than their material's: id, unit, material's unit."""
    sql = (
        "SELECT h.id, h.unit, m.unit FROM handout h "
        "JOIN material m ON m.id = h.material "
        "WHERE h.binned_at IS NULL AND h.date >= ? AND h.date < ? "
        "AND h.unit <> m.unit ORDER BY h.date, h.rowid"
    )
    rows = book.rows(sql, [period.span.start, period.span.end])
    return [(row[0], row[1], row[2]) for row in rows]


def entered_twice(book: Book, period: Period) -> list[tuple[str, str, str, int]]:
    """Handouts that stand with a session and by themselves.

    They have the day, the village, quantity and unit in common, and not two
    different materials.

    Returns:
        Id of the one that stands alone, of the other, the day and the quantity.
    """
    sql = (
        "SELECT a.id, l.id, a.date, a.quantity FROM handout a "
        "JOIN training t ON t.held_on = a.date AND t.village = a.village "
        "AND t.binned_at IS NULL "
        "JOIN handout l ON l.training = t.id AND l.binned_at IS NULL "
        "AND l.quantity = a.quantity AND coalesce(l.unit, '') = coalesce(a.unit, '') "
        "AND (l.material IS NULL OR l.material = a.material) "
        "WHERE a.binned_at IS NULL AND a.training IS NULL AND a.quantity > 0 "
        "AND length(a.date) = 10 AND a.date >= ? AND a.date < ? "
        "ORDER BY a.date, a.rowid"
    )
    rows = book.rows(sql, [period.span.start, period.span.end])
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def shortages(book: Book, day: date) -> list[Short]:
    """The materials of which, on some day until then, too much had gone out.

    One without any 入库 is left out: what lay there before is not known. Handouts in
    another unit than the material's are not taken off. A date known to the month is
    the month's first day for what came and its last for what went.
    """
    sql = f"""
        WITH moved(material, day, came, went) AS (
            SELECT material, date, quantity, 0 FROM stock_in
            WHERE binned_at IS NULL AND material IS NOT NULL
            UNION ALL
            SELECT h.material, h.date || {_LAST.format("h.date")}, 0, h.quantity
            FROM handout h JOIN material m ON m.id = h.material
            WHERE h.binned_at IS NULL AND m.binned_at IS NULL
            AND coalesce(h.unit, '{_DEFAULT}') = coalesce(m.unit, '{_DEFAULT}')
            AND h.material IN (SELECT material FROM stock_in WHERE binned_at IS NULL)
        ),
        days AS (
            SELECT material, day, sum(came) AS came, sum(went) AS went FROM moved
            WHERE day <= ? GROUP BY 1, 2
        ),
        running AS (
            SELECT material, day, sum(came) OVER past AS came, sum(went) OVER past
            AS went FROM days WINDOW past AS (PARTITION BY material ORDER BY day)
        )
        SELECT r.material, min(r.day) AS day, r.came, r.went,
            (SELECT sum(came) FROM days d WHERE d.material = r.material),
            (SELECT sum(went) FROM days d WHERE d.material = r.material)
        FROM running r WHERE r.went > r.came GROUP BY r.material
        ORDER BY day, r.material
    """
    return [Short(*row) for row in book.rows(sql, [day.isoformat()])]
