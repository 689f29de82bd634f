"""What several packages of one unit say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.exchange.packages.union import BINNED_AT
from tecdesk.exchange.packages.union import Source
from tecdesk.exchange.packages.union import union

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.exchange.packages.arrival import Row
    from tecdesk.exchange.packages.arrival import Tables


def _row(key: str, id_: str, **values: Value) -> Row:
    fields = (values.get(name) for name in REGISTERS[key].columns)
    return (id_, "", "at", "at", None, None, None, *fields)


def _tables(*rows: tuple[str, Row]) -> Tables:
    found: Tables = {}
    for key, row in rows:
        found.setdefault(key, {})[str(row[0])] = row
    return found


def _session(id_: str, day: str, people: int = 1) -> tuple[str, Row]:
    return "training", _row("training", id_, held_on=day, people=people)


def _base(**values: Value) -> tuple[str, Row]:
    return "base", _row("base", "b", founded_on="2020", **values)


def _source(
    year: int, *rows: tuple[str, Row], half: int | None = None, **more: object
) -> Source:
    gone = {"base": {"b": "2025-06-01"}} if more.get("gone") else {}
    only = bool(more.get("photos_only"))
    written = str(more.get("written", f"{year}-12-01"))
    return Source(Period(year, half=half), written, _tables(*rows), gone, only)


def _live(tables: Tables, key: str) -> dict[str, Row]:
    rows = tables.get(key, {})
    return {id_: row for id_, row in rows.items() if row[BINNED_AT] is None}


def test_an_event_comes_from_the_package_of_its_year() -> None:
    found = union(
        [
            _source(2024, _session("a", "2024-05-01", 5)),
            _source(2025, _session("a", "2024-05-01", 9), _session("b", "2025-01-01")),
        ]
    )
    assert _live(found, "training").keys() == {"a", "b"}
    assert _session("a", "2024-05-01", 5)[1] in found["training"].values()


def test_an_event_only_pointed_to_is_in_no_figure() -> None:
    found = union([_source(2025, _session("a", "2024-05-01"))])
    assert found["training"]["a"][BINNED_AT] == "2025-12-01"
    assert _live(found, "training") == {}


def test_an_event_that_moved_to_another_year_is_there_once() -> None:
    old, new = _session("a", "2024-12-31"), _session("a", "2025-01-01")
    found = union([_source(2024, old), _source(2025, new)])
    assert _live(found, "training") == {"a": new[1]}
    back = union([_source(2025, new), _source(2024, old, written="2026-01-01")])
    assert _live(back, "training") == {"a": old[1]}


def test_what_lasts_comes_from_the_youngest_package_that_names_it() -> None:
    found = union([_source(2024, _base(area=1)), _source(2025, _base(area=2))])
    assert _live(found, "base") == {"b": _base(area=2)[1]}


def test_what_had_ended_stays_though_later_packages_do_not_name_it() -> None:
    ended = _base(closed_on="2024-03-01")
    found = union([_source(2024, ended), _source(2025)])
    assert _live(found, "base") == {"b": ended[1]}


def test_what_should_be_in_force_and_is_not_named_is_no_more() -> None:
    found = union([_source(2024, _base()), _source(2025)])
    assert found["base"]["b"][BINNED_AT] == "2025-12-01"


@pytest.mark.parametrize(
    ("days", "gone"),
    [
        ({"applied_on": "2025-03"}, True),
        ({"approved_on": "2026-03"}, False),
        ({"applied_on": "2023", "stopped_on": "2024-06"}, False),
    ],
)
def test_a_project_is_missed_only_where_it_would_be_named(
    days: dict[str, Value], gone: bool
) -> None:
    project = "project", _row("project", "p", name="茶园", **days)
    found = union([_source(2024, project), _source(2025)])
    assert bool(found["project"]["p"][BINNED_AT]) == gone


def test_a_deletion_is_told_and_not_brought_back() -> None:
    ended = _base(closed_on="2024-03-01")
    found = union([_source(2024, ended), _source(2025, gone=True)])
    assert found["base"]["b"][BINNED_AT] == "2025-06-01"


def test_what_was_taken_out_of_the_bin_again_is_there() -> None:
    sources = [
        _source(2024, _base()),
        _source(2025, gone=True),
        _source(2026, _base()),
    ]
    assert _live(union(sources), "base")


def test_villages_are_those_of_the_youngest_package() -> None:
    old, new = _row("village", "v", name="旧"), _row("village", "w", name="新")
    found = union([_source(2024, ("village", old)), _source(2025, ("village", new))])
    assert _live(found, "village") == {"w": new}
    assert found["village"]["v"][BINNED_AT] == "2025-12-01"  # 2024 points to it


def test_photos_stay_when_a_later_report_left_them_at_home() -> None:
    photo = _row("attachment", "p", record="a", register="training")
    other = _row("attachment", "q", record="gone", register="training")
    first = _source(
        2025, ("attachment", photo), ("attachment", other), photos_only=True
    )
    found = union([first, _source(2025, _session("a", "2025-01-01"))])
    assert found["attachment"] == {"p": photo}
    assert _live(found, "training").keys() == {"a"}


def test_no_packages_say_nothing() -> None:
    assert union([]) == {}
