"""What may happen to a book while it is open, and who else may have it."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import DeskError
from tecdesk.store import drafts
from tecdesk.store import edit as edit_room
from tecdesk.store import holder
from tecdesk.store import saving_aside
from tecdesk.store.backups import shelf
from tecdesk.store.backups.keeping import keep
from tecdesk.store.backups.names import Why
from tecdesk.store.book import Book
from tecdesk.store.checkup import check
from tecdesk.store.drafts import Draft
from tecdesk.store.holder import Holder
from tecdesk.store.log.history import history
from tecdesk.store.log.people import operators
from tecdesk.store.saving_aside import save_aside

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

_NOBODY = 65534

HOLDING = """
import sys
from pathlib import Path
from tecdesk.store.book import Book
with Book.open(Path(sys.argv[1])) as book:
    print("open", flush=True)
    sys.stdin.read()
"""


@contextmanager
def _held(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the book open."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        try:
            yield other
        finally:
            other.kill()


@contextmanager
def _without_rights() -> Iterator[None]:
    """Who runs the tests may be somebody to whom nothing is forbidden."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(mine)


def _said(call: Callable[[], object]) -> str:
    with pytest.raises(DeskError) as caught:
        call()
    said = caught.value
    assert said.sentence.endswith("。")
    assert said.sentence.count("。") == 1
    assert said.next_step.endswith("。")
    return str(said)


def _add(book: Book, title: str = "果树修剪") -> None:
    with book.edit("新增") as edit:
        edit.add("training", {"title": title})


def test_open_twice_on_one_computer(book: Book) -> None:
    holder.sign(book.path, "王芳")
    said = _said(lambda: Book.open(book.path))
    assert "已在这台电脑的另一个窗口打开（王芳，从 " in said
    assert "去那个窗口接着做" in said


def test_open_on_another_computer(book: Book) -> None:
    who = {"computer": "农技站2", "operator": "李四", "since": "2026-03-01 08:15:20"}
    holder.path_of(book.path).write_text(json.dumps(who))
    said = _said(lambda: Book.open(book.path))
    assert "正在电脑“农技站2”上用着（李四，从 03-01 08:15 起）" in said
    assert "只看不改" in said
    with Book.open(book.path, writing=False) as reader:
        assert reader.count("village") == 4


@pytest.mark.parametrize("text", ["", "{", "[]", '{"computer": 1}', "\x00" * 9000])
def test_a_name_that_is_just_being_written(book: Book, text: str) -> None:
    holder.path_of(book.path).write_text(text)
    assert "已在另一个窗口打开" in _said(lambda: Book.open(book.path))


def test_whoever_was_killed_has_it_no_longer(new_file: Path, tmp_path: Path) -> None:
    path = shutil.copyfile(new_file, tmp_path / "清河镇 2025（一）.tecdesk")
    with _held(path) as other:
        by = holder.read(path)
        assert by is not None
        assert by.is_here
        assert "已在这台电脑" in _said(lambda: Book.open(path))
        other.kill()
        other.wait()
    assert holder.read(path) is not None  # left by the crash
    with Book.open(path) as book:
        _add(book)
    assert holder.read(path) is None


def test_since_when() -> None:
    assert Holder("甲", "", edit_room.now()).clock == edit_room.now()[11:16]
    assert Holder("甲", "", "2020-01-02 08:00:00").clock == "01-02 08:00"


@pytest.mark.parametrize("how", ["deleted", "moved", "replaced"])
def test_a_book_that_goes_while_open(book: Book, how: str) -> None:
    """Nothing is said to be saved that is not; put back, the work goes on."""
    path, aside = book.path, book.path.with_name("别处.tecdesk")
    _add(book)
    if how == "deleted":
        path.unlink()
    else:
        path.rename(aside)
    if how == "replaced":
        other = path.with_name("石桥镇.tecdesk")
        Book.create(other, "石桥镇").close()
        other.rename(path)
    works = (
        lambda: _add(book, "不会写进去"),
        lambda: drafts.keep(book, Draft("training", {"title": "写到一半"})),
        lambda: book.sibling().close(),
    )
    for work in works:
        assert "移走、删除或换成了别的文件" in _said(work)
    assert book.count("training") == 1
    if how == "deleted":
        return
    aside.replace(path)
    _add(book, "接着做")
    assert book.count("training") == 2
    book.close()
    assert check(path)["training"] == 2


@pytest.fixture
def public(new_file: Path) -> Iterator[Path]:
    """A book where everybody may write; pytest's own folders are the runner's."""
    with tempfile.TemporaryDirectory(prefix="公用 资料") as name:
        folder = Path(name)
        folder.chmod(0o777)
        path = shutil.copyfile(new_file, folder / "清河镇.tecdesk")
        path.chmod(0o666)
        check(path)  # what is imported late is imported by somebody who may read it
        yield path
        folder.chmod(0o777)


def test_a_folder_that_may_not_be_written(public: Path) -> None:
    public.parent.chmod(0o555)
    with _without_rights():
        assert "的文件夹不能写" in _said(lambda: Book.open(public))
    assert check(public)["village"] == 4


def test_a_book_that_may_not_be_read(public: Path) -> None:
    public.chmod(0)
    with _without_rights():
        assert "没有读取权限" in _said(lambda: Book.open(public))


def test_a_folder_closed_while_open(public: Path) -> None:
    with _without_rights():
        book = Book.open(public)
    public.parent.chmod(0o555)
    with _without_rights():
        assert "文件夹不能写，没有写进去" in _said(lambda: _add(book))
    public.parent.chmod(0o777)
    with _without_rights():
        _add(book, "又能写了")
        book.close()
    assert check(public)["training"] == 1


def test_the_clock_is_set_back(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """Order is what was done first, not what the clock said."""
    _add(book)
    record = book.find("training")[0].id
    first = keep(book.path, Why.HAND).path
    monkeypatch.setattr(edit_room, "now", lambda: "2001-01-01 00:00:00")
    with book.edit("改") as edit:
        edit.change("training", record, {"title": "茶园管护"})
    drafts.keep(book, Draft("training", {"title": "写到一半"}))
    assert [e.label for e in history(book, "training", record)] == ["新增", "改"]
    assert book.undo_label == "改"
    last = keep(book.path, Why.HAND).path
    newest = shelf.newest(book.path)
    assert newest is not None
    assert newest.path == last != first
    book.undo()
    assert book.require("training", record).text("title") == "果树修剪"


def test_a_machine_asleep_in_the_middle(new_file: Path, tmp_path: Path) -> None:
    """Stopped with the book open, and woken: it is still its, and whole."""
    path = shutil.copyfile(new_file, tmp_path / "清河镇.tecdesk")
    with _held(path) as other:
        other.send_signal(signal.SIGSTOP)
        assert "已在这台电脑" in _said(lambda: Book.open(path))
        other.send_signal(signal.SIGCONT)
        assert other.communicate("")[0] == ""
        assert other.returncode == 0
    with Book.open(path) as book:
        assert operators(book) == []
        _add(book)


@pytest.mark.parametrize("whole", [False, True])
def test_a_deleted_book_is_saved_while_open(
    sample_path: Path, tmp_path: Path, *, whole: bool
) -> None:
    """With its folder or without: the new one holds every row under its number."""
    inner = tmp_path / "清河镇 2025"
    inner.mkdir()
    path = sample_path.rename(inner / sample_path.name)
    with Book.open(path) as book:
        _add(book, "最后一条")
        before = sorted(book.connection.iterdump())
        numbers = list(map(tuple, book.rows("SELECT rowid, id FROM training", [])))
        path.unlink()
        if whole:
            shutil.rmtree(inner)
        made = save_aside(book, tmp_path / "农技台账")
    assert made.parent == (tmp_path / "农技台账" if whole else inner)
    with Book.open(made) as again:
        assert sorted(again.connection.iterdump()) == before
        rows = again.rows("SELECT rowid, id FROM training", [])
        assert list(map(tuple, rows)) == numbers
        again.undo()


def test_no_room_leaves_no_half(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving_aside, "sync_folder", _full)
    assert "磁盘已满" in _said(lambda: save_aside(book, book.path.parent))
    assert not list(book.path.parent.glob("*找回*"))


def _full(_folder: Path) -> None:
    raise OSError(errno.ENOSPC, "full")
