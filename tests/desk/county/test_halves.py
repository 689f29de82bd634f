"""Halves of a year: columns of their own, and no record counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.county.answering import accept
from tecdesk.desk.county.answering import return_
from tecdesk.desk.county.answering import write_accepted
from tecdesk.desk.county.board import Standing
from tecdesk.desk.county.board import board
from tecdesk.desk.county.deciding import admit
from tecdesk.desk.county.deciding import withdraw
from tecdesk.desk.county.merging import receive
from tecdesk.desk.county.tracing import came_in
from tecdesk.desk.county.tracing import earlier_report
from tecdesk.desk.reported.returned import take_slip
from tecdesk.desk.submitting import submit
from tecdesk.domain.period import Period
from tecdesk.errors import DeskError
from tecdesk.store.reported.locks import PeriodLocked
from tecdesk.store.reported.remarks import Remark
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import turn
from tests.desk.county.stick import report
from tests.desk.county.stick import session
from tests.desk.county.stick import value

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.desk.county.outcome import Outcome
    from tecdesk.store.book import Book

FIRST, SECOND, YEAR = Period(2025, half=1), Period(2025, half=2), Period(2025)
pytestmark = pytest.mark.slow
PEOPLE = "training.people"


def come(county: Book, path: Path) -> Outcome:
    (found,) = receive(county, [path])
    return found


def standings(county: Book) -> list[tuple[str, str, int]]:
    (cells,) = board(county).cells.values()
    return [(c.period.name, c.standing.label, c.revision) for c in cells]


def test_the_year_takes_the_place_of_its_half(
    county: Book, town: Book, usb: Path
) -> None:
    (held,) = town.find("training")
    half = come(county, report(town, FIRST, 1, usb))
    assert half.fate == "new"
    assert value(county, PEOPLE) == 10
    session(town, "2025-08-01", 20)
    year = come(county, report(town, 2025, 1, usb))
    assert year.sentence.startswith("清河镇 2025年度 第1次：代替上半年的，新增 1 条、")
    assert [each.what for each in year.changes] == ["new"]
    assert value(county, PEOPLE) == 30
    assert standings(county) == [("上半年", "已报", 1), ("全年", "已报", 1)]
    with town.edit("改", year=2025) as edit:
        edit.change("training", held.id, {"people": 99})
    later = come(county, report(town, FIRST, 2, usb))
    assert later.merged
    assert "数以全年的为准" in later.sentence
    assert value(county, PEOPLE) == 30
    assert standings(county) == [("上半年", "已报", 2), ("全年", "已报", 1)]
    assert year.package
    withdraw(county, year.package.file)
    assert value(county, PEOPLE) == 99


def test_two_halves_are_the_year(county: Book, town: Book, usb: Path) -> None:
    second = session(town, "2025-08-01", 20)
    for half in (SECOND, FIRST):
        come(county, report(town, half, 1, usb))
    assert value(county, PEOPLE) == value(town, PEOPLE) == 30
    assert [c[0] for c in standings(county)] == ["上半年", "下半年", "全年"]
    source = came_in(county, "training", second)
    assert source
    assert source.title == "清河镇 2025年下半年 第1次"
    assert earlier_report(county, source.file) is None
    assert [m.name for m in board(county).missing(YEAR)] == ["清河镇"]
    assert board(county).missing(SECOND) == []


def test_other_parts_of_a_year_wait(county: Book, town: Book, usb: Path) -> None:
    found = come(county, report(town, Period(2025, quarter=1), 1, usb))
    assert found.fate == "year"
    assert found.package
    with pytest.raises(DeskError, match="只收全年和半年"):
        admit(county, found.package.file)
    assert value(county, PEOPLE) in {None, 0}


def test_a_half_goes_there_and_back(county: Book, town: Book, usb: Path) -> None:
    usb.mkdir()
    done = submit(town, FIRST, usb)
    assert done.path.name == "清河镇_2025年上半年_第1次.tdk"
    assert turn(town, "2025H1").state is State.REPORTED
    with pytest.raises(PeriodLocked), town.edit("改", year=2025) as edit:
        edit.change("training", town.find("training")[0].id, {"people": 8})
    later = session(town, "2025-08-01", 20)  # the other half is open
    found = come(county, done.path)
    assert found.package
    remark = Remark("不对", "training", town.find("training")[0].id)
    slip = return_(county, found.package.file, [remark], usb)
    assert slip.name == "清河镇_2025年上半年_第1次_退回单.tdk"
    take_slip(town, slip)
    assert turn(town, "2025H1").state is State.RETURNED
    assert turn(town, "2025").state is State.DRAFT
    again = submit(town, FIRST, usb)
    assert (again.manifest.revision, again.manifest.previous) == (
        2,
        done.manifest.digest,
    )
    assert submit(town, 2025, usb).manifest.revision == 1
    found = come(county, again.path)
    assert found.fate == "newer"
    assert found.package
    accept(county, found.package.file)
    (slip,) = write_accepted(county, [found.package.file], usb)
    take_slip(town, slip)
    assert turn(town, "2025H1").state is State.ACCEPTED
    assert turn(town, "2025").state is State.REPORTED
    (cell,) = board(county, [2025]).of(FIRST)
    assert cell.standing is Standing.ACCEPTED
    assert county.get("training", later) is None


def test_a_half_and_its_year_never_share_a_check_code(town: Book) -> None:
    from tecdesk.exchange.packages.selection import gather

    assert gather(town, FIRST, 1).records == gather(town, 2025, 1).records
    assert gather(town, FIRST, 1).check_code != gather(town, 2025, 1).check_code
