from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.batch import Batch
from tecdesk.desk.batch import write
from tecdesk.desk.yearly import base_lines
from tecdesk.desk.yearly import base_years
from tecdesk.desk.yearly import targets_copied
from tecdesk.desk.yearly import targets_from_done
from tecdesk.domain.record import ABOUT
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.store.query import Filter
from tecdesk.tally.targets import targets
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import session
from tests.tally.entering import target
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book


def _said(batch: Batch) -> list[str]:
    return [each.problem.text for each in batch.objections]


def test_next_years_targets_are_those_of_this_year_in_their_order(book: Book) -> None:
    target(book, "training.people", 5000, unit="人次", source="县科技局")
    target(book, "handout.quantity", 100, unit="册")
    batch = targets_copied(book, 2025, 2026)
    assert batch.label == "定 2026 年目标：2 项"
    assert [row.name for row in batch.rows] == ["培训人次", "发放资料"]
    assert write(book, batch, 2026)
    assert targets(book, 2026) == targets(book, 2025)
    copied = book.find("target", Filter({"year": 2026}))
    assert {row["source"] for row in copied} == {"县科技局", None}
    book.undo()
    assert targets(book, 2026) == {}


def test_a_target_that_is_there_is_left_alone(book: Book) -> None:
    target(book, "training.people", 5000, unit="人次")
    target(book, "training.sessions", 40)
    target(book, "training.people", 7000, unit="人次", year=2026)
    batch = targets_copied(book, 2025, 2026)
    assert [row.values["indicator"] for row in batch.rows] == ["training.sessions"]
    assert write(book, batch, 2026)
    assert targets(book, 2026)["training.people", ""] == 7000
    again = targets_copied(book, 2025, 2026)
    assert again.blocked
    assert _said(again) == ["2026 年的目标已经填过了。"]


def test_yuan_and_ten_thousand_yuan_are_one_target(book: Book) -> None:
    target(book, "pairing.money", 2, unit="万元")
    target(book, "pairing.money", 30000, unit="元", year=2026)
    assert targets_copied(book, 2025, 2026).blocked


def test_without_targets_there_is_nothing_to_copy(book: Book) -> None:
    assert _said(targets_copied(book, 2025, 2026)) == [
        "2025 年还没有目标，没有可抄的。"
    ]
    assert targets_from_done(book, 2025, 2026).blocked


def test_what_was_done_becomes_the_target_unrounded(book: Book) -> None:
    target(book, "training.people", 1)
    target(book, "base.area", 1)
    target(book, "pairing.money", 1)
    target(book, "pairing.goods", 1)
    session(book, "2025-03-01", people=4374)
    add(book, "base", name="茶园", founded_on="2025", area=16978)
    line = household(book)
    add(book, "aid", pairing=line, date="2025-03-01", way="资金", money=120055)
    batch = targets_from_done(book, 2025, 2026)
    assert write(book, batch, 2026)
    assert targets(book, 2026) == {
        ("training.people", ""): 4374,
        ("base.area", ""): 16978,
        ("pairing.money", ""): 120055,
    }


def _base(book: Book, name: str, place: str, **more: str | int | None) -> str:
    told = {"name": name, "founded_on": "2023", "area": 1000, **more}
    return add(book, "base", village=village(book, place), **told)


def test_the_grid_has_the_bases_in_use_in_county_order(book: Book) -> None:
    fish = _base(book, "鱼塘", "石桥村")
    tea = _base(book, "茶园", "柳树村")
    _base(book, "旧园", "柳树村", closed_on="2025-03")
    _base(book, "新园", "柳树村", founded_on="2026")
    old = add(book, "base_year", base=tea, year=2024, area=900)
    now = add(book, "base_year", base=fish, year=2025, area=950)
    lines = base_lines(book, 2025)
    assert [each.base.id for each in lines] == [tea, fish]
    assert lines[0].before
    assert lines[0].before.id == old
    assert lines[0].line is None
    assert lines[1].line
    assert lines[1].line.id == now


def test_figures_of_many_bases_are_written_and_changed_in_one_step(
    book: Book,
) -> None:
    fish, tea = _base(book, "鱼塘", "石桥村"), _base(book, "茶园", "柳树村")
    more = _base(book, "菜园", "柳树村")
    line = add(book, "base_year", base=fish, year=2025, area=950, households=7)
    given: dict[str, dict[str, Value]] = {
        fish: {"area": 960, "households": 7},
        tea: {"area": 1100, "output": 5_000_000},
        more: {"area": None, "output": None},
    }
    batch = base_years(book, 2025, given)
    assert batch.label == "2025 年基地情况：2 个基地"
    assert write(book, batch, 2025)
    rows = {row.text("base"): row for row in book.find("base_year")}
    assert len(rows) == 2
    assert (rows[fish].id, rows[fish]["area"]) == (line, 960)
    assert (rows[tea]["area"], rows[tea]["year"]) == (1100, 2025)
    assert base_years(book, 2025, given).blocked
    book.undo()
    assert book.require("base_year", line)["area"] == 950


def test_marks_alone_are_said_too(book: Book) -> None:
    tea, fish = _base(book, "茶园", "柳树村"), _base(book, "鱼塘", "石桥村")
    line = add(book, "base_year", base=tea, year=2025, area=950)
    given: dict[str, dict[str, Value]] = {tea: {"area": 950}, fish: {"output": None}}
    marks = {tea: {"area": ABOUT}, fish: {"output": NOT_APPLICABLE}}
    assert base_years(book, 2025, given).blocked
    assert write(book, base_years(book, 2025, given, marks), 2025)
    told = {row.text("base"): dict(row.marks) for row in book.find("base_year")}
    assert told == marks
    assert book.require("base_year", line)["area"] == 950


def test_an_area_that_leaps_is_hinted_against_last_year(book: Book) -> None:
    tea = _base(book, "茶园", "柳树村")
    add(book, "base_year", base=tea, year=2024, area=500)
    batch = base_years(book, 2025, {tea: {"area": 605}})
    assert _said(batch) == ["面积从 50 亩变为 60.5 亩，请核对。"]
    assert not batch.blocked
    assert not base_years(book, 2025, {tea: {"area": 600}}).objections


def test_an_empty_grid_is_refused(book: Book) -> None:
    assert _said(base_years(book, 2025, {})) == ["没有填新的数。"]
