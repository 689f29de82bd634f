"""Numbers of persons by command: masked, whole with a reason, expired for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.store.book import Book
from tests.tally.entering import household

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call

ID, PHONE = "990000198001010012", "13912345032"


@pytest.fixture
def path(book: Book) -> Path:
    household(book, id_number=ID, phone=PHONE)
    household(book, "乙", id_number="990000197902020029", until="2022-05")
    book.close()
    return book.path


def noted(path: Path) -> tuple[str, str, str]:
    """What the journal says last: what, why, who."""
    sql = "SELECT label, reason, operator FROM journal_step ORDER BY id DESC LIMIT 1"
    with Book.open(path, writing=False) as book:
        what, why, who = book.rows(sql, [])[0]
    return what, why, who


def test_full_needs_a_reason_and_is_written_down(call: Call, path: Path) -> None:
    asked = ("records", path, "pairing", "--json")
    assert ID not in call(*asked).out
    refused = call(*asked, "--full")
    assert refused.code == 1
    assert "还没写为什么要完整号码" in refused.err
    assert not refused.out
    said = call(*asked, "--full", "--reason", "县里核对", "--as", "彭桂兰")
    assert {ID, PHONE} <= {v for each in said.data for v in each.values()}
    assert noted(path) == ("输出完整号码：结对帮扶 2 条", "县里核对", "彭桂兰")


def test_full_is_for_scripts_only(call: Call, path: Path) -> None:
    assert call("records", path, "pairing", "--full", "--reason", "看").code == 2


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_a_ledger_with_whole_numbers(
    call: Call, path: Path, tmp_path: Path, kind: str
) -> None:
    from tests.ui.planted import contents

    out = tmp_path / f"台账.{kind}"
    asked = ("disclose", path, "pairing", "--year", 2025, "--out", out)
    refused = call(*asked)
    assert refused.code == 1
    assert not out.exists()
    assert call(*asked, "--reason", "核对身份").code == 0
    text = "".join(contents(out).split())
    assert ID in text
    assert "内部资料" in text
    assert noted(path)[1] == "核对身份"


def test_expired_numbers_go_by_command(call: Call, path: Path) -> None:
    assert call("expire", path).code == 2
    seen = call("expire", path, "--years", 1, "--dry-run")
    assert "会清掉" in seen.out
    assert "结对帮扶 1 条：身份证号码 1 个" in seen.out
    assert "不能撤销" in seen.out
    assert call("expire", path, "--years", 1).code == 1
    done = call("expire", path, "--years", 1, "--reason", "满一年", "--json")
    assert done.data["numbers"] == {"pairing.id_number": 1}
    data = path.read_bytes()
    assert b"990000197902020029" not in data
    assert ID.encode() in data
    assert "没有号码要清" in call("expire", path, "--years", 1, "--reason", "再看").out
