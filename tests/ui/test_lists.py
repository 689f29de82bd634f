"""The lists in a form: in sight, in the order of the eye, one for every register."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.registers import REGISTERS
from tecdesk.ui.form.arrange import belonging
from tecdesk.ui.form.arrange import brief
from tecdesk.ui.parts.reading import order_tabs
from tests.ui.conftest import settle
from tests.ui.forms import begun

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.form.belongings import Belongings
    from tecdesk.ui.pages.records.register import RegisterPage
    from tecdesk.ui.shell import Shell


@pytest.fixture
def page(fresh: Shell) -> RegisterPage:
    """The empty form of a session."""
    return begun(fresh)


def handouts(page: RegisterPage) -> Belongings:
    return page.panel.lists[0]


def test_a_line_below_the_fold_comes_into_sight(
    page: RegisterPage, fresh: Shell, qtbot: QtBot
) -> None:
    fresh.resize(1093, 520)
    settle(qtbot, fresh)
    handouts(page).add()
    line = handouts(page).open_lines()[0]
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect() == line.rect())


def test_tab_goes_as_the_eye_does(
    page: RegisterPage, fresh: Shell, qtbot: QtBot
) -> None:
    fields = page.panel.fields
    handouts(page).add()
    settle(qtbot, fresh)
    line = handouts(page).open_lines()[0]
    boxes = [each.box for each in fields.editors.values()]
    main = len(fields.grid.main)
    wanted = [boxes[main - 1], *line.stops, handouts(page)._add, boxes[main]]
    order_tabs(page)  # as the window does when Tab is pressed
    seen: list[QWidget] = []
    at: QWidget = boxes[main - 1]
    while len(seen) < len(wanted):
        if at in wanted:
            seen.append(at)
        following = at.nextInFocusChain()
        assert following is not None
        at = following
    assert seen == wanted


@pytest.mark.parametrize("key", [k for k, r in REGISTERS.items() if belonging(r)])
def test_every_list_opens_a_line(key: str, fresh: Shell) -> None:
    page = begun(fresh, key)
    for each in page.panel.lists:
        each.add()
        (line,) = each.open_lines()
        assert list(line.editors) == [field.key for field in brief(each.belongs)]
        must = {f.key for f in each.belongs.register.fields if f.required}
        begins = each.belongs.held.begins if each.belongs.held else ()
        away = each.belongs.known | {theirs for theirs, _ in begins}
        assert must - away <= line.editors.keys()
        each.remove(line.entry)
    assert not page.panel.dirty
