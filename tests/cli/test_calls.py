from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tecdesk import __version__
from tecdesk import cli
from tecdesk.cli.commands import COMMANDS

if TYPE_CHECKING:
    from tests.cli.conftest import Call

WRONG = [
    (("frobnicate",), "命令 不能是 frobnicate"),
    (("new", "a.x"), "--unit"),
    (("tally",), "缺少：BOOK"),
    (("tally", "a", "--year"), "--year 后面要写一个值"),
    (("tally", "a", "--year", "二〇二五"), "--year 不能是 二〇二五"),
    (("tally", "a", "--year", "1066"), "1900"),
    (("tally", "a", "--year", "2025", "--month", "13"), "--month 不能是 13"),
    (("tally", "a", "--half", "1", "--quarter", "2"), "只能给一个"),
    (("tally", "a", "--until", "2025-02-31"), "--until 不能是 2025-02-31"),
    (("tally", "a", "--year", "2024", "--until", "2025-03-01"), "不在 2024 年内"),
    (("tally", "a", "--by", "weather"), "--by 不能是 weather，可以是 unit、"),
    (("tally", "a", "--weather"), "不认识：--weather"),
    (("records", "a", "weather"), "KEY 不能是 weather"),
    (("records", "a"), "哪一类记录"),
    (("records", "a", "--indicator", "weather"), "--indicator 不能是 weather"),
    (("restore", "a"), "--to"),
    (
        ("report", "书", "--year", "99999", "--out", "出"),
        "年度要在 1900 到 2999 之间，现在是 99999。",
    ),
    (("submit", "书", "--year", "今年", "--to", "盘"), "--year 不能是 今年"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG)
def test_a_wrong_call(call: Call, arguments: tuple[str, ...], words: str) -> None:
    said = call(*arguments)
    assert said.code == 2
    assert words in said.err
    assert said.err.startswith("命令写法不对：")
    assert said.out == ""


WORLD = [
    ("tally", "{}", "--year", "2025"),
    ("records", "{}", "training"),
    ("report", "{}", "--year", "2025", "--out", "出"),
    ("submit", "{}", "--year", "2025", "--to", "盘"),
    ("verify", "{}"),
    ("returned", "{}", "单.tdk"),
    ("merge", "{}", "包.tdk"),
    ("exchange", "{}", "--to", "盘"),
    ("join", "{}", "同事.tdk"),
    ("received", "{}"),
    ("admit", "{}", "清河镇"),
    ("withdraw", "{}", "清河镇"),
    ("accept", "{}", "清河镇"),
    ("return", "{}", "清河镇", "--to", "盘"),
    ("key", "{}", "--take", "密钥.tdkey"),
    ("backup", "{}"),
    ("restore", "{}", "--to", "另.tecdesk"),
    ("check", "{}"),
    ("export-columns", "{}", "--to", "列"),
    ("import", "{}", "账.xlsx"),
]


@pytest.mark.parametrize("arguments", WORLD, ids=lambda each: each[0])
def test_the_world_says_no(
    call: Call,
    arguments: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = call(*(each.format("没有.x") for each in arguments))
    assert said.code == 1
    assert "没有.x" in said.err
    assert said.err.rstrip().endswith("。")
    assert said.out == ""
    assert list(tmp_path.iterdir()) == []


def test_help_is_chinese(call: Call) -> None:
    for arguments in ((), *((name,) for name in COMMANDS)):
        said = call(*arguments, "--help")
        assert said.code == 0
        assert said.out.count("用法：") == 1
        assert "options" not in said.out
        assert "positional" not in said.out
        assert "show" not in said.out


def test_every_command_of_the_contract_is_there() -> None:
    assert list(COMMANDS) == [
        "new",
        "import",
        "tally",
        "records",
        "report",
        "summary",
        "blank",
        "fill",
        "submit",
        "reported",
        "verify",
        "exchange",
        "join",
        "returned",
        "merge",
        "received",
        "admit",
        "withdraw",
        "accept",
        "return",
        "fields",
        "key",
        "disclose",
        "expire",
        "backup",
        "restore",
        "upgrade",
        "lock",
        "check",
        "changes",
        "past",
        "compact",
        "export-columns",
        "manual",
    ]


def test_version(call: Call) -> None:
    assert call("--version").out == f"TecDesk {__version__}\n"


@pytest.mark.parametrize("arguments", [(), ("账.tecdesk",)])
def test_without_a_command_the_window_opens(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    opened: list[Path | None] = []

    def window(book: Path | None) -> int:
        opened.append(book)
        return 7

    monkeypatch.setattr("tecdesk.app.run", window)
    assert cli.run(list(arguments)) == 7
    assert opened == [Path(arguments[0]) if arguments else None]


def test_the_program_ends_with_the_code(tmp_path: Path) -> None:
    for arguments, code in ((["check", str(tmp_path / "x")], 1), (["check"], 2)):
        done = subprocess.run(
            [sys.executable, "-m", "tecdesk", *arguments],
            capture_output=True,
            check=False,
        )
        assert done.returncode == code
        assert done.stdout == b""
        assert done.stderr.decode().endswith("\n")


def test_rare_characters_get_out_of_any_code_page(sample_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tecdesk", "records", str(sample_path), "pairing"],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"},
    )
    assert "𠮷" in done.stdout.decode("utf-8")


def test_a_reader_that_has_seen_enough_is_no_fault(sample_path: Path) -> None:
    shell = f'"{sys.executable}" -m tecdesk records "{sample_path}" training | head -1'
    done = subprocess.run(shell, shell=True, capture_output=True, check=True)
    assert done.stderr == b""
