"""Every way out of the book that is no window: files, tables, commands, the log."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

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
from tecdesk.store.book import Book
from tecdesk.store.colleagues.conflicts import Conflict
from tecdesk.tally.checkup.checkup import checkup
from tests.ui import planted

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2025, 12, 1)


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
