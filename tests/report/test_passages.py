"""Every passage with all that there may be, with little, and with nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import pytest

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.report.letter.document import PENDING
from tecdesk.report.letter.document import plain
from tecdesk.report.words.draft import PROBLEMS
from tecdesk.report.words.facts import Facts
from tecdesk.report.words.narrative import draft
from tecdesk.report.words.narrative import narrative
from tecdesk.report.words.numerals import Numerals
from tecdesk.report.words.numerals import Style
from tecdesk.report.words.promises import PROMISES
from tecdesk.report.words.remedies import IN_ORDER
from tecdesk.report.words.remedies import REMEDIES
from tecdesk.report.words.sections import SECTIONS
from tecdesk.report.words.variants import ENVOYS
from tecdesk.report.words.variants import HALF
from tecdesk.report.words.variants import VARIANTS
from tests.report.full_year import GROUPS
from tests.report.full_year import add_rows
from tests.report.full_year import add_target
from tests.report.reading_aloud import faults
from tests.report.township import YEAR
from tests.report.township import empty

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tecdesk.store.book import Book

PARTS_AND_WHOLES = {
    "base.proposed",
    "bureau.budget",
    "handout.registered",
    "outreach.covered",
    "pairing.aid",
    "pairing.goods",
    "pairing.households",
    "pairing.quantity",
    "pairing.served",
    "pairing.visited_groups",
    "training.aided",
    "training.handouts",
    "training.villages",
}
"""Figures that a plan promises by their label, if it ever does."""
HOUSES = {passage.key: key for key, c in SECTIONS.items() for passage in c.passages}
"""Register to the section that tells of it."""


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with empty(tmp_path / "a.tecdesk") as made:
        yield made


def sections(book: Book) -> dict[str, str]:
    """The sections on what was done that are there, as one line each."""
    whole = draft(Facts(book, Period(YEAR)))
    told = (each for each in whole.sections() if each.key in SECTIONS)
    return {
        each.key: each.title + "".join(plain(line.text) for line in each.lines)
        for each in told
        if each.lines
    }


def read_aloud(book: Book, **options: Any) -> str:
    lines = [
        line
        for variant in VARIANTS.values()
        for line in narrative(book, YEAR, variant, **options).lines()
    ]
    for line in lines:
        assert not faults(line), line
    return "\n".join(lines)


def test_nothing_is_told_of_nothing(book):
    assert sections(book) == {}
    assert PENDING in read_aloud(book)


@pytest.mark.parametrize("group", GROUPS)
def test_a_register_has_its_section_and_no_other(book, group):
    add_rows(book, GROUPS[group])
    found = sections(book)
    apart = {"topics"} if group in {"outreach", "consult"} else set()
    assert found.keys() - apart == {HOUSES[group]}
    assert PENDING not in "".join(found.values())
    passage = next(p for p in SECTIONS[HOUSES[group]].passages if p.key == group)
    assert found[HOUSES[group]].startswith(passage.heading)
    read_aloud(book)


def test_little_is_told_of_bare_records(book):
    add_rows(book, [key for keys in GROUPS.values() for key in keys], bare=True)
    found = sections(book)
    assert found.keys() == {HOUSES[group] for group in GROUPS}
    told = read_aloud(book)
    assert "全年共开展科普活动6场。" in told  # one each; which is part of what is lost
    assert "按活动形式分，" not in told


def test_one_of_everything_is_told_without_comparing(book):
    add_rows(book, [*(key for keys in GROUPS.values() for key in keys)], most=1)
    add_rows(book, ["training"], most=1)
    told = read_aloud(book)
    assert "最多" not in told
    assert "新品种新技术1项，属引进；涉及粮食。" in told
    assert "服务网络建在东村。" in told
    assert "立项项目为县级；为新技术引进示范。" in told


def test_targets_of_which_nothing_was_done(book):
    with book.edit("目标", year=YEAR) as edit:
        for key in INDICATORS:
            add_target(edit, key, 7)
    told = read_aloud(book)
    assert "科普活动年度目标为7场，全年尚未开展。" in told
    assert "科技特派员年度目标为7名，年末尚无。" in told
    assert "上半年末尚无" in told


def test_everything_is_compared_with_the_year_before(book):
    add_rows(book)
    since = dict.fromkeys(SECTIONS, 2020) | dict.fromkeys(GROUPS, 2020)
    book.change_settings(lambda now: replace(now, complete_since=since))
    told = read_aloud(book)
    assert "科普活动9场，上年没有，本年新增9场" in told
    assert "年末在岗科技特派员3名，比上年末增加2名" in told


def test_rough_figures_say_so(book):
    add_rows(book, GROUPS["consult"])
    rows = book.find("consult")
    with book.edit("性质", year=YEAR) as edit:
        edit.change("consult", rows[0].id, {"quality": "据不完全统计"})
    assert "据不完全统计，全年受理热线电话132个" in sections(book)["outreach"]


def test_numbers_in_the_style_of_the_document(book):
    add_rows(book)
    with book.edit("台账", year=YEAR) as edit:
        edit.add("outreach", {"held_on": "2025-10", "title": "大会", "visits": 12345})
    told = read_aloud(book, numerals=Numerals(Style.WAN))
    assert "参与群众1.4万余人次" in told
    assert "发放资料" in told


def test_a_rewritten_share_says_what_was_computed(book):
    add_rows(book, GROUPS["project"])
    with book.edit("台账", year=YEAR) as edit:
        kind = {"indicator": "project.total", "by": "kind", "part": "新品种选育"}
        values = {"year": YEAR, "span": "2025", "computed": 2778, "shown": 2770}
        edit.add("shown_share", kind | values)
    told = sections(book)["project"]
    assert "新品种选育55万元，占27.7%；" in told
    assert "（新品种选育占比为人工改写，按数计算是27.8%）。" in told


def test_parts_without_a_word_are_not_told_as_shares(book):
    add_rows(book, GROUPS["project"])
    with book.edit("台账", year=YEAR) as edit:
        values = {"name": "无类别", "approved_on": "2025-03", "total": 100_000}
        edit.add("project", values)
    told = sections(book)["project"]
    assert "立项项目总投资198.1万元。" in told


def test_visits_and_people_are_not_said_side_by_side(book):
    values = {"held_on": "2025-05", "title": "科普日", "people": 80}
    with book.edit("科普", year=YEAR) as edit:
        edit.add("outreach", values)
    assert "；参与群众80人。" in sections(book)["outreach"]
    with book.edit("科普", year=YEAR) as edit:
        edit.add("outreach", values | {"visits": 90})
    assert "；参与群众90人次。" in sections(book)["outreach"]


def test_all_villages_are_reached(book):
    with book.edit("网络", year=YEAR) as edit:
        for village in book.names("village"):
            values = {"name": "副村长", "kind": "科技副村长", "unit": "名"}
            edit.add("network", values | {"village": village, "since": "2020"})
    assert (
        "服务网络覆盖全镇4个村（社区），村村有科技副村长。" in sections(book)["envoy"]
    )


def test_villages_left_out_are_a_problem_with_a_measure(book):
    add_rows(book, GROUPS["envoy"])
    told = "".join(narrative(book, YEAR, ENVOYS).lines())
    assert "科技服务覆盖不全。北村没有科技特派员服务。" in told
    assert "用好科技特派员。主动对接选派单位，优先安排北村。" in told


def test_few_villages_recorded_is_no_problem(book):
    east = next(iter(book.names("village")))
    with book.edit("网络", year=YEAR) as edit:
        edit.add("network", {"name": "站", "kind": "协会", "village": east})
    [problems] = [
        each
        for each in draft(Facts(book, Period(YEAR))).sections()
        if each.key == PROBLEMS
    ]
    assert "覆盖不全" not in "".join(plain(line.text) for line in problems.lines)


def test_half_a_year_asks_for_the_rest(book):
    add_rows(book, [key for keys in GROUPS.values() for key in keys])
    with book.edit("目标", year=YEAR) as edit:
        add_target(edit, "envoy.in_force", 5)
        add_target(edit, "outreach.sessions", 20)
    told = "".join(narrative(book, YEAR, HALF).lines())
    assert "再增加在岗科技特派员2名。" in told
    assert "开展科普活动14场。" in told


def test_every_figure_has_a_promise_and_every_group_a_measure():
    assert INDICATORS.keys() - PROMISES.keys() == PARTS_AND_WHOLES
    assert PROMISES.keys() <= INDICATORS.keys()
    assert {each.group for each in INDICATORS.values()} == set(IN_ORDER)
    assert REMEDIES.keys() == set(IN_ORDER) - {"training", "handout", "base", "pairing"}
