from __future__ import annotations

from tecdesk.domain.fixed_words import fixed_words
from tecdesk.domain.words import WORD_LISTS


def test_the_words_that_figures_rest_on_are_known() -> None:
    known = fixed_words()
    assert known["aid_way"] == {"走访"}
    assert known["base_status"] == {"已撤销", "在建", "待审批"}
    assert known["material_unit"] == {"份"}
    assert known["occasion"] == {"培训"}
    assert known["outreach_form"] == {"科普影片放映"}


def test_each_is_a_word_of_its_list() -> None:
    for key, texts in fixed_words().items():
        assert texts <= WORD_LISTS[key].order.keys()
