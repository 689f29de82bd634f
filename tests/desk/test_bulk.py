from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.bulk import Besides
from tecdesk.desk.bulk import apply
from tecdesk.desk.bulk import preview
from tecdesk.domain.record import ABOUT
from tecdesk.domain.record import NOT_APPLICABLE
from tecdesk.errors import DeskError
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import session
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.desk.bulk import Item
    from tecdesk.domain.record import Values
    from tecdesk.store.book import Book


def _told(item: Item) -> list[tuple[str, str, str]]:
    return [(d.label, d.old, d.new) for d in item.differences]


def test_the_preview_says_old_and_new_in_words_and_writes_nothing(book: Book) -> None:
    one = session(book, "2025-01-01", village=village(book, "柳树村"))
    other = session(book, "2025-01-02")
    values: Values = {"village": village(book, "下坪村"), "cost": 120050}
    plan = preview(book, "training", [other, one], values, 2025)
    assert [item.record.id for item in plan.items] == [other, one]
    assert plan.items[1].name == "2025-01-01 柳树村 养殖"
    assert _told(plan.items[1]) == [
        ("村(社区)", "柳树村", "下坪村"),
        ("经费", "", "1200.5 元"),
    ]
    assert book.require("training", one)["cost"] is None


def test_many_are_changed_in_one_step_and_taken_back_in_one(book: Book) -> None:
    ids = [session(book, f"2025-01-0{n}", form="培训班") for n in (1, 2, 3)]
    ids.append(session(book, "2025-01-04", form="讲座"))
    plan = preview(book, "training", ids, {"form": "讲座"}, 2025)
    assert plan.label == "3 次培训的培训形式改为“讲座”"
    assert len(plan.changing) == 3
    assert _told(plan.items[3]) == []
    change = apply(book, plan)
    assert change
    assert change.count == 3
    assert {r["form"] for r in book.find("training")} == {"讲座"}
    assert book.undo_label == plan.label
    book.undo()
    assert {r["form"] for r in book.find("training")} == {"讲座", "培训班"}


def test_only_what_the_change_makes_wrong_is_told(book: Book) -> None:
    fine = session(book, "2025-01-01", people=50, women=20)
    wrong = session(book, "2025-01-02", people=10, women=11)
    plan = preview(book, "training", [fine, wrong], {"people": 15}, 2025)
    assert [p.text for p in plan.items[0].problems] == [
        "妇女 20 多于人次 15，请对签到表。"
    ]
    assert plan.items[1].problems == ()
    assert len(plan.changing) == 2
    plan = preview(book, "training", [wrong], {"form": "讲座"}, 2025)
    assert plan.items[0].problems == ()


def test_a_record_that_would_be_refused_is_left_as_it_is(book: Book) -> None:
    early = session(book, "2025-01-01")
    late = session(book, "2025-06-01")
    plan = preview(book, "training", [early, late], {"held_until": "2025-03-01"}, 2025)
    assert [item.record.id for item in plan.blocked] == [late]
    assert apply(book, plan)
    assert book.require("training", early)["held_until"] == "2025-03-01"
    assert book.require("training", late)["held_until"] is None


def test_a_required_field_cannot_be_cleared(book: Book) -> None:
    one = session(book, "2025-01-01")
    plan = preview(book, "training", [one], {"title": ""}, 2025)
    assert plan.items[0].blocked
    assert apply(book, plan) is None
    assert book.undo_label == "新增"


def test_clearing_and_setting_several_are_said(book: Book) -> None:
    one = session(book, "2025-01-01", lecturer="丁")
    plan = preview(book, "training", [one], {"lecturer": None}, 2025)
    assert plan.label == "清空 1 次培训的主讲人"
    both = preview(book, "training", [one], {"lecturer": "戊", "staff": 0}, 2025)
    assert both.label == "批量修改 1 次培训：主讲人、出动科技人员"
    assert apply(book, both)
    assert book.require("training", one)["staff"] == 0


def test_what_follows_from_a_change_is_shown_too(book: Book) -> None:
    base = add(book, "base", name="茶园")
    plan = preview(book, "base", [base], {"status": "已撤销"}, 2025)
    assert _told(plan.items[0]) == [
        ("撤销日期", "", "2025"),
        ("状态", "在用", "已撤销"),
    ]
    assert plan.label == "1 个示范基地的状态改为“已撤销”"
    assert apply(book, plan)
    assert book.require("base", base)["closed_on"] == "2025"


def test_a_changed_number_loses_its_mark_others_keep_theirs(book: Book) -> None:
    with book.edit("新增") as edit:
        told: Values = {"held_on": "2025", "title": "养殖", "people": 10, "women": 3}
        one = edit.add("training", told, {"people": ABOUT, "women": ABOUT})
    plan = preview(book, "training", [one], {"people": 12}, 2025)
    assert _told(plan.items[0]) == [("参训人次", "约10 人次", "12 人次")]
    apply(book, plan)
    assert book.require("training", one).marks == {"women": ABOUT}


@pytest.mark.parametrize(
    ("value", "mark", "said"),
    [(None, NOT_APPLICABLE, "—"), (8, ABOUT, "约8 人次"), (10, "", "10 人次")],
)
def test_marks_are_set_and_taken_away(
    book: Book, value: int | None, mark: str, said: str
) -> None:
    with book.edit("新增") as edit:
        told: Values = {"held_on": "2025", "title": "养殖", "people": 20, "women": 10}
        one = edit.add("training", told, {"women": ABOUT, "people": ABOUT})
    besides = Besides({"women": mark} if mark else {})
    plan = preview(book, "training", [one], {"women": value}, 2025, besides)
    assert _told(plan.items[0]) == [("其中妇女", "约10 人次", said)]
    assert apply(book, plan)
    record = book.require("training", one)
    assert record["women"] == value
    assert record.marks == {"people": ABOUT, **besides.marks}
    book.undo()
    assert book.require("training", one).marks == {"women": ABOUT, "people": ABOUT}


def test_a_new_name_is_added_once_with_the_change(book: Book) -> None:
    ids = [session(book, f"2025-01-0{n}") for n in (1, 2)]
    besides = Besides(new={"village": "新塘村"})
    plan = preview(book, "training", ids, {"village": None}, 2025, besides)
    assert _told(plan.items[0]) == [("村(社区)", "", "新塘村")]
    assert "新塘村" in plan.label
    before = book.count("village")
    assert apply(book, plan)
    assert book.count("village") == before + 1
    names = book.names("village")
    villages = [names[row.text("village")] for row in book.find("training")]
    assert villages == ["新塘村", "新塘村"]
    book.undo()
    assert book.count("village") == before


def test_numbers_of_persons_are_masked(book: Book) -> None:
    line = household(book, phone="13912345032")
    plan = preview(book, "pairing", [line], {"phone": "13800001234"}, 2025)
    assert _told(plan.items[0]) == [("联系电话", "139****5032", "138****1234")]


def test_a_book_changed_since_the_preview_is_not_touched(book: Book) -> None:
    one = session(book, "2025-01-01")
    plan = preview(book, "training", [one], {"form": "讲座"}, 2025)
    session(book, "2025-01-02")
    with pytest.raises(DeskError, match="再看一次预览"):
        apply(book, plan)
    assert book.require("training", one)["form"] is None


def test_a_field_that_is_none_is_a_bug_and_the_bin_is_left_out(book: Book) -> None:
    one = session(book, "2025-01-01")
    with pytest.raises(KeyError):
        preview(book, "training", [one], {"colour": "red"}, 2025)
    with book.edit("删") as edit:
        edit.bin("training", one)
    assert preview(book, "training", [one], {"form": "讲座"}, 2025).items == ()
