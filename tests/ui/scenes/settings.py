"""Scenes of 设置, F1, the key map, villages parted, and tasks that stop half-way."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tecdesk.store.book import Book
from tecdesk.store.terms.village_changes import Villages
from tecdesk.ui.help.book import KEYS
from tecdesk.ui.help.over import ABOUT
from tecdesk.ui.pages.handover.submit import SubmitPage
from tecdesk.ui.pages.records.register import RegisterPage
from tecdesk.ui.pages.settings.page import SettingsPage
from tecdesk.ui.pages.wording.words import WordsPage
from tests.ui.scenes.stage import Scene
from tests.ui.scenes.stage import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.ui.shell import Shell

_UNKNOWN = "甲,乙,丙\n红,3,是\n绿,4,否\n"
_LACKING = "时间,村,摸底\n2025-03-05,下坪村,果树修剪\n"


def _settings(shell: Shell) -> SettingsPage:
    shell.go("settings")
    page = shell.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def _filled(shell: Shell) -> None:
    """A unit with its names, two other books, a year that is none."""
    folder = Path(tempfile.mkdtemp()) / "农技推广中心" / "历年台账与备份" / "旧电脑上的"
    folder.mkdir(parents=True)
    for name in ("白马镇", "清河镇2024年以前的台账（已上报）"):
        path = folder / f"{name}.tecdesk"
        Book.create(path, name).close()
        shell.desk.preferences.opened(path)
    with shell.desk.book.edit("单位") as edit:
        values = {"clerk": "彭桂兰", "head": "林海燕", "phone": "0990-8800021"}
        edit.change("unit", shell.desk.book.unit.id, values)
    page = _settings(shell)
    page.work.operator.setText("彭桂兰")
    page.work.since["training"].setText("去年")
    page.work.since["training"].left.emit()


def _parted(shell: Shell) -> None:
    """A village that left records behind, marked on the page of words."""
    book = shell.desk.book
    ids = {name: id_ for id_, name in book.names("village").items()}
    Villages(book).split(ids["石桥村"], ["石桥东村", "石桥西村"], 2025)
    shell.go("words")
    page = shell.page("words")
    assert isinstance(page, WordsPage)
    page.table.selectRow([each.text for each in page.entries].index("石桥村"))


def _keys(page: str) -> Callable[[Shell], None]:
    def show(shell: Shell) -> None:
        shell.go(page)
        settle(shell)
        shell.toggle_keys()

    return show


def _about(shell: Shell) -> None:
    shell.go("home")
    shell.open_help(ABOUT)


def _helped(shell: Shell) -> None:
    shell.go("import")
    shell.open_help()


def _sought(shell: Shell) -> None:
    _helped(shell)
    book = shell.help.book
    assert book is not None
    book.search.setText("校验码")
    book.seek("校验码")


def _keys_listed(shell: Shell) -> None:
    _helped(shell)
    book = shell.help.book
    assert book is not None
    book.choose(KEYS)


def _imported(text: str) -> Callable[[Shell], None]:
    def show(shell: Shell) -> None:
        file = Path(tempfile.mkdtemp()) / "不认识的表.csv"
        file.write_text(text, encoding="utf-8")
        shell.go("import", file)

    return show


def _writing(shell: Shell) -> None:
    """In the middle of the work, which does not wait for a picture."""
    shell.go("submit")
    page = shell.page("submit")
    assert isinstance(page, SubmitPage)
    settle(shell)
    page.show_working("写入上报包 1.5 MB / 2.4 MB", 61, 100)


def _expired(shell: Shell) -> None:
    """Numbers that are kept longer than the book says."""
    book = shell.desk.book
    lines = book.find("pairing")
    with book.edit("结束结对") as edit:
        for line in lines[:12]:
            edit.change("pairing", line.id, {"since": "2016", "until": "2019-06"})
    shell.desk.keep(lambda now: replace(now, keep_numbers_years=3))
    _settings(shell)


def _secret(shell: Shell) -> None:
    """A passphrase is about to be set."""
    page = _settings(shell)
    page.secret.begin.click()
    page.secret.first.setText("茶园里有七棵树")
    settle(shell)


def _seen(shell: Shell) -> None:
    """The numbers of one household, for a minute, in its list and form."""
    page = shell.page("pairing")
    assert isinstance(page, RegisterPage)
    shell.go("pairing")
    page.list.columns.show("id_number", shown=True)
    page.reload()
    for row in range(page.list.model.rowCount()):
        page.list.mark(row)
        record = page.list.current()
        if record is not None and record["id_number"]:
            break
    page.edit_current()
    settle(shell)
    page.look_at_numbers()


SETTINGS = (
    Scene("settings", _settings),
    Scene("settings-expired", _expired),
    Scene("settings-secret", _secret),
    Scene("pairing-numbers", _seen),
    Scene("settings-filled", _filled),
    Scene("settings-new", _settings, "new"),
    Scene("words-parted", _parted),
    Scene("help", _helped),
    Scene("about", _about),
    Scene("help-sought", _sought),
    Scene("help-keys", _keys_listed),
    Scene("keys-home", _keys("home")),
    Scene("keys-visits", _keys("visits")),
    Scene("import-unknown", _imported(_UNKNOWN), "new"),
    Scene("import-lacking", _imported(_LACKING), "new"),
    Scene("submit-writing", _writing),
)
"""设置, F1, 拆村, and what stops half-way."""
