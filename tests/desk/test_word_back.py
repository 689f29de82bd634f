"""A Word file that was written on comes back: prose taken over, numbers listed."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tecdesk.desk import summary as summing
from tecdesk.errors import DeskError
from tecdesk.report.letter.document import plain
from tecdesk.report.letter.document import slots
from tecdesk.report.letter.word import document_docx
from tecdesk.report.letter.word_read import word_paragraphs
from tecdesk.report.words.variants import VARIANTS
from tecdesk.report.words.variants import WHOLE

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.report.words.variants import Variant
    from tecdesk.store.book import Book

TODAY = date(2026, 1, 10)
FIRST = "training/0"


def now(book: Book, variant: Variant = WHOLE) -> summing.Summary:
    return summing.summary(book, 2025, variant, TODAY)


def saved(book: Book, path: Path, variant: Variant = WHOLE) -> Any:
    """The file as it goes out, to be written on."""
    data = document_docx(now(book, variant).draft.document())
    path.write_bytes(data)
    return docx.Document(BytesIO(data))


def starting(file: Any, words: str) -> Any:
    found = (p for p in file.element.body.iter(qn("w:p")) if words in _words(p))
    return next(found)


def _words(paragraph: Any) -> str:
    return "".join(each.text or "" for each in paragraph.iter(qn("w:t")))


def said(book: Book, place: str) -> str:
    return plain(now(book).draft.lines()[place].text)


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=lambda v: v.key)
def test_untouched_it_changes_nothing(sample_book, tmp_path, variant):
    path = tmp_path / "a.docx"
    saved(sample_book, path, variant)
    change = summing.read_back(sample_book, now(sample_book, variant), path)
    assert change is None


def test_prose_is_taken_over_and_its_numbers_stay_bound(sample_book, tmp_path):
    path = tmp_path / "a.docx"
    file = saved(sample_book, path)
    paragraph = starting(file, "全年共举办")
    _run(paragraph, "农民反映很好。")
    file.save(str(path))
    summing.read_back(sample_book, now(sample_book), path)
    assert said(sample_book, FIRST).endswith("农民反映很好。")
    tags = [slot.tag for slot in slots(now(sample_book).draft.lines()[FIRST].text)]
    assert "training.people@2025" in tags
    assert sample_book.undo_label == "读回改过的 Word"
    assert now(sample_book).wrong == []


def test_a_number_changed_in_word_is_listed(sample_book, tmp_path):
    path = tmp_path / "a.docx"
    file = saved(sample_book, path)
    control = next(
        each
        for each in file.element.body.iter(qn("w:sdt"))
        if each.find(f".//{qn('w:tag')}").get(qn("w:val")) == "training.people@2025"
    )
    next(control.iter(qn("w:t"))).text = "4734"
    file.save(str(path))
    summing.read_back(sample_book, now(sample_book), path)
    (point,) = now(sample_book).wrong
    assert point.sentence == "第2段 写着 4734人次，数据是 4374人次"


def test_paragraphs_put_in_and_taken_out(sample_book, tmp_path):
    path = tmp_path / "a.docx"
    file = saved(sample_book, path)
    gone = starting(file, "培训内容涉及")
    own = OxmlElement("w:p")
    _run(own, "县里的专家来了好几回，讲得细。")
    gone.addprevious(own)
    gone.getparent().remove(gone)
    file.save(str(path))
    summing.read_back(sample_book, now(sample_book), path)
    after = now(sample_book)
    assert [line.place for line in after.removed] == ["training/1"]
    assert said(sample_book, f"{FIRST}+1") == "县里的专家来了好几回，讲得细。"
    assert said(sample_book, "problems/spread").startswith("培训分布不均衡")


def test_marked_changes_count_as_made(sample_book, tmp_path):
    path = tmp_path / "a.docx"
    file = saved(sample_book, path)
    paragraph = starting(file, "全年共举办")
    for name, words in (("w:ins", "加上的话。"), ("w:del", "划掉的话。")):
        mark = OxmlElement(name)
        _run(mark, words)
        paragraph.append(mark)
    file.save(str(path))
    summing.read_back(sample_book, now(sample_book), path)
    assert said(sample_book, FIRST).endswith("加上的话。")
    assert "划掉" not in said(sample_book, FIRST)


def test_list_marks_are_not_taken_for_words(sample_book, tmp_path):
    path = tmp_path / "a.docx"
    file = saved(sample_book, path)
    _run(starting(file, "示范基地布点不全"), "明年补上。")
    file.save(str(path))
    summing.read_back(sample_book, now(sample_book), path)
    assert said(sample_book, "problems/without_base").startswith("示范基地布点")


def test_what_is_no_such_file_is_refused(sample_book, tmp_path):
    other = tmp_path / "别的.docx"
    file = docx.Document()
    file.add_paragraph("关于召开会议的通知")
    file.save(str(other))
    with pytest.raises(DeskError, match="对不上"):
        summing.read_back(sample_book, now(sample_book), other)
    junk = tmp_path / "坏的.docx"
    junk.write_bytes(b"PK\x03\x04junk")
    with pytest.raises(DeskError, match="不是 Word 文档"):
        word_paragraphs(junk)
    with pytest.raises(DeskError):
        word_paragraphs(tmp_path / "没有.docx")


def _run(parent: Any, words: str) -> None:
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = words
    run.append(text)
    parent.append(run)
