"""覆盖率, two ends of a project, and what ends with the thing it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.period import Period
from tecdesk.domain.registers import CORE
from tecdesk.tally.plain import plain
from tecdesk.tally.quiet import quiet
from tecdesk.tally.sheet import make_sheet
from tests.tally.entering import add
from tests.tally.entering import session
from tests.tally.entering import target
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.store.book import Book

YEAR = Period(2025)


def value(book: Book, key: str, period: Period = YEAR) -> int | None:
    return make_sheet(book, period).line(key).figure.value


def test_villages_of_all_villages(book: Book) -> None:
    envoy = add(book, "envoy", name="李农", since="2024")
    for name in ("柳树村", "下坪村", "柳树村"):
        place = village(book, name)
        add(book, "envoy_village", envoy=envoy, village=place, since="2024")
    sheet = make_sheet(book, YEAR)
    line = sheet.line("envoy.villages")
    assert (line.figure.value, line.out_of) == (2, 4)
    assert line.coverage == 50
    shown = next(i for i in plain(sheet)["indicators"] if i["key"] == "envoy.villages")
    assert (shown["out_of"], shown["coverage"]) == (4, 50.0)


def test_the_villages_of_an_envoy_end_with_the_term(book: Book) -> None:
    envoy = add(book, "envoy", name="李农", since="2024", until="2025-06-30")
    add(book, "envoy_village", envoy=envoy, village=village(book, "柳树村"))
    assert value(book, "envoy.villages", Period(2025, quarter=1)) == 1
    assert value(book, "envoy.villages") == 0


def test_a_project_is_at_work_until_it_is_accepted_or_stopped(book: Book) -> None:
    first = {"approved_on": "2024-05"}
    add(book, "project", name="在研", **first)
    add(book, "project", name="验收", **first, accepted_on="2025-11-02")
    add(book, "project", name="终止", **first, stopped_on="2025-04-01")
    add(book, "project", name="申报", applied_on="2025-02")
    quarters = [Period(2025, quarter=number) for number in (1, 2, 4)]
    running = [value(book, "project.running", each) for each in quarters]
    assert running == [3, 2, 1]
    assert value(book, "project.applied") == value(book, "project.accepted") == 1


def test_groups_with_nothing_to_tell(book: Book) -> None:
    silent = quiet(make_sheet(book, YEAR).lines)
    assert not silent & set(CORE)
    assert {"outreach", "project", "publicity"} <= silent
    session(book, "2025-03-01")
    add(book, "outreach", held_on="2025-03", title="大集", visits=5)
    target(book, "project.applied", 3)
    silent = quiet(make_sheet(book, YEAR).lines)
    assert not silent & {"outreach", "project", "publicity"}
    assert "envoy" in silent
