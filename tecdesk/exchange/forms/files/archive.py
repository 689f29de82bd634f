"""The parts of an .xlsx or .docx: read with care, written back all alike but some."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from typing import Any
from typing import BinaryIO

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.exchange.forms.grid import FormKind
from tecdesk.exchange.sources.filetype import damaged
from tecdesk.exchange.sources.filetype import encrypted
from tecdesk.exchange.sources.unpacking import BROKEN_ZIP
from tecdesk.exchange.sources.unpacking import require_sane
from tecdesk.exchange.sources.unpacking import too_large

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 60_000_000
_MOST_XML = 30_000_000
"""Bytes of one part: read as a tree it takes twenty times that of memory."""
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD = {
    ".xls": "老的 Excel 表",
    ".et": "WPS 表格自己的格式",
    ".ett": "WPS 表格的模板",
    ".doc": "老的 Word 文件",
    ".wps": "WPS 文字自己的格式",
    ".wpt": "WPS 文字的模板",
    ".ods": "ODF 表格",
    ".odt": "ODF 文档",
    ".csv": "没有格式的文本表",
}
_AGAIN = "用 WPS 或 Excel 打开，另存为 .xlsx（文字材料存为 .docx），再选那一份。"
CHOOSE = "选一份 .xlsx 或 .docx 的表。"


class Archive:
    """A form's file, read into memory.

    Attributes:
        path: where it lies.
        kind: workbook or document, as its contents say.
    """

    def __init__(self, path: Path) -> None:
        """Read the file.

        Raises:
            DeskError: missing, locked, damaged, with a password, or no form.
        """
        self.path = path
        with os_errors(path, "读取"):
            if path.stat().st_size > _MOST_BYTES:
                raise DeskError(f"“{path.name}”超过 60 兆，不像一份表。", CHOOSE)
            self._data = path.read_bytes()
        self._zip = self._opened()
        self.kind = self._kind()

    @property
    def names(self) -> list[str]:
        """The names of all parts, in their order."""
        return self._zip.namelist()

    def has(self, name: str) -> bool:
        """True when there is a part of that name."""
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """The contents of a part."""
        try:
            return self._zip.read(name)
        except (KeyError, *BROKEN_ZIP) as error:
            raise damaged(self.path) from error

    def xml(self, name: str) -> Any:
        """The root element of a part; nothing outside the file is read."""
        from lxml import etree  # type: ignore[import-untyped]

        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        part = self.read(name)
        if len(part) > _MOST_XML:
            raise too_large(self.path)
        try:
            return etree.fromstring(part, parser)
        except etree.LxmlError as error:
            raise damaged(self.path) from error

    def write(self, stream: BinaryIO, changed: dict[str, bytes]) -> None:
        """Write the whole file with some parts changed; all others stay as they are."""
        with zipfile.ZipFile(stream, "w") as copy:
            for info in self._zip.infolist():
                data = changed.get(info.filename)
                copy.writestr(info, self.read(info.filename) if data is None else data)

    def _opened(self) -> zipfile.ZipFile:
        if not self._data.startswith(b"PK"):
            raise self._refusal()
        try:
            opened = zipfile.ZipFile(io.BytesIO(self._data))
            if any(info.flag_bits & 1 for info in opened.infolist()):
                raise encrypted(self.path)
            require_sane(self._data, self.path)
        except BROKEN_ZIP as error:
            raise damaged(self.path) from error
        return opened

    def _refusal(self) -> DeskError:
        name = self.path.name
        if not self._data:
            return DeskError(f"“{name}”是空文件，里面什么也没有。", CHOOSE)
        if "EncryptedPackage".encode("utf-16-le") in self._data:
            return encrypted(self.path)
        if what := _OLD.get(self.path.suffix.lower()):
            return DeskError(f"“{name}”是{what}，填不了。", _AGAIN)
        if self._data.startswith(_COMPOUND):
            return DeskError(f"“{name}”其实是老格式的文件，只是改了名字。", _AGAIN)
        return DeskError(f"“{name}”不是表格，也不是 Word 文件。", CHOOSE)

    def _kind(self) -> FormKind:
        if self.has("xl/workbook.xml"):
            return FormKind.WORKBOOK
        if self.has("word/document.xml"):
            return FormKind.DOCUMENT
        if what := _OLD.get(self.path.suffix.lower()):
            raise DeskError(f"“{self.path.name}”是{what}，填不了。", _AGAIN)
        raise DeskError(f"“{self.path.name}”里面没有表。", CHOOSE)


def serialised(root: Any) -> bytes:
    """An element as a part of the file."""
    from lxml import etree

    text = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return bytes(text)
