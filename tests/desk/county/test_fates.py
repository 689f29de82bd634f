"""What becomes of a package: each line of the neighbours' list of failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.county.board import board
from tecdesk.desk.county.deciding import admit
from tecdesk.desk.county.deciding import close_list
from tecdesk.desk.county.deciding import collect
from tecdesk.desk.county.merging import receive
from tecdesk.errors import DeskError
from tests.desk.county.stick import listed
from tests.desk.county.stick import report
from tests.desk.county.stick import session
from tests.desk.county.stick import state
from tests.desk.county.stick import township
from tests.desk.county.stick import value

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.desk.county.outcome import Outcome
    from tecdesk.store.book import Book


def _one(county: Book, path: Path) -> Outcome:
    (found,) = receive(county, [path])
    return found


def test_the_first_package_of_a_unit(county: Book, town: Book, usb: Path) -> None:
    said = _one(county, report(town, 2025, 1, usb))
    assert said.fate == "new"
    assert said.counts == {"new": 4}  # the unit, two villages, a session
    assert said.sentence == "清河镇 2025年度 第1次：已并入，新增 4 条。"
    assert value(county, "training.people") == 10


def test_the_same_stick_twice_changes_nothing(
    county: Book, town: Book, usb: Path
) -> None:
    path = report(town, 2025, 1, usb)
    _one(county, path)
    before = state(county)
    mailed = path.with_name("邮件里的.tdk")
    mailed.write_bytes(path.read_bytes())
    for again in (path, mailed):
        said = _one(county, again)
        assert said.fate == "same"
        assert said.sentence == "清河镇 2025年度 第1次：已经收过，没有变。"
    assert state(county) == before


def test_a_newer_report_says_what_it_replaces(
    county: Book, town: Book, usb: Path
) -> None:
    lost = session(town, "2025-05-02", 20, "删掉的")
    _one(county, report(town, 2025, 1, usb))
    kept = next(r.id for r in town.find("training") if r.id != lost)
    with town.edit("改") as edit:
        edit.change("training", kept, {"people": 12})
        edit.bin("training", lost)
    session(town, "2025-06-01", 30, "新加的")
    path = report(town, 2025, 2, usb)
    (looked,) = receive(county, [path], look=True)
    assert value(county, "training.people") == 30  # only looked at
    said = _one(county, path)
    assert (said.fate, said.counts) == (looked.fate, looked.counts)
    assert said.fate == "newer"
    assert said.counts == {"new": 1, "changed": 1, "gone": 1}
    assert said.sentence.endswith("换下第1次，新增 1 条、修改 1 条、没有了 1 条。")
    what = {each.what: each for each in said.changes}
    assert what["changed"].was["people"] == 10
    assert what["changed"].now["people"] == 12
    assert what["changed"].fields == ("people",)
    assert what["gone"].id == lost
    assert value(county, "training.people") == 42


def test_an_older_report_that_comes_late_is_kept_and_does_not_count(
    county: Book, town: Book, usb: Path
) -> None:
    first = report(town, 2025, 1, usb)
    session(town, "2025-06-01", 30)
    _one(county, report(town, 2025, 2, usb))
    said = _one(county, first)
    assert said.fate == "older"
    assert said.sentence == "清河镇 2025年度 第1次：已有第2次，这一份存着，不计。"
    assert value(county, "training.people") == 40


def test_two_units_may_report_the_same_year(
    county: Book, town: Book, usb: Path, tmp_path: Path
) -> None:
    with township(tmp_path / "二.tecdesk", "下坪镇") as other:
        session(other, "2025-05-01", 5)
        paths = [report(town, 2025, 1, usb), report(other, 2025, 1, usb)]
    assert [each.fate for each in receive(county, paths)] == ["new", "new"]
    assert value(county, "training.people") == 15


def test_an_unknown_unit_waits_and_is_let_in_without_its_file(
    county: Book, town: Book, usb: Path
) -> None:
    listed(county, ("下坪镇", ""))
    close_list(county)
    path = report(town, 2025, 1, usb)
    said = _one(county, path)
    path.unlink()
    assert said.fate == "unknown"
    assert not said.merged
    assert said.sentence == (
        "清河镇 2025年度 第1次：名单里没有清河镇，先放着，没有并入。"
    )
    assert county.count("training") == 0
    (waiting,) = board(county).waiting
    admit(county, waiting.package.file)
    assert board(county).waiting == ()
    assert value(county, "training.people") == 10


def test_a_listed_unit_is_known_by_its_code_or_its_name(
    county: Book, town: Book, usb: Path
) -> None:
    listed(county, ("清河", "990000100"))
    close_list(county)
    assert _one(county, report(town, 2025, 1, usb)).fate == "new"
    (owner,) = {record.owner for record in county.find("training")}
    assert county.require("unit", owner)["name"] == "清河"


def test_another_code_than_on_the_list(county: Book, town: Book, usb: Path) -> None:
    listed(county, ("清河镇", "990000199"))
    said = _one(county, report(town, 2025, 1, usb))
    assert said.fate == "code"
    assert "名单里清河镇的区划代码是 990000199，包里写的是 990000100" in said.sentence
    (waiting,) = board(county).waiting
    admit(county, waiting.package.file)
    assert county.find("unit", order=("name",))[0].text("code") != "990000199"
    assert value(county, "training.people") == 10


@pytest.mark.parametrize(
    ("code", "parent", "fate"),
    [
        ("", "县科技局", "new"),
        ("", "青山县科学技术局", "new"),
        ("", "某市青山县科技局", "new"),
        ("", "县农业区划办", "new"),
        ("", "白水县科技局", "parent"),
        ("990100100", "县科技局", "parent"),
        ("990000100", "白水县科技局", "new"),  # the code decides
    ],
)
def test_a_unit_of_another_county(
    county: Book, town: Book, usb: Path, code: str, parent: str, fate: str
) -> None:
    with county.edit("代码") as edit:
        edit.change("unit", county.unit.id, {"code": "990000"})
    said = _one(county, report(town, 2025, 1, usb, code=code, parent=parent))
    assert said.fate == fate
    if fate == "parent":
        assert "不像本县的单位" in said.sentence
        (waiting,) = board(county).waiting
        admit(county, waiting.package.file)
        assert value(county, "training.people") == 10


def test_a_second_book_of_a_unit_waits_for_a_person(
    county: Book, town: Book, usb: Path, tmp_path: Path
) -> None:
    with township(tmp_path / "新.tecdesk", "清河镇", "990000100") as new:
        session(new, "2025-05-01", 7)
        paths = [report(town, 2025, 1, usb), report(new, 2025, 1, usb)]
    old, second = receive(county, paths)
    assert (old.fate, second.fate) == ("new", "twin")
    assert "是同一个单位，却是另一本台账报的" in second.sentence
    assert value(county, "training.people") == 10
    assert second.package
    admit(county, second.package.file)
    assert value(county, "training.people") == 7


def test_a_copied_book_waits(county: Book, town: Book, usb: Path) -> None:
    _one(county, report(town, 2025, 1, usb))
    said = _one(county, report(town, 2025, 1, usb, name="石桥镇", code="990000300"))
    assert said.fate == "shared"
    assert "和清河镇是同一本台账的编号" in said.sentence
    copied = _one(county, report(town, 2025, 1, usb, id="f", name="柳镇", code=""))
    assert copied.fate == "copy"
    assert "里面有清河镇的记录" in copied.sentence
    assert copied.package
    with pytest.raises(DeskError, match="收下就会重复"):
        admit(county, copied.package.file)
    assert value(county, "training.people") == 10


def test_a_unit_may_be_renamed(county: Book, town: Book, usb: Path) -> None:
    _one(county, report(town, 2025, 1, usb))
    assert _one(county, report(town, 2025, 2, usb, name="清河街道")).fate == "newer"


def test_a_year_that_is_not_collected(county: Book, town: Book, usb: Path) -> None:
    collect(county, [2024])
    said = _one(county, report(town, 2025, 1, usb))
    assert said.fate == "year"
    assert "报的是 2025 年全年，县里现在不收这一期" in said.sentence
    assert said.package
    admit(county, said.package.file)
    assert value(county, "training.people") == 10


def test_a_unit_put_on_the_list_by_hand_is_caught_up_with(
    county: Book, town: Book, usb: Path
) -> None:
    listed(county, ("下坪镇", ""))
    close_list(county)
    path = report(town, 2025, 1, usb)
    assert _one(county, path).fate == "unknown"
    listed(county, ("清河镇", ""))
    assert _one(county, path).fate == "same"
    assert value(county, "training.people") == 10
    listed(county, ("清河镇", "990000100"))  # one too many: its code decides
    assert _one(county, path).fate == "same"
    assert value(county, "training.people") == 10
