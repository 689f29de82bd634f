"""Looks at a package: is it whole, whose is it, what does it hold."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.domain.registers import REGISTERS
from tecdesk.domain.registers.attachment import ATTACHMENT
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.exchange.packages.enclosed import FOLDER
from tecdesk.exchange.packages.enclosed import member_name
from tecdesk.exchange.packages.locked import is_locked
from tecdesk.exchange.packages.locked import unlocked
from tecdesk.exchange.packages.manifest import EXCHANGE
from tecdesk.exchange.packages.manifest import FORMAT
from tecdesk.exchange.packages.manifest import MANIFEST
from tecdesk.exchange.packages.manifest import SEAL
from tecdesk.exchange.packages.manifest import Manifest
from tecdesk.exchange.packages.manifest import data_digest
from tecdesk.exchange.packages.manifest import record_member
from tecdesk.exchange.packages.record_lines import from_lines
from tecdesk.tally.checkup.explained import REGISTER as EXPLANATION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from tecdesk.exchange.packages.manifest import Member

Records = dict[str, bytes]
"""Name of a member under records/ to its lines."""

RECORDS, LINES = "records/", ".jsonl"
_CHUNK = 1024 * 1024
_MANIFEST_LIMIT = 16 * _CHUNK
_UNPACKED_LIMIT = 128 * _CHUNK
"""What a package may unpack to beside photos: 100,000 records need 50 MB."""
_ZIP = b"PK\x03\x04"
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,  # zipfile seeks to nonsense offsets
)
_ANOTHER = "封签与内容不符，写好以后被改动过或拷贝出错"
AGAIN = "请让报送单位重新拷贝或重新上报一次。"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found.

    Attributes:
        path: the file looked at.
        manifest: what it says about itself; None when that cannot be read.
        faults: what is wrong, one sentence each; none means whole.
        locked: whether a passphrase was needed to look inside.
    """

    path: Path
    manifest: Manifest | None
    faults: tuple[str, ...]
    locked: bool = False

    @property
    def whole(self) -> bool:
        """True when every byte is as it was written."""
        return self.manifest is not None and not self.faults

    @property
    def sentence(self) -> str:
        """The verdict in words."""
        title = self.manifest.title if self.manifest else ""
        if self.manifest and self.whole:
            return f"{title}：完整，校验码 {self.manifest.check_code}。"
        named = f"（{title}）" if title else ""
        return f"上报包 {self.path.name}{named}不完整：{'；'.join(self.faults)}。"

    def plain(self) -> dict[str, Any]:
        """The verdict as JSON-ready data; what cannot be read is None."""
        said = self.manifest
        return {
            "package": str(self.path),
            "whole": self.whole,
            "faults": list(self.faults),
            "locked": self.locked,
            **(said.plain() if said else {"unit": None, "year": None}),
        }

    def require_whole(self) -> Manifest:
        """The manifest of a whole package.

        Raises:
            DeskError: it is not whole.
        """
        if self.manifest is None or self.faults:
            raise DeskError(self.sentence, AGAIN)
        return self.manifest


def verify(path: Path, passphrase: str = "") -> Verdict:
    """Look at a package without changing anything.

    Args:
        path: the package.
        passphrase: opens one that is locked.

    Raises:
        PassphraseNeeded: it is locked, and no passphrase is given.
        WrongPassphrase: it is locked with another.
        DeskError: cannot be read, is no package, or of a newer format.
    """
    with os_errors(path, "读取"), path.open("rb") as stream:
        return examine(path, stream, passphrase)[0]


def examine(
    path: Path, stream: BinaryIO, passphrase: str = ""
) -> tuple[Verdict, Records]:
    """Look at a package that is open or in memory, and give its records.

    Args:
        path: what it is called.
        stream: its bytes.
        passphrase: opens one that is locked.

    Returns:
        The verdict, and the lines of each member whose bytes are as promised.

    Raises:
        PassphraseNeeded: it is locked, and no passphrase is given.
        WrongPassphrase: it is locked with another.
        DeskError: is no package, or of a newer format.
    """
    sealed = _seal_holds(stream)
    if is_locked(stream):
        if not sealed:
            return Verdict(path, None, (_ANOTHER,)), {}
        with unlocked(stream, passphrase, path) as plain:
            verdict, records = examine(path, plain)
        return replace(verdict, locked=True), records
    if stream.read(len(_ZIP)) != _ZIP:
        raise _no_package(path)
    try:
        return _look_inside(path, stream, sealed=sealed)
    except _UNREADABLE:
        if sealed:
            raise _no_package(path) from None
        return Verdict(path, None, ("没有拷完或已损坏，目录读不出来",)), {}


def _no_package(path: Path) -> DeskError:
    return DeskError(
        f"{path.name} 不是农技台账的上报包。", "请选扩展名为 .tdk 的文件。"
    )


def _seal_holds(stream: BinaryIO) -> bool:
    """True when the seal at the end fits all the bytes before it."""
    left = stream.seek(0, io.SEEK_END) - 64
    stream.seek(0)
    if left < len(SEAL):
        return False
    digest, tail = hashlib.sha256(), b""
    while left and (chunk := stream.read(min(_CHUNK, left))):
        digest.update(chunk)
        tail = (tail + chunk)[-len(SEAL) :]
        left -= len(chunk)
    return tail == SEAL and stream.read() == digest.hexdigest().encode()


def _look_inside(
    path: Path, stream: BinaryIO, *, sealed: bool
) -> tuple[Verdict, Records]:
    records: Records = {}
    with zipfile.ZipFile(stream) as archive:
        manifest = _manifest(archive, path)
        faults = list(_misshapen(archive, manifest))
        faults = faults or list(_faults(archive, manifest, records))
    if not sealed and not faults:
        faults = [_ANOTHER]
    return Verdict(path, manifest, tuple(faults)), records


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    if archive.getinfo(MANIFEST).file_size > _MANIFEST_LIMIT:
        raise ValueError("not a manifest")
    manifest = Manifest.from_json(archive.read(MANIFEST))
    if manifest.format.split(".")[0] != FORMAT.split(".")[0]:
        raise DeskError(
            f"{path.name} 是新版本程序做的上报包（格式 {manifest.format}），"
            f"本程序只认 {FORMAT.split('.')[0]}.x。",
            "请先升级本程序。",
        )
    return manifest


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
    """What is wrong inside; the records found whole are put among `records`."""
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
    digest = data_digest(manifest.unit.id, manifest.year, manifest.revision, records)
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
    except _UNREADABLE:
        return None
    whole = size == member.size and digest.hexdigest() == member.sha256
    return b"".join(kept) if whole else None


def _called(name: str) -> str:
    """What people call a member."""
    for key, register in REGISTERS.items():
        if name == record_member(key):
            return f"{register.label}记录"
    return "佐证照片" if name.startswith(FOLDER) else name
