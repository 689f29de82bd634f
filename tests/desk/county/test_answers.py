"""Taken over or given back, and how a slip is opened at home."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.county.answering import accept
from tecdesk.desk.county.answering import accepted
from tecdesk.desk.county.answering import return_
from tecdesk.desk.county.answering import take_back
from tecdesk.desk.county.answering import write_accepted
from tecdesk.desk.county.board import Standing
from tecdesk.desk.county.board import board
from tecdesk.desk.county.finding import packages_in
from tecdesk.desk.county.merging import receive
from tecdesk.desk.reported.returned import take_slip
from tecdesk.desk.reported.slips import new_slips
from tecdesk.desk.reported.turning import unlock
from tecdesk.desk.submitting import submit
from tecdesk.domain.period import Period
from tecdesk.errors import DeskError
from tecdesk.exchange.packages.slip import read_slip
from tecdesk.exchange.packages.verify import verify
from tecdesk.store.reported.locks import PeriodLocked
from tecdesk.store.reported.remarks import Remark
from tecdesk.store.reported.remarks import remarks_at
from tecdesk.store.reported.remarks import remarks_on
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import turn
from tests.desk.county.stick import report
from tests.desk.county.stick import session
from tests.desk.county.stick import township

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.desk.county.board import Cell
    from tecdesk.store.book import Book

WORDS = "和签到表对不上"


def _cell(county: Book) -> Cell:
    ((cell,),) = board(county).cells.values()
    return cell


def _remark(town: Book) -> Remark:
    (record,) = town.find("training")
    return Remark(WORDS, "training", record.id, "people")


def _received(county: Book, town: Book, usb: Path, revision: int = 1) -> str:
    (found,) = receive(county, [report(town, 2025, revision, usb)])
    assert found.package
    return found.package.file


def test_a_package_that_is_taken_over(county: Book, town: Book, usb: Path) -> None:
    file = _received(county, town, usb)
    assert _cell(county).standing is Standing.REPORTED
    accept(county, file)
    cell = _cell(county)
    assert (cell.standing, cell.revision) == (Standing.ACCEPTED, 1)
    take_back(county, file)
    assert _cell(county).standing is Standing.REPORTED
    session(town, "2025-06-01", 30)
    accept(county, file)
    later = _received(county, town, usb, 2)
    assert _cell(county).standing is Standing.REPORTED  # the answer was to the first
    with pytest.raises(DeskError, match="现在不计在内"):
        accept(county, file)
    accept(county, later)


def test_a_package_that_is_given_back(
    county: Book, town: Book, usb: Path, tmp_path: Path
) -> None:
    file, remark = _received(county, town, usb), _remark(town)
    path = return_(county, file, [remark], usb, " 数字不实 ")
    assert path.name == "清河镇_2025年度_第1次_退回单.tdk"
    assert verify(path).whole
    cell = _cell(county)
    assert cell.standing is Standing.RETURNED
    assert cell.answer
    assert cell.answer.reason == "数字不实"
    assert cell.answer.remarks == (Remark("数字不实"), remark)
    assert [m.name for m in board(county).missing(Period(2025))] == ["清河镇"]
    slip = read_slip(path)
    assert slip.unit.parent == "青山县"
    assert slip.remarks == cell.answer.remarks
    (merged,) = receive(county, [path])
    assert "是退回单，不是上报包" in merged.sentence


def test_a_slip_needs_a_word_and_a_place(
    county: Book, town: Book, usb: Path, tmp_path: Path
) -> None:
    file = _received(county, town, usb)
    with pytest.raises(DeskError, match="还没写为什么退回"):
        return_(county, file, [], usb, "  ")
    with pytest.raises(DeskError):
        return_(county, file, [], tmp_path / "没有", "改")
    assert _cell(county).standing is Standing.REPORTED


def test_the_township_opens_it_at_its_records(
    county: Book, town: Book, usb: Path
) -> None:
    usb.mkdir()
    said = submit(town, 2025, usb)
    (found,) = receive(county, [said.path])
    assert found.package
    remark = _remark(town)
    path = return_(county, found.package.file, [remark], usb)
    opened = take_slip(town, path)
    assert opened.told == (f"培训 2025-05-01 东村 茶园管理（参训人次）：{WORDS}",)
    now = turn(town, "2025")
    assert (now.state, now.reason) == (State.RETURNED, "有 1 处要改")
    assert remarks_at(town, "training", remark.record) == [remark]
    assert remarks_on(town, "2025", 1) == [remark]
    assert take_slip(town, path).known
    assert remarks_on(town, "2025", 1) == [remark]
    with town.edit("改") as edit:  # it is open again
        edit.change("training", remark.record, {"people": 12})
    again = submit(town, 2025, usb)
    assert again.manifest.revision == 2
    (found,) = receive(county, [again.path])
    assert found.fate == "newer"
    assert found.counts == {"changed": 1}
    assert found.package
    accept(county, found.package.file)
    assert _cell(county).standing is Standing.ACCEPTED


def test_the_township_learns_that_its_report_was_taken_over(
    county: Book, town: Book, usb: Path, tmp_path: Path
) -> None:
    usb.mkdir()
    (found,) = receive(county, [submit(town, 2025, usb).path])
    assert found.package
    file = found.package.file
    with pytest.raises(DeskError, match="还没有采纳"):
        write_accepted(county, [file], usb)
    accept(county, file)
    assert accepted(county, Period(2025)) == [file]
    (path,) = write_accepted(county, [file], usb)
    assert path.name == "清河镇_2025年度_第1次_采纳单.tdk"
    assert packages_in([usb]) == [usb / "清河镇_2025年度_第1次.tdk"]
    assert new_slips(town, [usb]) == [path]
    assert not take_slip(town, path).known
    assert turn(town, "2025").state is State.ACCEPTED
    assert take_slip(town, path).known
    assert new_slips(town, [usb]) == []
    (merged,) = receive(county, [path])
    assert "是采纳单，不是上报包" in merged.sentence


def test_only_what_went_out_is_taken_over(
    county: Book, town: Book, usb: Path, tmp_path: Path
) -> None:
    usb.mkdir()
    (found,) = receive(county, [report(town, 2025, 1, usb)])  # of another laptop
    assert found.package
    accept(county, found.package.file)
    (path,) = write_accepted(county, [found.package.file], usb)
    session(town, "2025-06-01", 30)
    (right,) = receive(county, [submit(town, 2025, tmp_path).path])
    with pytest.raises(DeskError, match="不是同一份"):
        take_slip(town, path)
    assert turn(town, "2025").state is State.REPORTED
    assert right.package
    accept(county, right.package.file)
    (path,) = write_accepted(county, [right.package.file], usb)
    unlock(town, ["2025"], "自己发现了")
    with pytest.raises(DeskError, match="已解锁在改"):
        take_slip(town, path)


def test_a_slip_of_a_report_that_was_mended_meanwhile(
    county: Book, town: Book, usb: Path
) -> None:
    usb.mkdir()
    (found,) = receive(county, [submit(town, 2025, usb).path])
    assert found.package
    path = return_(county, found.package.file, [], usb, "改")
    unlock(town, ["2025"], "自己发现了")
    assert not take_slip(town, path).known  # open already, and stays so
    assert turn(town, "2025").state is State.OPENED
    submit(town, 2025, usb)
    with pytest.raises(PeriodLocked), town.edit("改") as edit:
        edit.add("training", {"held_on": "2025-01-01", "title": "x", "people": 1})


def test_slips_for_others(county: Book, town: Book, usb: Path, tmp_path: Path) -> None:
    path = return_(county, _received(county, town, usb), [], usb, "改")
    with township(tmp_path / "二.tecdesk", "下坪镇") as other:
        with pytest.raises(DeskError, match="是给清河镇的退回单，这本台账是下坪镇的"):
            take_slip(other, path)
        package = report(other, 2025, 1, usb)
        with pytest.raises(DeskError, match="不是退回单"):
            take_slip(other, package)
    with pytest.raises(DeskError, match=r"退回的是第1次.*是第0次"):
        take_slip(town, path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(DeskError, match=r"不完整|不是"):
        take_slip(town, path)
