"""Looks at what is inside a package: names before anything is unpacked, then bytes."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from typing import TYPE_CHECKING

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers.attachment import ATTACHMENT
from tecdesk.exchange.packages.enclosed import FOLDER
from tecdesk.exchange.packages.enclosed import member_name
from tecdesk.exchange.packages.manifest import EXCHANGE
from tecdesk.exchange.packages.manifest import MANIFEST
from tecdesk.exchange.packages.manifest import data_digest
from tecdesk.exchange.packages.manifest import record_member
from tecdesk.exchange.packages.record_lines import from_lines
from tecdesk.tally.checkup.explained import REGISTER as EXPLANATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.exchange.packages.manifest import Manifest
    from tecdesk.exchange.packages.manifest import Member

Records = dict[str, bytes]
"""Name of a member under records/ to its lines."""

RECORDS, LINES = "records/", ".jsonl"
_CHUNK = 1024 * 1024
_UNPACKED_LIMIT = 128 * _CHUNK
"""What a package may unpack to beside photos: 100,000 records need 50 MB."""
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,  # zipfile seeks to nonsense offsets
)


def faults_of(
    archive: zipfile.ZipFile, manifest: Manifest, records: Records
) -> list[str]:
    """What is wrong inside; the records found whole are put among `records`."""
    return [*_misshapen(archive, manifest)] or [*_faults(archive, manifest, records)]


def _misshapen(archive: zipfile.ZipFile, manifest: Manifest) -> Iterator[str]:
    """What is wrong with a package before anything in it is unpacked."""
    present = archive.namelist()
    if len(set(present)) < len(present):
        yield "里面有同名的文件"
    if any(map(_leads_out, present)):
        yield "里面有不该有的路径"
    if sum(_unpacked(archive, member) for member in manifest.members) > _UNPACKED_LIMIT:
        yield "里面的内容大得不正常，没有解开"


def _leads_out(name: str) -> bool:
    """True for a path that leaves the folder it is unpacked in."""
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ":" in plain or ".." in plain.split("/")


def _unpacked(archive: zipfile.ZipFile, member: Member) -> int:
    """Bytes that unpacking may make of less; what is stored is not counted."""
    found = archive.NameToInfo.get(member.name)
    return member.size if found and found.compress_type != zipfile.ZIP_STORED else 0


def _faults(
    archive: zipfile.ZipFile, manifest: Manifest, records: Records
) -> Iterator[str]:
    promised = [member.name for member in manifest.members]
    present = [name for name in archive.namelist() if name != MANIFEST]
    if sorted(promised) != sorted(present):
        yield "里面的文件和清单对不上"
    for member in manifest.members:
        data = _read(archive, member)
        if data is None:
            yield f"“{_called(member.name)}”损坏或缺失"
        elif member.name.startswith(RECORDS):
            records[member.name.removeprefix(RECORDS).removesuffix(LINES)] = data
    yield from _data_faults(manifest, records)
    if not _photos_fit(manifest, records.get(ATTACHMENT.key, b"")):
        yield "佐证照片和记录对不上"


def _data_faults(manifest: Manifest, records: dict[str, bytes]) -> Iterator[str]:
    found = {register: data.count(b"\n") for register, data in records.items()}
    if found != {key: count for key, count in manifest.counts.items() if count}:
        yield "记录条数和清单对不上"
    about = (manifest.unit.id, manifest.year, manifest.revision)
    digest = data_digest(*about, records, manifest.period)
    if digest != manifest.digest:
        yield "记录和校验码对不上"
    if not _of_its_year(manifest, records.get(EXPLANATION, b"")):
        yield "说明不是这一年度的"


def _photos_fit(manifest: Manifest, lines: bytes) -> bool:
    """True when the photos inside are just those that the records speak of.

    A colleague may have been given a book without them, or without some.
    """
    inside = {m.name: m.sha256 for m in manifest.members if m.name.startswith(FOLDER)}
    try:
        said = {member_name(r): r.text("digest") for r in from_lines(lines)}
    except ValueError:
        return False
    if manifest.kind == EXCHANGE:
        said = {name: digest for name, digest in said.items() if name in inside}
    return inside == said and len(inside) == manifest.photos


def _of_its_year(manifest: Manifest, lines: bytes) -> bool:
    """True when every explanation says something about the year reported."""
    if manifest.kind == EXCHANGE:
        return True
    try:
        said = [record.values for record in from_lines(lines)]
    except ValueError:
        return False
    return all(v.get("year") == manifest.year and v.get("text") for v in said)


def _read(archive: zipfile.ZipFile, member: Member) -> bytes | None:
    """The bytes of a member of records, of another nothing; None when damaged.

    Never more is unpacked than promised, and of photos never more held than a piece.
    """
    digest, size, kept = hashlib.sha256(), 0, []
    try:
        with archive.open(member.name) as stream:
            while chunk := stream.read(min(_CHUNK, member.size + 1 - size)):
                digest.update(chunk)
                size += len(chunk)
                if member.name.startswith(RECORDS):
                    kept.append(chunk)
    except UNREADABLE:
        return None
    whole = size == member.size and digest.hexdigest() == member.sha256
    return b"".join(kept) if whole else None


def _called(name: str) -> str:
    """What people call a member."""
    for key, register in REGISTERS.items():
        if name == record_member(key):
            return f"{register.label}记录"
    return "佐证照片" if name.startswith(FOLDER) else name
