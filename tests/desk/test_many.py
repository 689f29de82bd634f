from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.batch import WHOLE
from tecdesk.desk.batch import Batch
from tecdesk.desk.batch import write
from tecdesk.desk.many import Helped
from tecdesk.desk.many import handouts
from tecdesk.desk.many import visits
from tecdesk.domain.record import ABOUT
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import visit

if TYPE_CHECKING:
    from tecdesk.store.book import Book

DAY = "2025-12-12"


def _said(batch: Batch) -> list[tuple[int, str]]:
    return [(each.row, each.problem.text) for each in batch.objections]


def test_twenty_households_are_visited_in_one_step(book: Book) -> None:
    lines = [household(book, f"户{n:02}") for n in range(20)]
    helped = [Helped(line) for line in lines]
    helped[3] = Helped(lines[3], {"content": "看了牛舍", "money": 50000})
    batch = visits(book, {"date": DAY, "content": "冬季走访"}, helped)
    assert batch.label == "走访 20 户：12月12日"
    assert not batch.objections
    before = book.count("aid")
    assert write(book, batch, 2025)
    rows = {row.text("pairing"): row for row in book.find("aid")}
    assert book.count("aid") == before + 20
    assert set(rows) == set(lines)
    assert {row["way"] for row in rows.values()} == {"走访"}
    assert {row["times"] for row in rows.values()} == {1}
    assert (rows[lines[3]]["content"], rows[lines[3]]["money"]) == ("看了牛舍", 50000)
    assert (rows[lines[4]]["content"], rows[lines[4]]["money"]) == ("冬季走访", None)
    book.undo()
    assert book.count("aid") == before


def test_one_household_is_named_in_the_undo_menu(book: Book) -> None:
    line = household(book, "郑冬梅")
    batch = visits(book, {"date": DAY, "way": "慰问"}, [Helped(line)])
    assert batch.label == "慰问 郑冬梅：12月12日"


@pytest.mark.parametrize(
    ("shared", "sentence"),
    [
        ({"date": None}, "日期没有填。"),
        ({"date": DAY, "money": -1}, "资金 -0.01 是负数，请改成 0 或正数。"),
    ],
)
def test_an_error_in_what_is_shared_blocks_all(
    book: Book, shared: dict[str, str | int | None], sentence: str
) -> None:
    batch = visits(book, shared, [Helped(household(book))])
    assert (0, sentence) in _said(batch)
    assert write(book, batch, 2025) is None
    assert book.count("aid") == 0


def test_nobody_chosen_is_refused(book: Book) -> None:
    batch = visits(book, {"date": DAY}, [])
    assert _said(batch) == [(WHOLE, "还没有选户。")]
    assert batch.blocked


def test_a_household_in_the_bin_blocks(book: Book) -> None:
    line = household(book)
    with book.edit("删") as edit:
        edit.bin("pairing", line)
    batch = visits(book, {"date": DAY}, [Helped(line)])
    assert batch.blocked
    assert _said(batch) == [(0, "这一户已在回收站里，请先恢复。")]


def test_what_looks_odd_about_a_household_is_hinted(book: Book) -> None:
    young = household(book, "新", since="2026")
    old = household(book, "旧", until="2025-11")
    seen = household(book, "已")
    visit(book, seen, DAY, content="别的内容")
    chosen = [Helped(young), Helped(old), Helped(seen), Helped(seen)]
    batch = visits(book, {"date": DAY}, chosen)
    assert not batch.blocked
    assert _said(batch) == [
        (0, "2025-12-12 早于新的结对时间 2026。"),
        (1, "2025-12-12 晚于旧的结束时间 2025-11。"),
        (2, "已 12月12日已有走访记录。"),
        (3, "已选了两次。"),
    ]


def test_a_visit_in_the_month_of_pairing_is_not_early(book: Book) -> None:
    line = household(book, since="2025-12-20")
    assert not visits(book, {"date": "2025-12"}, [Helped(line)]).objections


def test_one_material_goes_to_many_villages(book: Book) -> None:
    leaf = add(book, "material", title="明白纸", unit="张")
    one, two, three, four = book.names("village")
    shared = {"date": DAY, "material": leaf, "occasion": "赶集日"}
    batch = handouts(book, shared, {one: 30, two: None, three: 0, four: 12})
    assert batch.label == "发放《明白纸》：2 个村 42 张"
    assert [row.name for row in batch.rows] == ["柳树村", "新民社区"]
    assert write(book, batch, 2025)
    rows = book.find("handout", order=("village",))
    assert [(r["village"], r["quantity"], r["unit"]) for r in rows] == [
        (one, 30, "张"),
        (four, 12, "张"),
    ]
    assert {row["occasion"] for row in rows} == {"赶集日"}
    book.undo()
    assert book.count("handout") == 0


def test_a_material_that_is_new_goes_into_the_catalogue(book: Book) -> None:
    one, two, *_ = book.names("village")
    given, about = {one: 30, two: 20}, {two: {"quantity": ABOUT}}
    batch = handouts(book, {"date": DAY}, given, about, {"material": "明白纸"})
    assert batch.label == "发放《明白纸》：2 个村 50 份"
    assert not batch.objections
    assert write(book, batch, 2025)
    (leaf,) = book.find("material")
    rows = book.find("handout", order=("village",))
    assert [(row["material"], dict(row.marks)) for row in rows] == [
        (leaf.id, {}),
        (leaf.id, {"quantity": ABOUT}),
    ]
    book.undo()
    assert (book.count("material"), book.count("handout")) == (0, 0)


def test_an_empty_grid_is_refused(book: Book) -> None:
    leaf = add(book, "material", title="明白纸")
    batch = handouts(book, {"date": DAY, "material": leaf}, {"x": None})
    assert _said(batch) == [(WHOLE, "一个村的数量也没有填。")]
    assert write(book, batch, 2025) is None


def test_a_grid_without_a_material_is_refused(book: Book) -> None:
    place = next(iter(book.names("village")))
    batch = handouts(book, {"date": DAY}, {place: 5})
    assert (0, "资料名称没有填。") in _said(batch)


def test_more_than_is_in_stock_and_what_was_given_before_is_hinted(
    book: Book,
) -> None:
    leaf = add(book, "material", title="明白纸", unit="份")
    place = next(iter(book.names("village")))
    add(book, "stock_in", date="2025-01-01", material=leaf, quantity=50)
    add(book, "handout", date=DAY, material=leaf, village=place, quantity=10)
    shared = {"date": DAY, "material": leaf}
    batch = handouts(book, shared, {place: 41})
    assert _said(batch) == [
        (0, "柳树村这一天已登记过同一种资料。"),
        (WHOLE, "库存 40 份，这次要发 41 份。"),
    ]
    assert not batch.blocked
    assert not handouts(book, {**shared, "date": "2025-12-13"}, {place: 40}).objections
