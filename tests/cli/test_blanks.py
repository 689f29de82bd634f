"""tecdesk blank: sheets to be filled by hand, named by code or id."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pypdfium2
import pytest
import zxingcpp

from tecdesk.desk.blanks.sheets import BLANKS
from tecdesk.domain.record_code import code_of
from tecdesk.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


def codes(file: Path) -> list[str]:
    document = pypdfium2.PdfDocument(file.read_bytes())
    pages = [page.render(scale=200 / 72).to_pil() for page in document]
    return [code.text for page in pages for code in zxingcpp.read_barcodes(page)]


def sessions(path: Path) -> list[str]:
    with Book.open(path, writing=False) as book:
        return [record.id for record in book.find("training", limit=2)]


@pytest.mark.parametrize("kind", BLANKS)
def test_an_empty_sheet_of_every_kind(
    call: Call, sample_path: Path, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / "空白.pdf"
    said = call("blank", kind, sample_path, "--out", out)
    assert said.code == 0
    assert said.out.strip() == str(out)
    assert len(pypdfium2.PdfDocument(out.read_bytes())) == 1


def test_records_by_code_and_by_id(
    call: Call, sample_path: Path, tmp_path: Path
) -> None:
    out, (one, other) = tmp_path / "签到表.pdf", sessions(sample_path)
    words = ("--record", code_of(one), "--record", other, "--out", out, "--json")
    said = call("blank", "sign-in", sample_path, *words)
    assert said.code == 0
    told = json.loads(said.out)
    assert told == {"file": str(out), "kind": "sign-in", "records": [one, other]}
    found = {text.split(":")[1] for text in codes(out)}
    assert found == {code_of(one), code_of(other)}


def test_a_scanned_code_of_a_sheet_names_it_again(
    call: Call, sample_path: Path, tmp_path: Path
) -> None:
    out, (one, _) = tmp_path / "签到表.pdf", sessions(sample_path)
    call("blank", "sign-in", sample_path, "--record", one, "--out", out)
    first = codes(out)[0]
    again = tmp_path / "照片.pdf"
    said = call("blank", "photos", sample_path, "--record", first, "--out", again)
    assert said.code == 0
    assert code_of(one) in codes(again)[0]


def test_what_cannot_be_filled_is_said(
    call: Call, sample_path: Path, tmp_path: Path
) -> None:
    out, (one, _) = tmp_path / "x.pdf", sessions(sample_path)
    for written, words in (("0000000000", "没有编码或 id"), (one, "要用发放资料")):
        said = call("blank", "taken", sample_path, "--record", written, "--out", out)
        assert said.code == 1
        assert words in said.err
        assert not out.exists()
