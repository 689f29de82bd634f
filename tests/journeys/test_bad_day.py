"""What the world refuses: one sentence, exit code 1, the book untouched."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tecdesk.exchange.packages.package import pack
from tecdesk.exchange.packages.selection import gather
from tecdesk.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ("培训时间", "村", "培训内容", "人次", "其中妇女")
LINE = ("2025-02-03", "甲村", "内容", 20, 5)


def _workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    from xlsxwriter import Workbook

    with Workbook(path) as workbook:
        sheet = workbook.add_worksheet("培训台账")
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "书.tecdesk"
    with Book.create(path, "清河镇") as book, book.edit("一条") as edit:
        edit.add("training", {"held_on": "2025-01-01", "title": "原有", "people": 1})
    return path


def _refused(*arguments: object, limit: int | None = None) -> str:
    """The sentence of a command that must be refused.

    Args:
        arguments: the command.
        limit: the most bytes a file may have, as on a full disk.
    """
    child = subprocess.run(
        [sys.executable, "-m", "tecdesk", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=None if limit is None else lambda: _limit(limit),
    )
    assert child.returncode == 1, child.stdout + child.stderr
    assert "Traceback" not in child.stderr
    assert child.stderr.count("\n") == 1
    assert child.stderr.rstrip().endswith("。")
    return child.stderr


def _limit(size: int) -> None:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _state(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("坏.xlsx", b"PK\x03\x04 nonsense", "损坏"),
        ("坏.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nonsense", "损坏"),
        ("空.xlsx", b"", "空"),
        ("图.pdf", b"%PDF-1.4", "PDF"),
        ("乱.csv", b"\xff\xfe\x00\x81\x82\x83" * 9, "乱.csv"),
    ],
)
def test_a_wrong_or_damaged_ledger(
    book: Path, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    before = _state(book)
    (tmp_path / name).write_bytes(content)
    assert words in _refused("import", book, tmp_path / name)
    assert _state(book) == before


def test_a_heading_that_matches_nothing(book: Path, tmp_path: Path) -> None:
    before = _state(book)
    ledger = _workbook(tmp_path / "别.xlsx", ("甲", "乙", "丙", "丁", "戊"), LINE)
    assert "表头" in _refused("import", book, ledger)
    assert _state(book) == before


@pytest.mark.parametrize(
    ("day", "people", "women", "words"),
    [
        ("2025.2.31", 30, 10, "2月没有31日"),
        ("2025.2.28", -30, None, "负数"),
        ("2025.2.28", 30, 31, "31 多于人次 30"),
    ],
)
def test_a_line_that_cannot_be_true(
    book: Path, tmp_path: Path, day: str, people: int, women: int | None, words: str
) -> None:
    before = _state(book)
    head = ("培训日期", "村", "培训内容", "人次", "其中妇女")
    line = (day, "柳树村", "测土配方施肥", people, women)
    ledger = _workbook(tmp_path / "台账.xlsx", head, line)
    said = _refused("import", book, ledger)
    assert words in said
    assert "第2行" in said
    assert _state(book) == before


@pytest.mark.parametrize("command", ["import", "submit", "report", "tally", "check"])
def test_files_and_folders_that_are_not_there(
    book: Path, tmp_path: Path, command: str
) -> None:
    gone = tmp_path / "没有" / "没有.tecdesk"
    rest: dict[str, tuple[object, ...]] = {
        "import": (tmp_path / "没有.xlsx",),
        "submit": ("--year", 2025, "--to", tmp_path / "没有"),
        "report": ("--year", 2025, "--out", tmp_path / "出"),
        "tally": ("--year", 2025),
        "check": (),
    }
    assert "找不到" in _refused(command, gone, *rest[command])
    if command in {"import", "submit"}:
        assert "找不到" in _refused(command, book, *rest[command])


def test_a_book_open_elsewhere(book: Path, tmp_path: Path) -> None:
    ledger = _workbook(tmp_path / "台账.xlsx", HEAD, LINE)
    before = _state(book)
    with Book.open(book):
        assert "的另一个窗口打开" in _refused("import", book, ledger)
        assert "的另一个窗口打开" in _refused(
            "submit", book, "--year", 2025, "--to", tmp_path
        )
    assert _state(book) == before


def test_a_file_that_is_no_book(tmp_path: Path) -> None:
    path = tmp_path / "不是.tecdesk"
    path.write_bytes(b"hello")
    assert "不是农技台账" in _refused("tally", path, "--year", 2025)


def test_a_damaged_book(book: Path) -> None:
    data = bytearray(book.read_bytes())
    data[4096 : len(data) - 4096] = bytes(len(data) - 8192)
    book.write_bytes(data)
    assert "损坏" in _refused("check", book)


def test_a_book_of_a_newer_program(book: Path) -> None:
    data = bytearray(book.read_bytes())
    data[60:64] = (99).to_bytes(4, "big")  # user_version
    book.write_bytes(data)
    assert "更新版本" in _refused("tally", book, "--year", 2025)
    assert "更新版本" in _refused("submit", book, "--year", 2025, "--to", book.parent)
    assert book.read_bytes() == bytes(data)


def test_a_full_disk_while_importing(book: Path, tmp_path: Path) -> None:
    lines = [("2025-02-03", "甲村", f"内容{number}", 20, 5) for number in range(3000)]
    ledger = _workbook(tmp_path / "台账.xlsx", HEAD, *lines)
    before = _state(book)
    _refused("import", book, ledger, limit=book.stat().st_size + 20_000)
    with Book.open(book) as again:
        assert again.count("training") == 1
    assert _state(book) == before


def test_a_full_stick_while_submitting(book: Path, tmp_path: Path) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    asked = ("submit", book, "--year", 2025, "--to", stick)
    _refused(*asked, limit=20_000)
    assert not list(stick.iterdir())
    with Book.open(book) as again:
        assert not again.settings.submissions


def test_a_full_disk_while_reporting(book: Path, tmp_path: Path) -> None:
    out = tmp_path / "报表"
    _refused("report", book, "--year", 2025, "--out", out, limit=5_000)
    assert not [path for path in out.iterdir() if path.suffix == ".part"]


def test_a_package_cut_short_on_the_way(book: Path, tmp_path: Path) -> None:
    with Book.open(book) as opened:
        content = gather(opened, 2025, 1)
    from datetime import datetime

    path = tmp_path / content.file_name
    data = pack(content, {}, datetime.fromisoformat("2025-12-15T14:06:00"))
    path.write_bytes(data[: len(data) // 2])
    assert "重新" in _refused("verify", path)
    path.write_bytes(b"hello")
    assert "不是农技台账的上报包" in _refused("verify", path)


def test_reports_where_a_file_is_in_the_way(book: Path, tmp_path: Path) -> None:
    (tmp_path / "报表").write_text("in the way")
    asked = ("report", book, "--year", 2025, "--out", tmp_path / "报表")
    assert "同名" in _refused(*asked)


def test_a_book_is_never_made_over_another(book: Path) -> None:
    before = _state(book)
    assert "已经有了" in _refused("new", book, "--unit", "白马镇")
    assert _state(book) == before


def test_a_million_declared_rows_with_two_filled(book: Path, tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "大.xlsx"
    with Workbook(path) as workbook:
        sheet = workbook.add_worksheet("培训台账")
        for line, row in enumerate((HEAD, LINE, ("2025-02-04", *LINE[1:]))):
            sheet.write_row(line, 0, row)
        sheet.write_blank(1_048_575, 0, None, workbook.add_format({"bold": True}))
    child = subprocess.run(
        [sys.executable, "-m", "tecdesk", "import", book, path],
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    assert child.returncode == 0, child.stderr
    with Book.open(book) as opened:
        assert opened.count("training") == 3
