from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import DeskError
from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tecdesk.store.connection import SCHEMA_VERSION
from tecdesk.store.faults import guarded
from tecdesk.store.lock import lock_path
from tecdesk.store.schema.drift import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4096


@pytest.fixture
def closed(book: Book) -> Path:
    """A book with a few hundred sessions that nobody has open."""
    with book.edit("样本") as edit:
        edit.add_many("training", [({"title": f"第{n}期"}, {}) for n in range(300)])
    book.close()
    return book.path


def _refused(call: Callable[[], object], *words: str) -> None:
    """One Chinese sentence with these words, and a next step."""
    with pytest.raises(DeskError) as caught:
        call()
    for word in words:
        assert word in str(caught.value), str(caught.value)
    assert caught.value.sentence.endswith("。")
    assert caught.value.next_step.endswith("。")


def _opens_either_way(path: Path) -> list[Callable[[], object]]:
    return [
        lambda: Book.open(path),
        lambda: Book.open(path, writing=False),
        lambda: check(path),
    ]


def _refused_untouched(path: Path, *words: str) -> None:
    before = path.read_bytes()
    for call in _opens_either_way(path):
        _refused(call, path.name, *words)
    assert path.read_bytes() == before


def test_a_missing_book(tmp_path: Path) -> None:
    path = tmp_path / "没有.tecdesk"
    for call in _opens_either_way(path):
        _refused(call, "没有.tecdesk", "找不到")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_instead_of_a_book(tmp_path: Path) -> None:
    for call in _opens_either_way(tmp_path):
        _refused(call, "文件夹")


def test_a_missing_folder(tmp_path: Path) -> None:
    path = tmp_path / "没有" / "清河镇.tecdesk"
    _refused(lambda: Book.create(path, "清河镇"), "找不到")


def test_a_new_book_never_replaces_one(closed: Path) -> None:
    before = closed.read_bytes()
    _refused(lambda: Book.create(closed, "清河镇"), "已经有了")
    assert closed.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"SQLite", "培训台账\n".encode() * 999])
def test_another_kind_of_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "账.tecdesk"
    path.write_bytes(content)
    _refused_untouched(path, "不是农技台账")


def test_another_program_s_database(tmp_path: Path) -> None:
    path = tmp_path / "账.tecdesk"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE something (id)")
    _refused_untouched(path, "不是农技台账")


def test_a_book_of_a_newer_program(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    _refused_untouched(closed, "更新版本", "升级")


@pytest.mark.parametrize("kept", [20, 100, PAGE, 3 * PAGE + 17, -PAGE])
def test_a_truncated_book(closed: Path, kept: int) -> None:
    closed.write_bytes(closed.read_bytes()[:kept])
    _refused(lambda: Book.open(closed), closed.name, "损坏")
    _refused(lambda: check(closed), closed.name, "损坏")


def test_damaged_pages_are_found(closed: Path) -> None:
    whole = closed.read_bytes()
    for number in range(2, len(whole) // PAGE, 7):
        damaged = bytearray(whole)
        damaged[number * PAGE : number * PAGE + 64] = b"\xa5" * 64
        closed.write_bytes(damaged)
        for call in (lambda: check(closed), lambda: Book.open(closed)):
            _refused(call, closed.name, "损坏", "备份")
        assert closed.read_bytes() == damaged


def test_links_to_nothing_are_found(closed: Path) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as raw:
        raw.execute("UPDATE training SET village = 'nowhere'")
    _refused(lambda: check(closed), "损坏")


def test_a_missing_column_is_found(closed: Path) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as raw:
        raw.execute("ALTER TABLE unit DROP COLUMN phone")
    _refused(lambda: check(closed), "被别的程序改过")


def test_a_sound_book_is_counted(closed: Path) -> None:
    before = closed.read_bytes()
    counts = check(closed)
    assert (counts["training"], counts["village"], counts["unit"]) == (300, 4, 1)
    assert closed.read_bytes() == before


def test_open_in_another_window(book: Book) -> None:
    _refused(lambda: Book.open(book.path), "另一个窗口")
    with Book.open(book.path, writing=False) as reader:
        assert reader.count("village") == 4


def test_open_in_another_process(closed: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from tecdesk.store.book import Book\n"
        "book = Book.open(Path(sys.argv[1]))\n"
        "print('open', flush=True); sys.stdin.read()\n"
    )
    with _python(code, closed) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        _refused(lambda: Book.open(closed), "另一个窗口")
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
        _refused(lambda: _add(opened), "另一个程序")
        _refused(lambda: opened.find("village"), "另一个程序")
        _refused(opened.undo, "另一个程序")
        other.execute("ROLLBACK")
        _add(opened)


def test_reading_does_not_write(closed: Path) -> None:
    with Book.open(closed, writing=False) as reader:
        _refused(lambda: _add(reader), "只能读")


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
    with _python(code, closed) as other:
        said, _ = other.communicate()
    closed.chmod(0o644)
    assert "只能读" in said
    assert said.endswith("300\n")


def test_a_book_removed_while_open(book: Book) -> None:
    book.path.unlink()
    _refused(lambda: _add(book), "移走、删除")


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
    with _python(code, closed) as other:
        said, _ = other.communicate()
    assert closed.name in said
    assert "Traceback" not in said
    assert said.endswith("。\n300\n")
    assert closed.read_bytes() == before
    check(closed)


def test_a_bug_is_not_a_fault_of_the_world(tmp_path: Path) -> None:
    def bug() -> None:
        with guarded(tmp_path), closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("SELECT nothing")

    with pytest.raises(sqlite3.OperationalError):
        bug()


def test_a_journal_left_beside_does_not_spoil_a_new_book(closed: Path) -> None:
    journal = _crash(closed)
    closed.unlink()
    with Book.create(closed, "白马乡") as made:
        assert made.unit["name"] == "白马乡"
    check(closed)
    assert any(p.read_bytes() == journal for p in closed.parent.glob("*journal*"))


def test_a_crash_is_rolled_back_also_by_a_reader(closed: Path) -> None:
    _crash(closed)
    with Book.open(closed, writing=False) as reader:
        assert reader.count("training") == 300
    check(closed)


def _crash(path: Path) -> bytes:
    """Leaves the book half written, with its journal; returns the journal."""
    code = (
        "import os, sys, sqlite3\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 2'); c.execute('BEGIN')\n"
        'c.execute("UPDATE training SET note = hex(randomblob(900))")\n'
        "os._exit(1)\n"
    )
    with _python(code, path) as other:
        other.communicate()
    return path.with_name(f"{path.name}-journal").read_bytes()


def _add(book: Book) -> None:
    with book.edit("新增") as edit:
        edit.add("training", {"title": "水稻"})


def _python(code: str, *arguments: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def test_a_copy_is_a_book(closed: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        asked = "PRAGMA application_id"
        assert connection.execute(asked).fetchone()[0] == APPLICATION_ID
    copy = shutil.copyfile(closed, tmp_path / "副本.tecdesk")
    with Book.open(copy) as opened:
        assert opened.count("training") == 300
