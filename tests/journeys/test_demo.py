from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk import demo
from tecdesk.exchange.packages.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_does_the_whole_job_and_says_where_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"
    assert demo.run(folder) == 0
    said = capsys.readouterr().out
    files = [path for path in folder.rglob("*") if path.is_file()]
    for path in files:
        if not path.name.startswith("."):
            assert path.name in said
            assert path.stat().st_size > 1000
    kinds = sorted(path.suffix for path in (folder / demo.REPORTS).iterdir())
    assert kinds == [".docx"] + [".pdf"] * 14 + [".xlsx"] * 13
    [package] = (folder / demo.STICK).iterdir()
    manifest = verify(package).require_whole()
    assert manifest.counts["training"] == 46
    assert manifest.check_code in said


def test_runs_again_in_the_same_folder(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(demo, "LEDGERS", ("年度目标任务2025.xlsx",))
    assert demo.run(tmp_path) == 0
    assert demo.run(tmp_path) == 0
    assert len(list((tmp_path / demo.STICK).iterdir())) == 1
    assert not capsys.readouterr().err


def test_says_when_it_cannot_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert demo.run(tmp_path / "file") == 1
    assert "文件夹" in capsys.readouterr().err
