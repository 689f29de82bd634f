from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.store.book import Book
from tecdesk.store.reported.states import State
from tecdesk.store.reported.states import turn

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call

HEAD = "村名,日期,培训内容,参训人次\n"


@pytest.fixture
def late(tmp_path: Path) -> Path:
    """One session that was forgotten in 2025, and one of 2026."""
    file = tmp_path / "补.csv"
    file.write_text(f"{HEAD}柳树村,2025-11-05,茶叶修剪,33\n", encoding="utf-8")
    return file


@pytest.fixture
def sent(call: Call, sample_path: Path, tmp_path: Path) -> Path:
    stick = tmp_path / "U盘"
    stick.mkdir()
    assert call("submit", sample_path, "--year", 2025, "--to", stick).code == 0
    return sample_path


def test_a_locked_year_is_not_imported_into(call: Call, sent: Path, late: Path) -> None:
    with Book.open(sent, writing=False) as book:
        before = book.count("training")
    said = call("import", sent, late)
    assert said.code == 1
    assert said.err.startswith("2025年度已上报（第 1 次），里面的 1 条记录没有改。")
    assert "--unlock 原因" in said.err
    assert call("import", sent, late, "--dry-run").code == 0
    with Book.open(sent, writing=False) as book:
        assert book.count("training") == before
        assert turn(book, "2025").state is State.REPORTED
    said = call("import", sent, late, "--unlock", "县里要求补报")
    assert said.code == 0, said.err
    with Book.open(sent, writing=False) as book:
        assert book.count("training") == before + 1
        now = turn(book, "2025")
        assert (now.state, now.reason) == (State.OPENED, "县里要求补报")


def test_an_open_year_needs_no_reason(call: Call, sent: Path, tmp_path: Path) -> None:
    file = tmp_path / "今年.csv"
    file.write_text(f"{HEAD}柳树村,2026-01-05,茶叶修剪,33\n", encoding="utf-8")
    assert call("import", sent, file, "--unlock", "用不着").code == 0
    with Book.open(sent, writing=False) as book:
        assert turn(book, "2025").state is State.REPORTED


def test_list_changes_and_reprint(
    call: Call, sent: Path, late: Path, tmp_path: Path
) -> None:
    (first,) = call("reported", sent, "--json", "--changes").data
    assert (first["period"], first["revision"], first["state"]) == (
        "2025",
        1,
        "reported",
    )
    assert first["records"] == first["figures"] == []
    call("import", sent, late, "--unlock", "补")
    out = tmp_path / "原样"
    said = call("reported", sent, "--out", out)
    assert said.code == 0
    assert (out / "汇总表.pdf").is_file()
    package = next(out.glob("*.tdk"))
    assert package.read_bytes() == (tmp_path / "U盘" / package.name).read_bytes()
    (now,) = call("reported", sent, "--json", "--changes").data
    (record,) = now["records"]
    assert record["said"] == "新增 培训 2025-11-05 柳树村 茶叶修剪"
    whole = [f for f in now["figures"] if not f["by"] and f["key"] == "training.people"]
    assert whole[0]["now"] - whole[0]["was"] == 33
    assert "培训人次：报 " in call("reported", sent, "--changes").out
    assert call("reported", sent, "--revision", 9, "--out", out).code == 1
