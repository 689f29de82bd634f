from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.word_objections import to_add
from tecdesk.domain.word_objections import to_date
from tecdesk.domain.word_objections import to_replace
from tecdesk.domain.words import choices
from tecdesk.store.book import Book
from tecdesk.store.terms.vocabularies import vocabularies
from tecdesk.store.terms.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LIST = "training_form"
SHIPPED = choices(LIST, 2025)


@pytest.fixture
def words(book: Book) -> Words:
    return Words(book, LIST)


def _hold(book: Book, **forms: int) -> None:
    with book.edit("新增培训") as edit:
        for form, count in forms.items():
            row = {"title": "水稻", "held_on": "2025-05-05", "form": form}
            edit.add_many("training", [(row, {})] * count)


def test_a_new_book_offers_the_shipped_words(book: Book) -> None:
    assert book.words(LIST, 2025) == SHIPPED
    with pytest.raises(KeyError):
        book.words("nothing", 2025)


def test_an_added_word_comes_last_and_stays(words: Words, book: Book) -> None:
    change = words.add("田间学校")
    assert change.label == "培训形式：新增“田间学校”"
    assert change.registers == {"word"}
    words.add("观摩会", since=2026)
    book.close()
    with Book.open(book.path) as again:
        assert again.words(LIST, 2025) == [*SHIPPED, "田间学校"]
        assert again.words(LIST, 2026) == [*SHIPPED, "田间学校", "观摩会"]


def test_a_word_is_renamed_from_a_year_on(words: Words, book: Book) -> None:
    words.rename("现场指导", "现场教学", 2026)
    assert book.words(LIST, 2025) == SHIPPED
    expected = [{"现场指导": "现场教学"}.get(text, text) for text in SHIPPED]
    assert book.words(LIST, 2026) == expected
    assert book.undo_label == "培训形式：“现场指导”从 2026 年起改为“现场教学”"


def test_a_name_in_use_makes_it_a_merge(words: Words, book: Book) -> None:
    _hold(book, 现场教学=1)
    words.rename("现场指导", "现场教学", 2026)
    now = words.vocabulary
    assert now.current("现场教学", 2025) == "现场教学"
    assert now.current("现场指导", 2026) == "现场教学"
    assert "并入" in book.undo_label


def test_a_spelling_is_put_right_in_all_years(words: Words, book: Book) -> None:
    _hold(book, 讲坐=2, 讲座=1)
    assert words.uses() == {"讲坐": 2, "讲座": 1}
    words.merge("讲坐", "讲座", None)
    assert words.vocabulary.current("讲坐", 2019) == "讲座"
    assert book.words(LIST, 2025) == SHIPPED
    assert [r["form"] for r in book.find("training")].count("讲坐") == 2


def test_two_unknown_spellings_make_one_listed_word(words: Words, book: Book) -> None:
    _hold(book, 院坝会=2, 院坝会议=1)
    words.merge("院坝会议", "院坝会", 2025)
    assert book.words(LIST, 2025) == [*SHIPPED, "院坝会"]
    assert words.vocabulary.current("院坝会议", 2024) == "院坝会议"


def test_several_words_in_a_field_are_told_apart(book: Book) -> None:
    with book.edit("新增") as edit:
        for audience in ("农民、妇女", "妇女"):
            edit.add("training", {"title": "水稻", "audience": audience})
    assert Words(book, "audience").uses() == {"妇女": 2, "农民": 1}


def test_a_renaming_is_given_up_in_its_first_year(words: Words, book: Book) -> None:
    words.rename("现场指导", "现场教学", 2026)
    words.rename("现场教学", "现场指导", 2026)
    assert book.words(LIST, 2025) == book.words(LIST, 2026) == SHIPPED
    for year in (2025, 2026):
        assert words.vocabulary.current("现场教学", year) == "现场指导"


def test_a_word_goes_back_to_its_old_name_later(words: Words, book: Book) -> None:
    words.rename("现场指导", "现场教学", 2026)
    words.rename("现场教学", "现场指导", 2028)
    seen = {year: book.words(LIST, year)[2] for year in range(2025, 2030)}
    assert seen == {
        2025: "现场指导",
        2026: "现场教学",
        2027: "现场教学",
        2028: "现场指导",
        2029: "现场指导",
    }


def test_a_spelling_put_right_may_be_put_back(words: Words) -> None:
    words.merge("讲座", "培训班", None)
    words.merge("培训班", "讲座", None)
    assert words.vocabulary.current("培训班", 2025) == "讲座"
    assert words.vocabulary.current("讲座", 2025) == "讲座"


def test_dates_hiding_and_order(words: Words, book: Book) -> None:
    words.date("讲座", 2020, 2024)
    assert "讲座" not in book.words(LIST, 2019) + book.words(LIST, 2025)
    assert "讲座" in book.words(LIST, 2024)
    words.hide("线上")
    assert "线上" not in book.words(LIST, 2024)
    words.hide("线上", hidden=False)
    assert book.words(LIST, 2024) == SHIPPED
    words.arrange(["线上", "讲座"])
    assert book.words(LIST, 2024)[0] == "线上"


def test_the_whole_list_in_another_order(words: Words, book: Book) -> None:
    words.arrange(SHIPPED[::-1])
    assert book.words(LIST, 2025) == SHIPPED[::-1]
    words.add("田间学校")
    assert book.words(LIST, 2025) == [*SHIPPED[::-1], "田间学校"]


def test_a_hidden_or_ended_word_is_added_again(words: Words, book: Book) -> None:
    words.hide("线上")
    words.add("线上")
    words.date("讲座", None, 2020)
    words.add("讲座")
    assert book.words(LIST, 2025) == SHIPPED


CHANGES: dict[str, Callable[[Words], object]] = {
    "add": lambda words: words.add("田间学校"),
    "rename": lambda words: words.rename("讲座", "讲堂", 2026),
    "always": lambda words: words.rename("讲座", "讲堂", None),
    "merge": lambda words: words.merge("讲座", "培训班", 2026),
    "date": lambda words: words.date("讲座", None, 2024),
    "hide": lambda words: words.hide("讲座"),
    "arrange": lambda words: words.arrange(["线上", "讲座"]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_one_undo_takes_a_change_back(words: Words, book: Book, change) -> None:
    def state() -> list[object]:
        offered = [book.words(LIST, year) for year in range(2020, 2030)]
        return [*offered, words.vocabulary.changed_in(2026)]

    before = state()
    change(words)
    after = state()
    assert after != before
    for _ in range(2):
        book.undo()
        assert state() == before
        book.redo()
        assert state() == after


@pytest.mark.parametrize(
    ("text", "new", "year", "why"),
    [
        ("讲座", "讲座", 2026, "一样"),
        ("讲座", "", 2026, "没有填"),
        ("讲座", "讲、座", 2026, "顿号"),
        ("现场指导", "别的", 2027, "已改为“现场教学”"),
        ("现场指导", "别的", 2020, "从 2026 年起已改为"),
        ("讲座", "现场指导", 2026, "请用“现场教学”"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(
    words: Words, text: str, new: str, year: int, why: str
) -> None:
    words.rename("现场指导", "现场教学", 2026)
    assert why in to_replace(words.vocabulary, text, new, year)
    for change in (words.rename, words.merge):
        with pytest.raises(ValueError, match=why):
            change(text, new, year)


def test_what_figures_are_declared_with_keeps_its_name(book: Book) -> None:
    ways = Words(book, "aid_way")
    assert "程序按" in to_replace(ways.vocabulary, "走访", "入户", 2026)
    ways.merge("慰问", "走访", 2026)


def test_no_ring_within_a_year(words: Words) -> None:
    words.rename("讲座", "讲堂", 2026)
    words.rename("讲堂", "大讲堂", 2026)
    assert "同一年" in to_replace(words.vocabulary, "大讲堂", "讲座", 2026)
    assert to_replace(words.vocabulary, "大讲堂", "讲座", 2027) == ""


def test_an_ended_word_is_not_renamed_long_after(words: Words) -> None:
    words.date("讲座", None, 2020)
    assert "只用到 2020" in to_replace(words.vocabulary, "讲座", "讲堂", 2026)
    assert to_replace(words.vocabulary, "讲座", "讲堂", 2021) == ""


def test_the_years_of_a_renaming_are_not_changed_by_hand(words: Words) -> None:
    words.rename("讲座", "讲堂", 2026)
    for text in ("讲座", "讲堂"):
        assert "改过名" in to_date(words.vocabulary, text, 2020, 2022)
    assert "晚于" in to_date(words.vocabulary, "线上", 2022, 2020)
    assert "已有" in to_add(words.vocabulary, "讲堂")
    assert "已改为" in to_add(words.vocabulary, "讲座")


def test_lists_do_not_mix(book: Book) -> None:
    Words(book, "occasion").rename("入户", "进户", 2026)
    every = vocabularies(book)
    assert [k for k, v in every.items() if v.changed_in(2026)] == ["occasion"]


def test_own_words_are_read_from_ledgers_and_forms(book: Book, tmp_path: Path) -> None:
    from tecdesk.desk import importing

    Words(book, LIST).add("田间课堂")  # ships as another name of 现场指导
    ledger = tmp_path / "培训台账2025.csv"
    rows = ("培训日期,培训内容,培训形式,参训人次", "2025-05-05,水稻,田间课堂,30")
    ledger.write_text("\n".join(rows), encoding="utf-8")
    importing.apply(book, importing.read_plans(book, ledger))
    assert [record["form"] for record in book.find("training")] == ["田间课堂"]
