from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tecdesk.domain.vocabulary import Life
from tecdesk.domain.vocabulary import Vocabulary
from tecdesk.domain.words import WORD_LISTS
from tecdesk.domain.words import choices

FORMS = WORD_LISTS["training_form"]
YEARS = range(2015, 2036)
RENAMED = (
    Life("现场指导", until=2025, position=3, replaced_by="现场教学"),
    Life("现场教学", since=2026, position=3, former="现场指导"),
)


@pytest.mark.parametrize("key", WORD_LISTS)
def test_a_book_that_changes_nothing_has_the_shipped_words(key: str) -> None:
    words = Vocabulary(WORD_LISTS[key])
    for year in YEARS:
        assert words.offered(year) == choices(key, year)
        assert words.changed_in(year) == {}


@pytest.mark.parametrize(
    ("year", "name"), [(2019, "现场指导"), (2025, "现场指导"), (2026, "现场教学")]
)
def test_a_renamed_word_has_the_name_of_the_year(year: int, name: str) -> None:
    words = Vocabulary(FORMS, RENAMED)
    for stored in ("现场指导", "现场教学"):
        assert words.current(stored, year) == name
    assert words.offered(year)[2] == name
    assert len(words.offered(year)) == len(FORMS.words)
    assert set(words.spellings(name, year)) == {"现场指导", "现场教学"}


def test_a_merged_word_stays_itself_in_earlier_years() -> None:
    words = Vocabulary(FORMS, [Life("讲座", until=2025, replaced_by="培训班")])
    assert words.changed_in(2025) == {}
    assert words.changed_in(2026) == {"讲座": "培训班"}
    assert words.current("培训班", 2025) == "培训班"
    assert "讲座" in words.offered(2025)
    assert "讲座" not in words.offered(2026)
    assert words.spellings("培训班", 2026) == ("培训班", "讲座")
    assert words.spellings("讲座", 2026) == ()


def test_a_spelling_put_right_is_right_in_every_year() -> None:
    words = Vocabulary(FORMS, [Life("讲 坐", replaced_by="讲座", hidden=True)])
    for year in YEARS:
        assert words.current("讲 坐", year) == "讲座"
        assert "讲 坐" not in words.offered(year)


def test_renamed_twice_and_back_again() -> None:
    words = Vocabulary(
        FORMS,
        [
            Life("讲座", until=2025, replaced_by="讲堂"),
            Life("讲堂", since=2026, until=2027, replaced_by="讲座", former="讲座"),
            Life("讲座", since=2028, former="讲堂"),
        ],
    )
    for stored in ("讲座", "讲堂"):
        names = {year: words.current(stored, year) for year in YEARS}
        assert {year for year, name in names.items() if name == "讲堂"} == {2026, 2027}
    for year in YEARS:
        one = {"讲座", "讲堂"} & set(words.offered(year))
        assert one == {"讲堂" if year in {2026, 2027} else "讲座"}


def test_renamed_twice_in_one_year() -> None:
    words = Vocabulary(
        FORMS,
        [
            Life("讲座", until=2025, replaced_by="讲堂"),
            Life("讲堂", since=2026, until=2025, replaced_by="大讲堂", former="讲座"),
            Life("大讲堂", since=2026, former="讲堂"),
        ],
    )
    for stored in ("讲座", "讲堂", "大讲堂"):
        assert words.current(stored, 2025) == "讲座"
        assert words.current(stored, 2026) == "大讲堂"
    assert not {"讲堂", "讲座"} & set(words.offered(2026))


def test_dates_and_hiding_change_offers_only() -> None:
    lives = [
        Life("讲座", until=2024),
        Life("线上", since=2020),
        Life("播放影片", hidden=True),
    ]
    words = Vocabulary(FORMS, lives)
    assert "讲座" in words.offered(2024)
    assert "讲座" not in words.offered(2025)
    assert "线上" not in words.offered(2019)
    assert "播放影片" not in words.offered(2020)
    for year in YEARS:
        assert words.changed_in(year) == {}


def test_own_words_stand_at_the_end_or_where_they_are_put() -> None:
    lives = [Life("田间学校"), Life("观摩会"), Life("早会", position=1)]
    offered = Vocabulary(FORMS, lives).offered(2025)
    assert offered[-2:] == ["田间学校", "观摩会"]
    assert offered.index("早会") <= 1


def test_several_words_are_shown_in_those_of_the_year() -> None:
    words = Vocabulary(FORMS, RENAMED)
    assert words.shown("讲座、现场指导、别的", 2026) == "讲座、现场教学、别的"
    assert words.shown("现场指导、现场教学", 2026) == "现场教学"
    assert words.shown("现场教学", 2025) == "现场指导"


def test_a_ring_ends() -> None:
    words = Vocabulary(
        FORMS, [Life("甲", replaced_by="乙"), Life("乙", replaced_by="甲")]
    )
    assert words.current("甲", 2025) in {"甲", "乙"}


@given(
    st.lists(
        st.builds(
            Life,
            text=st.sampled_from("甲乙丙丁"),
            since=st.none() | st.integers(2020, 2030),
            until=st.none() | st.integers(2020, 2030),
            replaced_by=st.sampled_from(["", "甲", "乙", "丙", "丁"]),
            former=st.sampled_from(["", "甲", "乙", "丙", "丁"]),
            hidden=st.booleans(),
        ),
        max_size=6,
    ),
    st.sampled_from(YEARS),
)
def test_whatever_a_merged_book_says_there_is_an_answer(lives, year) -> None:
    words = Vocabulary(FORMS, lives)
    offered = words.offered(year)
    assert len(offered) == len(set(offered))
    for text in "甲乙丙丁戊":
        assert words.current(text, year) in "甲乙丙丁戊"
    for text, other in words.changed_in(year).items():
        assert text in words.spellings(other, year)


def test_an_own_word_is_read_as_itself() -> None:
    read = Vocabulary(FORMS, [Life("田间课堂"), Life("院坝会")]).word_list
    assert FORMS.match("田间课堂") == FORMS.match("现场指导")
    for text in ("田间课堂", "院坝会", "现场指导"):
        word = read.match(text)
        assert word is not None
        assert word.text == text
    word = read.match("田间指导")
    assert word is not None
    assert word.text == "现场指导"
    assert read.match("讲 座") is not None


def test_a_new_name_that_meant_the_old_word_still_does() -> None:
    word = Vocabulary(FORMS, RENAMED).word_list.match("现场教学")
    assert word is not None
    assert word.text == "现场指导"
