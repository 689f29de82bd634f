"""manual: one topic as PDF, and a topic that there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf import PdfReader

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


def test_one_topic(call: Call, tmp_path: Path) -> None:
    target = tmp_path / "快速上手.pdf"
    said = call("manual", "--out", target, "--topic", "快速上手")
    assert said.code == 0
    assert said.out == f"{target}\n"
    [page] = PdfReader(target).pages
    assert "先看示例" in page.extract_text()


def test_no_such_topic(call: Call, tmp_path: Path) -> None:
    said = call("manual", "--out", tmp_path / "x.pdf", "--topic", "天气")
    assert said.code == 2
    assert "快速上手" in said.err
    assert list(tmp_path.iterdir()) == []
