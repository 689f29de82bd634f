"""人数 across units: gross, net and who cannot be compared, against plain sets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.desk.county.merging import receive
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.exchange.packages.hashing import PersonKey
from tecdesk.report.sheets.summary_sheet import summary_sheets
from tecdesk.store.book import Book
from tecdesk.store.figures.aggregate import figures
from tecdesk.store.figures.headcount import Headcount
from tecdesk.store.figures.headcount import headcounts
from tecdesk.store.figures.headcount import persons_of
from tecdesk.store.figures.scan import OWNER
from tecdesk.tally.headcount import sentence
from tecdesk.tally.sheet import make_sheet
from tecdesk.ui.models.tally_views import matrix
from tests.desk.county.stick import TODAY
from tests.desk.county.stick import numbered
from tests.desk.county.stick import report
from tests.desk.county.stick import township

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.slow
YEAR = Period(2025)
OBJECTS = INDICATORS["pairing.objects"]
KEYS = (PersonKey(bytes(32)), PersonKey(bytes(range(32))))
SOUND = tuple(numbered(f"19{n}0-01-01") for n in range(5, 9))
UNSOUND = SOUND[0][:17] + ("1" if SOUND[0][17] == "0" else "0")
NUMBERS = (*SOUND, UNSOUND, "")
TOWNS = ("清河镇", "下坪镇", "石桥乡")

Person = tuple[int, int, int]
"""Which number, name and 户类别."""
_BOOKS = st.tuples(
    *(
        st.lists(
            st.tuples(st.integers(0, 5), st.integers(0, 1), st.integers(0, 1)),
            max_size=5,
        )
        for _ in TOWNS
    )
)
STATUS = ("脱贫户", "监测对象")


def _town(folder: Path, at: int, people: list[Person], key: PersonKey | None) -> Path:
    name = TOWNS[at]
    with township(folder / f"{name}.tecdesk", name, f"99000{at}100") as book:
        village = book.find("village")[0].id
        given = {"village": village, "helper": "张三", "since": "2025-01-01"}
        rows = [
            {"name": f"王{called}", "id_number": NUMBERS[number]}
            | {"status": STATUS[status], **given}
            for number, called, status in people
        ]
        with book.edit("结对", year=2025) as edit:  # their ids in this order
            edit.add_many("pairing", [(values, {}) for values in rows])
        secret = key.secret.hex() if key else ""
        book.change_settings(lambda now: replace(now, person_key=secret))
        return report(book, 2025, 1, folder / "usb")


def _identities(at: int, people: list[Person]) -> dict[object, str]:
    """A unit's persons to what each is known by elsewhere; empty for nothing."""
    found: dict[object, str] = {}
    for number, called, _ in people:
        text = NUMBERS[number]
        across = f"王{called}" if text == UNSOUND else text
        found.setdefault((at, text or called), across)
    return found


def _expected(books: tuple[list[Person], ...], keyed: tuple[bool, ...]) -> Headcount:
    gross, net, unsure, units, told = 0, set(), set(), 0, 0
    for at, people in enumerate(books):
        persons = _identities(at, people)
        gross += len(persons)
        units += bool(persons)
        told += any(persons.values()) and keyed[at]
        for own, across in persons.items():
            known = across if across and keyed[at] else own
            net.add(known)
            if known not in SOUND:
                unsure.add(known)
    return Headcount(gross, len(net), len(unsure), units, told)


@settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(
    books=_BOOKS,
    keyed=st.tuples(st.booleans(), st.booleans(), st.booleans()),
    order=st.permutations(range(3)),
)
def test_who_is_counted(
    tmp_path_factory: pytest.TempPathFactory,
    books: tuple[list[Person], ...],
    keyed: tuple[bool, ...],
    order: list[int],
) -> None:
    work = tmp_path_factory.mktemp("人数")
    paths = [
        _town(work, at, people, KEYS[0] if keyed[at] else None)
        for at, people in enumerate(books)
    ]
    with Book.create(work / "县.tecdesk", "青山县") as county:
        receive(county, [paths[at] for at in (*order, order[0])])
        counts = headcounts(county, OBJECTS, YEAR, ("", "status"))
        expected = _expected(books, keyed)
        found = counts.pop(("", ""), None)
        assert found == (expected if expected.keyed else None)
        by_unit = figures(county, [OBJECTS], YEAR, OWNER)
        assert expected.gross == sum(f.value or 0 for f in by_unit.values())
        for part in counts.values():
            assert part.unresolved <= part.net <= part.gross <= expected.gross
        assert headcounts(county, OBJECTS, YEAR, (OWNER, "village", "month")) == {}


def _county(folder: Path, *towns: tuple[list[Person], PersonKey | None]) -> Book:
    book = Book.create(folder / "县.tecdesk", "青山县")
    receive(book, [_town(folder, at, *town) for at, town in enumerate(towns)])
    return book


def test_planted_repeats_are_found_exactly(tmp_path: Path) -> None:
    both, one, none = (0, 0, 0), (1, 0, 0), (5, 0, 0)
    towns = ([both, one, none], KEYS[0]), ([both, none], KEYS[0])
    with _county(tmp_path, *towns) as county:
        found = headcounts(county, OBJECTS, YEAR)["", ""]
        notes = [note for block in summary_sheets(county, YEAR) for note in block.notes]
    assert found == Headcount(5, 4, 2, 2, 2)
    assert sum("结对户数各单位合计5户，跨单位去重4户" in note for note in notes) == 1
    assert sentence(found, "结对户数", "户") == (
        "结对户数各单位合计 5 户，跨单位去重 4 户，1 户是重复的；"
        "2 户没法比（没有证件号码或号码有误），可能还有重复。"
    )


def test_gross_and_net_stand_side_by_side(tmp_path: Path) -> None:
    towns = ([(0, 0, 0)], KEYS[0]), ([(0, 0, 0)], KEYS[0])
    with _county(tmp_path, *towns) as county:
        sheet = make_sheet(county, YEAR, (OWNER,))
    shown = [sheet.line("pairing.objects"), sheet.line("pairing.visits")]
    grid = matrix(sheet, OWNER, "单位", shown, TODAY)
    rows = {name.text: [cell.text for cell in cells] for name, *cells in grid.rows}
    assert rows["合计"] == ["2", "0"]
    assert rows["跨单位去重"] == ["1", ""]


def test_hashes_under_another_key_are_not_compared(tmp_path: Path) -> None:
    towns = ([(0, 0, 0), (1, 0, 0)], KEYS[0]), ([(0, 0, 0)], KEYS[1])
    with _county(tmp_path, *towns) as county:
        found = headcounts(county, OBJECTS, YEAR)["", ""]
    assert found == Headcount(3, 3, 1, 2, 1)
    assert "1 个单位没带去重码" in sentence(found, "结对户数", "户")


def test_nothing_is_said_without_a_key(tmp_path: Path) -> None:
    with _county(tmp_path, ([(0, 0, 0)], None)) as county:
        assert headcounts(county, OBJECTS, YEAR) == {}
        (line,) = make_sheet(county, YEAR, (OWNER,), [OBJECTS]).lines
    assert line.persons == {}


def test_only_persons_have_it() -> None:
    keys = {key for key, each in INDICATORS.items() if persons_of(each)}
    assert keys == {"pairing.objects", "pairing.new"}
