from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tecdesk.desk.reported.keeping import report_on_paper
from tecdesk.desk.reported.reprinting import reprint
from tecdesk.desk.reported.turning import unlock
from tecdesk.desk.submitting import submit
from tecdesk.domain.period import Period
from tecdesk.errors import DeskError
from tecdesk.report.words import phrases
from tecdesk.store.reported import reports
from tecdesk.tally.sheet import make_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.store.book import Book

pytestmark = pytest.mark.slow
YEAR = Period(2025)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def upset(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """Change records, villages, words and phrases."""
    session = book.find("training")[0]
    village = book.find("village")[0]
    with book.edit("改") as edit:
        edit.change("training", session.id, {"people": 9999})
        edit.bin("training", book.find("training")[1].id)
        edit.change("village", village.id, {"name": "改了名的村"})
        edit.add("word", {"list": "industry", "text": "新产业", "since": 2025})
    names = [n for n in dir(phrases) if isinstance(getattr(phrases, n), str)]
    for name in (n for n in names if n.isupper()):
        monkeypatch.setattr(phrases, name, "别的说法")


def test_a_past_report_reprints_byte_for_byte(
    sample_book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    done = submit(sample_book, 2025, stick)
    report = reports.reports(sample_book)[0]
    assert (report.revision, report.digest) == (1, done.manifest.digest)
    reprint(sample_book, report, tmp_path / "当时")
    unlock(sample_book, [report.period], "试")
    upset(sample_book, monkeypatch)
    reprint(sample_book, report, tmp_path / "后来")
    first = files(tmp_path / "当时")
    assert first == files(tmp_path / "后来")
    assert first[done.path.name] == done.path.read_bytes()
    kinds = {name.rpartition(".")[2] for name in first}
    assert kinds == {"pdf", "xlsx", "docx", "tdk"}
    assert {"汇总表.pdf", "培训台账.xlsx", "工作总结.docx"} <= first.keys()
    second = submit(sample_book, 2025, stick)
    assert second.manifest.revision == 2
    newest = reports.reports(sample_book)[0]
    assert reports.file_of(sample_book, newest, "汇总表.pdf") != first["汇总表.pdf"]


def test_it_keeps_what_was_said(sample_book: Book) -> None:
    sheet = make_sheet(sample_book, YEAR, None)
    report = report_on_paper(sample_book, YEAR)
    kept = {(f["key"], f["unit"]): f for f in reports.figures_of(sample_book, report)}
    assert len(kept) == len(sheet.lines)
    for line in sheet.lines:
        said = kept[line.indicator.key, line.unit]
        assert said["figure"][0] == line.figure.value
        assert said["target"] == line.target
        assert len(said["parts"]) == len(line.parts)
    assert "柳树村" in reports.words_of(sample_book, report)["villages"].values()
    assert "工作总结" in "".join(reports.summary_of(sample_book, report))
    kept_records = reports.records_of(sample_book, report)
    assert len(kept_records["training"]) == sample_book.count("training")


def test_paper_and_stick_count_on(sample_book: Book, tmp_path: Path) -> None:
    first = report_on_paper(sample_book, YEAR)
    done = submit(sample_book, 2025, tmp_path)
    assert (done.manifest.revision, done.manifest.previous) == (2, first.digest)
    half = report_on_paper(sample_book, Period(2025, half=1))
    assert (half.period, half.revision) == ("2025H1", 1)
    assert "上半年" in reports.summary_of(sample_book, half)[0]
    quarter = report_on_paper(sample_book, Period(2025, quarter=1))
    assert reports.summary_of(sample_book, quarter) == []


def test_files_of_the_same_bytes_are_kept_once(sample_book: Book) -> None:
    report_on_paper(sample_book, Period(2024))
    count = "SELECT count(DISTINCT digest), count(*) FROM reported_file"
    rows = sample_book.rows("SELECT count(*) FROM kept_file", [])
    distinct, all_ = tuple(sample_book.rows(count, [])[0])
    assert rows[0][0] == distinct <= all_


def test_damage_is_seen(sample_book: Book) -> None:
    report = report_on_paper(sample_book, YEAR)
    sample_book.connection.execute("UPDATE kept_file SET data = x'00'")
    name = reports.file_names(sample_book, report)[0]
    with pytest.raises(DeskError, match="损坏"):
        reports.file_of(sample_book, report, name)
