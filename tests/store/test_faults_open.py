"""What befalls a book in use: other windows, no rights, no room, a crash."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tecdesk.store.lock import lock_path
from tests.store.mishaps import crash
from tests.store.mishaps import python
from tests.store.mishaps import refused

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_open_in_another_window(book: Book) -> None:
    refused(lambda: Book.open(book.path), "另一个窗口")
    with Book.open(book.path, writing=False) as reader:
        assert reader.count("village") == 4


def test_open_in_another_process(closed: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from tecdesk.store.book import Book\n"
        "book = Book.open(Path(sys.argv[1]))\n"
        "print('open', flush=True); sys.stdin.read()\n"
    )
    with python(code, closed) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        refused(lambda: Book.open(closed), "另一个窗口")
        other.kill()  # a crash frees the book
    Book.open(closed).close()


def test_locked_by_another_program(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tecdesk.store.connection.BUSY_MS", 50)
    book.close()
    with (
        Book.open(book.path) as opened,
        closing(sqlite3.connect(book.path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN EXCLUSIVE")
        refused(lambda: _add(opened), "另一个程序")
        refused(lambda: opened.find("village"), "另一个程序")
        refused(opened.undo, "另一个程序")
        other.execute("ROLLBACK")
        _add(opened)


def test_reading_does_not_write(closed: Path) -> None:
    with Book.open(closed, writing=False) as reader:
        refused(lambda: _add(reader), "只能读")


def test_a_write_protected_file(closed: Path) -> None:
    """As a person without the rights sees it; the administrator has them all."""
    code = (
        "import os, sys; from pathlib import Path\n"
        "from tecdesk.errors import DeskError\n"
        "from tecdesk.store.book import Book\n"
        "import sqlite3, filelock, tecdesk.store.opening\n"
        "if hasattr(os, 'geteuid') and os.geteuid() == 0: os.setuid(65534)\n"
        "path = Path(sys.argv[1])\n"
        "try:\n"
        "    Book.open(path)\n"
        "except DeskError as error:\n"
        "    print(error.sentence)\n"
        "with Book.open(path, writing=False) as book: print(book.count('training'))\n"
    )
    for folder in closed.parents:
        if "pytest-" in str(folder):  # up to the tests' own folder
            folder.chmod(0o777)
    closed.chmod(0o444)
    lock_path(closed).unlink()
    with python(code, closed) as other:
        said, _ = other.communicate()
    closed.chmod(0o644)
    assert "只能读" in said
    assert said.endswith("300\n")


def test_a_book_removed_while_open(book: Book) -> None:
    book.path.unlink()
    refused(lambda: _add(book), "移走、删除")


def test_a_full_disk_leaves_the_book_as_it_was(closed: Path) -> None:
    before = closed.read_bytes()
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from tecdesk.errors import DeskError\n"
        "from tecdesk.store.book import Book\n"
        "path = Path(sys.argv[1]); size = path.stat().st_size\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "with Book.open(path) as book:\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))\n"
        "    try:\n"
        "        with book.edit('导入') as edit:\n"
        "            edit.add_many('training', [({'note': 'x' * 500}, {})] * 50000)\n"
        "    except DeskError as error:\n"
        "        print(error)\n"
        "    print(book.count('training'))\n"
    )
    with python(code, closed) as other:
        said, _ = other.communicate()
    assert closed.name in said
    assert "Traceback" not in said
    assert said.endswith("。\n300\n")
    assert closed.read_bytes() == before
    check(closed)


def test_a_journal_left_beside_does_not_spoil_a_new_book(closed: Path) -> None:
    journal = crash(closed)
    closed.unlink()
    with Book.create(closed, "白马乡") as made:
        assert made.unit["name"] == "白马乡"
    check(closed)
    assert any(p.read_bytes() == journal for p in closed.parent.glob("*journal*"))


def test_a_crash_is_rolled_back_also_by_a_reader(closed: Path) -> None:
    crash(closed)
    with Book.open(closed, writing=False) as reader:
        assert reader.count("training") == 300
    check(closed)


def _add(book: Book) -> None:
    with book.edit("新增") as edit:
        edit.add("training", {"title": "水稻"})
