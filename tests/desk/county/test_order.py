"""Any order, any repetition, any mixture of revisions: the same county."""

from __future__ import annotations

import hashlib
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies

from tecdesk.desk.county.merging import receive
from tecdesk.domain.period import Period
from tecdesk.store.book import Book
from tests.desk.county.stick import COUNTY
from tests.desk.county.stick import figures
from tests.desk.county.stick import report
from tests.desk.county.stick import session
from tests.desk.county.stick import state
from tests.desk.county.stick import township
from tests.desk.county.stick import value

pytestmark = pytest.mark.slow
YEARS = (2024, 2025)


def _first(book: Book, usb: Path) -> list[Path]:
    """Two years, three reports, deletions and a session that moved to another year."""
    village = book.find("village")[0].id
    session(book, "2024-05-01", 10)
    moved = session(book, "2024-12-30", 7, "搬走的")
    with book.edit("别的", year=2024) as edit:
        base = edit.add(
            "base",
            {"name": "茶园", "founded_on": "2020", "area": 500, "kind": "种植基地"},
        )
        edit.add("base_year", {"base": base, "year": 2024, "area": 520})
        edit.add("base", {"name": "错的", "founded_on": "2021", "area": 90})
        paired = edit.add(
            "pairing",
            {"name": "张三", "helper": "李四", "since": "2023", "village": village},
        )
        edit.add("aid", {"pairing": paired, "date": "2024-03-01", "way": "走访"})
        edit.add("target", {"year": 2024, "indicator": "training.people", "value": 9})
    made = [report(book, 2024, 1, usb)]
    wrong = next(r.id for r in book.find("base") if r["name"] == "错的")
    with book.edit("改", year=2024) as edit:
        edit.bin("base", wrong)
        edit.change("training", moved, {"held_on": "2025-01-02"})
    session(book, "2025-03-01", 30)
    made.append(report(book, Period(2024, half=2), 1, usb))  # its whole year counts
    made += [report(book, 2025, 1, usb), report(book, 2024, 2, usb)]
    with book.edit("结束", year=2025) as edit:
        edit.change("pairing", paired, {"until": "2025-06-01"})
        edit.change("training", book.find("training")[0].id, {"people": 31})
    return [*made, report(book, 2025, 2, usb)]


def _second(book: Book, usb: Path) -> list[Path]:
    made = [report(book, Period(2024, half=1), 1, usb)]
    late = session(book, "2024-08-01", 4)
    made += [report(book, Period(2024, half=half), half, usb) for half in (1, 2)]
    with book.edit("改", year=2024) as edit:  # from one half to the other
        edit.change("training", late, {"held_on": "2024-05-02"})
    made.append(report(book, Period(2024, half=1), 3, usb))
    for revision in (1, 2, 3):
        last = session(book, f"2025-0{revision}-10", revision * 10, "养鱼")
        made.append(report(book, 2025, revision, usb))
    with book.edit("删", year=2025) as edit:
        edit.bin("training", last)
    return [*made, report(book, 2025, 3, usb)]  # another report under one number


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """What ten sticks may bring: among it a copied book and a stranger's code."""
    home = tmp_path_factory.mktemp("townships")
    usb = home / "usb"
    with township(home / "一.tecdesk", "清河镇", "990000100") as one:
        made = _first(one, usb)
        made.append(report(one, 2025, 1, usb, name="石桥镇", code="990000300"))
        made.append(report(one, 2025, 1, usb, id="f", name="柳镇", code="990000400"))
    with township(home / "二.tecdesk", "下坪镇") as two:
        made += _second(two, usb)
        made.append(report(two, 2025, 1, usb, id="e"))  # a new book of the same unit
    with township(home / "三.tecdesk", "外地镇", parent="别的县科技局") as three:
        made.append(report(three, 2025, 1, usb))
    return made


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "县.tecdesk"
    Book.create(path, COUNTY).close()
    return path


@pytest.fixture(scope="module")
def right(empty: Path, packages: list[Path]) -> tuple[str, str]:
    return _merged(empty, packages)


def _merged(empty: Path, packages: list[Path]) -> tuple[str, str]:
    folder = empty.parent / "work"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with Book.open(Path(shutil.copy(empty, folder / "县.tecdesk"))) as book:
        receive(book, packages)
        return _short(figures(book, *YEARS)), _short(repr(state(book)))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@settings(max_examples=12, deadline=None)
@given(seed=strategies.integers(0, 10**6))
def test_any_order_and_any_repetition_lead_to_one_county(
    seed: int, empty: Path, packages: list[Path], right: tuple[str, str]
) -> None:
    dice = random.Random(seed)
    order = [*packages, *dice.sample(packages, 4)]
    dice.shuffle(order)
    assert _merged(empty, order) == right


def test_the_figures_are_those_of_the_townships(
    empty: Path, packages: list[Path], tmp_path: Path
) -> None:
    with Book.open(Path(shutil.copy(empty, tmp_path / "县.tecdesk"))) as book:
        receive(book, packages)
        assert value(book, "training.people", 2024) == 10 + 4  # the other moved on
        assert value(book, "training.people", 2025) == 31 + 7 + 10 + 20
        assert value(book, "base.in_use", 2024) == 1  # what was deleted stays so
        assert value(book, "base.area", 2024) == 52
        assert value(book, "pairing.objects", 2025) == 0
        assert value(book, "pairing.visits", 2024) == 1
