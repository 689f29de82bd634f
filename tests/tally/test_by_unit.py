"""A county's figures by unit are those of its townships, and add up to the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.desk.county.merging import receive
from tecdesk.desk.filling.binding import PartOf
from tecdesk.desk.filling.figures import part_key
from tecdesk.desk.filling.figures import part_names_of
from tecdesk.desk.filling.words.names import parts_in
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.store.book import Book
from tecdesk.store.county.units import reporting_units
from tecdesk.store.figures.aggregate import figures
from tecdesk.store.figures.evidence import behind
from tecdesk.store.figures.scan import OWNER
from tecdesk.store.figures.scan import splits
from tecdesk.tally.parts import breakdowns
from tecdesk.tally.plain import plain
from tecdesk.tally.sheet import make_sheet
from tests.desk.county.stick import listed
from tests.desk.county.stick import numbered
from tests.desk.county.stick import report
from tests.desk.county.stick import session
from tests.desk.county.stick import township

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.domain.field import Value
    from tecdesk.store.figures.figure import Figure

pytestmark = pytest.mark.slow
YEAR = Period(2025)
NOTHING: dict[str, Value] = {}
ALL = tuple(INDICATORS.values())
EVERY = tuple(dict.fromkeys(name for each in ALL for name in breakdowns(each)))
NAMES = ("清河镇", "下坪镇", "石桥乡")
OF_ONE_UNIT = {"pairing.objects", "pairing.new", "pairing.served", "pairing.villages"}
"""What each unit has of its own, so that it adds up across units."""
NUMBERS = ("", numbered("1950-01-01"), numbered("1960-01-01"), "990000195001010000")
"""Without one, two sound ones, and one whose last digit does not fit: namesakes
differ by them, and one number stands under several names."""
_Steps = list[tuple[str, int, int, int, bool]]
"""Register, village, number, month and whether it is an estimate."""
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(("training", "handout", "base", "pairing")),
        st.integers(0, 1),
        st.integers(1, 9),
        st.integers(1, 12),
        st.booleans(),
    ),
    max_size=6,
)


def _fill(book: Book, steps: _Steps) -> None:
    villages = [each.id for each in book.find("village")]
    material = ""
    with book.edit("记", year=2025) as edit:
        for register, at, n, month, rough in steps:
            day, village = f"2025-{month:02}-05", villages[at]
            values: dict[str, Value]
            match register:
                case "training":
                    values = {"held_on": day, "title": f"课{n}", "people": n}
                case "handout":
                    material = material or edit.add("material", {"title": "茶园手册"})
                    values = {"date": day, "quantity": n, "material": material}
                case "base":
                    values = {"name": f"园{n}{month}", "founded_on": day, "area": n}
                case _:
                    values = {"name": f"户{n % 3}", "id_number": NUMBERS[n // 3]}
                    values |= {"helper": f"人{n}", "since": day}
            values["village"] = village
            values["quality"] = "估数" if rough else "实数"
            id_ = edit.add(register, values)
            if register == "pairing":
                aid: dict[str, Value] = {
                    "pairing": id_,
                    "date": day,
                    "way": "走访",
                    "money": n,
                }
                edit.add("aid", aid)


def _rename(book: Book) -> None:
    with book.edit("改名", year=2025) as edit:
        village = book.find("village")[0]
        edit.add(
            "village_name", {"village": village.id, "name": "老东村", "until": 2024}
        )


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(
    books=st.tuples(_STEPS, _STEPS, _STEPS),
    renamed=st.integers(0, 2),
    order=st.permutations(range(3)),
)
def test_the_county_says_what_its_townships_say(
    tmp_path_factory: pytest.TempPathFactory,
    books: tuple[_Steps, ...],
    renamed: int,
    order: list[int],
) -> None:
    work = tmp_path_factory.mktemp("单位")
    theirs: dict[str, dict[str, dict[tuple[str, str, str], Figure]]] = {}
    paths = []
    for at, (name, steps) in enumerate(zip(NAMES, books, strict=True)):
        with township(work / f"{name}.tecdesk", name, f"99000{at}100") as book:
            _fill(book, steps)
            if at == renamed:
                _rename(book)
            unit = book.settings.unit
            theirs[unit] = {by: figures(book, ALL, YEAR, by) for by in ("", *EVERY)}
            paths.append(report(book, 2025, 1, work / "usb"))
    with Book.create(work / "县.tecdesk", "青山县") as county:
        receive(county, [paths[at] for at in order])
        by_unit = figures(county, ALL, YEAR, OWNER)
        for indicator in ALL:
            _agree(county, indicator.key, theirs, by_unit)
        for by in EVERY[1:]:
            _sums(theirs, by, figures(county, ALL, YEAR, by))
        whole = figures(county, ALL, YEAR)
        found = {key: whole[key, "", ""].value for key in _united(books)}
        assert found == _united(books)


def _united(books: tuple[_Steps, ...]) -> dict[str, int]:
    """What is counted once in the whole county, by the steps that were written."""
    paired = [
        (town, at, n)
        for town, steps in enumerate(books)
        for register, at, n, _, _ in steps
        if register == "pairing"
    ]
    known = {(town, NUMBERS[n // 3] or (at, n % 3)) for town, at, n in paired}
    handed = any(step[0] == "handout" for steps in books for step in steps)
    return {
        "handout.titles": int(handed),
        "pairing.objects": len(known),
        "pairing.helpers": len({n for *_, n in paired}),
        "pairing.villages": len({(town, at) for town, at, _ in paired}),
        "pairing.visited_groups": len({(town, at) for town, at, _ in paired}),
        "pairing.served": len(paired),
    }


def _agree(
    county: Book,
    key: str,
    theirs: dict[str, dict[str, dict[tuple[str, str, str], Figure]]],
    by_unit: dict[tuple[str, str, str], Figure],
) -> None:
    """Each unit's part is its own figure, and its records are those behind it."""
    indicator = INDICATORS[key]
    for owner, said in theirs.items():
        for (name, unit, _), figure in said[""].items():
            if name != key or not figure.records:
                continue
            assert by_unit[key, unit, owner] == figure, key
            rows = behind(county, indicator, YEAR, unit=unit, by=OWNER, part=owner)
            assert len(rows) == figure.records
            assert {record.owner for record, _ in rows} == {owner}
    known = {(k, u, o) for k, u, o in by_unit if k == key}
    assert {owner for *_, owner in known} <= set(theirs)


def _sums(
    theirs: dict[str, dict[str, dict[tuple[str, str, str], Figure]]],
    by: str,
    found: dict[tuple[str, str, str], Figure],
) -> None:
    """Sums in every breakdown, also of persons; other figures at least the greatest."""
    places = {place for said in theirs.values() for place in said[by]}
    assert {p for p, f in found.items() if f.records} >= {
        p
        for p in places
        if any(s[by].get(p) and s[by][p].records for s in theirs.values())
    }
    for place in places:
        values = [
            said[by][place].value or 0 for said in theirs.values() if place in said[by]
        ]
        now = found[place].value or 0
        if INDICATORS[place[0]].additive or place[0] in OF_ONE_UNIT:
            assert now == sum(values), place
        else:
            assert max(values) <= now <= sum(values), place


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Book]:
    """Two units reported, a third has not."""
    book = Book.create(tmp_path / "县.tecdesk", "青山县")
    listed(book, *((name, f"99000{at}100") for at, name in enumerate(NAMES)))
    paths = []
    for at, name in enumerate(NAMES[:2]):
        with township(tmp_path / f"{name}.tecdesk", name, f"99000{at}100") as town:
            session(town, "2025-05-01", 10 + at)
            with town.edit("发", year=2025) as edit:
                book_ = edit.add("material", {"title": "茶园手册"})
                edit.add(
                    "handout", {"date": "2025-05-02", "material": book_, "quantity": 3}
                )
            paths.append(report(town, 2025, 1, tmp_path / "usb"))
    receive(book, paths[::-1])
    yield book
    book.close()


def _parts(book: Book, key: str, by: str) -> list[tuple[str, int | None]]:
    sheet = make_sheet(book, YEAR, (by,))
    return [(p.name, p.figure.value) for p in sheet.line(key).parts_by(by)]


def test_units_stand_in_the_countys_order_and_who_is_missing_is_blank(
    county: Book,
) -> None:
    found = _parts(county, "training.people", OWNER)
    assert found == [("清河镇", 10), ("下坪镇", 11), ("石桥乡", None)]


def test_villages_stand_under_their_unit(county: Book) -> None:
    assert _parts(county, "training.people", "village") == [
        ("清河镇东村", 10),
        ("清河镇西村", 0),
        ("下坪镇东村", 11),
        ("下坪镇西村", 0),
    ]


def test_one_title_in_two_units_is_one(county: Book) -> None:
    line = make_sheet(county, YEAR, (OWNER,)).line("handout.titles")
    assert [p.figure.value for p in line.parts_by(OWNER)] == [1, 1, None]
    assert line.figure.value == 1


def test_a_township_is_not_broken_down_by_itself(tmp_path: Path) -> None:
    with township(tmp_path / "清河镇.tecdesk", "清河镇") as book:
        said = plain(make_sheet(book, YEAR, None))
    kinds = {part["by"] for line in said["indicators"] for part in line["parts"]}
    assert "village" in kinds
    assert "unit" not in kinds


def test_every_figure_can_be_broken_down_by_unit() -> None:
    assert all(splits(each, OWNER) and OWNER in breakdowns(each) for each in ALL)


def test_sessions_by_unit_are_added_up_from_an_index_alone(county: Book) -> None:
    plans: list[str] = []

    def ask(sql: str, values: dict[str, Value] = NOTHING) -> list[Any]:
        if "sum(" in sql:  # not the few rows that are estimates or say nothing
            told = county.connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)
            plans.extend(str(row["detail"]) for row in told)
        return county.connection.execute(sql, values).fetchall()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(county, "ask", ask)
        wanted = [each for each in ALL if each.group == "training"]
        figures(county, wanted, YEAR, OWNER)
    rows = [plan for plan in plans if plan.startswith("SEARCH")]
    assert len(rows) == 3
    assert all("COVERING INDEX" in plan for plan in rows), rows


def test_a_form_can_be_filled_by_unit_and_by_village(county: Book) -> None:
    people = INDICATORS["training.people"]
    assert list(part_names_of(county, people, 2025, OWNER).values()) == list(NAMES)
    chosen = part_key(county, people, 2025, PartOf(OWNER, "下坪镇"))
    assert chosen == [*reporting_units(county)][1]
    known = parts_in(county, 2025)
    assert known["下坪镇东村"] == (("village", "下坪镇东村"),)
    assert part_key(county, people, 2025, PartOf("village", "东村")) is None
    assert part_key(county, people, 2025, PartOf("village", "下坪镇东村"))
