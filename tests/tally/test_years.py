"""Renamed, merged and dated words and villages leave last year's figures alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest

from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.period import Period
from tecdesk.store.figures.aggregate import behind
from tecdesk.store.terms.village_changes import Villages
from tecdesk.store.terms.words import Words
from tecdesk.tally.plain import plain
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book

LAST = Period(2025)
NOW = Period(2026)


def _village(book: Book, name: str) -> str:
    return next(id_ for id_, each in book.names("village").items() if each == name)


def _rename_village(book: Book) -> None:
    Villages(book).rename(_village(book, "石桥村"), "石桥新村", 2026)


def _merge_villages(book: Book) -> None:
    villages = Villages(book)
    villages.merge(_village(book, "石桥村"), _village(book, "下坪村"), 2026)


def _split_village(book: Book) -> None:
    Villages(book).split(_village(book, "石桥村"), ["石桥东村", "石桥西村"], 2026)


CHANGES: dict[str, Callable[[Book], object]] = {
    "rename form": lambda b: Words(b, "training_form").rename(
        "现场指导", "现场教学", 2026
    ),
    "rename to a used word": lambda b: Words(b, "training_form").rename(
        "现场指导", "讲座", 2026
    ),
    "merge forms": lambda b: Words(b, "training_form").merge("讲座", "培训班", 2026),
    "date form": lambda b: Words(b, "training_form").date("讲座", None, 2025),
    "hide form": lambda b: Words(b, "training_form").hide("讲座"),
    "merge ways": lambda b: Words(b, "aid_way").merge("慰问", "走访", 2026),
    "rename unit": lambda b: Words(b, "material_unit").rename("册", "卷", 2026),
    "rename status": lambda b: Words(b, "household_status").rename(
        "一般农户", "普通农户", 2026
    ),
    "merge status": lambda b: Words(b, "household_status").merge(
        "监测对象", "防止返贫致贫对象", 2026
    ),
    "rename village": _rename_village,
    "merge villages": _merge_villages,
    "split village": _split_village,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_last_years_sheet_is_the_same_to_the_letter(sample_book: Book, change) -> None:
    before = plain(make_sheet(sample_book, LAST, None))
    change(sample_book)
    after = plain(make_sheet(sample_book, LAST, None))
    _hidden_word_may_move(before, after)
    assert after == before


def _hidden_word_may_move(*sheets: dict[str, Any]) -> None:
    """A word no longer offered stands after the others; its figure is the same."""
    for sheet in sheets:
        for line in sheet["indicators"]:
            line["parts"].sort(key=lambda part: (part["by"], part["name"]))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("period", [LAST, NOW], ids=["2025", "2026"])
def test_every_part_is_its_records_still(
    sample_book: Book, change, period: Period
) -> None:
    _repeat(sample_book)
    change(sample_book)
    sheet = make_sheet(sample_book, period, None)
    checked = 0
    for line in sheet.lines:
        unit = line.unit if line.indicator.per else ""
        for part in line.parts:
            rows = behind(
                sample_book,
                line.indicator,
                period,
                unit=unit,
                by=part.by,
                part=part.key,
            )
            known = [added for _, added in rows if added is not None]
            assert sum(known) == (part.figure.value or 0), (line.label, part)
            checked += bool(known)
    assert checked > 100


def _repeat(book: Book) -> None:
    """The sessions and aid of 2025 once more in 2026, in the words of then."""
    with book.edit("2026") as edit:
        for key, date in (
            ("training", "held_on"),
            ("aid", "date"),
            ("handout", "date"),
        ):
            for record in book.find(key):
                day = record.text(date).replace("2025", "2026")
                edit.add(key, {**record.values, date: day}, record.marks)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_totals_of_this_year_do_not_change(sample_book: Book, change) -> None:
    _repeat(sample_book)
    before = _totals(sample_book)
    change(sample_book)
    after = _totals(sample_book)
    changed = {key for key in before if before[key] != after[key]}
    assert changed <= _MEANT_TO_CHANGE


_MEANT_TO_CHANGE = {
    "pairing.visits",  # 慰问 are visits now
    "pairing.villages",  # two villages are one
    "training.villages",
    "handout.quantity",  # 册 are called 卷
    "handout.registered",
}


def _totals(book: Book) -> dict[str, list[tuple[str, int | None]]]:
    sheet = make_sheet(book, NOW)
    return {
        key: [(line.unit, line.figure.value) for line in sheet.lines_of(key)]
        for key in INDICATORS
    }


def test_this_year_shows_the_new_word_for_both_spellings(book: Book) -> None:
    Words(book, "training_form").rename("现场指导", "现场教学", 2026)
    _sessions(book, ("2025-05", "现场指导", 5), ("2025-06", "现场教学", 7))
    _sessions(book, ("2026-05", "现场指导", 20), ("2026-06", "现场教学", 30))
    assert _parts(book, LAST, "form") == {"现场指导": 12}
    assert _parts(book, NOW, "form") == {"现场教学": 50}


def test_a_merged_word_counts_as_the_other_from_its_year(book: Book) -> None:
    Words(book, "training_form").merge("讲座", "培训班", 2026)
    _sessions(book, ("2025-05", "讲座", 5), ("2025-06", "培训班", 7))
    _sessions(book, ("2026-05", "讲座", 20), ("2026-06", "培训班", 30))
    assert _parts(book, LAST, "form") == {"培训班": 7, "讲座": 5}
    assert _parts(book, NOW, "form") == {"培训班": 50}


def test_a_word_used_before_it_became_a_new_name_stays_apart(book: Book) -> None:
    _sessions(book, ("2025-05", "现场指导", 5), ("2025-06", "现场教学", 7))
    Words(book, "training_form").rename("现场指导", "现场教学", 2026)
    _sessions(book, ("2026-05", "现场指导", 20), ("2026-06", "现场教学", 30))
    assert _parts(book, LAST, "form") == {"现场指导": 5, "现场教学": 7}
    assert _parts(book, NOW, "form") == {"现场教学": 50}


def test_an_aid_that_became_a_visit_counts_from_its_year(book: Book) -> None:
    with book.edit("新增") as edit:
        pairing = edit.add(
            "pairing", {"name": "张三", "since": "2020", "helper": "李四"}
        )
        for day in ("2025-05-05", "2026-05-05"):
            for way in ("走访", "慰问"):
                aid = {"pairing": pairing, "date": day, "way": way, "times": 2}
                edit.add("aid", aid)
    Words(book, "aid_way").merge("慰问", "走访", 2026)
    visits = [
        make_sheet(book, p).line("pairing.visits").figure.value for p in (LAST, NOW)
    ]
    assert visits == [2, 4]
    also = {"way": "走访"}
    for period, count in ((LAST, 2), (NOW, 4)):
        found = behind(book, INDICATORS["pairing.visits"], period, also=also)
        assert sum(added or 0 for _, added in found) == count


def test_a_village_is_called_what_it_was_called(book: Book) -> None:
    _rename_village(book)
    _sessions(book, ("2025-05", "讲座", 5), ("2026-05", "讲座", 20))
    assert "石桥村" in _parts(book, LAST, "village")
    assert "石桥新村" not in _parts(book, LAST, "village")
    assert _parts(book, NOW, "village")["石桥新村"] == 20


def test_records_of_a_merged_village_count_for_the_other(book: Book) -> None:
    _merge_villages(book)
    _sessions(book, ("2025-05", "讲座", 5), ("2026-05", "讲座", 20))
    assert _parts(book, LAST, "village")["石桥村"] == 5
    now = _parts(book, NOW, "village")
    assert now["下坪村"] == 20
    assert "石桥村" not in now


def test_a_merged_village_is_counted_once_but_its_namesakes_stay_two(
    book: Book,
) -> None:
    with book.edit("新增") as edit:
        for name in ("石桥村", "下坪村"):
            pairing = {"name": "张三", "since": "2020", "helper": "李四"}
            edit.add("pairing", {**pairing, "village": _village(book, name)})
    _merge_villages(book)
    keys = ("pairing.villages", "pairing.objects")
    last, now = (make_sheet(book, period) for period in (LAST, NOW))
    assert [last.line(key).figure.value for key in keys] == [2, 2]
    assert [now.line(key).figure.value for key in keys] == [1, 2]


def _sessions(book: Book, *rows: tuple[str, str, int]) -> None:
    village = _village(
        book, next(n for n in book.names("village").values() if "石桥" in n)
    )
    with book.edit("新增培训") as edit:
        for day, form, people in rows:
            values: dict[str, Value] = {"held_on": day, "form": form, "people": people}
            edit.add("training", values | {"title": "水稻", "village": village})


def _parts(book: Book, period: Period, by: str) -> dict[str, int | None]:
    line = make_sheet(book, period, (by,)).line("training.people")
    return {part.name: part.figure.value for part in line.parts_by(by)}
