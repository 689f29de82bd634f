from __future__ import annotations

import io
import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import DeskError
from tecdesk.exchange.sources import extent
from tecdesk.exchange.sources.sheets import open_source
from tecdesk.paths import resource
from tests.exchange.ledgers import xlsx

if TYPE_CHECKING:
    from pathlib import Path


def rows_of(path: Path, sheet: str = "") -> list[list[object]]:
    source = open_source(path)
    return [list(row) for row in source.load(sheet or source.names[0]).rows()]


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_every_encoding_and_delimiter(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    text = f"姓名{delimiter}村\n张𠮷{delimiter}柳树村\n陈𬭎{delimiter}石桥村\n"
    path = written(tmp_path / "名册.csv", text.encode(encoding))
    assert rows_of(path) == [["姓名", "村"], ["张𠮷", "柳树村"], ["陈𬭎", "石桥村"]]


def test_utf_8_is_tried_before_gb18030_which_would_take_it_too(tmp_path: Path) -> None:
    data = "中文".encode()
    assert data.decode("gb18030") != "中文"
    assert rows_of(written(tmp_path / "a.csv", data)) == [["中文"]]


def test_csv_keeps_quoted_delimiters_and_excel_text(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", '"甲,乙",="00123"\r\n"两\n行",2\r\n'.encode())
    assert rows_of(path) == [["甲,乙", "00123"], ["两\n行", "2"]]


def test_rows_and_columns_start_at_a1_and_merges_are_known(tmp_path: Path) -> None:
    rows: list[list[object]] = [[], ["", "a", "b"], ["", "", 2.0]]
    path = xlsx(tmp_path / "a.xlsx", {"表": rows}, [(1, 1, 2, 1)])
    source = open_source(path)
    sheet = source.load("表")
    assert list(map(list, sheet.rows())) == [
        ["", "", ""],
        ["", "a", "b"],
        ["", "", 2.0],
    ]
    merge = sheet.merges[0]
    assert (merge.top, merge.left, merge.bottom, merge.right) == (1, 1, 2, 1)


def test_formula_cells_give_their_cached_values(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "f.xlsx") as book:
        page = book.add_worksheet()
        page.write_formula(0, 0, "=1+1", None, 2)
    assert rows_of(tmp_path / "f.xlsx") == [[2.0]]


def test_hidden_sheets_and_charts_are_left_out_with_a_reason(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"表": [["a"]], "旧": [["b"]]}, hidden=["旧"])
    source = open_source(path)
    assert source.names == ("表",)
    assert [(each.sheet, "隐藏" in each.reason) for each in source.left_out] == [
        ("旧", True)
    ]


def test_content_decides_and_not_the_name(tmp_path: Path) -> None:
    data = xlsx(tmp_path / "a.xlsx", {"表": [["a", "b"]]}).read_bytes()
    assert rows_of(written(tmp_path / "b.xls", data)) == [["a", "b"]]
    assert rows_of(written(tmp_path / "c.csv", data)) == [["a", "b"]]
    assert rows_of(written(tmp_path / "d.xls", b"a\tb\n")) == [["a", "b"]]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BAD = {
    "空.xlsx": (b"", "空文件"),
    "零.xls": (b"\0" * 4096, "空文件"),
    "断.xlsx": (b"PK\x03\x04" + b"\x07" * 900, "损坏"),
    "坏.xls": (OLE + b"\x07" * 900, "损坏"),
    "密.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "文.xls": (OLE + "WordDocument".encode("utf-16-le"), "Word"),
    "页.xls": (b"\xef\xbb\xbf\n<html><table><tr><td>1", "网页"),
    "旧.xls": (
        b'<?xml?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        "网页",
    ),
    "台账.et": (OLE + b"\0" * 600, "WPS 表格自己的格式"),
    "总结.wps": (OLE, "WPS 文字"),
    "总结.docx": (b"PK\x03\x04", "Word"),
    "扫描.pdf": (b"%PDF-1.4", "PDF"),
    "扫描.xlsx": (b"%PDF-1.4", "PDF"),
    "清河镇.tdk": (b"PK\x03\x04", "上报包"),
    "清河镇.csv": (b"SQLite format 3\0" + b"\1" * 90, "台账本"),
    "乱.csv": (b"\x81\x20\xff\xff\xfe\x00\x9f\x01" * 9, "编码"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_ledger_is_said_in_one_sentence(tmp_path: Path, name: str) -> None:
    data, word = BAD[name]
    with pytest.raises(DeskError) as caught:
        rows_of(written(tmp_path / name, data))
    assert word in caught.value.sentence
    assert name in caught.value.sentence
    assert caught.value.next_step.endswith("。")


def test_a_zip_without_a_table_in_it(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(DeskError, match="没有表格"):
        open_source(written(tmp_path / "a.xlsx", data.getvalue()))


@pytest.mark.parametrize("sample", ["培训台账2025.xlsx", "示范基地台账.xls"])
def test_a_file_cut_short_is_damaged(tmp_path: Path, sample: str) -> None:
    whole = resource("samples", sample).read_bytes()
    for part in (0.1, 0.4, 0.7, 0.95):
        cut = whole[: int(len(whole) * part)]
        with pytest.raises(DeskError, match="损坏"):
            rows_of(written(tmp_path / sample, cut))


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="找不到"):
        open_source(tmp_path / "没有.xlsx")
    with pytest.raises(DeskError, match="文件夹"):
        open_source(tmp_path)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything"
)
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", b"PK")
    path.chmod(0)
    with pytest.raises(DeskError, match="权限"):
        open_source(path)


def test_a_file_that_excel_keeps_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.xlsx", b"PK")

    def locked(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "read_bytes", locked)
    with pytest.raises(DeskError) as caught:
        open_source(path)
    assert "关" in caught.value.next_step


def test_a_value_in_the_last_row_does_not_unfold_a_million_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = [["村名", "代码"], ["柳树村", "1"]]
    xlsx(path, {"表": rows})
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    _patch_sheet(path, b"</sheetData>", far)
    _patch_sheet(path, b'<dimension ref="A1:B2"/>', b'<dimension ref="A1:XFD1048576"/>')
    assert rows_of(path) == rows


def test_a_row_behind_a_long_gap_is_not_read_but_one_behind_a_short_gap_is(
    tmp_path: Path,
) -> None:
    part = (
        b'<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="AAA1"><v>2</v></c></row>'
        b'<row r="900"><c r="A900"><v>3</v></c></row><row r="901" spans="1:2"/>'
        b'<row r="1002"><c r="A1002" s="1"/></row>'
        b'<row r="5000"><c r="A5000"><v>4</v></c></row></sheetData><x/>'
    )
    cut = extent.cut(part)
    assert b"AAA1" not in cut
    assert b"A900" in cut
    assert b"A5000" not in cut
    assert cut.endswith(b"</row></sheetData><x/>")


def test_an_ods_with_a_million_like_rows_is_read_shortened(tmp_path: Path) -> None:
    cells = (
        '<table:table-cell office:value-type="string">'
        "<text:p>{}</text:p></table:table-cell>"
    )
    row = "<table:table-row{}>{}</table:table-row>"
    blank = row.format(
        ' table:number-rows-repeated="1048000"',
        '<table:table-cell table:number-columns-repeated="16384"/>',
    )
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{space}:office:1.0" '
        f'xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="表">'
        f"{row.format('', cells.format('村名'))}"
        f"{row.format('', cells.format('柳树村'))}"
        f"{blank}{row.format('', cells.format('远'))}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    rows = rows_of(path)
    assert [row[0] for row in rows[:2]] == ["村名", "柳树村"]
    assert len(rows) < 2000


def _patch_sheet(path: Path, old: bytes, new: bytes) -> None:
    whole = path.read_bytes()
    with (
        zipfile.ZipFile(io.BytesIO(whole)) as source,
        zipfile.ZipFile(path, "w") as copy,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                assert old in data
                data = data.replace(old, new)
            copy.writestr(name, data)
