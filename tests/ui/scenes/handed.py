"""Scenes of what was reported: its files, what changed since, and the locked year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.desk.reported.keeping import keep
from tecdesk.desk.reported.taking import take
from tecdesk.desk.reported.turning import give_back
from tecdesk.desk.reported.turning import unlock
from tecdesk.domain.period import Period
from tecdesk.store.reported import remarks
from tecdesk.store.reported.remarks import Remark
from tecdesk.store.reported.reports import PACKAGE
from tecdesk.store.reported.reports import Content
from tecdesk.store.reported.reports import Report
from tecdesk.ui.pages.handover.reported import ReportedPage
from tecdesk.ui.pages.handover.reported_rows import FIGURES
from tecdesk.ui.pages.handover.reported_rows import RECORDS
from tecdesk.ui.wanted import One
from tests.ui.scenes.stage import Scene
from tests.ui.scenes.stage import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.ui.shell import Shell

_FILES = (
    "汇总表.pdf",
    "汇总表.xlsx",
    "清河镇_2025年度_第1次.tdk",
    *(
        f"{name}台账.{kind}"
        for name in ("培训", "示范基地")
        for kind in ("pdf", "xlsx")
    ),
    "工作总结.docx",
    "工作总结.pdf",
)


def _reported(shell: Shell) -> None:
    """The year as it is, with papers that nobody opens."""
    book, year = shell.desk.book, Period(2025)
    taken, at = take(book, year), "2026-01-05 09:00:00"
    report = Report(0, "2025", 1, PACKAGE, "9f" * 32, at, "", taken.step)
    files = {name: name.encode() for name in _FILES}
    keep(
        book,
        year,
        report,
        Content(taken.figures, taken.words, [], taken.records, files),
    )
    shell.desk.bus.turned.emit()


def _files(shell: Shell) -> ReportedPage:
    _reported(shell)
    return _page(shell)


def _page(shell: Shell) -> ReportedPage:
    shell.go("reported")
    page = shell.page("reported")
    assert isinstance(page, ReportedPage)
    return page


def _mended(shell: Shell) -> None:
    """Open the year again and change three sessions."""
    book = shell.desk.book
    _reported(shell)
    unlock(book, ["2025"], "县里要求补报")
    first, second, *_ = book.find("training")
    with book.edit("改") as edit:
        edit.change("training", first.id, {"people": 99, "title": "冬季果树修剪和清园"})
        edit.bin("training", second.id)
        edit.add("training", {"held_on": "2025-12-30", "title": "补的", "people": 3})


def _changed(view: str) -> Callable[[Shell], None]:
    def open_(shell: Shell) -> None:
        _mended(shell)
        page = _page(shell)
        page.views.show_value(view)
        page._show(view)

    return open_


def _due(shell: Shell) -> None:
    _mended(shell)
    shell.go("home")


def _differing(shell: Shell) -> None:
    _mended(shell)
    shell.go("tally")


def _locked(shell: Shell) -> None:
    _reported(shell)
    shell.go("training", One(shell.desk.book.find("training")[0].id))


def _asked(shell: Shell) -> None:
    _locked(shell)
    settle(shell)
    shell.lock.ask()


def _returned(shell: Shell) -> None:
    """The county's slip was opened."""
    book = shell.desk.book
    _reported(shell)
    give_back(book, "2025", "柳树村和签到表对不上")
    first, second, *_ = book.find("training")
    with book.edit("意见"):
        said = (
            Remark("柳树村和签到表对不上"),
            Remark("人次比签到表多 8 人", "training", first.id, "people"),
            Remark("没有内容", "training", second.id),
        )
        remarks.keep(book, "0a", "2025", 1, "2026-01-09 09:00:00", said)
    _page(shell)


HANDED = (
    Scene("reported", _files),
    Scene("reported-records", _changed(RECORDS)),
    Scene("reported-figures", _changed(FIGURES)),
    Scene("reported-returned", _returned),
    Scene("reported-none", lambda shell: shell.go("reported"), "new"),
    Scene("reported-due", _due),
    Scene("reported-tally", _differing),
    Scene("locked", _locked),
    Scene("locked-asked", _asked),
)
"""已报出, 上报后变动, 锁定."""
