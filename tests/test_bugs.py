"""Logs and error reports tell where the program stood, and nothing of anybody."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tecdesk import bugs
from tecdesk import logs
from tecdesk.cleansed import cleansed
from tecdesk.cleansed import traced

NAME, ID, PHONE, USER = "覃𠮷华", "990000198001010012", "13912345032", "zhangsan"
PLANTED = (NAME, "覃", ID, "19800101", PHONE, "13912345", USER, "lisi")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TECDESK_HOME", str(tmp_path / USER))
    monkeypatch.setenv("HOME", f"/home/{USER}")
    monkeypatch.setenv("USERPROFILE", f"C:\\Users\\{USER}")
    logs._lines.clear()
    return tmp_path / USER


def clean(text: str) -> bool:
    return not [each for each in PLANTED if each in text]


@pytest.mark.parametrize(
    "said",
    [
        f"no row for {NAME}",
        f"{ID} is not an ID",
        f"990000 19800101 0012 and 139-1234-5032 and {NAME}{PHONE}",
        f"invalid literal for int() with base 10: '{USER}'",
        f"KeyError: ('{NAME}', '{ID}', \"it's {USER}\")",
        f"[Errno 2] No such file: /home/{USER}/台账/{NAME}.tecdesk",
        f"cannot open C:\\Users\\{USER}\\Desktop\\{NAME} 的表.xlsx",
        f"D:/{USER}/lisi/book.tecdesk is locked",
        f"file:///home/{USER}/a.tecdesk?mode=rw",
        f"“{USER}” was typed",
    ],
)
def test_a_message_keeps_no_name_number_or_owner(said: str) -> None:
    told = cleansed(said)
    assert clean(told), told
    assert told


def test_what_a_library_says_stays_readable() -> None:
    words = "near AND: syntax error in row 17 of 2025"
    assert cleansed(words) == words


def fail(name: str, number: str) -> None:
    planted = [name, number]
    try:
        with sqlite3.connect(":memory:") as book:
            book.execute("SELECT * FROM gone WHERE a = ? AND b = ?", planted)
    except sqlite3.Error as error:
        error.add_note(f"{name} {number}")
        raise RuntimeError(f"{planted} of /home/{USER}/{name}.tecdesk") from error


def failed() -> RuntimeError:
    with pytest.raises(RuntimeError) as caught:
        fail(NAME, ID)
    return caught.value


def test_a_trace_says_where_and_no_values() -> None:
    told = traced(failed())
    assert clean(told), told
    assert "RuntimeError" in told
    assert "OperationalError: no such table: gone" in told
    assert "test_bugs.py:" in told
    assert str(Path(__file__).parent) not in told


def test_a_report_is_whole_and_clean(home: Path) -> None:
    logs.note("opened %s of %s for %s", f"/home/{USER}/{NAME}.tecdesk", NAME, PHONE)
    logs.note("page tally")
    bugs.noted(failed())
    text = bugs.report(failed(), {"font": f"Noto {NAME}", "folder": f"/home/{USER}"})
    head = len(bugs.report(failed()).split("TecDesk")[0])
    assert clean(text[head:]), text
    for told in ("TecDesk", "Python", "system", "page tally", "RuntimeError"):
        assert told in text
    assert clean(logs.log_file().read_text(encoding="utf-8"))
    path = bugs.kept(text)
    assert path is not None
    assert path.read_text(encoding="utf-8") == text


def test_a_log_that_cannot_be_written_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TECDESK_HOME", str(tmp_path / "file"))
    logs.note("page home")
    assert logs.last_lines()[-1].endswith("page home")
    assert bugs.kept("report") is None


def test_a_long_log_is_put_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_MOST_BYTES", 100)
    for at in range(9):
        logs.note(f"page number {at}")
    logs.begin()
    logs.note("page last")
    assert logs.log_file().read_text(encoding="utf-8").count("\n") == 1
    assert "number 8" in logs.log_file().with_suffix(".log.1").read_text("utf-8")


def test_a_command_that_breaks_says_one_sentence(tmp_path: Path) -> None:
    code = (
        "import sys, tecdesk.cli, tecdesk.__main__ as m\n"
        f"def broken(a): raise KeyError('{NAME} {ID}')\n"
        "tecdesk.cli.run = broken\n"
        "raise SystemExit(m.main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "TECDESK_HOME": str(tmp_path), "PYTHONUTF8": "1"},
        timeout=30,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(bugs.SENTENCE)
    assert done.stderr.count("\n") == 1
    (report,) = (tmp_path / "log").glob("错误报告_*.txt")
    assert str(report) in done.stderr
    told = report.read_text(encoding="utf-8")
    assert "KeyError" in told
    assert ID not in told
    assert NAME not in told
