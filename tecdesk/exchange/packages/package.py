"""Writes a package: a zip with a manifest, records, sheets and a seal, or nothing.

The seal is the zip's comment: SHA-256 of every byte before it. So a package cut
short, or with a single changed bit anywhere, does not verify.
"""

from __future__ import annotations

import hashlib
import io
import mmap
import re
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING
from typing import BinaryIO

from tecdesk import __version__
from tecdesk.exchange.packages.manifest import MANIFEST
from tecdesk.exchange.packages.manifest import SEAL
from tecdesk.exchange.packages.manifest import SUBMISSION
from tecdesk.exchange.packages.manifest import WHOLE_YEAR
from tecdesk.exchange.packages.manifest import Manifest
from tecdesk.exchange.packages.manifest import Member
from tecdesk.exchange.packages.manifest import UnitCard
from tecdesk.exchange.packages.manifest import check_code
from tecdesk.exchange.packages.manifest import data_digest
from tecdesk.exchange.packages.manifest import record_member
from tecdesk.exchange.packages.manifest import when
from tecdesk.paths import PACKAGE_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from datetime import datetime

    from tecdesk.exchange.packages.enclosed import Enclosed

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CHUNK = 256 * 1024
_DIGITS = 64


@dataclass(frozen=True, slots=True)
class Content:
    """What a package reports, before it is written.

    Attributes:
        unit: who submits.
        year: the year reported.
        revision: which submission of the year.
        previous: data digest of the one before; empty for the first.
        records: register key to its record lines.
        counts: register key to number of records.
        personal: whether ID numbers and phones are among them.
        findings: what the checks found; see `Manifest`.
        apart: marks of what only looks the same; see `Manifest`.
        photos: those that go along.
        kind: what the package is for; see `Manifest`.
        period: what part of the year; see `Manifest`.
    """

    unit: UnitCard
    year: int
    revision: int
    previous: str
    records: Mapping[str, bytes]
    counts: Mapping[str, int]
    personal: bool = False
    findings: Mapping[str, int] = attribute(default_factory=dict)
    apart: Mapping[str, int] = attribute(default_factory=dict)
    photos: Sequence[Enclosed] = ()
    kind: str = SUBMISSION
    period: str = WHOLE_YEAR

    @property
    def digest(self) -> str:
        """Stands for the data on paper and in the file."""
        about = (self.unit.id, self.year, self.revision)
        return data_digest(*about, self.records, self.period)

    @property
    def check_code(self) -> str:
        """Eight characters that can be printed on the sheets inside."""
        return check_code(self.digest)

    @property
    def file_name(self) -> str:
        """清河镇_2025年度_第1次.tdk."""
        unit, period = name_in_files(self.unit.name), when(self.year, self.period)
        return f"{unit}_{period}_第{self.revision}次{PACKAGE_SUFFIX}"


def name_in_files(unit: str) -> str:
    """How a unit is called in names of files."""
    return re.sub(r'[\\/:*?"<>|\s]+', "", unit) or "本单位"


def pack(content: Content, sheets: Mapping[str, bytes], now: datetime) -> bytes:
    """The whole package as bytes; see `pack_into`."""
    stream = io.BytesIO()
    pack_into(stream, content, sheets, now)
    return stream.getvalue()


def pack_into(
    stream: BinaryIO, content: Content, sheets: Mapping[str, bytes], now: datetime
) -> None:
    """Writes the whole package; the same input gives the same bytes.

    Photos are read one after the other: hundreds of them need no more memory.

    Args:
        stream: empty, to be written and read at any place.
        content: what is reported.
        sheets: file name inside to bytes: the summary sheet as PDF and workbook.
        now: local time that stands in the manifest.

    Raises:
        DeskError: a photo is no longer what it was.
    """
    members = {record_member(key): data for key, data in content.records.items()}
    members.update(sheets)
    listed = [
        Member(name, len(data), hashlib.sha256(data).hexdigest())
        for name, data in members.items()
    ]
    listed += [Member(each.name, each.size, each.digest) for each in content.photos]
    manifest = Manifest(
        unit=content.unit,
        year=content.year,
        revision=content.revision,
        previous=content.previous,
        created_at=now.isoformat(timespec="seconds"),
        program=__version__,
        counts=content.counts,
        digest=content.digest,
        members=tuple(listed),
        personal=content.personal,
        findings=content.findings,
        apart=content.apart,
        photos=len(content.photos),
        kind=content.kind,
        period=content.period,
    )
    _zip(stream, {MANIFEST: manifest.to_json(), **members}, content.photos)
    _seal(stream)


def _zip(
    stream: BinaryIO, members: Mapping[str, bytes], photos: Sequence[Enclosed] = ()
) -> None:
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(_entry(name, zipfile.ZIP_DEFLATED), data)
        for each in photos:
            archive.writestr(_entry(each.name, zipfile.ZIP_STORED), each.read())
        archive.comment = SEAL + b"0" * _DIGITS


def _entry(name: str, compress: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.create_system = 0  # the same bytes on every system
    info.compress_type = compress
    return info


def _seal(stream: BinaryIO) -> None:
    """Put the digest of all bytes before it in the place of the last digits."""
    end = stream.seek(-_DIGITS, io.SEEK_END)
    stream.seek(0)
    digest = hashlib.sha256()
    while chunk := stream.read(min(_CHUNK, end - stream.tell())):
        digest.update(chunk)
    stream.seek(end)
    stream.write(digest.hexdigest().encode())


@contextmanager
def mapped(file: BinaryIO) -> Iterator[memoryview]:
    """What was written to a file, without reading it into memory."""
    file.flush()
    with (
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as pages,
        memoryview(pages) as seen,
    ):
        yield seen
