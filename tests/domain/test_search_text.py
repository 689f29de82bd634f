from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tecdesk.domain.search_text import fold
from tecdesk.domain.search_text import initials
from tecdesk.domain.search_text import search_text
from tecdesk.domain.search_text import sort_key
from tecdesk.domain.search_text import spellings
from tecdesk.domain.search_text import terms


def found(query: str, *texts: str) -> bool:
    held = search_text(texts)
    return all(term in held for term in terms(query))


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("曾水生", "zss"),
        ("单玉兰", "syl"),
        ("解放军", "xfj"),
        ("仇小红", "qxh"),
        ("区建国", "ojg"),
        ("查海燕", "zhy"),
        ("覃志强", "qzq"),
        ("盖国庆", "ggq"),
        ("朴永贵", "pyg"),
        ("尉迟恭", "ycg"),
        ("贾美玲", "jml"),
        ("李建国", "ljg"),
    ],
)
def test_the_surname_s_own_reading_comes_first(name: str, first: str) -> None:
    assert initials(name)[0] == first


@pytest.mark.parametrize(
    ("character", "letters"),
    [
        ("曾", "zc"),
        ("单", "sd"),
        ("解", "xj"),
        ("仇", "qc"),
        ("区", "oq"),
        ("查", "zc"),
        ("覃", "qt"),
        ("盖", "g"),
        ("朴", "p"),
        ("许", "x"),
    ],
)
def test_both_readings_are_tried(character: str, letters: str) -> None:
    assert {way[0] for way in initials(character + "明")} == set(letters)


def test_rare_characters_have_initials() -> None:
    assert [initials(name)[0] for name in ("张𠮷", "李䶮", "王㛃", "陈𬭎")] == [
        "zj",
        "ly",
        "wj",
        "ch",
    ]


@pytest.mark.parametrize(
    ("term", "written"),
    [
        ("12月9日", "-12-09"),
        ("12.9", "-12-09"),
        ("12-9", "-12-09"),
        ("2025年12月9日", "2025-12-09"),
        ("2025.12.9", "2025-12-09"),
        ("2025-12", "2025-12"),
        ("2025年12月", "2025-12"),
        ("3月", "-03-"),
        ("3月份", "-03-"),
    ],
)
def test_a_day_is_found_as_it_is_stored(term: str, written: str) -> None:
    assert spellings(term) == (term, written)


@pytest.mark.parametrize(
    "term", ["茶园", "12", "0305", "3.", "99.9", "1月32日", "2025年"]
)
def test_what_is_no_day_is_left_as_it_is(term: str) -> None:
    assert spellings(term) == (term,)


def test_digits_stay_and_punctuation_goes() -> None:
    assert initials("淡水鱼养鱼（第2期）") == ("dsyyyd2q",)


def test_nothing_to_read() -> None:
    assert initials("") == ()
    assert initials("abc 12") == ()


def test_readings_stay_few() -> None:
    assert len(initials("重长乐朝曾单解仇区查" * 3)) <= 27


@pytest.mark.parametrize(
    "query",
    ["淡水鱼", "养殖", "dsyyz", "DSY", "下坪 lml", "xpc 养殖", "罗 美玲", "ｄｓｙ"],
)
def test_words_and_initials_find_a_record(query: str) -> None:
    assert found(query, "淡水鱼养殖", "下坪村", "罗美玲")


@pytest.mark.parametrize("query", ["水下", "zx", "殖下", "养蚕"])
def test_nothing_is_found_across_two_texts(query: str) -> None:
    assert not found(query, "淡水鱼养殖", "下坪村")


@given(st.lists(st.text(max_size=12), max_size=4))
def test_every_word_finds_its_own_record(texts: list[str]) -> None:
    for text in texts:
        assert fold(text) in search_text(texts)


def test_terms_are_folded() -> None:
    assert terms(" ＡＢ　张三 ") == ["ab", "张三"]
    assert terms("  ") == []


def test_names_sort_by_pinyin() -> None:
    names = ["张三", "白马村", "李四", "陈五", "王六", "䶮"]
    assert sorted(names, key=sort_key) == [
        "白马村",
        "陈五",
        "李四",
        "王六",
        "张三",
        "䶮",
    ]


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_folded_in_a_second() -> None:
    rows = [
        (f"户{i % 40000}", f"培训{i % 500}水稻", f"村{i % 30}", f"单{i % 300}明")
        for i in range(100_000)
    ]
    search_text(rows[0])
    begun = time.process_time()
    for row in rows:
        search_text(row)
    assert time.process_time() - begun < 2  # measured 0.4 s
