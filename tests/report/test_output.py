"""Files of blocks: whole or not at all, and a sentence when the system refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tecdesk.errors import DeskError
from tecdesk.report.page import output
from tests.report.tables import ledger

BLOCKS = [ledger(2)]
WRITERS = [output.pdf, output.xlsx]


@pytest.mark.parametrize("write", WRITERS)
def test_a_file_replaces_the_old_one_and_leaves_nothing_beside(write, tmp_path):
    path = tmp_path / "台账"
    path.write_bytes(b"old")
    write(BLOCKS, path)
    assert path.read_bytes()[:2] in {b"%P", b"PK"}
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("write", WRITERS)
def test_a_file_open_elsewhere_is_left_alone_with_advice(write, tmp_path, monkeypatch):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(DeskError, match="Excel"):
        write(BLOCKS, path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("write", WRITERS)
def test_a_missing_folder_is_a_sentence(write, tmp_path):
    with pytest.raises(DeskError, match="没有成功"):
        write(BLOCKS, tmp_path / "没有" / "台账.pdf")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_a_sentence(monkeypatch, tmp_path):
    opened = Path.open
    monkeypatch.setattr(
        Path, "open", lambda self, mode: opened(Path("/dev/full"), mode)
    )
    with pytest.raises(DeskError, match="磁盘已满"):
        output.pdf(BLOCKS, tmp_path / "台账.pdf")
