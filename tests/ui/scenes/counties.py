"""Scenes of a county: the matrix, a stick looked at, one report, the waiting room."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from tecdesk.desk.county.answering import accept
from tecdesk.desk.county.answering import return_
from tecdesk.desk.county.deciding import close_list
from tecdesk.desk.county.merging import receive
from tecdesk.domain.period import Period
from tecdesk.exchange.packages.locked import lock
from tecdesk.store.book import Book
from tecdesk.store.figures.scan import OWNER
from tecdesk.store.reported.remarks import Remark
from tecdesk.ui.pages.county.collect import CollectPage
from tecdesk.ui.pages.county.page import CountyPage
from tecdesk.ui.pages.county.rows import DOUBLES
from tecdesk.ui.pages.county.rows import WAITING
from tecdesk.ui.pages.county.submission import SubmissionPage
from tecdesk.ui.pages.figures.tally import TallyPage
from tests.desk.county.stick import listed
from tests.desk.county.stick import numbered
from tests.desk.county.stick import report
from tests.desk.county.stick import session
from tests.desk.county.stick import township
from tests.ui.scenes.stage import Scene
from tests.ui.scenes.stage import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tecdesk.ui.shell import Shell

UNITS = (
    ("清河镇", "990000100"),
    ("双桥镇", "990000101"),
    ("红石乡", "990000102"),
    ("龙泉镇", "990000103"),
    ("青山镇", "990000104"),
    ("白云镇", "990000105"),
    ("大兴镇", "990000106"),
)
STICK = "U盘"


def make_county(path: Path) -> Path:
    """A county that has received most of a year, and a stick with what is new.

    双桥镇 is accepted, 红石乡 given back, 清河镇 reported; the stick holds the second
    report of 清河镇, a first one, one of a unit that is not on the list, and a file
    that is no package.
    """
    stick = path.parent / STICK
    stick.mkdir()
    with ExitStack() as opened:
        county = opened.enter_context(Book.create(path, "云岭县"))
        listed(county, *UNITS)
        close_list(county)
        towns = [
            opened.enter_context(township(path.parent / f"{name}.book", name, code))
            for name, code in (*UNITS[:4], ("石门乡", "990000109"))
        ]
        for number, town in enumerate(towns, 1):
            session(town, f"2025-05-{number:02}", 20 + number)
            session(town, "2025-06-01", 30, "水稻病虫害防治")
        for town in towns[:2]:
            _pair(town)
        first = [report(town, 2025, 1, path.parent / "收过的") for town in towns[:3]]
        _answer(county, first, path.parent)
        _change(towns[0])
        report(towns[0], 2025, 2, stick)
        report(towns[3], 2025, 1, stick)
        report(towns[4], 2025, 1, stick)
        (stick / "坏的.tdk").write_bytes(b"nothing")
    return path


def _answer(county: Book, first: list[Path], folder: Path) -> None:
    done = receive(county, first)
    files = [each.package.file for each in done if each.package]
    accept(county, files[1])
    wrong = county.find("training")[0]
    remarks = [Remark("比签到表多 8 人", "training", wrong.id, "people")]
    return_(county, files[2], remarks, folder, "柳树村和签到表对不上")


def _pair(town: Book) -> None:
    """The same household in every town, and one more of its own without a number."""
    village = town.find("village")[0].id
    with town.edit("结对", year=2025) as edit:
        for name, number in (("王伟", numbered("1960-02-03")), ("李四", "")):
            values = {"name": name, "id_number": number, "village": village}
            edit.add("pairing", {**values, "helper": "张三", "since": "2025-01-01"})
    town.change_settings(lambda now: replace(now, person_key="00" * 32))


def _change(town: Book) -> None:
    first, second = town.find("training")
    with town.edit("改") as edit:
        edit.change("training", first.id, {"people": 45})
        edit.bin("training", second.id)
    session(town, "2025-11-07", 60)


def page_of(shell: Shell) -> CountyPage:
    """收报进度, shown."""
    shell.go("county")
    page = shell.page("county")
    assert isinstance(page, CountyPage)
    return page


def looked(shell: Shell) -> CollectPage:
    """The stick is looked at; nothing is written."""
    shell.go("collect")
    page = shell.page("collect")
    assert isinstance(page, CollectPage)
    page.look((shell.desk.book.path.parent / STICK,))
    settle(shell)
    return page


def taken(shell: Shell) -> CountyPage:
    """What was on the stick is in."""
    looked(shell).take()
    settle(shell)
    shell.desk.bus.trouble(None)
    return page_of(shell)


def opened(shell: Shell, name: str = "清河镇") -> SubmissionPage:
    """What a unit reported is looked at."""
    county = page_of(shell)
    lists = county.lists
    names = [row.cells[0] for row in lists.model.rows]
    lists.table.setCurrentIndex(lists.model.index(names.index(name), 1))
    county.open()
    settle(shell)
    page = shell.page("submission")
    assert isinstance(page, SubmissionPage)
    return page


def _view(view: str) -> Callable[[Shell], None]:
    def open_(shell: Shell) -> None:
        page = taken(shell)
        settle(shell)
        page.lists.views.choose(view)

    return open_


def _second(shell: Shell) -> None:
    taken(shell)
    opened(shell)


def _remarked(shell: Shell) -> None:
    taken(shell)
    page = opened(shell)
    page.reported.remark.setText("和签到表对不上，核实后再报")
    page.reported.note()


def _stick(shell: Shell) -> None:
    shell.go("collect")


def persons(shell: Shell) -> TallyPage:
    """结对户数 of the county, with what is said of who was counted twice."""
    shell.go("tally")
    page = shell.page("tally")
    assert isinstance(page, TallyPage)
    settle(shell)
    page.choices.split.choose(OWNER)
    settle(shell)
    heads = [head.text for head in page.board.model.grid.heads]
    page.board.open_at(page.board.model.index(0, heads.index("结对户")))
    settle(shell)
    return page


def _halves(shell: Shell) -> None:
    """Two units reported half of the year besides; it is being collected."""
    folder, half = shell.desk.book.path.parent, Period(2025, half=1)
    for name, _ in UNITS[:2]:
        with Book.open(folder / f"{name}.book") as town:
            receive(shell.desk.book, [report(town, half, 1, folder / "半年")])
    page_of(shell).part.choose(half)


def _accepted(shell: Shell) -> None:
    opened(shell, "双桥镇")


def _shut(shell: Shell) -> None:
    """A package on the stick asks for its passphrase."""
    stick = shell.desk.book.path.parent / STICK
    path = min(stick.glob("清河镇*"))
    data = path.read_bytes()
    with path.open("wb") as target:
        lock(BytesIO(data), target, "茶园里有七棵大树")
    looked(shell)


COUNTIES = (
    Scene("county-persons", persons, "county"),
    Scene("county", page_of, "county"),
    Scene("county-none", page_of, "new"),
    Scene("county-taken", taken, "county"),
    Scene("county-waiting", _view(WAITING), "county"),
    Scene("county-doubles", _view(DOUBLES), "county"),
    Scene("county-collect", _stick, "county"),
    Scene("county-looked", looked, "county"),
    Scene("county-submission", opened, "county"),
    Scene("county-second", _second, "county"),
    Scene("county-remarked", _remarked, "county"),
    Scene("county-halves", _halves, "county"),
    Scene("county-accepted", _accepted, "county"),
    Scene("county-locked", _shut, "county"),
)
"""The county's workbench."""
