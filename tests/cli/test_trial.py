"""tecdesk --check: the job once, the answer kept, the person's own things let alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tecdesk import paths
from tecdesk.cli import trial
from tecdesk.desk.trial import facts
from tecdesk.desk.trial import job
from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from tests.cli.conftest import Call


pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TECDESK_HOME", str(tmp_path / "家"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return tmp_path / "家"


@pytest.mark.gui
def test_all_that_is_delivered_is_made_once(
    call: Call, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = call("--check", "结果 一")
    assert (said.code, said.err) == (0, "")
    made = {path.suffix for path in (tmp_path / "结果 一").iterdir()}
    assert {".pdf", ".xlsx", ".docx", ".tdk", ".tecdesk"} <= made
    for words in ("自检通过", "SQLite：3", "字体", "日志", "窗口：", "完整，校验码"):
        assert words in said.out
    kept = (home / "log" / trial.ANSWER).read_text(encoding="utf-8")
    assert kept in said.out
    assert not (home / "window.ini").exists()
    assert os.environ["TECDESK_HOME"] == str(home)


def test_what_fails_is_said_and_kept(
    call: Call, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(_folder: Path) -> list[str]:
        raise DeskError("没有写出 .pdf。")

    monkeypatch.setattr(job, "tried", nothing)
    said = call("--check")
    assert (said.code, said.err) == (1, "没有写出 .pdf。\n")
    assert "自检通过" not in said.out
    kept = (home / "log" / trial.ANSWER).read_text(encoding="utf-8")
    assert kept.endswith("自检没有通过：没有写出 .pdf。\n")


def test_a_font_that_was_changed_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "SHA256SUMS").write_text("0" * 64 + "  a.ttf\n", encoding="utf-8")
    (tmp_path / "a.ttf").write_bytes(b"not it")
    shipped = paths.resource
    monkeypatch.setattr(
        facts,
        "resource",
        lambda *parts: tmp_path / parts[-1] if parts else shipped(),
    )
    with pytest.raises(DeskError, match=r"a\.ttf 和发出时不一样"):
        list(facts.facts())


def test_a_page_that_stays_white_is_found(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "白.pdf"
    canvas = Canvas(str(path))
    canvas.showPage()
    canvas.save()
    with pytest.raises(DeskError, match="白纸"):
        job._drawn(path)


def test_the_owner_of_a_folder_is_not_named(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: home.parent)
    told = dict(facts.facts())
    assert told["日志"] == str(Path("~", home.name, "log"))
    assert str(home.parent) not in "".join(told.values())
