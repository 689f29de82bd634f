"""Writes a package: a zip with a manifest, records, sheets and a seal, or nothing.

The seal is the zip's comment: SHA-256 of every byte before it. So a package cut
short, or with a single changed bit anywhere, does not verify.
"""

from __future__ import annotations

import hashlib
import io
import mmap
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING
from typing import BinaryIO

from tecdesk import __version__
from tecdesk.errors import Cancelled
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.exchange.packages.manifest import MANIFEST
from tecdesk.exchange.packages.manifest import SEAL
from tecdesk.exchange.packages.manifest import Manifest
from tecdesk.exchange.packages.manifest import Member
from tecdesk.exchange.packages.manifest import UnitCard
from tecdesk.exchange.packages.manifest import check_code
from tecdesk.exchange.packages.manifest import data_digest
from tecdesk.exchange.packages.manifest import record_member
from tecdesk.exchange.packages.verify import verify
from tecdesk.paths import PACKAGE_SUFFIX
from tecdesk.safe_file import write_atomically

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from tecdesk.exchange.packages.enclosed import Enclosed

Progress = Callable[[int, int], None]
"""Called with bytes written and bytes in all."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CHUNK = 256 * 1024
_DIGITS = 64
_SPARE = 64 * 1024  # what a file system needs for the name itself


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

    @property
    def digest(self) -> str:
        """Stands for the data on paper and in the file."""
        return data_digest(self.unit.id, self.year, self.revision, self.records)

    @property
    def check_code(self) -> str:
        """Eight characters that can be printed on the sheets inside."""
        return check_code(self.digest)

    @property
    def file_name(self) -> str:
        """清河镇_2025年度_第1次.tdk."""
        unit = re.sub(r'[\\/:*?"<>|\s]+', "", self.unit.name) or "本单位"
        return f"{unit}_{self.year}年度_第{self.revision}次{PACKAGE_SUFFIX}"


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


def write_package(
    path: Path,
    data: bytes | memoryview,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Puts a package on a stick: beside, synced, read back, compared, renamed.

    Raises:
        DeskError: no room, the stick went away, it read back something else.
        Cancelled: the person stopped it.
    """
    check_room(path.parent, len(data))

    def write(stream: BinaryIO) -> None:
        for start in range(0, len(data), _CHUNK):
            if cancelled and cancelled():
                raise Cancelled("上报")
            stream.write(data[start : start + _CHUNK])
            if progress:
                progress(min(start + _CHUNK, len(data)), len(data))

    write_atomically(path, write, check=lambda part: _check(part, data))


def check_room(folder: Path, needed: int) -> None:
    """Refuse before writing what will not fit.

    Args:
        folder: where it shall go.
        needed: bytes.

    Raises:
        DeskError: too little room, or no such folder.
    """
    with os_errors(folder, "写入"):
        free = shutil.disk_usage(folder).free
    if free < needed + _SPARE:
        raise DeskError(
            f"{folder} 空间不够：上报包要 {_size(needed)}，只剩 {_size(free)}。",
            "请删掉不要的文件，或换一个U盘再报。",
        )


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.1f} KB"


def _check(part: Path, data: bytes | memoryview) -> None:
    """Refuse what reads back differently, or whole but not as a package."""
    at = 0
    for chunk in chunks_from_device(part):
        if data[at : at + len(chunk)] != chunk:
            raise _unlike(part)
        at += len(chunk)
    if at != len(data):
        raise _unlike(part)
    verify(part).require_whole()


def _unlike(part: Path) -> DeskError:
    return DeskError(
        f"写到 {part.parent} 的上报包读回来不一样，这个盘可能坏了。",
        "请换一个U盘再报；台账没有变。",
    )


def chunks_from_device(path: Path) -> Iterator[bytes]:
    """The file's bytes, asked from the device again where the system allows it."""
    with path.open("rb") as stream:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while chunk := stream.read(_CHUNK):
            yield chunk
