from __future__ import annotations

import pytest

from tecdesk.domain.field import Kind
from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.words import SERIES
from tecdesk.domain.words import WORD_LISTS
from tecdesk.domain.words import choices
from tecdesk.domain.words import in_year

FIELDS = [field for register in REGISTERS.values() for field in register.fields]


def test_every_list_is_used_and_every_used_list_exists() -> None:
    assert {field.words for field in FIELDS if field.words} == set(WORD_LISTS)


@pytest.mark.parametrize("words", WORD_LISTS.values(), ids=lambda words: words.key)
def test_no_name_means_two_words(words) -> None:
    names = [n for w in words.words for n in (w.text, *w.aliases, *w.kinds)]
    assert len(names) == len(set(names))
    for word in words.words:
        for name in (word.text, *word.aliases, *word.kinds):
            assert words.match(name) is word


@pytest.mark.parametrize(
    "field", [f for f in FIELDS if f.words and f.default], ids=lambda f: f.key
)
def test_a_default_is_a_word_of_the_list(field) -> None:
    assert field.default in WORD_LISTS[field.words].order


def test_no_word_holds_the_separator_of_choices() -> None:
    several = {field.words for field in FIELDS if field.kind is Kind.CHOICES}
    words = [word.text for key in several for word in WORD_LISTS[key].words]
    assert not any("、" in word for word in words)


def test_training_forms_stand_in_the_order_of_the_report() -> None:
    expected = "培训班 讲座 现场指导 播放影片 远程教育 线上 外出观摩 业务会议"
    assert choices("training_form", 2025) == expected.split()


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2019, ["贫困户", "一般农户"]),
        (2020, ["贫困户", "一般农户"]),
        (2021, ["脱贫户", "监测对象", "一般农户"]),
        (2025, ["脱贫户", "监测对象", "一般农户"]),
        (2026, ["防止返贫致贫对象", "一般农户"]),
    ],
)
def test_household_words_of_a_year(year: int, words: list[str]) -> None:
    assert choices("household_status", year) == words


@pytest.mark.parametrize("label", ["其中贫困户", "其中脱贫户", "其中防止返贫致贫对象"])
@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2015, "其中贫困户"),
        (2020, "其中贫困户"),
        (2021, "其中脱贫户"),
        (2025, "其中脱贫户"),
        (2026, "其中防止返贫致贫对象"),
        (2031, "其中防止返贫致贫对象"),
    ],
)
def test_a_label_takes_the_word_of_its_year(label: str, year: int, said: str) -> None:
    assert in_year(label, year) == said


def test_other_labels_stay() -> None:
    assert in_year("结对帮扶", 2019) == "结对帮扶"


def test_each_series_covers_every_year_once() -> None:
    for series in SERIES:
        for year in range(1990, 2050):
            assert sum(word.valid_in(year) for word in series) == 1
