"""Answers have letters, so that no question needs a mouse."""

from __future__ import annotations

from tecdesk.ui.drafting import FORGET
from tecdesk.ui.drafting import GO_ON
from tecdesk.ui.form.likeness import LOOK
from tecdesk.ui.form.likeness import Likeness
from tecdesk.ui.parts.letters import TAKEN
from tecdesk.ui.parts.letters import lettered


def letters(words: list[str]) -> list[str]:
    return [each.partition("&")[2][:1] for each in words]


def test_each_answer_has_a_letter_of_its_own() -> None:
    found = letters(lettered(["保存", "不保存", "回去接着写"]))
    assert found == ["B", "C", "H"]


def test_letters_that_do_something_everywhere_are_left_alone() -> None:
    assert "M" in TAKEN
    assert letters(lettered(["明天再说"])) == ["T"]
    assert lettered(["妈"]) == ["妈"]


def test_two_bars_over_one_form_do_not_share_a_letter() -> None:
    above = letters(lettered([GO_ON, FORGET]))
    assert set(above) == set(Likeness.letters)
    below = letters(lettered([LOOK, "不是同一次"], Likeness.letters))
    assert not set(above) & set(below)
    assert all(below)
