"""查找全部: names first, then the newest; each register with how many it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.tally.hits import hits
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import session
from tests.tally.entering import village
from tests.tally.entering import visit

if TYPE_CHECKING:
    from tecdesk.store.book import Book

NAMES = ("曾大山", "单秀兰", "解长顺", "张𠮷", "李䶮", "王㛃", "陈𬭎")


def found(book: Book, words: str) -> dict[str, list[str]]:
    return {each.register: [e.what for e in each.first] for each in hits(book, words)}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("z", "曾大山"),
        ("s", "单秀兰"),
        ("x", "解长顺"),
        ("zds", "曾大山"),
        ("长顺", "解长顺"),
        ("𠮷", "张𠮷"),
        ("䶮", "李䶮"),
        ("㛃", "王㛃"),
        ("𬭎", "陈𬭎"),
    ],
)
def test_names_come_first(book: Book, words: str, name: str) -> None:
    for each in NAMES:
        household(book, each, village=village(book, "下坪村"))
    session(book, "2025-12-09", title="中药材栽培")
    first = hits(book, words)[0]
    assert first.register == "pairing"
    assert first.first[0].what == name


def test_what_belongs_to_a_record_is_found_by_its_own_words(book: Book) -> None:
    line = household(book, "郑冬梅", village=village(book, "下坪村"))
    visit(book, line, "2025-12-12", content="母牛下犊")
    assert found(book, "母牛") == {"aid": ["走访 郑冬梅"]}
    assert found(book, "郑冬梅") == {"pairing": ["郑冬梅"]}
    [aid] = hits(book, "母牛")
    assert aid.first[0].ledger == "pairing"


def test_days_villages_and_several_words(book: Book) -> None:
    place = village(book, "下坪村")
    session(book, "2025-12-09", title="淡水鱼养殖", village=place)
    session(book, "2025-12-10", title="淡水鱼养殖")
    assert found(book, "12月9日") == {"training": ["淡水鱼养殖"]}
    assert list(found(book, "下坪")) == ["village", "training"]
    assert found(book, "下坪 鱼") == {"training": ["淡水鱼养殖"]}
    assert hits(book, "下坪 茶") == ()


def test_the_whole_name_comes_before_longer_ones(book: Book) -> None:
    add(book, "base", name="下坪村茶园")
    for words in ("下坪村", "xpc"):
        assert list(found(book, words)) == ["village", "base"]


def test_more_than_fit_are_counted(book: Book) -> None:
    for day in range(1, 6):
        session(book, f"2025-12-0{day}", title="茶园管理")
    [each] = hits(book, "茶园", most=2)
    assert (each.count, len(each.first)) == (5, 2)
    assert each.first[0].day == "2025-12-05"
    assert book.count("training", each.where) == 5


def test_nothing_asked_and_the_bin(book: Book) -> None:
    id_ = add(book, "pairing", name="曾大山", helper="林桂兰", since="2025-01-05")
    with book.edit("删") as edit:
        edit.bin("pairing", id_)
    assert hits(book, "  ") == ()
    assert hits(book, "曾") == ()
