"""Rare names are drawn, and the big faces are loaded only for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtGui import QFontMetrics

from tecdesk.ui import fonts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize("name", ["张𠮷", "李䶮", "王㛃", "陈𬭎"])
def test_rare_name_is_covered(qapp: QApplication, name: str) -> None:
    fonts.cover(name)
    assert all(fonts.drawable(character) for character in name)


def test_common_text_loads_nothing(qapp: QApplication) -> None:
    assert not fonts.cover("下坪村 淡水鱼养殖与水质调控，68 人次。")


@pytest.mark.parametrize(
    ("there", "loaded"),
    [
        (["AR PL UMing CN"], ["hei"]),
        (["Arial", "Microsoft YaHei UI"], []),
        ([], ["hei"]),
    ],
)
def test_our_face_is_there_unless_a_good_one_is(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    there: list[str],
    loaded: list[str],
) -> None:
    found: list[str] = []
    monkeypatch.setattr(fonts, "load", found.append)
    monkeypatch.setattr(QFontDatabase, "families", lambda: there)
    fonts.install(qapp)
    assert found == loaded


def test_lengths_follow_the_type(qapp: QApplication) -> None:
    assert fonts.lines(2) == round(2 * QFontMetrics(qapp.font()).height())
    assert fonts.sized("title").pointSizeF() > fonts.sized("note").pointSizeF()
