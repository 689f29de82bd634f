"""Books in which everything is in order, drawn at random."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from typing import TYPE_CHECKING
from typing import Any

from hypothesis import strategies as st

from tecdesk.domain.holidays import holidays
from tecdesk.domain.identity import check_character

if TYPE_CHECKING:
    from tecdesk.store.book import Book
    from tecdesk.store.edit import Edit

YEAR = 2025
AFTER = date(2026, 1, 5)
_NEEDED = ("2025-03-03", "2025-03-12", "2025-09-18", "2025-10-20", "2025-10-28")
"""Two sessions in each half of the year, one of them in September."""
_LECTURERS = ("彭桂兰", "查美玲", "单冬梅")


def _workdays() -> list[str]:
    first, off = date(YEAR, 1, 2), holidays(YEAR)
    days = ((first + timedelta(n)).isoformat() for n in range(360))
    return [day for day in days if day not in off and day not in _NEEDED]


_session = st.fixed_dictionaries(
    {
        "village": st.integers(0, 3),
        "people": st.integers(21, 99),
        "women": st.integers(0, 21),
        "aided": st.integers(0, 21),
        "distinct": st.integers(1, 21),
        "copies": st.integers(15, 21),
        "lecturer": st.sampled_from(_LECTURERS),
    }
)
_base = st.fixed_dictionaries(
    {
        "village": st.integers(0, 3),
        "founded_on": st.sampled_from(("2019", "2021-03", "2025-05-06")),
        "area": st.integers(300, 900),
        "now": st.integers(85, 118),
        "households": st.integers(10, 60),
    }
)
_household = st.fixed_dictionaries(
    {
        "village": st.integers(0, 3),
        "since": st.sampled_from(("2022-03", "2023", "2025-02-10", "2025-11-20")),
        "led_on": st.booleans(),
        "money": st.integers(20_000, 90_000),
        "goods": st.booleans(),
    }
)


@st.composite
def clean_years(draw: st.DrawFn) -> dict[str, Any]:
    """What a clean year holds, as plain data; `write` puts it into a book."""
    more = draw(st.lists(st.sampled_from(_workdays()), unique=True, max_size=12))
    days = [*_NEEDED, *more]
    sessions = draw(st.lists(_session, min_size=len(days), max_size=len(days)))
    return {
        "sessions": [{"day": d, **s} for d, s in zip(days, sessions, strict=True)],
        "bases": draw(st.lists(_base, max_size=5)),
        "households": draw(st.lists(_household, max_size=6)),
    }


def write(book: Book, year: dict[str, Any]) -> None:
    """Write a year into a new book with four villages."""
    with book.edit("全年") as edit:
        places = _villages(book, edit)
        leaf = edit.add("material", {"title": "明白纸", "unit": "份"})
        _sessions(edit, year["sessions"], places, leaf)
        for number, base in enumerate(year["bases"]):
            _a_base(edit, number, base, places)
        for number, household in enumerate(year["households"]):
            _a_household(edit, number, household, places)
        asked: dict[str, Any] = {
            "year": YEAR,
            "indicator": "training.sessions",
            "value": 500,
        }
        edit.add("target", asked)


def _villages(book: Book, edit: Edit) -> list[str]:
    places = list(book.names("village"))
    for number, place in enumerate(places, 201):
        edit.change("village", place, {"code": f"990000100{number}"})
    return places


def _sessions(
    edit: Edit, sessions: list[dict[str, Any]], places: list[str], leaf: str
) -> None:
    total = sum(session["copies"] for session in sessions)
    into: dict[str, Any] = {"date": "2025-01-02", "material": leaf, "quantity": total}
    edit.add("stock_in", into)
    for number, each in enumerate(sessions):
        people = each["people"] if number else 33  # not all of them round
        place, day = places[each["village"]], each["day"]
        held = edit.add(
            "training",
            {
                "held_on": day,
                "village": place,
                "title": f"实用技术第{number}讲",
                "people": people,
                "women": each["women"],
                "aided": each["aided"],
                "distinct_people": each["distinct"],
                "lecturer": each["lecturer"],
                "evidence": "签到表",
            },
        )
        given = {"date": day, "village": place, "quantity": each["copies"]}
        given |= {"material": leaf, "training": held, "evidence": "签收表"}
        edit.add("handout", given)


def _a_base(edit: Edit, number: int, base: dict[str, Any], places: list[str]) -> None:
    told = {key: base[key] for key in ("founded_on", "area", "households")}
    told |= {"name": f"第{number}示范基地", "village": places[base["village"]]}
    id_ = edit.add("base", told)
    area = base["area"] * base["now"] // 100
    edit.add("base_year", {"base": id_, "year": YEAR, "area": area, "households": 9})
    seen: dict[str, Any] = {
        "base": id_,
        "date": "2025-06-11",
        "people": 12,
        "content": "观摩",
    }
    edit.add("base_visit", seen)


def _a_household(
    edit: Edit, number: int, household: dict[str, Any], places: list[str]
) -> None:
    body = f"9900001980010100{number}"
    told = {"name": f"户{number}", "helper": f"干部{number % 2}", "status": "脱贫户"}
    told |= {"since": household["since"], "village": places[household["village"]]}
    told |= {"phone": "13800000000", "id_number": body + check_character(body)}
    if household["led_on"] and told["since"] < "2025":
        edit.add("pairing", {**told, "until": "2025-02", "helper": "前任"})
        told["since"] = "2025-02"
    id_ = edit.add("pairing", told)
    if told["since"] > "2025-11":
        return  # not visited yet, and need not be
    for month in ("03", "06", "09", "12"):
        visit = {"pairing": id_, "date": f"{YEAR}-{month}-15", "way": "走访"}
        edit.add("aid", visit)
    amount = "goods_value" if household["goods"] else "money"
    aid = {"pairing": id_, "date": f"{YEAR}-05-07", "way": "物资"}
    edit.add("aid", {**aid, amount: household["money"]})
