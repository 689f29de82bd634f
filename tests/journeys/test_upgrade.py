"""Old books in today's program, newer books in it, and two programs over one place."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tecdesk import cli
from tecdesk.desk.bringing import bring_home
from tecdesk.desk.looking_back import outside
from tecdesk.desk.upgrading import upgraded
from tecdesk.errors import DeskError
from tecdesk.store import holder
from tecdesk.store.backups import shelf
from tecdesk.store.backups.making import back_up
from tecdesk.store.backups.restoring import restore
from tecdesk.store.book import Book
from tecdesk.store.connection import SCHEMA_VERSION
from tecdesk.store.locked.changing import change_passphrase
from tecdesk.ui.preferences import Preferences

if TYPE_CHECKING:
    from tests.journeys.hands import Hands

RELEASED = Path(__file__).parent.parent / "data" / "books"
OLDER = sorted(
    (p for p in RELEASED.glob("*.tecdesk") if p.stem != f"v{SCHEMA_VERSION}"),
    key=lambda path: int(path.stem[1:]),
)
CHAINED = [path for path in OLDER if int(path.stem[1:]) >= 13]
"""Books whose journal was chained before the upgrade."""
NEWER = SCHEMA_VERSION + 1


def older(folder: Path, source: Path = OLDER[0]) -> Path:
    return shutil.copyfile(source, folder / "清河镇.tecdesk")


def newer(book: Path) -> bytes:
    """Make a book one that only the next version of the program can read."""
    with closing(sqlite3.connect(book)) as raw:
        raw.execute("CREATE TABLE of_tomorrow (id INTEGER)")
        raw.execute(f"PRAGMA user_version = {NEWER}")
        raw.commit()
    return book.read_bytes()


def unaltered(book: Path) -> bool:
    """Whether nothing was changed without the program, as its journal proves."""
    found = outside(book)
    return found is not None and found.whole


def kept(book: Path) -> list[Path]:
    return list(book.parent.glob("*升级前*.tecdesk"))


@pytest.mark.parametrize("source", OLDER, ids=lambda path: path.stem)
def test_an_older_book_on_the_command_line(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = older(tmp_path, source)
    assert (
        cli.run(["tally", str(book)]) == cli.REFUSED
    )  # who only reads changes nothing
    assert "tecdesk upgrade" in capsys.readouterr().err
    assert book.read_bytes() == source.read_bytes()
    assert cli.run(["upgrade", str(book)]) == cli.DONE
    (copy,) = kept(book)
    assert copy.read_bytes() == source.read_bytes()
    said = capsys.readouterr()
    assert copy.name in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert cli.run(["check", str(book)]) == cli.DONE
    assert cli.run(["upgrade", str(book)]) == cli.DONE
    assert "没有动它" in capsys.readouterr().out
    assert kept(book) == [copy]


def test_an_older_book_in_the_window(hands: Hands, tmp_path: Path) -> None:
    book = older(tmp_path)
    hands.start(book)
    assert hands.window.shell is not None
    (copy,) = kept(book)
    assert "旧版本" in (said := hands.window.shell.notice.text)
    assert copy.name in said
    hands.close()
    hands.start(book)
    assert hands.window.shell is not None
    assert hands.window.shell.notice.text == ""  # said once
    hands.close()


def test_an_older_book_with_a_passphrase(tmp_path: Path) -> None:
    book = older(tmp_path, OLDER[-1])
    assert change_passphrase(book, "一句很长很长的口令") is not None
    with Book.open(book, passphrase="一句很长很长的口令") as opened:
        assert opened.unit["name"] == "清河镇"
        assert opened.older is not None
        assert (
            b"SQLite" not in opened.older.read_bytes()[:16]
        )  # the copy is locked, too
    assert b"SQLite" not in book.read_bytes()[:16]


def test_an_older_book_from_a_stick(tmp_path: Path) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    copy = bring_home(older(stick), tmp_path / "本机")
    assert copy.read_bytes() == OLDER[0].read_bytes()
    with Book.open(copy) as opened:
        assert upgraded(opened)
    assert len(kept(copy)) == 1
    assert kept(stick / copy.name) == []


def test_a_newer_book_in_the_window(hands: Hands, book: Book, tmp_path: Path) -> None:
    book.close()
    before, beside = newer(book.path), {*tmp_path.rglob("*升级前*")}
    hands.start(book.path)
    page = hands.window.first_page
    assert page is not None
    assert "由更新版本的程序建立" in page.notice.text
    assert "先升级农技台账" in page.notice.text
    hands.close()
    assert book.path.read_bytes() == before
    assert {*tmp_path.rglob("*升级前*")} == beside


@pytest.mark.parametrize("command", ["tally", "upgrade", "check", "backup"])
def test_a_newer_book_on_the_command_line(
    book: Book, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    book.close()
    before = newer(book.path)
    assert cli.run([command, str(book.path)]) == cli.REFUSED
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "先升级农技台账" in said
    assert book.path.read_bytes() == before


def test_the_older_program_after_the_newer(book: Book) -> None:
    """The newer one has upgraded and goes on; the older one hinders it in nothing."""
    book.close()
    newer(book.path)
    for writing in (True, False):
        with pytest.raises(DeskError, match="更新版本"):
            Book.open(book.path, writing=writing)
    assert holder.read(book.path) is None
    with closing(sqlite3.connect(book.path)) as raw:  # nothing is locked
        raw.execute("INSERT INTO of_tomorrow VALUES (1)")
        raw.commit()


def test_settings_of_a_newer_program_stay(home: Path) -> None:
    home.mkdir()
    ini = home / "window.ini"
    ini.write_text("[General]\nof_tomorrow=7\nrecent=\n[next]\nway=a\n", "utf-8")
    kept_here = Preferences()
    kept_here.remember("dark", "yes")
    kept_here.opened(home / "a.tecdesk")
    del kept_here
    text = ini.read_text("utf-8")
    for line in ("of_tomorrow=7", "way=a", "dark=yes"):
        assert line in text


def test_who_has_a_book_is_read_from_a_newer_program(tmp_path: Path) -> None:
    path = tmp_path / "a.tecdesk"
    said = {"computer": "B", "operator": "李四", "since": "2026-01-01 08:00", "more": 1}
    holder.path_of(path).write_text(json.dumps(said), "utf-8")
    found = holder.read(path)
    assert found is not None
    assert found.operator == "李四"


def test_the_list_of_backups_is_shared_with_a_newer_program(book: Book) -> None:
    first = back_up(book.path)
    listed = first.parent / shelf.LIST
    said = json.loads(listed.read_text("utf-8"))
    for each in said.values():
        each["of_tomorrow"] = [1, 2]
    listed.write_text(json.dumps(said), "utf-8")
    (found,) = shelf.backups(first.parent)
    assert found.note is not None
    assert found.note.digest
    back_up(book.path)
    again = json.loads(listed.read_text("utf-8"))
    assert len(again) == 2
    assert [each.get("of_tomorrow") for each in again.values()].count([1, 2]) == 1


def test_a_backup_of_a_newer_program_is_not_restored(
    book: Book, tmp_path: Path
) -> None:
    backup = tmp_path / "from_tomorrow.tecdesk"
    book.close()
    shutil.copyfile(book.path, backup)
    newer(backup)
    before = book.path.read_bytes()
    with pytest.raises(DeskError, match="更新版本"):
        restore(backup, book.path)
    assert book.path.read_bytes() == before


@pytest.mark.parametrize("source", CHAINED, ids=lambda path: path.stem)
def test_the_journal_stays_chained_over_an_upgrade(
    source: Path, tmp_path: Path
) -> None:
    book = older(tmp_path, source)
    with closing(sqlite3.connect(book)) as raw:
        (before,) = raw.execute("SELECT after, at, chain FROM journal_start")
    Book.open(book).close()
    with closing(sqlite3.connect(book)) as raw:
        assert list(raw.execute("SELECT after, at, chain FROM journal_start")) == [
            before
        ]
    assert unaltered(book)


def test_what_was_changed_behind_its_back_is_told_after_an_upgrade(
    tmp_path: Path,
) -> None:
    book = older(tmp_path, CHAINED[0])
    with closing(sqlite3.connect(book)) as raw:
        raw.execute("UPDATE handout SET quantity = quantity + 1")
        raw.commit()
    Book.open(book).close()
    assert not unaltered(book)
