"""A scan that came as PDF: kept as it is, if it opens and is not too large."""

from __future__ import annotations

from typing import Any

from tecdesk.domain.identity_papers import refusal
from tecdesk.errors import DeskError
from tecdesk.exchange.photos.picture import Picture
from tecdesk.pdf_pages import PDFIUM

MOST_BYTES = 20 * 1024 * 1024
_NAMING = ("Title", "Subject", "Keywords")


def scan(name: str, data: bytes) -> Picture:
    """The picture of a PDF.

    Raises:
        DeskError: too large, locked, damaged, or of a paper that is not kept.
    """
    import pypdfium2

    if len(data) > MOST_BYTES:
        size = f"{len(data) / 1e6:.0f} MB"
        raise DeskError(
            f"{name} 有 {size}，扫描件最多存 {MOST_BYTES // 1024**2} MB。",
            "扫描时选 150–200 dpi、灰度，或分成几个文件再加。",
        )
    with PDFIUM:
        try:
            document: Any = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _unreadable(name, str(error)) from error
        try:
            said = document.get_metadata_dict()
            pages = len(document)
        finally:
            document.close()
    titles = " ".join(str(said.get(key, "")) for key in _NAMING)
    if why := refusal("文件的标题", titles):
        raise DeskError(f"{name}：{why}")
    if not pages:
        raise _unreadable(name, "")
    return Picture(name, "pdf", data, pages=pages)


def _unreadable(name: str, said: str) -> DeskError:
    if "password" in said.lower():
        return DeskError(f"{name} 加了密码，打不开。", "去掉密码另存一份再加。")
    return DeskError(f"{name} 没有拷完或已损坏，打不开。", "重新扫描或重新拷一次再加。")
