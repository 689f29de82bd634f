"""The errand of reporting: all files of a year, their names, their refusals."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tecdesk.desk.papers import BY
from tecdesk.desk.papers import PAIRING_NARRATIVE
from tecdesk.desk.papers import SUMMARY
from tecdesk.desk.reporting import summary_files
from tecdesk.desk.reporting import write_reports
from tecdesk.domain.period import Period
from tecdesk.errors import DeskError

if TYPE_CHECKING:
    from pathlib import Path

YEAR = Period(2025)

NAMES = [
    "清河镇_2025年_科技推广工作汇总表.pdf",
    "清河镇_2025年_科技推广工作汇总表.xlsx",
    "清河镇_2025年_培训台账.pdf",
    "清河镇_2025年_培训台账.xlsx",
    "清河镇_2025年_示范基地台账.pdf",
    "清河镇_2025年_示范基地台账.xlsx",
    "清河镇_2025年_结对帮扶台账.pdf",
    "清河镇_2025年_结对帮扶台账.xlsx",
    "清河镇_2025年_发放资料台账.pdf",
    "清河镇_2025年_发放资料台账.xlsx",
    "清河镇_2025年_工作总结.docx",
    "清河镇_2025年_工作总结.pdf",
]


def test_every_report_of_a_year(sample_book, tmp_path):
    told: list[tuple[int, int, str]] = []
    folder = tmp_path / "新" / "材料"
    paths = write_reports(
        sample_book, YEAR, folder, progress=lambda *step: told.append(step)
    )
    assert [path.name for path in paths] == NAMES
    assert sorted(path.name for path in folder.iterdir()) == sorted(NAMES)
    assert all(path.stat().st_size > 1000 for path in paths)
    assert [done for done, _, _ in told] == list(range(len(told)))
    assert told[-1][0] == told[-1][1]


def test_charts_are_printed_when_asked_for(sample_book, tmp_path):
    (path,) = write_reports(sample_book, YEAR, tmp_path, ["charts"])
    assert path.name == "清河镇_2025年_图表.pdf"
    text = "".join(page.extract_text() for page in PdfReader(path).pages)
    assert "图1" in text
    assert "1189" in text
    half = write_reports(sample_book, Period(2025, half=1), tmp_path, ["charts"])
    assert [each.name for each in half] == ["清河镇_2025年上半年_图表.pdf"]


def test_a_book_without_records_makes_its_reports_too(book, tmp_path):
    assert len(write_reports(book, YEAR, tmp_path)) == len(NAMES)


def test_characters_no_font_has_are_told(book, tmp_path):
    with book.edit("培训") as edit:
        edit.add(
            "training",
            {
                "held_on": "2025-03-01",
                "title": "甲",
                "people": 1,
                "lecturer": "\U0010fffd",
            },
        )
    told: list[str] = []
    write_reports(book, YEAR, tmp_path, warn=told.append)
    assert len(told) == 1
    assert "U+10FFFD" in told[0]


def test_a_file_where_the_folder_should_be_is_a_sentence(book, tmp_path):
    (tmp_path / "材料").write_text("x")
    with pytest.raises(DeskError):
        write_reports(book, YEAR, tmp_path / "材料")


def test_the_summary_of_a_package_carries_its_check_code(book):
    files = summary_files(book, Period(2025), "AB12CD34")
    assert set(files) == {"汇总表.pdf", "汇总表.xlsx"}
    assert (
        files["汇总表.pdf"]
        != summary_files(book, Period(2025), "XX12CD34")["汇总表.pdf"]
    )


def test_a_part_of_a_year_has_no_written_summary(sample_book, tmp_path):
    half = Period(2025, half=1)
    paths = write_reports(sample_book, half, tmp_path, {"training", "narrative"})
    assert [path.suffix for path in paths] == [".pdf", ".xlsx"]


def test_a_summary_of_a_running_year_counts_until_today(sample_book, tmp_path):
    today = date(2025, 11, 20)
    [_, printed] = write_reports(
        sample_book, YEAR, tmp_path, {"narrative"}, today=today
    )
    pages = PdfReader(BytesIO(printed.read_bytes())).pages
    read = "".join("".join(page.extract_text().split()) for page in pages)
    assert "截至2025年11月20日" in read
    assert "12月31日" not in read


def test_a_half_year_has_a_summary_with_its_plan(sample_book, tmp_path):
    half = Period(2025, half=1)
    paths = write_reports(sample_book, half, tmp_path)
    names = [path.name for path in paths]
    assert "清河镇_2025年上半年_工作总结.docx" in names
    [printed] = [p for p in paths if p.name.endswith("工作总结.pdf")]
    assert "下半年" in _read(printed)
    rest = write_reports(sample_book, Period(2025, half=2), tmp_path)
    assert not [path for path in rest if "总结" in path.name]


def test_the_pairing_work_has_a_summary_of_its_own(sample_book, tmp_path):
    keys = {PAIRING_NARRATIVE}
    paths = write_reports(sample_book, YEAR, tmp_path, keys)
    assert [path.name for path in paths] == [
        "清河镇_2025年_结对帮扶工作总结.docx",
        "清河镇_2025年_结对帮扶工作总结.pdf",
    ]


def test_tables_by_choice_and_large_paper_when_asked_for(sample_book, tmp_path):
    keys = {SUMMARY, f"{BY}training.form"}
    paths = write_reports(sample_book, YEAR, tmp_path, keys, paper="a3")
    assert paths[2].name == "清河镇_2025年_培训按形式汇总.pdf"
    sizes = [round(page.mediabox.width) for page in PdfReader(paths[0]).pages]
    assert sizes == [595, 1191, 1191]  # what stands upright stays on A4


def _read(path: Path) -> str:
    pages = PdfReader(BytesIO(path.read_bytes())).pages
    return "".join("".join(page.extract_text().split()) for page in pages)
