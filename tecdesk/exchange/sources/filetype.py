"""What a file really is, whatever its name says: told from its first bytes."""

from __future__ import annotations

import io
import zipfile
from enum import Enum
from typing import TYPE_CHECKING

from tecdesk.errors import DeskError
from tecdesk.exchange.sources.unpacking import BROKEN_ZIP

if TYPE_CHECKING:
    from pathlib import Path

SAVE_AS = "请用 WPS 或 Excel 打开，另存为“Excel 工作簿(.xlsx)”，再导入那一份。"
_OTHER_FILE = "请选 .xlsx、.xls、.ods 或 .csv 文件。"

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WRONG_NAMES = {
    ".et": "WPS 表格自己的格式",
    ".ett": "WPS 表格的模板",
    ".wps": "WPS 文字文件",
    ".wpt": "WPS 文字的模板",
    ".doc": "Word 文件",
    ".docx": "Word 文件",
    ".pdf": "PDF 文件",
    ".jpg": "图片",
    ".jpeg": "图片",
    ".png": "图片",
    ".zip": "压缩包",
    ".rar": "压缩包",
    ".7z": "压缩包",
    ".tdk": "上报包",
}
_WRONG_STARTS = (
    (b"SQLite format 3\0", "台账本或数据库，不是表格"),
    (b"%PDF", "PDF 文件，不是表格"),
    (b"\xff\xd8\xff", "图片，不是表格"),
    (b"\x89PNG", "图片，不是表格"),
    (b"Rar!", "压缩包，不是表格"),
    (b"7z\xbc\xaf", "压缩包，不是表格"),
    (b"{\\rtf", "文字文件，不是表格"),
)
_PAGES = (b"<html", b"<!doctype html", b"<table", b"<meta", b"mime-version:")
_ZIPPED = {"xl/": True, "content.xml": True, "word/": False, "ppt/": False}


class FileType(Enum):
    """The three ways a ledger file is read."""

    ZIPPED = "zipped"  # .xlsx, .xlsm, .ods
    COMPOUND = "compound"  # .xls
    TEXT = "text"  # .csv


def type_of(data: bytes, path: Path) -> FileType:
    """How to read a file.

    Raises:
        DeskError: it is none of the formats that can be read.
    """
    if not data.strip(b"\0 \r\n\t"):
        raise DeskError(f"“{path.name}”是空文件，里面什么也没有。", "请换一个文件。")
    if name := _WRONG_NAMES.get(path.suffix.lower()):
        raise _refusal(path, name)
    for start, what in _WRONG_STARTS:
        if data.startswith(start):
            raise DeskError(f"“{path.name}”是{what}。", _OTHER_FILE)
    if data.startswith(b"PK"):
        return _zipped(data, path)
    if data.startswith(_COMPOUND):
        return _compound(data, path)
    return _text(data, path)


def damaged(path: Path) -> DeskError:
    """What to say about a file that cannot be read to its end."""
    return DeskError(
        f"“{path.name}”打不开，文件已损坏或没有拷贝完整。",
        "请从原来的电脑重新拷一份；能用 WPS 打开的，另存为 .xlsx 再导入。",
    )


def _refusal(path: Path, name: str) -> DeskError:
    if path.suffix.lower() == ".tdk":
        return DeskError(f"“{path.name}”是上报包，不是台账表格。", "请用“合并”收进来。")
    step = SAVE_AS if path.suffix.lower() in {".et", ".ett"} else _OTHER_FILE
    if name.startswith(("Word", "WPS 文字")):
        step = "请把里面的表格复制到 WPS 表格，存成 .xlsx 再导入。"
    return DeskError(f"“{path.name}”是{name}，不能直接导入。", step)


def _zipped(data: bytes, path: Path) -> FileType:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except BROKEN_ZIP as error:
        raise damaged(path) from error
    for start, readable in _ZIPPED.items():
        if any(name.startswith(start) for name in names):
            if readable:
                return FileType.ZIPPED
            break
    raise DeskError(f"“{path.name}”里面没有表格。", _OTHER_FILE)


def _compound(data: bytes, path: Path) -> FileType:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise encrypted(path)
    if "WordDocument".encode("utf-16-le") in data:
        raise _refusal(path, "Word 文件")
    return FileType.COMPOUND


def encrypted(path: Path) -> DeskError:
    """What to say about a workbook that wants a password."""
    return DeskError(
        f"“{path.name}”设了打开密码，读不了。",
        "请用 WPS 或 Excel 打开，去掉密码后另存，再导入。",
    )


def _text(data: bytes, path: Path) -> FileType:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    page = start.startswith(_PAGES) or b"<html" in start or b"<table" in start
    if page or b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise DeskError(
            f"“{path.name}”的内容其实是网页，只是改了个 {path.suffix} 的名字。",
            SAVE_AS,
        )
    return FileType.TEXT
