"""The 上报单: its QR and its words are those of the package on the stick."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pypdf
import pypdfium2
import pytest
import zxingcpp

from tecdesk.desk.reported.receipt import RECEIPT
from tecdesk.desk.reported.turning import unlock
from tecdesk.desk.submitting import Along
from tecdesk.desk.submitting import Submission
from tecdesk.desk.submitting import submit
from tecdesk.errors import DeskError
from tecdesk.exchange.packages import locked
from tecdesk.exchange.packages.paper import require_same
from tecdesk.exchange.packages.verify import verify
from tecdesk.store.reported.reports import file_of
from tecdesk.store.reported.reports import last_report

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book

pytestmark = pytest.mark.slow
WORDS = "八个字以上的口令"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "U盘"
    folder.mkdir()
    return folder


def receipt(book: Book) -> bytes:
    report = last_report(book, "2025")
    assert report is not None
    return file_of(book, report, RECEIPT)


def text(data: bytes) -> str:
    (page,) = pypdf.PdfReader(BytesIO(data)).pages
    return page.extract_text()


def scanned(data: bytes) -> str:
    page = pypdfium2.PdfDocument(data)[0]
    (found,) = zxingcpp.read_barcodes(page.render(scale=3, grayscale=True).to_pil())
    return found.text


def test_paper_and_file_are_the_same(sample_book: Book, stick: Path) -> None:
    done = submit(sample_book, 2025, stick)
    said, manifest = receipt(sample_book), verify(done.path).require_whole()
    require_same(2025, 1, manifest.digest, scanned(said))
    assert done.check_code in text(said)
    for words in ("46 次", "11 个", "38 户", "69 次", done.path.name, "第 1 次"):
        assert words in text(said), words
    assert "比第" not in text(said)
    unlock(sample_book, ["2025"], "补")
    with sample_book.edit("补") as edit:
        edit.add("training", {"held_on": "2025-06-01", "title": "a", "people": 3})
    again = submit(sample_book, 2025, stick)
    assert again.since == "比第 1 次：新增 1 条，3 个数变了"
    assert again.since in text(receipt(sample_book))
    with pytest.raises(DeskError, match="不是同一份"):
        require_same(
            2025, again.manifest.revision, again.manifest.digest, scanned(said)
        )


def test_nothing_changed_since_is_said(sample_book: Book, stick: Path) -> None:
    submit(sample_book, 2025, stick)
    assert submit(sample_book, 2025, stick).since == "和第 1 次一样"


@pytest.mark.parametrize("full", [True, False])
def test_what_leaves_the_house_is_said(
    sample_book: Book, stick: Path, monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    monkeypatch.setattr(locked, "COST", 16)
    sample_book.change_settings(lambda old: replace(old, operator="欧阳娜娜"))
    along = Along(personal=full, passphrase=WORDS if full else "")
    done: Submission = submit(sample_book, 2025, stick, along)
    assert locked._derived.cache_info().currsize == 0, "a key is left in memory"
    said = text(receipt(sample_book))
    assert ("，有身份证号、电话" in said, "加了口令" in said) == (full, full)
    assert "欧阳娜娜" in said
    assert verify(done.path, along.passphrase).locked is full


def test_a_book_without_records(book: Book, stick: Path) -> None:
    submit(book, 2025, stick)
    assert "没有记录" in text(receipt(book))
