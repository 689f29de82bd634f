"""No way out of the book shows a number of a person: every outlet, planted values."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from tecdesk import cli
from tecdesk import logs
from tecdesk.desk import bulk
from tecdesk.desk import importing
from tecdesk.desk.blanks.sheets import BLANKS
from tecdesk.desk.blanks.sheets import blank_pdf
from tecdesk.desk.blanks.sheets import blanks_for
from tecdesk.desk.copying import as_html
from tecdesk.desk.copying import as_text
from tecdesk.desk.exporting import export
from tecdesk.desk.looking_back import save_changes
from tecdesk.desk.reported.turning import unlock
from tecdesk.desk.reporting import write_reports
from tecdesk.desk.seen import seen
from tecdesk.desk.stories import save_story
from tecdesk.desk.stories import tell
from tecdesk.desk.submitting import submit
from tecdesk.domain.period import Period
from tecdesk.domain.registers import REGISTERS
from tecdesk.store import drafts
from tecdesk.store.book import Book
from tecdesk.store.colleagues.conflicts import Conflict
from tecdesk.store.query import Filter
from tecdesk.tally.checkup.checkup import checkup
from tests.ui import planted
from tests.ui.conftest import register_page
from tests.ui.conftest import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tecdesk.ui.shell import Shell

TODAY = date(2025, 12, 1)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("planted") / "清河镇.tecdesk"
    planted.plant(path)
    return path


@pytest.fixture
def book(file: Path, tmp_path: Path) -> Iterator[Book]:
    path = shutil.copyfile(file, tmp_path / "清河镇.tecdesk")
    with Book.open(path) as opened:
        opened.change_settings(lambda now: replace(now, year=2025))
        yield opened


def every(folder: Path) -> str:
    files = [each for each in folder.rglob("*") if each.is_file()]
    assert files
    return "\n".join(map(planted.contents, files))


def table(book: Book, key: str) -> str:
    columns = [field.key for field in REGISTERS[key].fields]
    shown = seen(book, key, columns, book.find(key), 2025)
    return as_text(shown) + as_html(shown)


def workbook(book: Book, folder: Path) -> str:
    for key in ("pairing", "base", "training", "aid"):
        columns = [field.key for field in REGISTERS[key].fields]
        export(
            seen(book, key, columns, book.find(key), 2025), key, folder / f"{key}.xlsx"
        )
    return every(folder)


def reports(book: Book, folder: Path) -> str:
    write_reports(book, Period(2025), folder)
    return every(folder)


def package(book: Book, folder: Path) -> str:
    submit(book, 2025, folder)
    return every(folder)


def changed(book: Book, folder: Path) -> str:
    """The county's difference: a second package says what changed since the first."""
    submit(book, 2025, folder)
    line = book.find("pairing")[0]
    unlock(book, ["2025"], "改号码")
    with book.edit("改") as edit:
        new = {"id_number": planted.OLD_ID, "phone": planted.PHONE, "note": planted.ID}
        edit.change("pairing", line.id, new)
    submit(book, 2025, folder)
    told = run("reported", book.path, "--changes", "--json", closing=book)
    return every(folder) + told


def story(book: Book, folder: Path) -> str:
    found = []
    for about, key in (
        ("household", "pairing"),
        ("base", "base"),
        ("village", "village"),
    ):
        for record in book.find(key):
            made = tell(book, about, record.id, TODAY)
            assert made is not None
            save_story(book, made, TODAY, folder / f"{record.id}.pdf")
            found.append(str(made))
    return every(folder) + "\n".join(found)


def suspects(book: Book, _folder: Path) -> str:
    return str(checkup(book, 2025, TODAY))


def many(book: Book, _folder: Path) -> str:
    ids = [record.id for record in book.find("pairing")]
    plan = bulk.preview(book, "pairing", ids, {"phone": planted.OLD_PHONE}, 2025)
    return "".join(str(item.differences) + item.name for item in plan.items)


def imported(book: Book, folder: Path) -> str:
    lines = (
        "户主姓名,村,身份证号码,联系电话,帮扶责任人,备注\n"
        f"{planted.NAME},柳树村,{planted.ID},{planted.OLD_PHONE},丙,{planted.NOTED_ID}\n"
        f"丁,柳树村,{planted.WRONG_ID},{planted.WRONG_PHONE},丙,\n"
    )
    file = folder / "名册.csv"
    file.write_text(lines, encoding="utf-8")
    told = run("import", book.path, file, "--year", 2025, "--dry-run", closing=book)
    with Book.open(book.path) as own:
        plans = importing.read_plans(own, file, year=2025)
        assert len(plans) == 1
        faults = [str(fault) for plan in plans for fault in plan.faults]
        changes = [str(line.differences) for _, line in plans.lines()]
    return told + "\n".join([*faults, *changes])


def run(*arguments: object, closing: Book) -> str:
    """What a command prints; `capsys` is too far away."""
    import contextlib
    import io

    closing.close()
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        assert cli.run([str(each) for each in arguments]) == 0, out.getvalue()
    return out.getvalue()


def commands(book: Book, _folder: Path) -> str:
    told = run("records", book.path, "pairing", closing=book)
    for more in (
        ("records", book.path, "pairing", "--json"),
        ("records", book.path, "base", "--json"),
        ("records", book.path, "--indicator", "pairing.objects", "--year", 2025),
        ("check", book.path, "--year", 2025, "--json"),
        ("check", book.path, "--year", 2025),
    ):
        told += run(*more, closing=book)
    return told


def conflicts(_book: Book, _folder: Path) -> str:
    """What joining with a colleague says, also to scripts."""
    ours, theirs = (planted.ID, ""), (planted.OLD_ID, "")
    one = Conflict("pairing", "1", "id_number", ours, theirs, theirs_taken=True)
    text = (f"打{planted.NOTED_PHONE}", "")
    other = Conflict("pairing", "1", "note", text, text, theirs_taken=True)
    return str([one.plain(), other.plain()])


def change_sheet(book: Book, folder: Path) -> str:
    """修改记录 on paper and as a workbook."""
    now = date.today()  # noqa: DTZ011 - the journal's own clock
    for kind in ("pdf", "xlsx"):
        save_changes(book, Period(now.year), folder / f"修改记录.{kind}")
    return every(folder)


def sheets(book: Book, folder: Path) -> str:
    """Blank sheets, filled from records."""
    asked = [*book.find("pairing"), *book.find("training"), *book.find("base")]
    for kind, sheet in BLANKS.items():
        fits = [record for record in asked if sheet in blanks_for(record.register)]
        data, _ = blank_pdf(book, kind, fits, TODAY)
        (folder / f"{kind}.pdf").write_bytes(data)
    return every(folder)


def logged(book: Book, _folder: Path) -> str:
    logs.note("changed %s", book.find("pairing"))
    labels = book.rows("SELECT label, operator FROM journal_step", [])
    return logs.log_file().read_text(encoding="utf-8") + str([tuple(r) for r in labels])


OUTLETS = {
    "copied pairing": lambda book, _folder: table(book, "pairing"),
    "copied base": lambda book, _folder: table(book, "base"),
    "copied aid": lambda book, _folder: table(book, "aid"),
    "exported": workbook,
    "reports": reports,
    "package": package,
    "changes": changed,
    "story": story,
    "suspects": suspects,
    "bulk": many,
    "import": imported,
    "commands": commands,
    "conflicts": conflicts,
    "sheets": sheets,
    "change sheet": change_sheet,
    "log": logged,
}


def page_of(shell: Shell, key: str) -> str:
    shell.go(key)
    return ""


def listed(shell: Shell, key: str) -> str:
    page = register_page(shell, key)
    for field in REGISTERS[key].fields:
        page.list.columns.show(field.key, shown=True)
    page.list.table.selectAll()
    page.work.copy()
    return QGuiApplication.clipboard().text()


def form(shell: Shell, key: str) -> str:
    page = register_page(shell, key)
    page.list.mark(0)
    page.edit_current()
    editors = page.panel.fields.editors
    editors["phone"].setFocus()
    return ""


def history(shell: Shell, key: str) -> str:
    page = register_page(shell, key)
    page.escape()
    page.list.mark(page.list.model.row_of(_line(shell)))
    page.work.tell_history()
    return ""


def found(shell: Shell, words: str) -> str:
    shell.go("find")
    page = shell.page("find")
    page.search.setText(words)  # type: ignore[attr-defined]
    page.search.searched.emit(words)  # type: ignore[attr-defined]
    return ""


def drafted(shell: Shell, key: str) -> str:
    fields = {"name": planted.NAME, "id_number": planted.ID, "phone": planted.PHONE}
    drafts.keep(shell.desk.book, drafts.Draft(key, fields))
    return page_of(shell, key)


def told(shell: Shell, about: str) -> str:
    from tecdesk.ui.wanted import Told

    shell.go("story", Told(about, (_line(shell),)))
    return ""


def _line(shell: Shell) -> str:
    name = Filter({"name": planted.NAME})
    return shell.desk.book.find("pairing", name)[0].id


WINDOWS = {
    "home": (page_of, "home"),
    "pairing list": (listed, "pairing"),
    "base list": (listed, "base"),
    "pairing form": (form, "pairing"),
    "base form": (form, "base"),
    "history": (history, "pairing"),
    "bin": (page_of, "bin"),
    "found name": (found, planted.NAME),
    "found number": (found, planted.NOTED_PHONE[:7]),
    "checkup": (page_of, "checkup"),
    "story": (told, "household"),
    "draft": (drafted, "pairing"),
    "tally": (page_of, "tally"),
    "colleagues": (page_of, "colleagues"),
    "backups": (page_of, "backups"),
}


@pytest.mark.parametrize("outlet", [*OUTLETS, *(f"window {key}" for key in WINDOWS)])
def test_no_outlet_shows_a_number(
    outlet: str, book: Book, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if outlet in OUTLETS:
        folder = tmp_path / "out"
        folder.mkdir()
        told = OUTLETS[outlet](book, folder)
    else:
        book.close()
        told = in_window(book.path, outlet.removeprefix("window "), request)
    assert len(told) > 20
    assert not planted.shown_in(told)


def in_window(path: Path, scene: str, request: pytest.FixtureRequest) -> str:
    from tests.ui.conftest import _around

    qtbot: QtBot = request.getfixturevalue("qtbot")
    around = _around(qtbot, path)
    shell = next(around)
    show, what = WINDOWS[scene]
    told = show(shell, what)
    settle(qtbot, shell)
    told += planted.said(shell)
    if scene == "pairing form":
        told = told.replace(planted.NOTED_ID, "").replace(planted.NOTED_PHONE, "")
    next(around, None)
    return told
