"""到期清理 in the settings: off until chosen, said before, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.store.log.history import history
from tecdesk.ui.dialogs import Dialogs
from tecdesk.ui.pages.settings.page import SettingsPage
from tests.tally.entering import household
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

ID = "990000198001010012"


@pytest.fixture
def page(fresh: Shell, qtbot: QtBot) -> SettingsPage:
    household(fresh.desk.book, id_number=ID, until="2019-06", since="2016")
    fresh.go("settings")
    settle(qtbot, fresh)
    made = fresh.page("settings")
    assert isinstance(made, SettingsPage)
    return made


def test_nothing_expires_until_somebody_says_so(page: SettingsPage) -> None:
    assert page.numbers.told == ""
    assert page.numbers.clear.isHidden()


def test_cleared_with_a_reason(
    page: SettingsPage, fresh: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []
    said = ["", "满三年，县里不要了"]

    def reason(_self: Dialogs, question: str, detail: str, _verb: str) -> str:
        asked.append((question, detail))
        return said.pop(0)

    monkeypatch.setattr(Dialogs, "reason", reason)
    page.numbers._keep(3)
    settle(qtbot, fresh)
    assert page.numbers.told == "到期的：结对帮扶 1 条：身份证号码 1 个。"
    page.numbers.clear.click()
    assert fresh.desk.book.find("pairing")[0]["id_number"] == ID
    page.numbers.clear.click()
    settle(qtbot, fresh)
    question, detail = asked[1]
    assert question == "清掉 1 个号码，为什么？"
    assert "不能撤销" in detail
    assert "备份" in detail
    assert fresh.desk.book.find("pairing")[0]["id_number"] is None
    assert "已清掉 1 个号码" in fresh.status.text
    assert page.numbers.told == "现在没有到期的号码。"
    line = fresh.desk.book.find("pairing")[0].id
    assert history(fresh.desk.book, "pairing", line)[-1].label.endswith(
        "原因：满三年，县里不要了"
    )
