"""Looks at a package: is it whole, whose is it, what does it hold."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.exchange.packages.contents import UNREADABLE
from tecdesk.exchange.packages.contents import Records
from tecdesk.exchange.packages.contents import faults_of
from tecdesk.exchange.packages.locked import is_locked
from tecdesk.exchange.packages.locked import unlocked
from tecdesk.exchange.packages.manifest import FORMAT
from tecdesk.exchange.packages.manifest import MANIFEST
from tecdesk.exchange.packages.manifest import SEAL
from tecdesk.exchange.packages.manifest import Manifest
from tecdesk.paths import PACKAGE_SUFFIX

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

_CHUNK = 1024 * 1024
_MANIFEST_LIMIT = 16 * _CHUNK
_ZIP = b"PK\x03\x04"
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
    except UNREADABLE:
        if sealed:
            raise _no_package(path) from None
        return Verdict(path, None, ("没有拷完或已损坏，目录读不出来",)), {}


def _no_package(path: Path) -> DeskError:
    named = path.suffix == PACKAGE_SUFFIX
    step = "请报送单位重新拷一份。" if named else "请选扩展名为 .tdk 的文件。"
    return DeskError(f"{path.name} 不是农技台账的上报包。", step)


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
        faults = faults_of(archive, manifest, records)
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
