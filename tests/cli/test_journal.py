"""changes, past, compact, and what check says of edits from outside."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tecdesk.store.book import Book
from tecdesk.store.log.door import opened

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call

_PHONE = "13812345678"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book with a household that was entered in 2021 and changed now."""
    made = tmp_path / "清河镇.tecdesk"
    with Book.create(made, "清河镇") as book:
        with book.edit("新增结对") as edit:
            home = edit.add("pairing", {"name": "户主甲", "helper": "李四"})
        with book.edit("修改结对") as edit:
            edit.change("pairing", home, {"phone": _PHONE, "family_size": 3})
        with opened(book.connection, "test"):
            book.connection.execute(
                "UPDATE journal_step SET at = '2021-03-05 10:00:00'"
            )
            book.connection.execute("UPDATE journal_step SET chain = NULL")
        with book.edit("修改结对") as edit:
            edit.change("pairing", home, {"family_size": 4, "note": f"打{_PHONE}"})
        with book.edit("村") as edit:
            edit.add_many("village", [({"name": f"{n}村"}, {}) for n in range(30)])
    return made


def test_changes_are_printed(call: Call, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "修改.xlsx"
    assert str(out) in call("changes", path, "--out", out).out
    rows = list(load_workbook(out).active.iter_rows(values_only=True))
    text = "\n".join("|".join(str(cell or "") for cell in row) for row in rows)
    assert "家庭人口：3 → 4" in text
    assert "结对帮扶“户主甲”" in text
    assert "新增 30 条" in text
    assert "138****5678" in text
    assert _PHONE not in text
    old = tmp_path / "修改.pdf"
    call("changes", path, "--year", 2021, "--out", old)
    assert old.read_bytes().startswith(b"%PDF")
    said = call("changes", path, "--out", tmp_path / "x.doc")
    assert "PDF" in said.err


def test_the_past_is_a_copy(call: Call, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "过去.tecdesk"
    said = call("past", path, "--at", "2021-06-01", "--out", out)
    assert "2021-06-01 23:59 的样子" in said.out
    (home,) = call("records", out, "pairing", "--json").data
    assert "4" not in str(home.get("family_size"))
    assert call("past", path, "--at", "2020-06-01", "--out", tmp_path / "x").code == 1
    assert call("past", path, "--at", "昨天", "--out", tmp_path / "x").code == 2


def test_old_entries_are_compacted(call: Call, path: Path, tmp_path: Path) -> None:
    said = call("compact", path, "--years", 2, "--dry-run", "--json").data
    assert (said["steps"], said["records"]) == (2, 1)
    assert "已压缩 2021-03-05 以前的 2 步" in call("compact", path, "--years", 2).out
    assert "没有那么早" in call("compact", path, "--years", 2, "--dry-run").out
    assert "最近 2 年" in call("compact", path, "--years", 1).err
    target = tmp_path / "过去.tecdesk"
    said = call("past", path, "--at", "2021-03-01", "--out", target)
    assert "还没有记过" in said.err
    assert call("check", path, "--json").data["journal"]["whole"]


def test_check_names_what_was_changed_outside(call: Call, path: Path) -> None:
    assert "没有在程序外改过" in call("check", path).out
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE pairing SET family_size = 9")
        raw.execute("UPDATE village SET name = '改村' WHERE rowid = 7")
        raw.commit()
    said = call("check", path).out
    assert "有 2 条记录在程序外改过" in said
    assert "结对帮扶“户主甲”：家庭人口对不上" in said
    assert "村(社区)“改村”：内容对不上" in said
    journal = call("check", path, "--json").data["journal"]
    assert not journal["whole"]
    assert {each["register"] for each in journal["records"]} == {"pairing", "village"}
