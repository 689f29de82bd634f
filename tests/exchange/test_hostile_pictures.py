"""Pictures and forms that somebody built to do harm: one sentence, and soon."""

from __future__ import annotations

import struct
import time
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import DeskError
from tecdesk.exchange.forms.files.opening import open_form
from tecdesk.exchange.photos.reading import pictures
from tecdesk.report.letter.word_read import word_paragraphs
from tests.exchange.forms.samples import document
from tests.exchange.forms.samples import workbook
from tests.exchange.hostile import bomb
from tests.exchange.hostile import parts_of
from tests.exchange.hostile import zipped
from tests.pictures import field
from tests.pictures import saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_S = 5
PHOTO = saved(field(240, 160))
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "lol">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(9)
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


def png(width: int, height: int, depth: int = 1, colour: int = 0) -> bytes:
    """A PNG of blanks that says it is so large; its data are packed well."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = (
        (b"IHDR", head),
        (b"IDAT", zlib.compress(bytes(10_000_000))),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data))
        + kind
        + data
        + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def resized(data: bytes, width: int, height: int) -> bytes:
    """A JPEG that says it is of another size."""
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


PICTURES: dict[str, tuple[Callable[[], bytes], str]] = {
    "100,000 by 100,000": (lambda: png(100_000, 100_000), "画面太大"),
    "in colour": (lambda: png(20_000, 20_000, 8, 6), "画面太大"),
    "most there is": (lambda: png(2**31 - 1, 2**31 - 1), "画面太大|损坏"),
    "no size": (lambda: png(0, 0), "损坏"),
    "cut short": (lambda: PHOTO[: len(PHOTO) // 2], "没有拷完或已损坏"),
    "a JPEG of 65,000": (lambda: resized(PHOTO, 65_000, 65_000), "太大|损坏"),
    "drawing": (
        lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
        "不是照片",
    ),
    "program": (lambda: b"MZ" + bytes(999), "不是照片"),
    "icon": (lambda: b"\0\0\1\0\1\0" + bytes(99), "不是照片"),
    "postscript": (
        lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        "不是照片",
    ),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_refused_in_a_sentence(name: str) -> None:
    make, words = PICTURES[name]
    data = make()
    begun = time.process_time()
    with pytest.raises(DeskError, match=words) as caught:
        pictures("照片.jpg", data)
    assert time.process_time() - begun < MOST_S
    assert caught.value.next_step.endswith("。")


def test_what_it_is_counts_and_not_what_it_is_called() -> None:
    assert [each.form for each in pictures("照片.txt", PHOTO)] == ["jpg"]
    assert [each.form for each in pictures("扫描.pdf", PHOTO)] == ["jpg"]


def _with(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    parts = parts_of(path.read_bytes())
    path.write_bytes(zipped(parts | {name: change(parts[name])}))
    return path


SHEET, LETTER = "xl/worksheets/sheet1.xml", "word/document.xml"


@pytest.mark.parametrize("entities", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize(("make", "name"), [(workbook, SHEET), (document, LETTER)])
def test_entities_are_not_followed(
    tmp_path: Path, make: Callable[[Path], Path], name: str, entities: bytes
) -> None:
    def laughing(part: bytes) -> bytes:
        at = part.index(b"<", part.index(b"?>") if part.startswith(b"<?") else 0)
        said = part[:at] + entities + part[at:]
        return said.replace("培训期数".encode(), b"&j;").replace(
            b"<w:t>", b"<w:t>&j;", 1
        )

    path = _with(make(tmp_path), name, laughing)
    begun = time.process_time()
    with suppress(DeskError):
        texts = [
            cell.text
            for sheet in open_form(path).sheets
            for cell in sheet.cells.values()
        ]
        assert not any("root:" in text or "lollol" in text for text in texts)
    assert time.process_time() - begun < MOST_S


@pytest.mark.parametrize(("make", "name"), [(workbook, SHEET), (document, LETTER)])
def test_a_form_that_unfolds_without_end(
    tmp_path: Path, make: Callable[[Path], Path], name: str
) -> None:
    path = _with(make(tmp_path), name, lambda _: b" " * 40_000_000)
    with pytest.raises(DeskError, match="大得不正常"):
        open_form(path)
    for honest, words in ((True, "大得不正常"), (False, "损坏")):
        path.write_bytes(bomb(honest=honest))
        with pytest.raises(DeskError, match=words):
            open_form(path)


def test_a_letter_that_unfolds_without_end(tmp_path: Path) -> None:
    path = _with(document(tmp_path), LETTER, lambda _: b" " * 40_000_000)
    with pytest.raises(DeskError, match="不是 Word 文档"):
        word_paragraphs(path)
    path.write_bytes(bomb(honest=False, name=LETTER))
    with pytest.raises(DeskError, match="不是 Word 文档"):
        word_paragraphs(path)
