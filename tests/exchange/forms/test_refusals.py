from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO
from typing import TYPE_CHECKING
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tecdesk.errors import DeskError
from tecdesk.exchange.forms.files.opening import open_form
from tecdesk.exchange.forms.files.written import write_copy
from tecdesk.exchange.forms.grid import Place
from tests.exchange.forms.samples import document
from tests.exchange.forms.samples import workbook

if TYPE_CHECKING:
    from collections.abc import Callable

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("表.xls", COMPOUND, "是老的 Excel 表，填不了"),
        ("表.doc", COMPOUND, "是老的 Word 文件，填不了"),
        ("表.xlsx", COMPOUND, "只是改了名字"),
        (
            "表.xlsx",
            COMPOUND + "EncryptedPackage".encode("utf-16-le"),
            "设了打开密码，读不了",
        ),
        ("表.xlsx", b"PK\x03\x04 and then nothing", "文件已损坏"),
        ("表.xlsx", b"", "是空文件"),
        ("表.pdf", b"%PDF-1.7", "不是表格，也不是 Word 文件"),
    ],
)
def test_a_file_that_is_no_form_is_refused_in_a_sentence(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DeskError, match=words):
        open_form(path)


def test_a_missing_form_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="找不到这个文件"):
        open_form(tmp_path / "没有.xlsx")


def test_a_zip_without_tables_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(path := tmp_path / "包.xlsx", "w") as made:
        made.writestr("a.txt", "a")
    with pytest.raises(DeskError, match="里面没有表"):
        open_form(path)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_broken_part_is_damage(tmp_path: Path, part: str) -> None:
    path = workbook(tmp_path)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data[: len(data) // 2] if name == part else data)
    with pytest.raises(DeskError, match="文件已损坏"):
        open_form(path)


def test_every_truncated_form_is_refused_or_read(tmp_path: Path) -> None:
    for path in (workbook(tmp_path), document(tmp_path)):
        data = path.read_bytes()
        for size in range(0, len(data), max(len(data) // 40, 1)):
            path.write_bytes(data[:size])
            with pytest.raises(DeskError):
                open_form(path)


def opens(path: Path) -> bool:
    """False when the form is refused in a sentence; a bug gets out."""
    try:
        open_form(path)
    except DeskError:
        return False
    return True


def test_a_changed_byte_never_gets_out_as_a_bug(tmp_path: Path) -> None:
    for path in (workbook(tmp_path), document(tmp_path)):
        data = bytearray(path.read_bytes())
        refused = 0
        for at in range(0, len(data), max(len(data) // 80, 1)):
            data[at] ^= 0x55
            path.write_bytes(bytes(data))
            refused += not opens(path)
            data[at] ^= 0x55
        assert refused


@cache
def parts_of(make: Callable[[Path], Path]) -> dict[str, bytes]:
    """The parts of a sample form."""
    with TemporaryDirectory() as folder, zipfile.ZipFile(make(Path(folder))) as made:
        return {name: made.read(name) for name in made.namelist()}


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from([workbook, document]),
    st.integers(0, 10_000),
    st.sampled_from(["x", "-1", "", "99999999999", "é", "<"]),
)
def test_odd_words_in_a_part_never_get_out_as_a_bug(
    make: Callable[[Path], Path], at: int, odd: str
) -> None:
    parts = parts_of(make)
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    name = names[at % len(names)]
    values = list(re.finditer(rb'="([^"]*)"', parts[name]))
    value = values[at // 7 % len(values)]
    text = parts[name]
    changed = text[: value.start(1)] + odd.encode() + text[value.end(1) :]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "表"
        with zipfile.ZipFile(path, "w") as made:
            for each, data in (parts | {name: changed}).items():
                made.writestr(each, data)
        opens(path)


def test_a_locked_cell_is_known_and_an_open_one_too(tmp_path: Path) -> None:
    form = open_form(workbook(tmp_path, protected=True))
    assert form.cell(Place(0, 3, 0)).locked
    assert not form.cell(Place(0, 3, 2)).locked
    assert not open_form(workbook(tmp_path)).cell(Place(0, 3, 0)).locked


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_leaves_no_half_a_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, opened = open_form(workbook(tmp_path)), Path.open

    def full(self: Path, mode: str) -> IO[Any]:
        return opened(Path("/dev/full") if mode == "wb" else self, mode)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(DeskError, match="磁盘已满"):
        write_copy(form, {Place(0, 3, 2): Decimal(4)}, tmp_path / "填好.xlsx")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["空表.xlsx", "章.png"]
