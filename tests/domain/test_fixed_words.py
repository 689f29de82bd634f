from __future__ import annotations

from tecdesk.domain.fixed_words import fixed_words
from tecdesk.domain.words import WORD_LISTS


def test_the_words_that_figures_rest_on_are_known() -> None:
    assert fixed_words() == {
        "aid_way": {"走访"},
        "base_status": {"已撤销", "在建", "待审批"},
        "material_unit": {"份"},
        "occasion": {"培训"},
    }


def test_each_is_a_word_of_its_list() -> None:
    for key, texts in fixed_words().items():
        assert texts <= WORD_LISTS[key].order.keys()
