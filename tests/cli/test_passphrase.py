"""Packages locked on the command line, and paper compared with the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.exchange.packages import locked
from tecdesk.exchange.packages.paper import qr_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call

pytestmark = pytest.mark.slow
WORDS = "茶园里有七棵大树"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locked, "COST", 16)


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A file as Windows editors write it."""
    file = tmp_path / "口令.txt"
    file.write_text(f"{WORDS}\r\n备注\r\n", encoding="utf-8-sig")
    return file


def submitted(call: Call, book: Path, stick: Path, *more: object) -> Path:
    stick.mkdir()
    said = call("submit", book, "--year", 2025, "--to", stick, *more)
    assert said.code == 0, said.err
    assert "可以拔出" in said.out
    (package,) = stick.iterdir()
    return package


def test_only_the_passphrase_opens_it(
    call: Call, sample_path: Path, tmp_path: Path, words: Path
) -> None:
    more = ("--passphrase-file", words)
    package = submitted(call, sample_path, tmp_path / "U盘", *more)
    assert package.read_bytes()[:2] != b"PK"
    said = call("verify", package)
    assert said.code == 1
    assert "加了口令" in said.err
    assert call("verify", package, *more).out.startswith("清河镇 2025年度 第1次：完整")
    assert call("verify", package, *more, "--json").data["locked"] is True
    other = tmp_path / "错.txt"
    other.write_text("另外八个字的口令", encoding="utf-8")
    assert "口令不对" in call("verify", package, "--passphrase-file", other).err
    data = bytearray(package.read_bytes())
    data[len(data) // 2] ^= 1
    package.write_bytes(data)
    assert "不完整" in call("verify", package).err


@pytest.mark.parametrize(
    ("written", "said"),
    [("短", "至少 8 个字"), ("", "没有口令"), (b"\xff\xfe", "不是 UTF-8")],
)
def test_a_passphrase_that_will_not_do(
    call: Call, sample_path: Path, tmp_path: Path, written: str | bytes, said: str
) -> None:
    file = tmp_path / "口令.txt"
    file.write_bytes(written if isinstance(written, bytes) else written.encode())
    more = ("--to", tmp_path, "--passphrase-file", file)
    done = call("submit", sample_path, "--year", 2025, *more)
    assert done.code == 1
    assert said in done.err
    assert not list(tmp_path.glob("*.tdk*"))


def test_paper_and_file_are_compared(
    call: Call, sample_path: Path, tmp_path: Path
) -> None:
    package = submitted(call, sample_path, tmp_path / "U盘")
    said = call("verify", package, "--json").data
    code, digest = str(said["check_code"]), str(said["digest"])
    scanned = qr_text(2025, 1, digest)
    for same in (code, code.lower().replace("-", " "), scanned, scanned.lower()):
        assert "同一份" in call("verify", package, "--code", same).out, same
    other = f"{'0' if code[0] != '0' else '1'}{code[1:]}"
    for wrong in (other, qr_text(2025, 2, digest), qr_text(2025, 1, "0" * 64)):
        done = call("verify", package, "--code", wrong)
        assert done.code == 1, wrong
        assert "不是同一份" in done.err
    assert "不是校验码" in call("verify", package, "--code", "7K3F").err
    assert "不是校验码" in call("verify", package, "--code", "").err


def test_personal_numbers_go_along_only_on_purpose(
    call: Call, sample_path: Path, tmp_path: Path
) -> None:
    package = submitted(call, sample_path, tmp_path / "U盘", "--with-personal")
    assert call("verify", package, "--json").data["personal"] is True


def test_on_a_terminal_it_is_asked_for_where_it_is_needed(
    call: Call,
    sample_path: Path,
    tmp_path: Path,
    words: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def typed(question: str) -> str:
        asked.append(question)
        return WORDS

    monkeypatch.setattr("tecdesk.cli.passphrase.getpass", typed)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    more = ("--passphrase-file", words)
    shut = submitted(call, sample_path, tmp_path / "甲", *more)
    plain = submitted(call, sample_path, tmp_path / "乙")
    assert call("verify", plain).code == 0
    assert asked == []
    assert call("verify", shut).code == 0
    county = tmp_path / "县.tecdesk"
    call("new", county, "--unit", "青山县")
    said = call("merge", county, tmp_path / "没有.tdk", plain, shut)
    assert "没有.tdk" in said.err
    assert "第1次" in said.out
    assert asked == [f"{shut.name} 的口令："] * 2


def test_every_package_may_have_a_passphrase_of_its_own(
    call: Call,
    sample_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shut, files = [], []
    for at, text in enumerate((WORDS, "第二家的口令是这句", "第三家的口令是这句")):
        files.append(tmp_path / f"{at}.txt")
        files[-1].write_text(f"{text}\n", encoding="utf-8")
        stick = tmp_path / f"盘{at}"
        more = ("--passphrase-file", files[-1])
        shut.append(submitted(call, sample_path, stick, *more))
    one = tmp_path / "两家.txt"
    one.write_text(f"{WORDS}\n\n第二家的口令是这句\n", encoding="utf-8")
    county = tmp_path / "县.tecdesk"
    call("new", county, "--unit", "青山县")
    looked = ("merge", county, *shut, "--dry-run", "--passphrase-file", one)
    assert call(*looked).err.count("口令不对") == 1
    said = call(*looked, "--passphrase-file", files[2], "--json").data
    assert {each["unit"] for each in said} == {"清河镇"}
    asked: list[str] = []

    def typed(question: str) -> str:
        asked.append(question)
        return "第三家的口令是这句"

    monkeypatch.setattr("tecdesk.cli.passphrase.getpass", typed)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert call(*looked).code == 0
    assert asked == [f"{shut[2].name} 的口令："]
