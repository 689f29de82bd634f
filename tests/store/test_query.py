from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.period import Period
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from tecdesk.domain.field import Value
    from tecdesk.store.book import Book


def _add(book: Book, register: str, **values: Value) -> str:
    with book.edit("新增") as edit:
        return edit.add(register, values)


def _found(book: Book, words: str, register: str = "training") -> list[str]:
    rows = book.find(register, Filter(words=words))
    return [row.text("title") or row.text("name") for row in rows]


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("水稻", True),  # two characters, in the middle
        ("稻病", True),
        ("病虫害 张冬", True),  # every word, in any field
        ("张冬 没有", False),
        ("sdbch", True),  # pinyin initials
        ("SDBCH", True),
        ("zdm", True),
        ("ｚｄｍ", True),  # full width
        ("柳树", True),  # the name of what it points to
        ("lsc", True),
        ("2025-03", True),
        ("3月5日", True),
        ("3.5", True),
        ("2025.3.5", True),
        ("3月", True),
        ("3.6", False),
        ("2024年3月", False),
        ("abc-1", True),
        ("ABC-1", True),
        ("𠮷", True),
        ("下坪", False),
        ("", True),
        ("   ", True),
    ],
)
def test_search(book: Book, words: str, hit: bool) -> None:
    village = book.find("village", Filter(equals={"name": "柳树村"}))[0].id
    _add(
        book,
        "training",
        title="水稻病虫害防治",
        lecturer="张冬梅",
        village=village,
        held_on="2025-03-05",
        place="Abc-1 室",
        host="𠮷祥合作社",
    )
    assert _found(book, words) == (["水稻病虫害防治"] if hit else [])


@pytest.mark.parametrize("sign", ["%", "_", "\\", "'", '"', "*", "?", "["])
def test_signs_mean_themselves(book: Book, sign: str) -> None:
    _add(book, "training", title=f"成活率90{sign}以上")
    _add(book, "training", title="成活率90以上")
    assert _found(book, f"90{sign}以") == [f"成活率90{sign}以上"]


def test_search_follows_changes(book: Book) -> None:
    id_ = _add(book, "training", title="水稻")
    with book.edit("修改") as edit:
        edit.change("training", id_, {"title": "茶叶"})
    assert _found(book, "水稻") == []
    assert _found(book, "cy") == ["茶叶"]
    book.undo()
    assert _found(book, "水稻") == ["水稻"]


def test_words_of_a_name_that_is_pointed_to_change_with_it(book: Book) -> None:
    title = _add(book, "material", title="明白纸")
    id_ = _add(book, "handout", material=title, quantity=1, date="2025-03-05")
    with book.edit("改名") as edit:
        edit.change("material", title, {"title": "技术手册"})
    assert [r.id for r in book.find("handout", Filter(words="手册"))] == [id_]
    assert book.find("handout", Filter(words="明白纸")) == []


@pytest.mark.parametrize(
    ("letter", "names"),
    [
        ("z", ["曾大山", "张𠮷"]),
        ("s", ["单秀兰"]),
        ("S", ["单秀兰"]),
        ("d", ["单秀兰"]),
    ],
)
def test_one_letter_begins_a_word(book: Book, letter: str, names: list[str]) -> None:
    village = book.find("village", Filter(equals={"name": "下坪村"}))[0].id
    for name in ("曾大山", "单秀兰", "张𠮷", "王石"):
        _add(book, "pairing", name=name, village=village, object_kind="户")
    assert sorted(_found(book, letter, "pairing")) == sorted(names)
    assert len(_found(book, "x", "pairing")) == 4


def test_what_every_record_begins_with_is_not_searched(book: Book) -> None:
    with book.edit("新增") as edit:
        edit.add_many("pairing", [({"name": "甲"}, {}), ({"name": "乙"}, {})])
        edit.add_many("pairing", [({"name": "丙", "object_kind": "企业"}, {})])
    one = book.find("pairing", Filter(words="乙"))[0].id
    assert _found(book, "实数", "pairing") == []
    assert _found(book, "企业", "pairing") == ["丙"]
    with book.edit("修改") as edit:
        edit.change("pairing", one, {"quality": "估数", "object_kind": "企业"})
    assert _found(book, "估数 企业", "pairing") == ["乙"]


def test_own_words_leave_out_what_is_pointed_to(book: Book) -> None:
    title = _add(book, "material", title="明白纸")
    _add(book, "handout", material=title, quantity=1, occasion="赶集日")
    assert book.count("handout", Filter(words="明白纸", own=True)) == 0
    assert book.count("handout", Filter(words="赶集", own=True)) == 1


def test_equal_blank_and_nought(book: Book) -> None:
    blank = _add(book, "training", title="空")
    nought = _add(book, "training", title="零", people=0)
    for value, id_ in ((None, blank), (0, nought)):
        rows = book.find("training", Filter(equals={"people": value}))
        assert [row.id for row in rows] == [id_]
    with pytest.raises(KeyError):
        book.find("training", Filter(equals={"peple": 1}))


def test_events_of_a_period(book: Book) -> None:
    for day in ("2024", "2024-12-31", "2025", "2025-02", "2025-02-28", "2025-03-01"):
        _add(book, "training", title=day, held_on=day)
    _add(book, "training", title="未填")

    def titles(period: Period) -> set[str]:
        rows = book.find("training", Filter(period=period))
        assert len(rows) == book.count("training", Filter(period=period))
        return {row.text("title") for row in rows}

    assert titles(Period(2025)) == {"2025", "2025-02", "2025-02-28", "2025-03-01"}
    assert titles(Period(2025, month=2)) == {"2025-02", "2025-02-28"}
    assert titles(Period(2025, until=date(2025, 2, 28))) == {"2025-02", "2025-02-28"}
    assert titles(Period(2024)) == {"2024", "2024-12-31"}


def test_what_was_in_force_in_a_period(book: Book) -> None:
    spans = {
        "早": ("2023", "2024-12-31"),
        "跨": ("2023", "2025-01-01"),
        "今": ("2025-06-01", None),
        "晚": ("2026-01-01", None),
        "常": (None, None),
    }
    for name, (since, until) in spans.items():
        _add(book, "pairing", name=name, since=since, until=until)
    rows = book.find("pairing", Filter(period=Period(2025)))
    assert {row["name"] for row in rows} == {"跨", "今", "常"}


@pytest.mark.parametrize(
    ("days", "years"),
    [
        ({"applied_on": "2024-11", "approved_on": "2025-03"}, (2024, 2025, 2026)),
        ({"reserved_on": "2023", "approved_on": "2025-03"}, (2023, 2024, 2025, 2026)),
        ({"approved_on": "2024-05", "accepted_on": "2025-06-30"}, (2024, 2025)),
        ({"applied_on": "2023-05", "stopped_on": "2024-02"}, (2023, 2024)),
        ({"approved_on": "2023-05", "stopped_on": "2023-12-31"}, (2023,)),
        ({"stopped_on": "2024"}, (2022, 2023, 2024)),
        ({}, (2022, 2023, 2024, 2025, 2026)),
    ],
)
def test_what_has_stages_is_there_from_the_first_to_its_end(
    book: Book, days: dict[str, Value], years: tuple[int, ...]
) -> None:
    _add(book, "project", name="茶园", **days)
    found = [
        year
        for year in range(2022, 2027)
        if book.count("project", Filter(period=Period(year)))
    ]
    assert found == list(years)


def test_an_undated_register_ignores_the_period(book: Book) -> None:
    assert len(book.find("village", Filter(period=Period(2025)))) == 4


def test_many_ids_at_once(book: Book) -> None:
    with book.edit("导入") as edit:
        ids = edit.add_many("training", [({"title": "茶"}, {})] * 40_000)
    assert book.count("training", Filter(ids=ids)) == 40_000
    assert book.count("training", Filter(ids=[])) == 0
    assert [row.id for row in book.find("training", Filter(ids=ids[7:8]))] == ids[7:8]


def test_newest_first_and_a_limit(book: Book) -> None:
    for day in ("2025-03-05", "2025-03-06", None, "2025-03-06", "2025-01-01"):
        _add(book, "training", title=str(book.count("training")), held_on=day)
    assert [r["title"] for r in book.find("training")] == ["3", "1", "0", "4", "2"]
    assert [r["title"] for r in book.find("training", limit=2)] == ["3", "1"]


def test_villages_come_in_the_county_s_order(book: Book) -> None:
    with book.edit("调整") as edit:
        first, second, third, fourth = book.find("village")
        edit.change("village", fourth.id, {"position": 0})
        edit.change("village", first.id, {"position": None})
        edit.change("village", second.id, {"position": None})
    wanted = [fourth.id, third.id, first.id, second.id]
    assert list(book.names("village")) == wanted
    assert [r.id for r in book.find("village")] == wanted
    for village in (*wanted, None, *wanted):
        _add(book, "training", title="茶", village=village)
    rows = book.find("training", order=("village",))
    doubled = [each for village in wanted for each in (village, village)]
    assert [row["village"] for row in rows] == [*doubled, None]
    rows = book.find("training", order=("-village",))
    placed = [third.id, third.id, fourth.id, fourth.id]
    others = [second.id, second.id, first.id, first.id]
    assert [row["village"] for row in rows] == [*placed, *others, None]


def test_order_by_several_fields(book: Book) -> None:
    for form, people in (("讲座", 2), ("讲座", 9), ("线上", 5), (None, 1)):
        _add(book, "training", title="茶", form=form, people=people)
    rows = book.find("training", order=("form", "-people"))
    assert [row["people"] for row in rows] == [5, 9, 2, 1]
    with pytest.raises(KeyError):
        book.find("training", order=("nothing",))


def test_names(book: Book) -> None:
    assert list(book.names("village").values()) == [
        "柳树村",
        "下坪村",
        "石桥村",
        "新民社区",
    ]
    id_ = _add(book, "training", title=None)
    assert book.names("training") == {id_: ""}


def test_suggestions_are_the_latest_first(book: Book) -> None:
    for at, place in enumerate(("村部", "祠堂", "村部", None, "田间")):
        id_ = _add(book, "training", title="茶", place=place)
        book.connection.execute(
            "UPDATE training SET changed_at = ? WHERE id = ?", (f"2025-0{at + 1}", id_)
        )
    assert book.suggestions("training", "place") == ["田间", "村部", "祠堂"]
    assert book.suggestions("training", "place", 1) == ["田间"]
    with book.edit("删除") as edit:
        edit.bin("training", id_)
    assert book.suggestions("training", "place") == ["村部", "祠堂"]
