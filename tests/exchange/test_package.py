"""What a package holds, that it is known for damaged, and which versions are read."""

from __future__ import annotations

import io
import json
import random
import zipfile
from typing import TYPE_CHECKING

import pytest

from tecdesk.errors import DeskError
from tecdesk.exchange.packages import package
from tecdesk.exchange.packages.delivery import write_package
from tecdesk.exchange.packages.manifest import UnitCard
from tecdesk.exchange.packages.package import pack
from tecdesk.exchange.packages.record_lines import from_lines
from tecdesk.exchange.packages.verify import verify
from tests.exchange.forging import NOW
from tests.exchange.packing import PERSON
from tests.exchange.packing import SHEETS
from tests.exchange.packing import UNIT
from tests.exchange.packing import content
from tests.exchange.packing import lines

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def written(tmp_path: Path) -> Path:
    packed = content()
    path = tmp_path / packed.file_name
    write_package(path, pack(packed, SHEETS, NOW))
    return path


def test_says_what_it_holds(written: Path) -> None:
    verdict = verify(written)
    manifest = verdict.require_whole()
    assert written.name == "清河镇_2025年度_第1次.tdk"
    assert manifest.title == "清河镇 2025年度 第1次"
    assert manifest.unit == UNIT
    assert manifest.counts == {"pairing": 1, "training": 0}
    assert [m.name for m in manifest.members] == [
        "records/pairing.jsonl",
        "汇总表.pdf",
        "汇总表.xlsx",
    ]
    assert manifest.check_code in verdict.sentence
    assert len(manifest.check_code) == 9
    assert not list(written.parent.glob("*.part"))


def test_any_zip_tool_opens_it(written: Path) -> None:
    with zipfile.ZipFile(written) as archive:
        assert archive.testzip() is None
        assert archive.read("汇总表.pdf") == SHEETS["汇总表.pdf"]
        assert json.loads(archive.read("manifest.json"))["format"] == "1.4"


def test_same_input_same_bytes() -> None:
    assert pack(content(), SHEETS, NOW) == pack(content(), SHEETS, NOW)


def test_check_code_stands_for_the_data() -> None:
    codes = {
        content().digest,
        content(revision=2).digest,
        content(year=2024).digest,
        content(records={"pairing": lines() + b" "}).digest,
        content(records={"aid": lines()}).digest,
        content(unit=UnitCard("u2", "清河镇")).digest,
    }
    assert len(codes) == 6
    assert content(previous="x").digest == content().digest


def test_cut_anywhere_does_not_verify(written: Path) -> None:
    data = written.read_bytes()
    for length in range(len(data)):
        written.write_bytes(data[:length])
        assert not _verifies(written), length
    written.write_bytes(data)
    assert verify(written).whole


def test_a_changed_bit_anywhere_does_not_verify(written: Path) -> None:
    data = bytearray(written.read_bytes())
    dice = random.Random(7)
    for place in range(len(data)):
        bit = 1 << dice.randrange(8)
        data[place] ^= bit
        written.write_bytes(data)
        assert not _verifies(written), (place, bit)
        data[place] ^= bit


def test_bytes_behind_the_end_do_not_verify(written: Path) -> None:
    written.write_bytes(written.read_bytes() + b"x")
    assert not _verifies(written)


def _verifies(path: Path) -> bool:
    try:
        return verify(path).whole
    except DeskError:
        return False


def test_names_the_damaged_member(written: Path) -> None:
    data = bytearray(written.read_bytes())
    with zipfile.ZipFile(written) as archive:
        start = archive.getinfo("records/pairing.jsonl").header_offset
    data[start + 30 + len("records/pairing.jsonl") + 20] ^= 1
    written.write_bytes(data)
    verdict = verify(written)
    assert verdict.manifest
    assert "“结对帮扶记录”损坏" in verdict.sentence
    with pytest.raises(DeskError, match="重新拷贝"):
        verdict.require_whole()


def _resealed(path: Path, members: dict[str, bytes]) -> None:
    stream = io.BytesIO()
    package._zip(stream, members)
    package._seal(stream)
    path.write_bytes(stream.getvalue())


def _unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_good_seal_over_wrong_content_does_not_verify(written: Path) -> None:
    members = _unpacked(written)
    for name in [name for name in members if name != "manifest.json"]:
        _resealed(written, {**members, name: members[name] + b"\n"})
        assert not verify(written).whole, name
        _resealed(written, {key: members[key] for key in members if key != name})
        assert not verify(written).whole, name
    _resealed(written, {**members, "extra.txt": b""})
    assert "对不上" in verify(written).sentence


@pytest.mark.parametrize(("key", "value"), [("revision", 2), ("digest", "ab" * 32)])
def test_manifest_must_fit_the_records(written: Path, key: str, value: object) -> None:
    members = _unpacked(written)
    manifest = json.loads(members["manifest.json"])
    manifest[key] = value
    _resealed(written, {**members, "manifest.json": json.dumps(manifest).encode()})
    assert "校验码" in verify(written).sentence


def test_counts_must_fit(written: Path) -> None:
    members = _unpacked(written)
    manifest = json.loads(members["manifest.json"])
    manifest["counts"]["pairing"] = 2
    _resealed(written, {**members, "manifest.json": json.dumps(manifest).encode()})
    assert "条数" in verify(written).sentence


def test_newer_minor_version_is_read_and_newer_major_refused(written: Path) -> None:
    members = _unpacked(written)
    manifest = json.loads(members["manifest.json"])
    manifest |= {"format": "1.7", "colour": "blue"}
    _resealed(written, {**members, "manifest.json": json.dumps(manifest).encode()})
    assert verify(written).whole
    manifest["format"] = "2.0"
    _resealed(written, {**members, "manifest.json": json.dumps(manifest).encode()})
    with pytest.raises(DeskError, match=r"新版本.*2\.0.*升级"):
        verify(written)


@pytest.mark.parametrize("manifest", [b"[]", b"{", b"{}", b'{"unit": 1}', b"\xff"])
def test_sealed_nonsense_is_no_package(written: Path, manifest: bytes) -> None:
    _resealed(written, {"manifest.json": manifest})
    with pytest.raises(DeskError, match="不是农技台账的上报包"):
        verify(written)


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x05\x06" + bytes(18)])
def test_other_files_are_no_package(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "表.tdk"
    path.write_bytes(data)
    with pytest.raises(DeskError, match="不是农技台账的上报包"):
        verify(path)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="找不到"):
        verify(tmp_path / "无.tdk")


def test_personal_numbers_stay_at_home() -> None:
    text = lines().decode()
    assert "19800101" not in text
    assert "13800000000" not in text
    assert "138****0000" in text
    assert "张𠮷" in text
    with_all = lines(personal=True).decode()
    assert "990000198001010011" in with_all


def test_lines_give_the_records_back() -> None:
    [record] = from_lines(lines(personal=True))
    kept = {key: value for key, value in record.values.items() if value is not None}
    assert kept == PERSON.values
    assert record.marks == PERSON.marks
    assert (record.id, record.owner, record.created_at) == (
        PERSON.id,
        PERSON.owner,
        PERSON.created_at,
    )
    assert json.loads(lines())["names"] == {"village": "柳树村"}


def test_a_broken_line_is_refused() -> None:
    with pytest.raises(ValueError, match="not a record"):
        list(from_lines(b'{"id": "x"}\n'))


def test_plain_says_the_same_as_the_manifest(written: Path) -> None:
    plain = verify(written).plain()
    assert plain["whole"] is True
    assert plain["unit"] == "清河镇"
    assert plain["counts"] == {"pairing": 1, "training": 0}
    assert json.loads(json.dumps(plain)) == plain
