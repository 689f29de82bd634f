from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.period import Period
from tecdesk.store.terms.village_changes import Villages
from tecdesk.store.terms.villages import merged_by
from tecdesk.store.terms.villages import names
from tecdesk.store.terms.villages import valid
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.store.book import Book

ALL = ["柳树村", "下坪村", "石桥村", "新民社区"]


@pytest.fixture
def ids(book: Book) -> dict[str, str]:
    return {name: id_ for id_, name in book.names("village").items()}


@pytest.fixture
def villages(book: Book) -> Villages:
    return Villages(book)


def _valid(book: Book, year: int) -> list[str]:
    return list(valid(book, year).values())


def test_nothing_changes_by_itself(book: Book) -> None:
    assert _valid(book, 2025) == ALL
    assert names(book, 2025) == book.names("village") == book.names("village", 1999)
    assert merged_by(book, 2025) == {}


def test_a_renamed_village_is_the_same_under_another_name(
    villages: Villages, book: Book, ids: dict[str, str]
) -> None:
    villages.rename(ids["石桥村"], "石桥新村", 2026)
    assert _valid(book, 2025) == ALL
    assert _valid(book, 2026) == ["柳树村", "下坪村", "石桥新村", "新民社区"]
    assert list(valid(book, 2026)) == list(ids.values())
    assert book.names("village", 2025)[ids["石桥村"]] == "石桥村"
    assert book.require("village", ids["石桥村"])["other_names"] == "石桥村"
    assert book.undo_label == "石桥村从 2026 年起改名为石桥新村"


def test_renamed_twice(villages: Villages, book: Book, ids: dict[str, str]) -> None:
    id_ = ids["石桥村"]
    villages.rename(id_, "石桥二村", 2024)
    villages.rename(id_, "石桥三村", 2027)
    seen = {year: book.names("village", year)[id_] for year in (2023, 2024, 2026, 2027)}
    assert seen == {
        2023: "石桥村",
        2024: "石桥二村",
        2026: "石桥二村",
        2027: "石桥三村",
    }
    assert "2027 年已改过名" in villages.objection(id_, 2025, "石桥四村")


def test_an_old_name_finds_the_village(
    villages: Villages, book: Book, ids: dict[str, str]
) -> None:
    from tecdesk.exchange.ledgers.known import Known

    villages.rename(ids["石桥村"], "石桥新村", 2026)
    known = Known(book, known_villages=True).names("village")
    assert known.find("石桥村") == known.find("石桥新村") == ids["石桥村"]


def test_a_merged_village_ends_and_counts_elsewhere(
    villages: Villages, book: Book, ids: dict[str, str]
) -> None:
    villages.merge(ids["石桥村"], ids["下坪村"], 2026)
    assert _valid(book, 2025) == ALL
    assert _valid(book, 2026) == ["柳树村", "下坪村", "新民社区"]
    assert merged_by(book, 2025) == {}
    assert merged_by(book, 2026) == {ids["石桥村"]: ids["下坪村"]}
    assert book.names("village", 2025)[ids["石桥村"]] == "石桥村"
    assert book.names("village", 2026)[ids["石桥村"]] == "下坪村"


def test_merged_on_and_on(villages: Villages, book: Book, ids: dict[str, str]) -> None:
    villages.merge(ids["石桥村"], ids["下坪村"], 2025)
    villages.merge(ids["下坪村"], ids["柳树村"], 2027)
    villages.rename(ids["柳树村"], "柳坪村", 2028)
    seen = [book.names("village", y)[ids["石桥村"]] for y in range(2024, 2029)]
    assert seen == ["石桥村", "下坪村", "下坪村", "柳树村", "柳坪村"]


def test_a_split_village_ends_and_its_later_records_are_listed(
    villages: Villages, book: Book, ids: dict[str, str]
) -> None:
    old = ids["石桥村"]
    with book.edit("新增") as edit:
        for day in ("2025-12-31", "2026", "2026-03-01"):
            edit.add("training", {"title": "水稻", "held_on": day, "village": old})
        for until in (None, "2025-06", "2026-02"):
            pairing = {"name": "张三", "since": "2023", "until": until, "village": old}
            edit.add("pairing", pairing)
        for stopped in (None, "2025-06"):
            told = {"applied_on": "2024", "stopped_on": stopped}
            edit.add("project", {"name": "茶园", "village": old, **told})
    villages.split(old, ["石桥东村", "石桥西村"], 2026)
    assert _valid(book, 2025) == ALL
    expected = ["柳树村", "下坪村", "石桥东村", "石桥西村", "新民社区"]
    assert _valid(book, 2026) == expected
    stranded = villages.stranded(old)
    days = [record["held_on"] for record in stranded["training"]]
    assert sorted(map(str, days)) == ["2026", "2026-03-01"]
    assert {record["until"] for record in stranded["pairing"]} == {None, "2026-02"}
    assert [record["stopped_on"] for record in stranded["project"]] == [None]
    assert villages.stranded(ids["下坪村"]) == {}


def _pairings(book: Book, villages: list[str]) -> dict[str, str]:
    with book.edit("新增") as edit:
        return {
            village: edit.add(
                "pairing", {"name": village, "since": "2023", "village": village}
            )
            for village in villages
        }


def _households(book: Book, year: int) -> dict[str, int | None]:
    line = make_sheet(book, Period(year), ["village"]).line("pairing.objects")
    return {part.name: part.figure.value for part in line.parts_by("village")}


def test_what_moves_into_a_new_village_counts_for_the_old_one_in_earlier_years(
    villages: Villages, book: Book, ids: dict[str, str]
) -> None:
    old = ids["石桥村"]
    kept = _pairings(book, [old, ids["下坪村"]])
    before = _households(book, 2025)
    assert before["石桥村"] == 1
    villages.split(old, ["石桥东村", "石桥西村"], 2026)
    assert _households(book, 2025) == before
    new = {name: id_ for id_, name in valid(book, 2026).items()}
    with book.edit("改村") as edit:
        edit.change("pairing", kept[old], {"village": new["石桥东村"]})
    assert villages.stranded(old) == {}
    assert _households(book, 2025) == before
    assert _households(book, 2026)["石桥东村"] == 1
    assert book.names("village", 2025)[new["石桥东村"]] == "石桥村"
    assert names(book, 2026)[new["石桥东村"]] == "石桥东村"


def test_a_village_that_keeps_its_name_goes_on(
    villages: Villages, book: Book, ids: dict[str, str]
) -> None:
    villages.split(ids["石桥村"], ["石桥村", "新湾村"], 2026)
    assert list(valid(book, 2026)).count(ids["石桥村"]) == 1
    assert _valid(book, 2026) == ["柳树村", "下坪村", "石桥村", "新湾村", "新民社区"]
    assert _valid(book, 2025) == ALL
    assert villages.stranded(ids["石桥村"]) == {}


def test_a_parted_village_that_is_merged_later(
    villages: Villages, book: Book, ids: dict[str, str]
) -> None:
    villages.split(ids["石桥村"], ["石桥东村", "石桥西村"], 2026)
    east = next(i for i, n in valid(book, 2026).items() if n == "石桥东村")
    villages.merge(east, ids["下坪村"], 2028)
    seen = [book.names("village", year)[east] for year in (2025, 2026, 2027, 2028)]
    assert seen == ["石桥村", "石桥东村", "石桥东村", "下坪村"]


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ([], "至少"),
        (["石桥东村"], "至少"),
        (["石桥东村", "石桥东村"], "一样"),
        (["石桥东村", "下坪村"], "已有下坪村"),
        (["石桥东村", " 西村"], "空格"),
    ],
)
def test_why_a_village_cannot_be_split(
    villages: Villages, ids: dict[str, str], parts: list[str], reason: str
) -> None:
    assert reason in villages.splitting(ids["石桥村"], parts, 2026)
    with pytest.raises(ValueError, match=reason):
        villages.split(ids["石桥村"], parts, 2026)


CHANGES: dict[str, Callable[[Villages, dict[str, str]], object]] = {
    "rename": lambda v, ids: v.rename(ids["石桥村"], "石桥新村", 2026),
    "merge": lambda v, ids: v.merge(ids["石桥村"], ids["下坪村"], 2026),
    "split": lambda v, ids: v.split(ids["石桥村"], ["东村", "西村"], 2026),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_one_undo_takes_a_change_back(
    villages: Villages, book: Book, ids: dict[str, str], change
) -> None:
    def state() -> list[object]:
        return [(valid(book, y), names(book, y)) for y in (2025, 2026)]

    before = state()
    change(villages, ids)
    after = state()
    assert after != before
    for _ in range(2):
        book.undo()
        assert state() == before
        book.redo()
        assert state() == after


def test_what_cannot_be_is_refused_with_the_reason(
    villages: Villages, book: Book, ids: dict[str, str]
) -> None:
    assert "已有下坪村" in villages.objection(ids["石桥村"], 2026, "下坪村")
    for name in ("下坪村", "", " 石桥"):
        with pytest.raises(ValueError, match="村"):
            villages.rename(ids["石桥村"], name, 2026)
    with pytest.raises(ValueError, match="自己"):
        villages.merge(ids["石桥村"], ids["石桥村"], 2026)
    villages.merge(ids["石桥村"], ids["下坪村"], 2026)
    assert "已并入下坪村" in villages.objection(ids["石桥村"], 2027)
    with pytest.raises(ValueError, match="已并入"):
        villages.merge(ids["下坪村"], ids["石桥村"], 2026)
    with book.edit("停用") as edit:
        edit.change("village", ids["柳树村"], {"valid_to": 2024})
    assert "2025 年没有柳树村" in villages.objection(ids["柳树村"], 2025)


def test_a_name_is_free_again_after_a_merger(
    villages: Villages, book: Book, ids: dict[str, str]
) -> None:
    villages.merge(ids["石桥村"], ids["下坪村"], 2026)
    villages.rename(ids["下坪村"], "石桥村", 2026)
    assert book.names("village", 2026)[ids["石桥村"]] == "石桥村"
    assert book.names("village", 2025)[ids["下坪村"]] == "下坪村"


def test_the_period_of_a_new_village(book: Book) -> None:
    with book.edit("新增村") as edit:
        edit.add("village", {"name": "移民新村", "valid_from": 2026, "position": 9})
    assert _valid(book, Period(2025).year) == ALL
    assert _valid(book, 2026) == [*ALL, "移民新村"]
