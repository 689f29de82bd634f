from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tecdesk.domain.characters import narrow
from tecdesk.domain.characters import tidy
from tecdesk.domain.characters import tidy_lines

PRIVATE = {
    "\ue78d": "\ufe10",
    "\ue78e": "\ufe12",
    "\ue78f": "\ufe11",
    "\ue790": "\ufe13",
    "\ue791": "\ufe14",
    "\ue792": "\ufe15",
    "\ue793": "\ufe16",
    "\ue794": "\ufe17",
    "\ue795": "\ufe18",
    "\ue796": "\ufe19",
    "\ue81e": "\u9fb4",
    "\ue826": "\u9fb5",
    "\ue82b": "\u9fb6",
    "\ue82c": "\u9fb7",
    "\ue832": "\u9fb8",
    "\ue843": "\u9fb9",
    "\ue854": "\u9fba",
    "\ue864": "\u9fbb",
}


@pytest.mark.parametrize("old", PRIVATE)
def test_private_characters_of_old_tables_become_their_own(old: str) -> None:
    assert tidy(f"张{old}") == f"张{PRIVATE[old]}"
    assert tidy_lines(f"张{old}") == f"张{PRIVATE[old]}"


@pytest.mark.parametrize("name", ["李䶮", "王㛃", "张𠮷", "陈𬭎", "𰻝𰻝面", "𬭊"])
def test_rare_characters_stay(name: str) -> None:
    assert tidy(name) == name
    assert tidy(name).encode("gb18030").decode("gb18030") == name


@given(st.text(max_size=30))
def test_tidying_twice_changes_nothing(text: str) -> None:
    for clean in (tidy, tidy_lines, narrow):
        assert clean(clean(text)) == clean(text)


@given(st.text(max_size=30))
def test_one_line_is_one_line(text: str) -> None:
    assert len(tidy(text).splitlines()) <= 1


def test_widths() -> None:
    assert tidy("ＡＢＣ　１２３（甲）") == "ABC 123（甲）"
    assert narrow("１２．５（亩），") == "12.5(亩),"
    assert narrow(" a  b\tc ") == narrow("ａ　ｂ ｃ")
