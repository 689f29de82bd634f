from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.completion import Completer
from tecdesk.desk.completion import Completers
from tecdesk.desk.completion import Offer
from tecdesk.desk.completion import completer
from tests.tally.entering import add
from tests.tally.entering import household
from tests.tally.entering import session
from tests.tally.entering import village

if TYPE_CHECKING:
    from tecdesk.store.book import Book


def _texts(found: list[Offer]) -> list[str]:
    return [offer.text for offer in found]


def _words(*texts: str) -> Completer:
    return Completer(Offer(text, text) for text in texts)


def test_exact_comes_before_beginning_before_middle() -> None:
    words = _words("果茶修剪", "茶叶加工", "茶", "茶园管理")
    assert _texts(words.first("茶")) == ["茶", "茶叶加工", "茶园管理", "果茶修剪"]


@pytest.mark.parametrize("typed", ["sd", "SD", "ｓｄ", "dy"])
def test_initials_find_every_reading_of_a_name(typed: str) -> None:
    assert _texts(_words("单冬云").first(typed)) == ["单冬云"]


def test_initials_do_not_run_over_from_one_reading_to_the_next() -> None:
    assert _words("单冬").first("sdd") == []


def test_nothing_typed_gives_the_first_eight() -> None:
    words = _words(*"一二三四五六七八九十")
    assert _texts(words.first("  ")) == list("一二三四五六七八")


def test_a_village_is_found_by_its_place_and_by_initials(book: Book) -> None:
    found = completer(book, "training", "village", 2025)
    assert _texts(found.first("2")) == ["下坪村"]
    assert _texts(found.first("sqc")) == ["石桥村"]
    assert _texts(found.first("村")) == ["柳树村", "下坪村", "石桥村"]
    assert found.first("2")[0].value == village(book, "下坪村")


def test_villages_without_places_are_counted_in_their_order(
    sample_book: Book,
) -> None:
    found = completer(sample_book, "training", "village", 2025)
    assert _texts(found.first("3"))[0] == list(sample_book.names("village").values())[2]
    assert not any(row["position"] for row in sample_book.find("village"))


def test_the_place_one_comes_before_the_place_ten() -> None:
    villages = Completer(Offer(f"村{n}", str(n), str(n)) for n in (10, 11, 1))
    assert [offer.value for offer in villages.first("1")] == ["1", "10", "11"]


def test_a_village_that_is_no_more_is_not_offered(book: Book) -> None:
    with book.edit("停") as edit:
        edit.change("village", village(book, "下坪村"), {"valid_to": 2024})
    offers = completer(book, "training", "village", 2025).offers
    assert "下坪村" not in _texts(list(offers))
    offers = completer(book, "training", "village", 2024).offers
    assert "下坪村" in _texts(list(offers))


def test_what_was_used_last_comes_first(book: Book) -> None:
    for title in ("茶甲", "茶乙", "茶甲"):
        session(book, "2025-01-01", title=title)
    assert _texts(completer(book, "training", "title", 2025).first("c")) == [
        "茶甲",
        "茶乙",
    ]
    session(book, "2025-01-01", village=village(book, "石桥村"))
    found = completer(book, "training", "village", 2025)
    assert _texts(found.first("村"))[0] == "石桥村"


def test_words_of_the_year_and_own_ones_but_none_of_another_year(book: Book) -> None:
    household(book, status="自创类别")
    household(book, status="贫困户")
    texts = _texts(list(completer(book, "pairing", "status", 2025).offers))
    assert texts[0] == "自创类别"
    assert "脱贫户" in texts
    assert "贫困户" not in texts


def test_several_words_are_offered_one_by_one(book: Book) -> None:
    session(book, "2025-01-01", audience="妇女、自创")
    found = completer(book, "training", "audience", 2025)
    assert _texts(list(found.offers))[:2] == ["妇女", "自创"]


def test_numbers_of_persons_are_never_offered(book: Book) -> None:
    household(book, phone="13800000000")
    assert completer(book, "pairing", "phone", 2025).offers == ()


def test_materials_in_the_bin_are_not_offered(book: Book) -> None:
    kept = add(book, "material", title="明白纸")
    gone = add(book, "material", title="旧画")
    with book.edit("删") as edit:
        edit.bin("material", gone)
    found = completer(book, "handout", "material", 2025)
    assert [(o.text, o.value) for o in found.offers] == [("明白纸", kept)]


def test_a_change_makes_only_what_it_touched_be_read_again(book: Book) -> None:
    all_ = Completers(book, 2025)
    titles, villages = all_.of("training", "title"), all_.of("base", "village")
    assert all_.of("training", "title") is titles
    with book.edit("新增") as edit:
        edit.add("training", {"held_on": "2025", "title": "新题", "people": 1})
    all_.forget(edit.change_made)
    assert _texts(all_.of("training", "title").first("新题")) == ["新题"]
    assert all_.of("base", "village") is villages


def test_five_thousand_values_are_searched_in_no_time() -> None:
    words = _words(*(f"果树修剪与病虫害防治{n}" for n in range(5000)))
    words.first("gs")

    def taken(typed: str) -> float:
        begun = time.thread_time()
        words.first(typed)
        return time.thread_time() - begun

    assert min(taken("4999") for _ in range(5)) < 0.005
    assert min(taken("gsxj") for _ in range(5)) < 0.005
